/// Parts of a tensor along one axis, as views.
extension Tensor {
  /// `length` indices from `start` on.
  public func narrowed(_ axis: Int, _ start: Int, _ length: Int) throws(TensorError) -> Tensor {
    guard rank > 0 else { throw TensorError("input", "a single number has no axis to cut a part from") }
    let axis = try self.axis(axis)
    let size = shape[axis]
    guard start >= -size && start <= size else {
      throw TensorError("start", "start \(start) is outside axis \(axis) of size \(size)", kind: .index)
    }
    let first = start < 0 ? start + size : start
    guard length >= 0 && length <= size - first else { throw .tooLong(first, length, axis, size) }
    return sliced(axis, from: first, count: length, step: 1)
  }

  /// Parts of the given sizes.
  public func split(_ sizes: [Int], axis: Int) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw TensorError("input", "a single number cannot be split") }
    let axis = try self.axis(axis)
    var total = 0
    for size in sizes {
      guard size >= 0 else { throw TensorError("split_size_or_sections", "a size is at least 0, but this is \(size)") }
      let (sum, overflow) = total.addingReportingOverflow(size)
      total = overflow ? .max : sum
    }
    guard total == shape[axis] else {
      throw TensorError(
        "split_size_or_sections", "the sizes \(sizes) add up to \(total), but axis \(axis) has size \(shape[axis])")
    }
    var parts: [Tensor] = [], start = 0
    for size in sizes {
      parts.append(sliced(axis, from: start, count: size, as: "SplitWithSizes"))
      start += size
    }
    return parts
  }

  /// Parts of one size; the last may be smaller.
  public func split(every size: Int, axis: Int) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw TensorError("input", "a single number cannot be split") }
    guard size > 0 else {
      throw TensorError("split_size_or_sections", "a part has at least 1 index, but this is \(size)")
    }
    let axis = try self.axis(axis)
    guard shape[axis] > 0 else { return [self] }
    try checkParts((shape[axis] - 1) / size)
    return stride(from: 0, to: shape[axis], by: size).map {
      sliced(axis, from: $0, count: min(size, shape[axis] - $0), as: "Split")
    }
  }

  /// At most `count` parts of equal size; the last may be smaller.
  public func chunks(_ count: Int, axis: Int) throws(TensorError) -> [Tensor] {
    guard count > 0 else { throw TensorError("chunks", "there is at least 1 chunk, but this is \(count)") }
    guard rank > 0 else { throw TensorError("input", "a single number cannot be split") }
    let size = shape[try self.axis(axis)]
    return try split(every: max(1, (size - 1) / count + 1), axis: axis)
  }

  /// One part for each index, without the axis.
  public func unbound(_ axis: Int) throws(TensorError) -> [Tensor] {
    guard rank > 0 else { throw TensorError("input", "a single number cannot be taken apart") }
    let axis = try self.axis(axis)
    try checkParts(shape[axis])
    var parts: [Tensor] = []
    for index in 0..<shape[axis] { parts.append(try selected(axis, index, as: "Unbind")) }
    return parts
  }

  /// - Throws: `MemoryError` for more parts than anyone wants; an empty tensor can have very many.
  private func checkParts(_ count: Int) throws(TensorError) {
    guard count < 1 << 24 else {
      throw TensorError("input", "the tensor would fall into \(count) parts", kind: .memory, hint: "make larger parts")
    }
  }
}

extension TensorError {
  fileprivate static func tooLong(_ start: Int, _ length: Int, _ axis: Int, _ size: Int) -> TensorError {
    TensorError(
      "length", "\(length) indices from \(start) on do not fit axis \(axis) of size \(size)",
      hint: "the length is at most \(size - start)")
  }
}
