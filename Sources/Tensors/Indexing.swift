extension Tensor {
  /// `x[subscripts]`: a view for numbers, slices, `...` and `None`; a copy where a tensor picks or filters.
  public func at(_ subscripts: [Subscript]) throws(TensorError) -> Tensor {
    let (view, picks) = try basicView(subscripts)
    if picks.isEmpty { return view }
    return try Picks(
      name: "Index", pick: { (x) throws(TensorError) in try x.picked(picks) },
      positions: { (x) throws(TensorError) in try x.places(picks).list }
    ).applied(to: view)
  }

  /// `x[subscripts] = value`, seen by every view of the storage.
  public func put(_ subscripts: [Subscript], _ value: Tensor) throws(TensorError) {
    let (view, picks) = try basicView(subscripts)
    guard !picks.isEmpty else { return try view.assign(value.fitted(to: view.shape)) }
    try view.checkWritable()
    let places = try view.places(picks)
    let values = try value.fitted(to: places.shape)
    let dense = try values.dense(as: dtype)
    let own = dense.storage === storage ? try dense.copy() : dense
    storage.noteOverwrite()
    func write<T: Element>(_ type: T.Type) throws(TensorError) {
      let target = try storage.mutableElements(T.self)
      try own.withElements(as: T.self) { (source) throws(TensorError) in
        var next = 0
        places.forEach {
          target[$0] = source[next]
          next += 1
        }
      }
    }
    try view.assign(values, at: places.list) { () throws(TensorError) in
      switch dtype {
      case .float32: try write(Float.self)
      case .int64: try write(Int.self)
      case .uint8: try write(UInt8.self)
      case .bool: try write(Bool.self)
      }
    }
  }

  /// Leading axes of size 1 may be dropped by an assignment, as in PyTorch.
  private func fitted(to shape: [Int]) throws(TensorError) -> Tensor {
    var value = self
    while value.rank > shape.count && value.shape[0] == 1 { value = try value.selected(0, 0) }
    do {
      return try value.broadcast(to: shape)
    } catch {
      throw .assignment(self.shape, to: shape)
    }
  }

  /// Applies everything but tensors; those are returned with the axis each one stands at.
  private func basicView(_ subscripts: [Subscript]) throws(TensorError) -> (Tensor, [(axis: Int, index: Tensor)]) {
    let used = subscripts.reduce(0) { total, entry in
      switch entry {
      case .index, .slice: total + 1
      case .tensor(let index): total + (index.dtype == .bool ? index.rank : 1)
      case .ellipsis, .newAxis: total
      }
    }
    guard used <= rank else { throw .tooManyIndices(used, shape) }
    var view = self
    var axis = 0
    var picks: [(axis: Int, index: Tensor)] = []
    for entry in subscripts {
      if entry.usesAxis && axis >= view.rank {
        throw TensorError("index", "an index can have only one `...`", kind: .index)
      }
      switch entry {
      case .index(let index):
        guard index >= -view.shape[axis] && index < view.shape[axis] else {
          throw .indexOutOfRange(index, axis: axis, view.shape[axis])
        }
        view = try view.selected(axis, index)
      case .slice(let start, let stop, let step):
        guard step > 0 else {
          throw TensorError(
            "step", "the step of a tensor's slice must be at least 1, but this is \(step)", kind: .value,
            hint: "flip(x, 0) turns an axis round")
        }
        let range = sliceRange(start: start, stop: stop, step: step, size: view.shape[axis])
        view = view.sliced(axis, from: range.start, count: range.count, step: step)
        axis += 1
      case .ellipsis: axis += rank - used
      case .newAxis:
        view = try view.unsqueezed(axis)
        axis += 1
      case .tensor(let index):
        if index.dtype == .bool {
          // A single truth value keeps all or nothing of a new axis of size 1.
          if index.rank == 0 { view = try view.unsqueezed(axis) }
          for filter in try (index.rank == 0 ? index.unsqueezed(0) : index).nonzeroAxes(of: view, at: axis) {
            picks.append((axis, filter))
            axis += 1
          }
        } else if index.dtype == .int64 {
          picks.append((axis, index))
          axis += 1
        } else {
          throw TensorError(
            "index", "an index holds whole numbers or truth values, but this one is \(index.dtype.name)", kind: .index)
        }
      }
    }
    return (view, picks)
  }

  /// Where a mask is true, as one list of indices per axis.
  private func nonzeroAxes(of target: Tensor, at axis: Int) throws(TensorError) -> [Tensor] {
    for (offset, size) in shape.enumerated() where axis + offset >= target.rank || target.shape[axis + offset] != size {
      throw .maskSize(shape, Array(target.shape[axis...]), axis: axis + offset)
    }
    let found = try nonzero()
    var result: [Tensor] = []
    for column in 0..<rank { result.append(try found.selected(1, column)) }
    return result
  }

  /// The storage positions that picking tensors reach, and the shape they form.
  private func places(_ picks: [(axis: Int, index: Tensor)]) throws(TensorError) -> Places {
    var pickShape: [Int] = []
    for pick in picks {
      do { pickShape = try broadcastShape(pickShape, pick.index.shape) } catch {
        throw .pickShapes(picks.map(\.index.shape))
      }
    }
    let pickCount = try elementCount(pickShape)
    try MemoryBudget.checkList(of: pickCount)
    var starts = [Int](repeating: 0, count: pickCount)
    for pick in picks {
      let size = shape[pick.axis]
      try pick.index.broadcast(to: pickShape).withElements(as: Int.self) { (indices) throws(TensorError) in
        for (entry, index) in indices.enumerated() {
          guard index >= -size && index < size else { throw .indexOutOfRange(index, axis: pick.axis, size) }
          starts[entry] += (index < 0 ? index + size : index) * strides[pick.axis]
        }
      }
    }
    // Picking axes that stand together keep their place; otherwise they come first.
    let axes = picks.map(\.axis)
    let kept = (0..<rank).filter { !axes.contains($0) }
    let together = axes.last.map { $0 - axes[0] == axes.count - 1 } ?? true
    let before = together ? kept.filter { $0 < axes[0] } : []
    let after = together ? kept.filter { $0 > axes[0] } : kept
    let shape = before.map { self.shape[$0] } + pickShape + after.map { self.shape[$0] }
    _ = try elementCount(shape)
    return Places(
      shape: shape, outer: view(before.map { self.shape[$0] }, before.map { strides[$0] }), starts: starts,
      inner: view(after.map { self.shape[$0] }, after.map { strides[$0] }, offset: 0))
  }

  private func picked(_ picks: [(axis: Int, index: Tensor)]) throws(TensorError) -> Tensor {
    let places = try places(picks)
    func gather<T: Element>(_ type: T.Type) throws(TensorError) -> Tensor {
      let source = storage.elements(T.self)
      return try .make(places.shape, T.self) { (target) throws(TensorError) in
        var next = target
        places.forEach {
          next.initialize(to: source[$0])
          next += 1
        }
      }
    }
    switch dtype {
    case .float32: return try gather(Float.self)
    case .int64: return try gather(Int.self)
    case .uint8: return try gather(UInt8.self)
    case .bool: return try gather(Bool.self)
    }
  }
}

