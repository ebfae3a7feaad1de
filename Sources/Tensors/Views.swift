/// Other looks at the same elements: nothing here copies unless it says so.
extension Tensor {
  func view(_ shape: [Int], _ strides: [Int], offset: Int? = nil) -> Tensor {
    Tensor(storage: storage, shape: shape, strides: strides, offset: offset ?? self.offset, base: base ?? self)
  }

  /// The axis that `axis` means, counting from the end if negative.
  ///
  /// - Throws: `IndexError` with the range that would do.
  public func axis(_ axis: Int, in rank: Int? = nil, _ parameter: String = "dim") throws(TensorError) -> Int {
    let rank = rank ?? self.rank
    let limit = max(rank, 1)
    guard axis >= -limit && axis < limit else { throw .noSuchAxis(axis, rank: rank, parameter) }
    return axis < 0 ? axis + limit : axis
  }

  public func transposed(_ first: Int, _ second: Int, as name: String = "Transpose") throws(TensorError) -> Tensor {
    let a = try axis(first, "dim0"), b = try axis(second, "dim1")
    guard rank > 0 else { return self }
    var shape = shape, strides = strides
    shape.swapAt(a, b)
    strides.swapAt(a, b)
    return seen(as: name, view(shape, strides)) { (x) throws(TensorError) in try x.transposed(first, second) }
  }

  /// The axes in another order.
  public func permuted(_ order: [Int]) throws(TensorError) -> Tensor {
    guard order.count == rank else {
      throw TensorError("dims", "the tensor has \(rank) axes, but the order names \(order.count)")
    }
    var axes: [Int] = []
    for entry in order { axes.append(try axis(entry, "dims")) }
    guard Set(axes).count == rank else {
      throw TensorError("dims", "the order \(order) names an axis twice")
    }
    return seen(as: "Permute", view(axes.map { shape[$0] }, axes.map { strides[$0] })) {
      (x) throws(TensorError) in try x.permuted(order)
    }
  }

  /// The axes `from` put at the places `to`; the others keep their order.
  public func moved(_ from: [Int], to: [Int]) throws(TensorError) -> Tensor {
    guard from.count == to.count else {
      throw TensorError("destination", "\(from.count) axes cannot move to \(to.count) places")
    }
    var sources: [Int] = [], targets: [Int] = []
    for entry in from { sources.append(try axis(entry, "source")) }
    for entry in to { targets.append(try axis(entry, "destination")) }
    guard Set(sources).count == sources.count, Set(targets).count == targets.count else {
      throw TensorError("source", "an axis can be moved only once, but \(from) goes to \(to)")
    }
    guard rank > 0 else { return self }
    var order = (0..<rank).filter { !sources.contains($0) }
    for (target, source) in zip(targets, sources).sorted(by: { $0.0 < $1.0 }) { order.insert(source, at: target) }
    return seen(as: "Permute", view(order.map { shape[$0] }, order.map { strides[$0] })) {
      (x) throws(TensorError) in try x.moved(from, to: to)
    }
  }

  /// One index along an axis, which disappears.
  public func selected(_ axis: Int, _ index: Int, as name: String = "Select") throws(TensorError) -> Tensor {
    guard rank > 0 else { throw .noSuchAxis(axis, rank: 0, "dim") }
    let axis = try self.axis(axis)
    let size = shape[axis]
    guard index >= -size && index < size else { throw .outOfRange(index, axis: axis, size: size) }
    var shape = shape, strides = strides
    shape.remove(at: axis)
    let step = strides.remove(at: axis)
    let place = index < 0 ? index + size : index
    return seen(as: name, along: axis, view(shape, strides, offset: offset + place * step)) {
      (x) throws(TensorError) in try x.selected(axis, index)
    }
  }

  /// `count` indices along an axis from `start` in steps of `step`; the bounds are the caller's to keep.
  func sliced(_ axis: Int, from start: Int, count: Int, step: Int = 1, as name: String = "Slice") -> Tensor {
    var shape = shape, strides = strides
    shape[axis] = count
    let stride = strides[axis]
    // A step beyond the last index is never taken, so it may be too large to multiply.
    if count > 1 { strides[axis] = stride * step }
    return seen(as: name, along: axis, view(shape, strides, offset: offset + (count > 0 ? start * stride : 0))) {
      (x) throws(TensorError) in x.sliced(axis, from: start, count: count, step: step)
    }
  }

  public func unsqueezed(_ axis: Int) throws(TensorError) -> Tensor {
    let axis = try self.axis(axis, in: rank + 1)
    var shape = shape, strides = strides
    strides.insert(axis < rank ? shape[axis] * strides[axis] : 1, at: axis)
    shape.insert(1, at: axis)
    return seen(as: "Unsqueeze", view(shape, strides)) { (x) throws(TensorError) in try x.unsqueezed(axis) }
  }

