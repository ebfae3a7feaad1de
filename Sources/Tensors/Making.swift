/// Tensors from numbers.
extension Tensor {
  /// A tensor of `shape` filled with one value.
  ///
  /// - Throws: `RuntimeError` for a negative size, `MemoryError` if it does not fit the budget.
  public static func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    let type = dtype ?? value.dtype
    let isZero = value.double == 0 && value.double.sign == .plus
    let tensor = try Tensor(type, shape, zeroed: isZero)
    if !isZero { try tensor.fill(value) }
    return tensor
  }

  public static func zeros(_ shape: [Int], dtype: DType = .float32) throws(TensorError) -> Tensor {
    try Tensor(dtype, shape, zeroed: true)
  }

  /// One number, shape `()`.
  public static func scalar(_ value: Scalar, dtype: DType? = nil) throws(TensorError) -> Tensor {
    try full([], value, dtype: dtype)
  }

  /// A tensor from its elements in row-major order.
  public static func floats(_ values: [Float], _ shape: [Int]) throws(TensorError) -> Tensor {
    try from(values, shape)
  }

  public static func ints(_ values: [Int], _ shape: [Int]) throws(TensorError) -> Tensor {
    try from(values, shape)
  }

  public static func bools(_ values: [Bool], _ shape: [Int]) throws(TensorError) -> Tensor {
    try from(values, shape)
  }

  /// A tensor from mixed numbers.
  ///
  /// - Parameter dtype: the widest type among the numbers if left out; float32 for none.
  public static func scalars(_ values: [Scalar], _ shape: [Int], dtype: DType? = nil) throws(TensorError) -> Tensor {
    switch dtype ?? values.map(\.dtype).max() ?? .float32 {
    case .float32: return try floats(values.map { Float($0) }, shape)
    case .bool: return try bools(values.map(\.isTrue), shape)
    case .int64:
      return try make(shape, Int.self) { (target) throws(TensorError) in
        for (index, value) in values.enumerated() { (target + index).initialize(to: try Int(value)) }
      }
    case .uint8:
      return try make(shape, UInt8.self) { (target) throws(TensorError) in
        for (index, value) in values.enumerated() { (target + index).initialize(to: try UInt8(value)) }
      }
    }
  }

  private static func from<T: Element>(_ values: [T], _ shape: [Int]) throws(TensorError) -> Tensor {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for shape \(shape)")
    return try make(shape, T.self) { (target) throws(TensorError) in
      for (index, value) in values.enumerated() { (target + index).initialize(to: value) }
    }
  }

  /// A matrix from rows of whole numbers, as float32.
  public static func matrix(_ rows: [[Int]]) throws(TensorError) -> Tensor {
    try floats(rows.joined().map(Float.init), [rows.count, rows.first?.count ?? 0])
  }

  /// Overwrites every element, in place.
  ///
  /// - Throws: `RuntimeError` for a tensor that shows one element in several places.
  public func fill(_ value: Scalar) throws(TensorError) {
    try checkWritable()
    storage.noteOverwrite()
    switch dtype {
    case .float32: try fill(with: Float(value))
    case .int64: try fill(with: try Int(value))
    case .uint8: try fill(with: try UInt8(value))
    case .bool: try fill(with: value.isTrue)
    }
  }

  private func fill<T: Element>(with value: T) throws(TensorError) {
    let target = try storage.mutableElements(T.self)
    try forEachRun { (start, stride, count) throws(TensorError) in
      if stride == 1 {
        (target + start).update(repeating: value, count: count)
      } else {
        for index in 0..<count { target[start + index * stride] = value }
      }
    }
  }

  /// A new tensor whose elements are computed one after another in row-major order.
  static func make<T: Element>(
    _ shape: [Int], _ type: T.Type = T.self, _ body: (UnsafeMutablePointer<T>) throws(TensorError) -> Void
  ) throws(TensorError) -> Tensor {
    let tensor = try Tensor(T.dtype, shape)
    try body(tensor.storage.mutableElements(T.self))
    return tensor
  }

  /// Ones on the diagonal, zeros elsewhere.
  public static func eye(_ rows: Int, _ columns: Int) throws(TensorError) -> Tensor {
    let result = try zeros([rows, columns])
    let target = try result.storage.mutableElements(Float.self)
    for index in 0..<min(rows, columns) { target[index * columns + index] = 1 }
    return result
  }
}
