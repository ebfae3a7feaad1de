/// Tensors end to end along an axis.
struct Joining: Op {
  let name: String
  let axis: Int
  let shape: [Int]
  let dtype: DType

  func gradientName(_ inputs: [Tensor]) -> String { name + "Backward0" }

  func reach(_ shapes: [[Int]]) -> PictureReach { axis < shape.count - 2 ? .ownPlace : .traced }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let result = try Tensor(dtype, shape)
    var start = 0
    for part in inputs {
      try result.sliced(axis, from: start, count: part.shape[axis], step: 1).copyFrom(part)
      start += part.shape[axis]
    }
    return result
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    var start = 0
    return step.shapes.map { shape in
      defer { start += shape[axis] }
      return gradient.sliced(axis, from: start, count: shape[axis], step: 1)
    }
  }
}
