/// Another look at the same elements, as an operation: the gradient goes back to the places that were looked at.
struct Look: Op {
  let name: String
  /// PyTorch numbers the ways in which a look can be called.
  var variant = 0
  /// The only axis along which elements are left out, if there is one.
  var axis: Int?
  let look: (Tensor) throws(TensorError) -> Tensor

  func gradientName(_ inputs: [Tensor]) -> String { "\(name)Backward\(variant)" }

  func reach(_ shapes: [[Int]]) -> PictureReach {
    axis.map { $0 < shapes[0].count - 2 } ?? false ? .ownPlace : .traced
  }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try look(inputs[0]) }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try Placed(look: self, shape: step.shapes[0]).applied(to: gradient)]
  }
}

/// The elements of a look put back to their places, with zeros elsewhere: the opposite of `Look`.
private struct Placed: Op {
  let look: Look
  let shape: [Int]

  func gradientName(_ inputs: [Tensor]) -> String { "PlacedBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let result = try Tensor.zeros(shape)
    try look.look(result).copyFrom(inputs[0])
    return result
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try look.look(gradient)]
  }
}

extension Tensor {
  /// `view`, remembered as a look at this tensor.
  @inline(__always) func seen(
    as name: String, variant: Int = 0, along axis: Int? = nil, _ view: Tensor,
    _ look: @escaping (Tensor) throws(TensorError) -> Tensor
  ) -> Tensor {
    guard isTracked, GradientMode.current.isOn, view !== self else { return view }
    view.remember(GradientStep(Look(name: name, variant: variant, axis: axis, look: look), [self], view))
    return view
  }
}

/// The part of a dense tensor that a view shows.
struct Region {
  let shape: [Int]
  let strides: [Int]
  let offset: Int

  /// - Precondition: `view` looks into a tensor whose elements lie densely from the start of the storage.
  init(of view: Tensor) {
    shape = view.shape
    strides = view.strides
    offset = view.offset
  }

  /// This part of a dense tensor of the base's shape.
  func part(of base: Tensor) throws(TensorError) -> Tensor {
    let dense = try base.dense(as: base.dtype)
    return dense.view(shape, strides, offset: dense.offset + offset)
  }

  var look: Look { Look(name: "AsStrided") { (base) throws(TensorError) in try self.part(of: base) } }
}
