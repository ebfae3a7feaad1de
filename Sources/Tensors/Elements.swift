/// Reading and writing the elements of a tensor in row-major order, whatever its strides.
extension Tensor {
  /// Visits the elements as runs of equal stride: `body` gets each run's first position in the storage and its stride.
  func forEachRun(_ body: (_ start: Int, _ stride: Int, _ count: Int) throws(TensorError) -> Void) throws(TensorError) {
    guard count > 0 else { return }
    if isContiguous { return try body(offset, 1, count) }
    let length = shape[rank - 1]
    let step = strides[rank - 1]
    var index = [Int](repeating: 0, count: rank - 1)
    var start = offset
    while true {
      try body(start, step, length)
      var axis = rank - 2
      while axis >= 0 {
        index[axis] += 1
        start += strides[axis]
        if index[axis] < shape[axis] { break }
        start -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// The elements in row-major order, converted to `T`; copied only if they lie otherwise.
  func withElements<T: Element, R>(
    as type: T.Type = T.self, _ body: (UnsafeBufferPointer<T>) throws(TensorError) -> R
  ) throws(TensorError) -> R {
    let source = try dense(as: T.dtype)
    let start = source.storage.elements(T.self) + source.offset
    let result = try body(UnsafeBufferPointer(start: start, count: count))
    return withExtendedLifetime(source) { result }
  }

  /// This tensor if it is dense and of that type, else a dense copy.
  func dense(as type: DType) throws(TensorError) -> Tensor {
    if dtype == type && isContiguous { return self }
    let copy = try Tensor(type, shape)
    switch type {
    case .float32: try copyElements(to: copy.storage.mutableElements(Float.self)) { Float($0.double) }
    case .int64: try copyElements(to: copy.storage.mutableElements(Int.self)) { $0.int }
    case .bool: try copyElements(to: copy.storage.mutableElements(Bool.self)) { $0.isTrue }
    }
    return copy
  }

  private func copyElements<T: Element>(
    to target: UnsafeMutablePointer<T>, _ convert: (Scalar) -> T
  ) throws(TensorError) {
    var next = target
    func copy<S: Element>(_ source: UnsafePointer<S>, _ convert: (S) -> T) throws(TensorError) {
      try forEachRun { (start, stride, count) throws(TensorError) in
        var element = source + start
        for _ in 0..<count {
          next.initialize(to: convert(element.pointee))
          next += 1
          element += stride
        }
        try Cancellation.poll()
      }
    }
    switch dtype {
    case T.dtype: try copy(storage.elements(T.self)) { $0 }
    case .float32: try copy(storage.elements(Float.self)) { convert(.float(Double($0))) }
    case .int64: try copy(storage.elements(Int.self)) { convert(.int($0)) }
    case .bool: try copy(storage.elements(Bool.self)) { convert(.bool($0)) }
    }
  }

  /// Writes a new value over each element, in place: every view of the storage sees it.
  ///
  /// - Parameter source: read in row-major order; it has this tensor's shape.
  public func copyFrom(_ source: Tensor) throws(TensorError) {
    let values = try source.broadcast(to: shape).dense(as: dtype)
    // A dense source may be this tensor's own storage: then its elements are copied out before the first write.
    let own = values.storage === storage ? try values.copy() : values
    switch dtype {
    case .float32: try overwrite(own, Float.self)
    case .int64: try overwrite(own, Int.self)
    case .bool: try overwrite(own, Bool.self)
    }
  }

  private func overwrite<T: Element>(_ values: Tensor, _ type: T.Type) throws(TensorError) {
    let target = try storage.mutableElements(T.self)
    var next = values.storage.elements(T.self) + values.offset
    try forEachRun { (start, stride, count) throws(TensorError) in
      var element = target + start
      for _ in 0..<count {
        element.pointee = next.pointee
        next += 1
        element += stride
      }
    }
    withExtendedLifetime(values) {}
  }

  /// A dense copy of its own.
  public func copy() throws(TensorError) -> Tensor {
    let result = try Tensor(dtype, shape)
    switch dtype {
    case .float32: try copyElements(to: result.storage.mutableElements(Float.self)) { Float($0.double) }
    case .int64: try copyElements(to: result.storage.mutableElements(Int.self)) { $0.int }
    case .bool: try copyElements(to: result.storage.mutableElements(Bool.self)) { $0.isTrue }
    }
    return result
  }

  /// The element at a position in row-major order of this tensor's shape.
  public func scalar(at index: [Int]) -> Scalar {
    precondition(index.count == rank, "an index needs one number for each axis")
    var position = offset
    for axis in 0..<rank { position += index[axis] * strides[axis] }
    return scalar(inStorage: position)
  }

  func scalar(inStorage position: Int) -> Scalar {
    switch dtype {
    case .float32: .float(Double(storage.elements(Float.self)[position]))
    case .int64: .int(storage.elements(Int.self)[position])
    case .bool: .bool(storage.elements(Bool.self)[position])
    }
  }

  /// The only element.
  ///
  /// - Throws: `RuntimeError` unless there is exactly one.
  public func item() throws(TensorError) -> Scalar {
    guard count == 1 else { throw .severalElements(shape) }
    return scalar(inStorage: offset)
  }

  /// All elements as 64-bit floats, in row-major order.
  public func doubles() -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    try? forEachRun { (start, stride, count) throws(TensorError) in
      for index in 0..<count { values.append(scalar(inStorage: start + index * stride).double) }
    }
    return values
  }
}

extension TensorError {
  fileprivate static func severalElements(_ shape: [Int]) -> TensorError {
    TensorError(
      "input", "one number is needed, but a tensor of shape \(shapeText(shape)) has \(shape.reduce(1, *))",
      hint: "pick one with an index, or use .tolist() for all")
  }
}
