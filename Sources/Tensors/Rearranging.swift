/// Copies with the elements in another order.
extension Tensor {
  /// The elements of some axes in reverse order.
  public func flipped(_ axes: [Int]) throws(TensorError) -> Tensor {
    try Flip(axes: axes).applied(to: self)
  }

  func reversed(_ axes: [Int]) throws(TensorError) -> Tensor {
    var steps = strides
    var first = offset
    var seen: Set<Int> = []
    for entry in axes {
      let axis = try self.axis(entry, "dims")
      guard seen.insert(axis).inserted else { throw TensorError("dims", "axis \(axis) is named twice in \(axes)") }
      guard rank > 0 && count > 0 else { continue }
      first += (shape[axis] - 1) * strides[axis]
      steps[axis] = -strides[axis]
    }
    // Backward strides exist only inside this copy.
    return try view(shape, steps, offset: first).copy()
  }

  /// The elements moved along some axes; what leaves at the end comes in again at the start.
  ///
  /// - Parameter axes: one axis for each shift; nil rolls the row-major sequence of all elements.
  public func rolled(_ shifts: [Int], _ axes: [Int]?) throws(TensorError) -> Tensor {
    guard let axes else {
      guard shifts.count == 1 else { throw .shiftsWithoutAxes(shifts) }
      return try flattened().rolled(shifts, [0]).reshaped(shape)
    }
    guard shifts.count == axes.count else {
      throw TensorError(
        "shifts", "each axis needs one shift, but there are \(shifts.count) shifts for \(axes.count) axes")
    }
    var result = self
    for (shift, entry) in zip(shifts, axes) {
      let axis = try self.axis(entry, "dims")
      guard rank > 0 && count > 0 else { continue }
      let size = shape[axis]
      let cut = size - (shift % size + size) % size
      let tail = result.sliced(axis, from: cut, count: size - cut, step: 1)
      result = try .cat([tail, result.sliced(axis, from: 0, count: cut, step: 1)], axis: axis)
    }
    return try result.storage === storage ? cloned() : result
  }

  /// The tensor laid side by side `times[axis]` times along each axis; more entries than axes add leading ones.
  public func repeated(_ times: [Int]) throws(TensorError) -> Tensor {
    guard times.count >= rank else {
      throw TensorError("repeats", "each of the \(rank) axes needs a number of repeats, but there are \(times.count)")
    }
    guard times.allSatisfy({ $0 >= 0 }) else {
      throw TensorError("repeats", "a number of repeats is at least 0, but this is \(times)")
    }
    let sizes = [Int](repeating: 1, count: times.count - rank) + shape
    let wide = zip(times, sizes).flatMap { [$0, $1] }
    _ = try elementCount(wide)
    let interleaved = zip(times, sizes).flatMap { [1, $1] }
    return try reshaped(interleaved).broadcast(to: wide).reshaped(zip(times, sizes).map { $0 * $1 })
  }

  /// Each index of an axis several times, one behind the other.
  ///
  /// - Parameter times: whole numbers, one for all or one for each index.
  public func repeatedEach(_ times: Tensor, axis: Int) throws(TensorError) -> Tensor {
    let axis = try self.axis(axis), size = rank == 0 ? 1 : shape[axis]
    guard times.dtype == .int64, times.rank <= 1 else {
      throw TensorError("repeats", "the repeats are whole numbers in a row", kind: .type)
    }
    guard times.count == 1 || times.count == size else { throw .repeatCount(times.count, axis, size) }
    let counts = times.scalars().map(\.int)
    var places: [Int] = []
    try MemoryBudget.checkList(of: size)
    for index in 0..<size {
      let count = counts[counts.count == 1 ? 0 : index]
      guard count >= 0 else { throw TensorError("repeats", "a number of repeats is at least 0, but this is \(count)") }
      let (total, overflow) = places.count.addingReportingOverflow(count)
      try MemoryBudget.checkList(of: overflow ? .max : total)
      places.append(contentsOf: repeatElement(index, count: count))
    }
    let before = [Subscript](repeating: .slice(start: nil, stop: nil, step: 1), count: axis)
    return try (rank == 0 ? unsqueezed(0) : self).at(before + [.tensor(.ints(places, [places.count]))])
  }

  /// The picture in the last two axes with zeros around it.
  public func padded(before: Pair, after: Pair) throws(TensorError) -> Tensor {
    if before == 0 && after == 0 { return self }
    return try padded([(before.columns, after.columns), (before.rows, after.rows)], with: .int(0))
  }

  /// With `value` laid before and after each axis; the last axis comes first, and negative numbers cut elements off.
  public func padded(_ widths: [(before: Int, after: Int)], with value: Scalar) throws(TensorError) -> Tensor {
    try Border(widths: widths, value: value).applied(to: self)
  }

  func framed(_ widths: [(before: Int, after: Int)], with value: Scalar) throws(TensorError) -> Tensor {
    guard widths.count <= rank else {
      throw TensorError("pad", "there are \(widths.count) pairs of widths, but the tensor has only \(rank) axes")
    }
    var kept = self, size = shape
    for (back, width) in widths.enumerated() {
      let axis = rank - 1 - back
      for side in [width.before, width.after] where side.magnitude > 1 << 48 { throw .tooWide(side) }
      size[axis] += width.before + width.after
      guard size[axis] >= 0 else { throw .cutsTooMuch(width, shape[axis], axis) }
      let cut = max(0, -width.before)
      kept = kept.sliced(axis, from: cut, count: max(0, shape[axis] - cut - max(0, -width.after)), step: 1)
    }
    let result = try Tensor.full(size, value, dtype: dtype)
    var inner = result
    for (back, width) in widths.enumerated() {
      let axis = rank - 1 - back
      inner = inner.sliced(axis, from: max(0, width.before), count: kept.shape[axis], step: 1)
    }
    try inner.copyFrom(kept)
    return result
  }
}

extension TensorError {
  fileprivate static func shiftsWithoutAxes(_ shifts: [Int]) -> TensorError {
    TensorError("shifts", "\(shifts.count) shifts need as many axes", hint: "roll(x, shifts=(1, 1), dims=(0, 1))")
  }

  fileprivate static func repeatCount(_ found: Int, _ axis: Int, _ size: Int) -> TensorError {
    TensorError("repeats", "axis \(axis) has \(size) indices, but there are \(found) numbers of repeats")
  }

  fileprivate static func tooWide(_ width: Int) -> TensorError {
    TensorError("pad", "\(width) is more than any machine's memory holds", kind: .memory, hint: "use a smaller number")
  }

  fileprivate static func cutsTooMuch(_ width: (before: Int, after: Int), _ size: Int, _ axis: Int) -> TensorError {
    TensorError(
      "pad", "the widths \(width.before) and \(width.after) cut more than the \(size) elements of axis \(axis)")
  }
}
