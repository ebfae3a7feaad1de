import Language
import Typesetting

/// The computations that can be walked through, by the name of the word that was called.
public enum Walkthroughs {
  /// A walk through a call that has returned; nil if there is nothing to step through.
  ///
  /// Costs little even for large results: frames are made when they are looked at.
  public static func make(for event: CallEvent) -> (any Walkthrough)? { catalogue[event.name]?(event) }

  /// Names of the words that can be walked through.
  public static var names: [String] { catalogue.keys.sorted() }

  private static let catalogue: [String: @Sendable (CallEvent) -> (any Walkthrough)?] = [
    "conv2d": { WindowSum(convolution: $0).map(ConvolutionWalkthrough.init) },
    "correlate2d": { WindowSum(correlation: $0).map(ConvolutionWalkthrough.init) },
    "convolve2d": { WindowSum(correlation: $0).map(ConvolutionWalkthrough.init) },
  ]
}
