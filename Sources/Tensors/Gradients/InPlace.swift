/// Operations that write into a tensor that already exists, and what they mean for gradients.
extension Tensor {
  /// Writes the result of `x += …` or `x.add_(…)` into the tensor.
  ///
  /// - Throws: `RuntimeError` if the result is of a wider type or another shape, or this tensor is a leaf whose
  ///   gradient is wanted.
  public func replaceElements(by result: Tensor) throws(TensorError) {
    guard result.dtype <= dtype else { throw .widerResult(result.dtype, dtype) }
    guard result.shape == shape else { throw .largerResult(result.shape, shape) }
    try assign(result)
  }

  /// Writes `value`, repeated to this shape, over every element; gradients then go to `value`.
  public func assign(_ value: Tensor) throws(TensorError) {
    guard isRecorded(value) else { return try copyFrom(value) }
    try checkOverwritable()
    try value.origin?.preserveInputs(in: storage)
    if base == nil, value.shape == shape, let origin = value.origin {
      try copyFrom(value)
      return rewrite(origin)
    }
    let step = GradientStep(Overwriting(places: .region(Region(of: self))), [base ?? self, value], self)
    try copyFrom(value)
    rewrite(step)
  }

  /// Writes `values` to positions in the storage.
  func assign(_ values: Tensor, at positions: [Int], _ write: () throws(TensorError) -> Void) throws(TensorError) {
    guard isRecorded(values) else { return try write() }
    try checkOverwritable()
    let step = GradientStep(Overwriting(places: .positions(positions, values.shape)), [base ?? self, values], self)
    try write()
    rewrite(step)
  }

  private func isRecorded(_ value: Tensor) -> Bool { GradientMode.current.isOn && (isTracked || value.isTracked) }

  private func rewrite(_ step: GradientStep) {
    let root = base ?? self
    root.tracking.rewrites += 1
    root.tracking.origin = step
    if base == nil { root.tracking.seenRewrites = root.tracking.rewrites }
  }

  /// - Throws: `RuntimeError` if this is a leaf whose gradient is wanted, or a view of one.
  private func checkOverwritable() throws(TensorError) {
    if requiresGrad && isLeaf { throw .leafInPlace("a leaf") }
    if let base, base.requiresGrad, base.isLeaf { throw .leafInPlace("a view of a leaf") }
    let root = base ?? self
    guard root.isContiguous && root.offset == 0 else { throw .detachedView }
  }
}

/// Some elements of a tensor overwritten: their gradient goes to the new value, and none to the old one.
struct Overwriting: Op {
  enum Places {
    case region(Region)
    case positions([Int], [Int])
  }

  let places: Places

  func gradientName(_ inputs: [Tensor]) -> String { "CopySlices" }

  func reach(_ shapes: [[Int]]) -> PictureReach { shapes[0] == shapes[1] ? .ownPlace : .traced }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { inputs[1] }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    guard !gradient.isTracked else { throw .onlyOnce(step.name) }
    let old = try gradient.copy()
    var new: Tensor
    switch places {
    case .region(let region):
      new = try region.part(of: gradient).copy()
      if step.wants(0) { try region.part(of: old).fill(.int(0)) }
    case .positions(let positions, let shape):
      let source = try gradient.dense(as: .float32)
      new = try .make(shape, Float.self) { (target) throws(TensorError) in
        let elements = source.storage.elements(Float.self) + source.offset
        for (index, position) in positions.enumerated() { (target + index).initialize(to: elements[position]) }
      }
      let target = try old.storage.mutableElements(Float.self)
      for position in positions { target[position] = 0 }
    }
    // An assignment may drop leading axes of size 1.
    while new.rank < step.shapes[1].count { new = try new.unsqueezed(0) }
    return [step.wants(0) ? old : nil, step.wants(1) ? try new.summed(to: step.shapes[1]) : nil]
  }
}

extension TensorError {
  fileprivate static func leafInPlace(_ what: String) -> TensorError {
    TensorError(
      "self", "this is \(what) whose gradient is wanted, so it cannot be overwritten in place",
      hint: "write `with torch.no_grad():` around an update of weights")
  }

  fileprivate static var detachedView: TensorError {
    TensorError(
      "self", "this tensor looks into a detached part of another one, so what is written cannot be remembered",
      hint: "clone() it first")
  }

  /// The refusal of a rule that cannot be differentiated again.
  static func onlyOnce(_ name: String) -> TensorError {
    TensorError("create_graph", "the gradient of \(name) cannot be differentiated again")
  }

  fileprivate static func widerResult(_ result: DType, _ own: DType) -> TensorError {
    TensorError(
      "other", "the result is \(result.name), which cannot be kept in a tensor of \(own.name)",
      hint: "x = x + … makes a new tensor")
  }

  fileprivate static func largerResult(_ result: [Int], _ own: [Int]) -> TensorError {
    TensorError("other", "the result has the shape \(shapeText(result)), but the tensor is \(shapeText(own))")
  }
}
