/// The elements along some axes in reverse order.
struct Flip: Op {
  let axes: [Int]

  func gradientName(_ inputs: [Tensor]) -> String { "FlipBackward0" }

  func reach(_ shapes: [[Int]]) -> PictureReach { .traced }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try inputs[0].reversed(axes) }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try gradient.flipped(axes)]
  }
}
