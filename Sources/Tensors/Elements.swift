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

  /// The elements of a dense float32 tensor, valid as long as the tensor lives.
  var floats: UnsafePointer<Float> { storage.elements(Float.self) + offset }

  /// This tensor if it is dense and of that type, else a dense copy.
  func dense(as type: DType) throws(TensorError) -> Tensor {
    dtype == type && isContiguous ? self : try copy(as: type)
  }

  /// A dense copy of its own, converted if need be.
  ///
  /// - Throws: `OverflowError` or `ValueError` for a number that the other type does not have.
  public func copy(as type: DType? = nil) throws(TensorError) -> Tensor {
    let result = try Tensor(type ?? dtype, shape)
    switch result.dtype {
    case .float32: try copyElements(to: result, Float.self)
    case .int64: try copyElements(to: result, Int.self)
    case .uint8: try copyElements(to: result, UInt8.self)
    case .bool: try copyElements(to: result, Bool.self)
    }
    return result
  }

  private func copyElements<T: Element>(to result: Tensor, _ type: T.Type) throws(TensorError) {
    let target = try result.storage.mutableElements(T.self)
    switch dtype {
    case T.dtype: try copyElements(to: target) { (element: T) throws(TensorError) in element }
    case .float32: try copyElements(to: target) { (element: Float) throws(TensorError) in try T(element.scalar) }
    case .int64: try copyElements(to: target) { (element: Int) throws(TensorError) in try T(element.scalar) }
    case .uint8: try copyElements(to: target) { (element: UInt8) throws(TensorError) in T(byte: element) }
    case .bool: try copyElements(to: target) { (element: Bool) throws(TensorError) in try T(element.scalar) }
    }
  }

  private func copyElements<S: Element, T: Element>(
    to target: UnsafeMutablePointer<T>, _ convert: (S) throws(TensorError) -> T
  ) throws(TensorError) {
    let source = storage.elements(S.self)
    var next = target
    try forEachRun { (start, stride, count) throws(TensorError) in
      var element = source + start
      for _ in 0..<count {
        next.initialize(to: try convert(element.pointee))
        next += 1
        element += stride
      }
      if count > Cancellation.interval { try Cancellation.poll() }
    }
    try Cancellation.poll()
  }

  /// Writes a new value over each element, in place, unseen by gradients: every view of the storage sees it.
  ///
  /// - Parameter source: repeated to this tensor's shape, and read before the first write.
  /// - Throws: `RuntimeError` for a tensor that shows one element in several places.
  public func copyFrom(_ source: Tensor) throws(TensorError) {
    try checkWritable()
    let values = try source.spread(to: shape).dense(as: dtype)
    // A dense source may be this tensor's own storage: then its elements are copied out before the first write.
    let own = values.storage === storage ? try values.copy() : values
    storage.noteOverwrite()
    switch dtype {
    case .float32: try overwrite(own, Float.self)
    case .int64: try overwrite(own, Int.self)
    case .uint8: try overwrite(own, UInt8.self)
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

  /// - Throws: `RuntimeError` if two positions share one element, as after `expand`.
  func checkWritable() throws(TensorError) {
    for axis in 0..<rank where strides[axis] == 0 && shape[axis] > 1 { throw .sharedElements(shape, axis: axis) }
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
    case .float32: storage.elements(Float.self)[position].scalar
    case .int64: storage.elements(Int.self)[position].scalar
    case .uint8: storage.elements(UInt8.self)[position].scalar
    case .bool: storage.elements(Bool.self)[position].scalar
    }
  }

  /// The only element.
  ///
  /// - Throws: `RuntimeError` unless there is exactly one.
  public func item() throws(TensorError) -> Scalar {
    guard count == 1 else { throw .notOneElement(shape) }
    return scalar(inStorage: offset)
  }

  /// All elements in row-major order.
  public func scalars() -> [Scalar] {
    var values: [Scalar] = []
    values.reserveCapacity(count)
    try? forEachRun { (start, stride, count) throws(TensorError) in
      for index in 0..<count { values.append(scalar(inStorage: start + index * stride)) }
    }
    return values
  }

  /// All elements as 64-bit floats, in row-major order.
  public func doubles() -> [Double] {
    switch dtype {
    case .float32: doubles { (element: Float) in Double(element) }
    case .int64: doubles { (element: Int) in Double(element) }
    case .uint8: doubles { (element: UInt8) in Double(element) }
    case .bool: doubles { (element: Bool) in element ? 1 : 0 }
    }
  }

  private func doubles<T: Element>(_ convert: (T) -> Double) -> [Double] {
    let source = storage.elements(T.self)
    return withExtendedLifetime(self) {
      [Double](unsafeUninitializedCapacity: count) { values, filled in
        try? forEachRun { (start, stride, count) throws(TensorError) in
          for index in 0..<count {
            values.initializeElement(at: filled, to: convert(source[start + index * stride]))
            filled += 1
          }
        }
      }
    }
  }
}

extension TensorError {
  fileprivate static func notOneElement(_ shape: [Int]) -> TensorError {
    let count = shape.reduce(1, *)
    return TensorError(
      "input",
      "one number is needed, but a tensor of shape \(shapeText(shape)) has \(count == 0 ? "none" : "\(count)")",
      hint: count == 0 ? nil : "pick one with an index, or use .tolist() for all")
  }

  fileprivate static func sharedElements(_ shape: [Int], axis: Int) -> TensorError {
    TensorError(
      "input",
      "the \(shape[axis]) positions along axis \(axis) show the same elements, so they cannot be written one by one",
      hint: "write to a copy: x = x.clone()")
  }
}