/// Where picked elements lie in the storage: outer + start + inner, in row-major order of `shape`.
private struct Places {
  let shape: [Int]
  let outer: Tensor
  let starts: [Int]
  let inner: Tensor

  var list: [Int] {
    var list: [Int] = []
    forEach { list.append($0) }
    return list
  }

  func forEach(_ body: (Int) -> Void) {
    // However many places there are before, if nothing lies there.
    guard !shape.contains(0) else { return }
    outer.forEachPosition { first in
      for start in starts { inner.forEachPosition { body(first + start + $0) } }
    }
  }
}

extension Tensor {
  fileprivate func forEachPosition(_ body: (Int) -> Void) {
    try? forEachRun { (start, stride, count) throws(TensorError) in
      for index in 0..<count { body(start + index * stride) }
    }
  }
}

extension TensorError {
  fileprivate static func tooManyIndices(_ used: Int, _ shape: [Int]) -> TensorError {
    TensorError(
      "index", "\(used) indices are too many for a tensor of shape \(shapeText(shape)), which has \(shape.count) axes",
      kind: .index)
  }

  fileprivate static func indexOutOfRange(_ index: Int, axis: Int, _ size: Int) -> TensorError {
    let range = size == 0 ? "which is empty" : "which has the indices 0…\(size - 1)"
    return TensorError("index", "index \(index) is outside axis \(axis) of size \(size), \(range)", kind: .index)
  }

  fileprivate static func pickShapes(_ shapes: [[Int]]) -> TensorError {
    TensorError(
      "index", "indices of the shapes \(shapes.map(shapeText).joined(separator: " and ")) do not go together",
      kind: .index)
  }

  fileprivate static func maskSize(_ mask: [Int], _ target: [Int], axis: Int) -> TensorError {
    TensorError(
      "index", "a mask of shape \(shapeText(mask)) does not fit \(shapeText(target)) at axis \(axis)", kind: .index)
  }

  fileprivate static func assignment(_ value: [Int], to shape: [Int]) -> TensorError {
    TensorError("value", "a value of shape \(shapeText(value)) does not fit into \(shapeText(shape))")
  }
}
