/// Elements chosen by where they are, and put back there.
extension Tensor {
  /// The positions of elements that are not 0: one row of indices for each, [count, rank].
  public func nonzero() throws(TensorError) -> Tensor {
    var found: [Int] = []
    try withElements(as: Bool.self) { (elements) throws(TensorError) in
      try MemoryBudget.checkList(of: elements.count)
      let steps = contiguousStrides(shape)
      for position in elements.indices where elements[position] {
        for axis in 0..<rank { found.append(position / steps[axis] % shape[axis]) }
      }
    }
    return try .ints(found, [rank == 0 ? try Reduction.sum(dense(as: .bool)).item().int : found.count / rank, rank])
  }

  /// Along `axis`, the elements that `index` names: result[i][j] = self[index[i][j]][j] for axis 0.
  ///
  /// - Returns: the shape of `index`.
  public func gathered(_ axis: Int, _ index: Tensor, as name: String = "Gather") throws(TensorError) -> Tensor {
    try Picks(
      name: name, pick: { (x) throws(TensorError) in try x.picked(axis, index) },
      positions: { (x) throws(TensorError) in try x.positions(axis, index, "gather") }
    ).applied(to: self)
  }

  private func picked(_ axis: Int, _ index: Tensor) throws(TensorError) -> Tensor {
    let positions = try positions(axis, index, "gather")
    func pick<T: Element>(_ type: T.Type) throws(TensorError) -> Tensor {
      let source = storage.elements(T.self)
      return try .make(index.shape, T.self) { (target) throws(TensorError) in
        for (entry, position) in positions.enumerated() { (target + entry).initialize(to: source[position]) }
      }
    }
    switch dtype {
    case .float32: return try pick(Float.self)
    case .int64: return try pick(Int.self)
    case .uint8: return try pick(UInt8.self)
    case .bool: return try pick(Bool.self)
    }
  }

  /// A copy where `source` is written to the places along `axis` that `index` names; later ones win.
  public func scattered(_ axis: Int, _ index: Tensor, _ source: Tensor) throws(TensorError) -> Tensor {
    let result = try cloned()
    let positions = try result.positions(axis, index, "scatter")
    guard source.rank == 0 || source.rank == index.rank && zip(source.shape, index.shape).allSatisfy({ $0 >= $1 })
    else {
      throw TensorError(
        "src", "the source has shape \(shapeText(source.shape)), too small for the index \(shapeText(index.shape))")
    }
    var part = source
    if source.rank > 0 {
      for axis in 0..<index.rank { part = part.sliced(axis, from: 0, count: index.shape[axis], step: 1) }
    }
    let values = try part.broadcast(to: index.shape)
    func write<T: Element>(_ type: T.Type) throws(TensorError) {
      let target = try result.storage.mutableElements(T.self)
      try values.withElements(as: T.self) { (source) throws(TensorError) in
        for (entry, position) in positions.enumerated() { target[position] = source[entry] }
      }
    }
    try result.assign(values, at: positions) { () throws(TensorError) in
      switch dtype {
      case .float32: try write(Float.self)
      case .int64: try write(Int.self)
      case .uint8: try write(UInt8.self)
      case .bool: try write(Bool.self)
      }
    }
    return result
  }

  /// Storage positions of the elements that an index tensor names along an axis.
  private func positions(_ axis: Int, _ index: Tensor, _ what: String) throws(TensorError) -> [Int] {
    let axis = try self.axis(axis)
    guard index.dtype == .int64 else {
      throw TensorError("index", "\(what) needs whole numbers, but the index is \(index.dtype.name)")
    }
    guard index.rank == rank else { throw .indexAxes(index.shape, shape) }
    for other in 0..<rank where other != axis && index.shape[other] > shape[other] {
      throw .indexSize(index.shape, shape, other)
    }
    let size = rank == 0 ? 1 : shape[axis]
    try MemoryBudget.checkList(of: index.count)
    var result: [Int] = []
    let steps = contiguousStrides(index.shape)
    try index.withElements(as: Int.self) { (entries) throws(TensorError) in
      for (entry, wanted) in entries.enumerated() {
        guard wanted >= 0 && wanted < size else { throw .noSuchIndex(wanted, axis, size) }
        var position = offset
        for other in 0..<rank {
          position += strides[other] * (other == axis ? wanted : entry / steps[other] % index.shape[other])
        }
        result.append(position)
      }
    }
    return result
  }

  /// A copy with `value` wherever the mask is true.
  public func maskedFill(_ mask: Tensor, _ value: Tensor) throws(TensorError) -> Tensor {
    guard mask.dtype == .bool else {
      throw TensorError("mask", "a mask holds truth values, but this one is \(mask.dtype.name)")
    }
    guard value.rank == 0 else {
      throw TensorError("value", "the value is a single number, but has the shape \(shapeText(value.shape))")
    }
    return try .choose(mask, value.dtype == dtype ? value : value.copy(as: dtype), self)
  }

  /// Rows with a 1 at the place that each number names: [...] gives [..., classes].
  ///
  /// - Parameter classes: one more than the largest number if left out.
  public func oneHot(_ classes: Int? = nil) throws(TensorError) -> Tensor {
    guard dtype == .int64 else {
      throw TensorError(
        "tensor", "one_hot needs whole numbers (torch.int64), but the tensor is \(dtype.name)", hint: "x.long()")
    }
    guard classes != nil || count > 0 else {
      throw TensorError("num_classes", "the number of classes cannot be found in an empty tensor")
    }
    return try withElements(as: Int.self) { (labels) throws(TensorError) in
      if let label = labels.first(where: { $0 < 0 }) { throw .noSuchClass(label, classes) }
      let largest = labels.max() ?? 0
      let size = classes ?? min(largest, .max - 1) + 1
      guard size > 0 else { throw TensorError("num_classes", "there is at least 1 class, but this is \(size)") }
      if let label = labels.first(where: { $0 >= size }) { throw .noSuchClass(label, size) }
      let result = try Tensor.zeros(shape + [size], dtype: .int64)
      let target = try result.storage.mutableElements(Int.self)
      for (row, label) in labels.enumerated() { target[row * size + label] = 1 }
      return result
    }
  }
}

extension TensorError {
  fileprivate static func indexAxes(_ index: [Int], _ shape: [Int]) -> TensorError {
    TensorError("index", "the index \(shapeText(index)) must have as many axes as the tensor \(shapeText(shape))")
  }

  fileprivate static func indexSize(_ index: [Int], _ shape: [Int], _ axis: Int) -> TensorError {
    TensorError(
      "index", "the index \(shapeText(index)) is larger than the tensor \(shapeText(shape)) along axis \(axis)")
  }

  fileprivate static func noSuchIndex(_ index: Int, _ axis: Int, _ size: Int) -> TensorError {
    TensorError("index", "index \(index) is outside axis \(axis) of size \(size)")
  }

  fileprivate static func noSuchClass(_ label: Int, _ classes: Int?) -> TensorError {
    guard let classes, label >= 0 else { return TensorError("tensor", "labels start at 0, but one is \(label)") }
    return TensorError(
      "num_classes", "the label \(label) is outside the classes 0…\(classes - 1)",
      hint: "num_classes must be larger than \(label)")
  }
}
