/// A primitive and its rules, side by side: how the result comes from the inputs, and how a gradient goes back to them.
///
/// Whatever is put together from primitives needs no rules of its own.
public protocol Op {
  /// PyTorch's name of the way back, as in `grad_fn=<MulBackward0>`.
  func gradientName(_ inputs: [Tensor]) -> String

  /// What `backward` reads again, and what is therefore kept until then.
  var reads: Reads { get }

  /// Where in its inputs' rows and columns a number of the result comes from, for operations without a window.
  ///
  /// - Parameter shapes: of the inputs.
  func reach(_ shapes: [[Int]]) -> PictureReach

  /// The result. Nothing in here is recorded: the inputs come without their history.
  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor

  /// The gradient of each input of which one is wanted; nil for the others.
  ///
  /// - Parameters:
  ///   - gradient: of the result, in its shape.
  ///   - step: the inputs, result and shapes of this call.
  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?]
}

/// Where in the last two axes of its inputs a number of a result comes from.
public enum PictureReach: Sendable {
  /// From its own row and column, or the only one of an axis of size 1.
  case ownPlace
  /// From all of its own row, or column.
  case ownRow, ownColumn
  /// From where its gradient goes: the numbers themselves do not matter to the rule.
  case traced
  /// From all rows and columns.
  case everywhere

  /// Of an operation along some axes; none stands for all.
  static func along(_ axes: [Int], _ shapes: [[Int]]) -> PictureReach {
    let rank = shapes[0].count, axes = Set(axes.map { $0 < 0 ? $0 + rank : $0 })
    if axes.isEmpty { return .everywhere }
    switch (axes.contains(rank - 2), axes.contains(rank - 1)) {
    case (true, true): return .everywhere
    case (true, false): return .ownColumn
    case (false, true): return .ownRow
    case (false, false): return .ownPlace
    }
  }
}

/// What a rule reads of a call when it goes back.
public struct Reads: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let inputs = Reads(rawValue: 1)
  public static let result = Reads(rawValue: 2)
}

extension Op {
  public var reads: Reads { [] }

  public func reach(_ shapes: [[Int]]) -> PictureReach { .ownPlace }

  /// The result, with a memory of how it was made if gradients may go back from it.
  public func applied(to inputs: Tensor...) throws(TensorError) -> Tensor { try applied(to: inputs) }

  func applied(to inputs: [Tensor]) throws(TensorError) -> Tensor {
    guard inputs.contains(where: \.isTracked), GradientMode.current.isOn else { return try forward(inputs) }
    let result = try forward(inputs.map { $0.isTracked ? $0.detached() : $0 })
    // A gradient exists only where values change smoothly.
    guard result.dtype == .float32 else { return result }
    let own = inputs.contains { $0.storage === result.storage } ? result.detached() : result
    own.remember(GradientStep(self, inputs, own))
    return own
  }
}
