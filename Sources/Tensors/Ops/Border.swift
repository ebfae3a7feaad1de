/// Numbers laid around a tensor, or cut off it where a width is negative.
public struct Border: Op {
  /// Before and after each axis; the last axis comes first.
  public let widths: [(before: Int, after: Int)]
  let value: Scalar

  public func gradientName(_ inputs: [Tensor]) -> String { "ConstantPadNdBackward0" }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try inputs[0].framed(widths, with: value) }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try gradient.padded(widths.map { (-$0.before, -$0.after) }, with: .float(0))]
  }
}