  /// Without the axes of size 1, or without those among `axes` that have size 1.
  public func squeezed(_ axes: [Int]? = nil) throws(TensorError) -> Tensor {
    var dropped: Set<Int> = Set(0..<rank)
    if let axes {
      dropped = []
      for entry in axes where !dropped.insert(try axis(entry)).inserted {
        throw TensorError("dim", "axis \(entry) is named twice in \(axes)")
      }
    }
    let kept = (0..<rank).filter { !(dropped.contains($0) && shape[$0] == 1) }
    return seen(
      as: "Squeeze", variant: min(axes?.count ?? 0, 2), view(kept.map { shape[$0] }, kept.map { strides[$0] })
    ) {
      (x) throws(TensorError) in try x.squeezed(axes)
    }
  }

  /// The same elements in row-major order with other sizes; one size may be -1. Copies only where strides demand it.
  public func reshaped(_ wanted: [Int]) throws(TensorError) -> Tensor {
    let shape = try completed(wanted)
    let result: Tensor
    if let strides = stridesForView(shape) {
      result = view(shape, strides)
    } else {
      result = Tensor(storage: try copy().storage, shape: shape, strides: contiguousStrides(shape), offset: 0)
    }
    return seen(as: "View", result) { (x) throws(TensorError) in try x.reshaped(shape) }
  }

  /// The same elements with other sizes, never copied.
  ///
  /// - Throws: `RuntimeError` if only a copy could have that shape.
  public func viewed(_ wanted: [Int]) throws(TensorError) -> Tensor {
    let shape = try completed(wanted)
    guard let strides = stridesForView(shape) else { throw .noView(self.shape, strides: self.strides, shape) }
    return seen(as: "View", view(shape, strides)) { (x) throws(TensorError) in try x.reshaped(shape) }
  }

  /// A wanted shape with the size worked out that is given as -1.
  private func completed(_ wanted: [Int]) throws(TensorError) -> [Int] {
    var shape = wanted
    let known = wanted.filter { $0 != -1 }
    guard wanted.count - known.count <= 1 else {
      throw TensorError("shape", "only one size can be -1, but \(wanted) has \(wanted.count - known.count)")
    }
    guard known.allSatisfy({ $0 >= 0 }) else {
      throw TensorError("shape", "a size is at least 0 (or -1 to work it out), but the shape is \(wanted)")
    }
    let product = try elementCount(known)
    if let open = wanted.firstIndex(of: -1) {
      guard product > 0 && count % product == 0 else { throw .reshape(self.shape, wanted) }
      shape[open] = count / product
    } else if product != count {
      throw .reshape(self.shape, wanted)
    }
    return shape
  }

  /// Strides that show the elements in `wanted` shape without copying, if there are any.
  func stridesForView(_ wanted: [Int]) -> [Int]? {
    if isContiguous { return contiguousStrides(wanted) }
    var strides = [Int](repeating: 0, count: wanted.count)
    var axis = rank - 1
    var open = wanted.count - 1
    // Groups of axes, from the last, that hold equally many elements; inside a group the strides must chain.
    while axis >= 0 {
      let step = self.strides[axis]
      var size = shape[axis]
      while axis > 0 && (shape[axis - 1] == 1 || self.strides[axis - 1] == size * step) {
        axis -= 1
        size *= shape[axis]
      }
      var filled = 1
      while open >= 0 && (filled < size || wanted[open] == 1) {
        strides[open] = filled * step
        filled *= wanted[open]
        open -= 1
      }
      if filled != size { return nil }
      axis -= 1
    }
    return open < 0 ? strides : nil
  }

  /// Axes `start` to `end` melted into one.
  public func flattened(from start: Int = 0, to end: Int = -1) throws(TensorError) -> Tensor {
    guard rank > 0 else { return try reshaped([1]) }
    let first = try axis(start, "start_dim"), last = try axis(end, "end_dim")
    guard first <= last else {
      throw TensorError("start_dim", "start_dim \(start) comes after end_dim \(end)")
    }
    return try reshaped(Array(shape[..<first]) + [shape[first...last].reduce(1, *)] + shape[(last + 1)...])
  }
}

extension TensorError {
  fileprivate static func noSuchAxis(_ axis: Int, rank: Int, _ parameter: String) -> TensorError {
    TensorError(
      parameter,
      "there is no axis \(axis): the tensor has \(rank), so it must lie in \(-max(rank, 1))…\(max(rank, 1) - 1)",
      kind: .index)
  }

  fileprivate static func outOfRange(_ index: Int, axis: Int, size: Int) -> TensorError {
    TensorError("index", "index \(index) is out of range for axis \(axis) with size \(size)", kind: .index)
  }

  fileprivate static func reshape(_ shape: [Int], _ wanted: [Int]) -> TensorError {
    TensorError(
      "shape", "\(shape.reduce(1, *)) elements of shape \(shapeText(shape)) cannot take the shape \(shapeText(wanted))",
      hint: "the product of the sizes must stay \(shape.reduce(1, *)); -1 lets one size be worked out")
  }

  fileprivate static func noView(_ shape: [Int], strides: [Int], _ wanted: [Int]) -> TensorError {
    TensorError(
      "shape",
      "the elements of this \(shapeText(shape)) tensor lie in another order in memory (strides \(strides)), so they cannot be seen as \(shapeText(wanted))",
      hint: "reshape copies them if need be: x.reshape(\(wanted.map(String.init).joined(separator: ", ")))")
  }
}
