/// Elements picked by their positions, as an operation: what is picked twice gets both gradients.
struct Picks: Op {
  let name: String
  let pick: (Tensor) throws(TensorError) -> Tensor
  /// Where the picked elements lie in a dense tensor of the input's shape.
  let positions: (Tensor) throws(TensorError) -> [Int]

  func gradientName(_ inputs: [Tensor]) -> String { name + "Backward0" }

  func reach(_ shapes: [[Int]]) -> PictureReach { .traced }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try pick(inputs[0]) }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try PutBack(picks: self, shape: step.shapes[0]).applied(to: gradient)]
  }
}

/// Elements added up at the positions they were picked from: the opposite of `Picks`.
private struct PutBack: Op {
  let picks: Picks
  let shape: [Int]

  func gradientName(_ inputs: [Tensor]) -> String { "PutBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let result = try Tensor.zeros(shape)
    let positions = try picks.positions(result)
    let target = try result.storage.mutableElements(Float.self)
    try inputs[0].withElements(as: Float.self) { (source) throws(TensorError) in
      for (entry, position) in positions.enumerated() { target[position] += source[entry] }
    }
    return result
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try picks.pick(gradient)]
  }
}
