/// Shapes made to fit each other after NumPy's rule: axes are matched from the last, and 1 fits every size.
extension Tensor {
  /// Repeated to `target` without copying: axes of size 1 and missing leading axes get stride 0.
  ///
  /// - Throws: `RuntimeError` that names the first axis that does not fit.
  public func broadcast(to target: [Int]) throws(TensorError) -> Tensor {
    shape == target ? self : try Expansion(shape: target).applied(to: self)
  }

  /// The same without a memory of it.
  func spread(to target: [Int]) throws(TensorError) -> Tensor {
    if shape == target { return self }
    guard target.count >= rank else { throw .expand(shape, target) }
    let missing = target.count - rank
    var strides = [Int](repeating: 0, count: target.count)
    for axis in 0..<rank where shape[axis] == target[axis + missing] {
      strides[axis + missing] = self.strides[axis]
    }
    for axis in 0..<rank where shape[axis] != target[axis + missing] && shape[axis] != 1 {
      throw .expand(shape, target)
    }
    return view(target, strides)
  }

  /// Repeated to `target`, where -1 keeps a size.
  public func expanded(to target: [Int]) throws(TensorError) -> Tensor {
    let missing = target.count - rank
    guard missing >= 0 else { throw .expand(shape, target) }
    var sizes = target
    for axis in target.indices where target[axis] == -1 {
      guard axis >= missing else { throw .expand(shape, target) }
      sizes[axis] = shape[axis - missing]
    }
    _ = try elementCount(sizes)
    return try broadcast(to: sizes)
  }
}

/// The shape that two shapes have in common after NumPy's rule: axes are matched from the last, 1 fits every size.
///
/// - Throws: `RuntimeError` that names both sizes and the axis.
public func broadcastShape(_ left: [Int], _ right: [Int]) throws(TensorError) -> [Int] {
  let rank = max(left.count, right.count)
  var shape = [Int](repeating: 1, count: rank)
  for back in stride(from: 1, through: rank, by: 1) {
    let a = back <= left.count ? left[left.count - back] : 1
    let b = back <= right.count ? right[right.count - back] : 1
    guard a == b || a == 1 || b == 1 else { throw .broadcast(left, right, a, b, axis: rank - back) }
    shape[rank - back] = a == 1 ? b : a
  }
  _ = try elementCount(shape)
  return shape
}

extension TensorError {
  fileprivate static func expand(_ shape: [Int], _ target: [Int]) -> TensorError {
    TensorError("size", "a tensor of shape \(shapeText(shape)) cannot be repeated to \(shapeText(target))")
  }

  fileprivate static func broadcast(_ left: [Int], _ right: [Int], _ a: Int, _ b: Int, axis: Int) -> TensorError {
    TensorError(
      "other",
      "shapes \(shapeText(left)) and \(shapeText(right)) do not go together: axis \(axis) has size \(a) on the left and \(b) on the right",
      hint: "sizes must be equal, or one of them 1")
  }
}
