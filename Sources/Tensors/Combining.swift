/// Several tensors made into one, and one repeated.
extension Tensor {
  /// The tensors end to end along an axis.
  ///
  /// - Throws: `RuntimeError` for tensors that differ along another axis.
  public static func cat(_ tensors: [Tensor], axis: Int, as name: String = "Cat") throws(TensorError) -> Tensor {
    // PyTorch lets an empty vector stand among tensors of any shape.
    let parts = tensors.filter { $0.shape != [0] }
    guard let first = parts.first else {
      guard let empty = tensors.first else {
        throw TensorError("tensors", "cat needs at least one tensor", kind: .value)
      }
      return try empty.cloned()
    }
    guard first.rank > 0 else {
      throw TensorError("tensors", "single numbers cannot be put end to end", hint: "stack makes a new axis for them")
    }
    let axis = try first.axis(axis)
    var shape = first.shape
    shape[axis] = 0
    for (position, part) in parts.enumerated() {
      var other = part.shape
      guard other.count == first.rank else { throw .catShapes(first.shape, part.shape, position) }
      other[axis] = first.shape[axis]
      guard other == first.shape else { throw .catShapes(first.shape, part.shape, position) }
      let (size, overflow) = shape[axis].addingReportingOverflow(part.shape[axis])
      shape[axis] = overflow ? .max : size
    }
    return try Joining(name: name, axis: axis, shape: shape, dtype: tensors.map(\.dtype).max() ?? first.dtype).applied(
      to: parts)
  }

  /// The tensors side by side along a new axis.
  public static func stack(_ tensors: [Tensor], axis: Int) throws(TensorError) -> Tensor {
    guard let first = tensors.first else { throw TensorError("tensors", "stack needs at least one tensor") }
    let axis = try first.axis(axis, in: first.rank + 1)
    var layers: [Tensor] = []
    for (position, tensor) in tensors.enumerated() {
      guard tensor.shape == first.shape else { throw .stackShapes(first.shape, tensor.shape, position) }
      layers.append(try tensor.unsqueezed(axis))
    }
    return try cat(layers, axis: axis, as: "Stack")
  }

  /// `condition ? left : right`, element by element, after broadcasting.
  public static func choose(_ condition: Tensor, _ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    guard condition.dtype == .bool else {
      throw TensorError(
        "condition", "the condition holds truth values, but this one is \(condition.dtype.name)",
        hint: "compare first: x > 0")
    }
    return try Choice(condition: condition).applied(to: left, right)
  }

  /// For each vector a tensor with one axis per vector, along which it runs while the others repeat it.
  public static func grids(_ vectors: [Tensor]) throws(TensorError) -> [Tensor] {
    for vector in vectors where vector.rank > 1 {
      throw TensorError("tensors", "a grid is made of vectors, but one has the shape \(shapeText(vector.shape))")
    }
    let shape = vectors.map(\.count)
    _ = try elementCount(shape)
    var result: [Tensor] = []
    for (axis, vector) in vectors.enumerated() {
      var sizes = [Int](repeating: 1, count: vectors.count)
      sizes[axis] = vector.count
      result.append(try vector.reshaped(sizes).broadcast(to: shape))
    }
    return result
  }

  /// Converted to another type of element; the same tensor if it has it already.
  public func converted(to dtype: DType) throws(TensorError) -> Tensor {
    self.dtype == dtype ? self : try dense(as: dtype)
  }
}

extension TensorError {
  fileprivate static func catShapes(_ first: [Int], _ other: [Int], _ position: Int) -> TensorError {
    TensorError(
      "tensors",
      "tensor \(position) has shape \(shapeText(other)), the first \(shapeText(first)): only the joined axis may differ"
    )
  }

  fileprivate static func stackShapes(_ first: [Int], _ other: [Int], _ position: Int) -> TensorError {
    TensorError("tensors", "tensor \(position) has shape \(shapeText(other)), but the first has \(shapeText(first))")
  }
}
