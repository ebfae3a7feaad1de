import Glibc

/// Numbers along an axis made into probabilities: each eˣ divided by the sum of all.
public struct Softmax: Op, Sendable {
  public var axis: Int
  /// Give the logarithm of the probability instead.
  public var isLogarithm: Bool

  public init(axis: Int, isLogarithm: Bool = false) {
    self.axis = axis
    self.isLogarithm = isLogarithm
  }

  /// - Returns: the input's shape. The largest x is taken from all first, so that nothing overflows.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor { try applied(to: input) }

  public func reach(_ shapes: [[Int]]) -> PictureReach { .along([axis], shapes) }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0]
    let axis = try input.axis(axis)
    guard input.dtype == .float32 else { throw .needsFloats(isLogarithm ? "log_softmax" : "softmax", input.dtype) }
    let rows = input.rank == 0 ? try input.unsqueezed(0) : try input.transposed(axis, -1)
    let length = rows.shape[rows.rank - 1]
    let result = try rows.withElements(as: Float.self) { (elements) throws(TensorError) in
      try Tensor.make(rows.shape, Float.self) { (target) throws(TensorError) in
        guard length > 0 else { return }
        for row in 0..<rows.shape.dropLast().reduce(1, *) {
          let logits = UnsafeBufferPointer(rebasing: elements[(row * length)..<((row + 1) * length)])
          // A logit of ∞ leaves all shares unknown, as ∞ - ∞ is.
          let sum = logits.logSumExp, total = sum == .infinity ? .nan : sum
          for (index, logit) in logits.enumerated() {
            let logarithm = Double(logit) - total
            (target + row * length + index).initialize(to: Float(isLogarithm ? logarithm : exp(logarithm)))
          }
          if row % 1024 == 0 { try Cancellation.poll() }
        }
      }
    }
    return try input.rank == 0 ? result.reshaped([]) : result.transposed(axis, -1).copy()
  }

  public func gradientName(_ inputs: [Tensor]) -> String { isLogarithm ? "LogSoftmaxBackward0" : "SoftmaxBackward0" }

  public var reads: Reads { .result }

  /// p∘(dp - Σ dp∘p), and for the logarithm dl - p·Σ dl.
  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let result = try step.result()
    let axes = result.rank == 0 ? [] : [axis]
    if isLogarithm {
      let total = try Reduction.sum(gradient, axes: axes, keepsAxes: true)
      return [try Arithmetic.sub(gradient, Arithmetic.mul(Activation.exp(result), total))]
    }
    let total = try Reduction.sum(Arithmetic.mul(gradient, result), axes: axes, keepsAxes: true)
    return [try Arithmetic.mul(result, Arithmetic.sub(gradient, total))]
  }
}
