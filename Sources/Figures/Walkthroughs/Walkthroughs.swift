import Language
import Networks
import Typesetting

/// The computations that can be walked through, by the name of the word that was called.
public enum Walkthroughs {
  /// A walk through a call that has returned; nil if there is nothing to step through.
  ///
  /// Costs little even for large results: frames are made when they are looked at.
  public static func make(for event: CallEvent) -> (any Walkthrough)? { catalogue[event.name]?(event) }

  /// A walk through the last call that has one.
  ///
  /// - Parameter events: calls in the order in which they returned. All steps of optimizers among them are one walk.
  public static func make(forLastOf events: [CallEvent]) -> (any Walkthrough)? {
    for event in events.reversed() {
      if event.name == PassedUpdate.eventName { return UpdateWalkthrough.make(events) }
      if let walk = make(for: event) { return walk }
    }
    return nil
  }

  /// Names of the words that can be walked through.
  public static var names: [String] { catalogue.keys.sorted() }

  private typealias Maker = @Sendable (CallEvent) -> (any Walkthrough)?

  private static let catalogue: [String: Maker] = {
    let convolution: Maker = { WindowSum(convolution: $0).map(ConvolutionWalkthrough.init) }
    let correlation: Maker = { WindowSum(correlation: $0).map(ConvolutionWalkthrough.init) }
    let pool: Maker = { PoolingWalkthrough($0) }
    let product: Maker = { ProductWalkthrough($0) }
    let activation: Maker = { ActivationWalkthrough($0) }
    let backward: Maker = { BackwardWalkthrough($0) ?? PoolingBackwardWalkthrough($0) }
    var catalogue: [String: Maker] = [
      "conv2d": convolution, "correlate2d": correlation, "convolve2d": correlation, "max_pool2d": pool,
      "avg_pool2d": pool,
      "matmul": product, "mm": product, "mv": product, "dot": product,
      "linear": { LinearWalkthrough($0) },
      "im2col": { ColumnsWalkthrough($0) }, "unfold": { ColumnsWalkthrough($0) },
      "toeplitz_matrix": { ToeplitzWalkthrough($0) }, "winograd": { WinogradWalkthrough($0) },
      "conv_transpose2d": { StampWalkthrough($0) }, PassedStep.eventName: backward,
      "batch_norm": { BatchNormWalkthrough.make($0) }, "local_response_norm": { ResponseNormWalkthrough.make($0) },
      "softmax": { SoftmaxWalkthrough.make($0) }, "log_softmax": { SoftmaxWalkthrough.make($0) },
      "cross_entropy": { CrossEntropyWalkthrough.make($0) }, "s_cell": { SCellWalkthrough.make($0) },
      "fft_conv2d": { FourierWalkthrough($0) }, PassedUpdate.eventName: { UpdateWalkthrough.make([$0]) },
    ]
    for name in ActivationRule.names { catalogue[name] = activation }
    return catalogue
  }()
}
