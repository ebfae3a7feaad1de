/// Elements cut off below and above, by numbers or element by element.
public struct Clamp: Op {
  private let low: Tensor?, high: Tensor?

  public init(low: Tensor?, high: Tensor?) {
    self.low = low
    self.high = high
  }

  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    try applied(to: [input] + [low, high].compactMap { $0 })
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    var result = inputs[0]
    if low != nil { result = try Arithmetic.maximum(result, inputs[1]) }
    if high != nil { result = try Arithmetic.minimum(result, inputs[inputs.count - 1]) }
    return result
  }

  public func gradientName(_ inputs: [Tensor]) -> String {
    inputs.dropFirst().allSatisfy { $0.rank == 0 } ? "ClampBackward1" : "ClampBackward0"
  }

  public var reads: Reads { .inputs }

  /// What is inside the limits, the limits included, keeps its gradient; beyond them it goes to the limit.
  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let x = try step.input(0), last = step.shapes.count - 1
    let zero = try Tensor.scalar(.float(0))
    var inner = gradient, gradients: [Tensor?] = [nil]
    if low != nil {
      let isBelow = try Comparison.lt(x, step.input(1))
      inner = try .choose(isBelow, zero, inner)
      gradients.append(step.wants(1) ? try Tensor.choose(isBelow, gradient, zero).summed(to: step.shapes[1]) : nil)
    }
    if high != nil {
      let isAbove = try Comparison.gt(x, step.input(last))
      inner = try .choose(isAbove, zero, inner)
      gradients.append(
        step.wants(last) ? try Tensor.choose(isAbove, gradient, zero).summed(to: step.shapes[last]) : nil)
    }
    if step.wants(0) { gradients[0] = try inner.summed(to: step.shapes[0]) }
    return gradients
  }
}
