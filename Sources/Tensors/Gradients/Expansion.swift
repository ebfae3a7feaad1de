/// Elements repeated along axes by broadcasting, as an operation: their gradients add up.
struct Expansion: Op {
  let shape: [Int]

  func gradientName(_ inputs: [Tensor]) -> String { "ExpandBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try inputs[0].spread(to: shape) }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try gradient.summed(to: step.shapes[0])]
  }
}

extension Tensor {
  /// The gradient of what was repeated to this shape by broadcasting: the sum over all repetitions.
  func summed(to wanted: [Int]) throws(TensorError) -> Tensor {
    if shape == wanted { return self }
    let leading = rank - wanted.count
    let axes = (0..<rank).filter { $0 < leading || wanted[$0 - leading] == 1 && shape[$0] != 1 }
    if axes.isEmpty { return try reshaped(wanted) }
    return try Reduction.sum(self, axes: axes, keepsAxes: true).reshaped(wanted)
  }
}
