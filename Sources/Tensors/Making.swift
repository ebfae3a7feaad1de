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

  private static func from<T: Element>(_ values: [T], _ shape: [Int]) throws(TensorError) -> Tensor {
    precondition(values.count == shape.reduce(1, *), "\(values.count) values for shape \(shape)")
    let tensor = try Tensor(T.dtype, shape)
    let target = try tensor.storage.mutableElements(T.self)
    for (index, value) in values.enumerated() { (target + index).initialize(to: value) }
    return tensor
  }

  /// A matrix from rows of whole numbers, as float32.
  public static func matrix(_ rows: [[Int]]) throws(TensorError) -> Tensor {
    try floats(rows.joined().map(Float.init), [rows.count, rows.first?.count ?? 0])
  }

  /// Overwrites every element, in place.
  public func fill(_ value: Scalar) throws(TensorError) {
    switch dtype {
    case .float32: try fill(with: Float(value.double))
    case .int64: try fill(with: value.int)
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

  /// `start, start + step, …` up to but without `end`, as int64 if all three are whole, else float32.
  public static func arange(_ start: Scalar, _ end: Scalar, _ step: Scalar) throws(TensorError) -> Tensor {
    guard step.double != 0 else { throw TensorError("step", "the step of arange cannot be 0") }
    let length = (end.double - start.double) / step.double
    guard length.isFinite else { throw TensorError("end", "arange needs finite bounds") }
    guard length >= 0 else {
      throw TensorError("step", "a step of \(step.double) never leads from \(start.double) to \(end.double)")
    }
    guard length < 0x1p62 else { throw TensorError("end", "arange would have more elements than a machine can count", kind: .memory) }
    let count = Int(length.rounded(.up))
    if case .int(let first) = start, case .int = end, case .int(let by) = step {
      return try make([count], Int.self) { (target) throws(TensorError) in
        for index in 0..<count { target[index] = first + index * by }
      }
    }
    return try make([count], Float.self) { (target) throws(TensorError) in
      for index in 0..<count { target[index] = Float(start.double + Double(index) * step.double) }
    }
  }

  /// `steps` numbers at equal distances from `start` to `end`, both included.
  public static func linspace(_ start: Double, _ end: Double, _ steps: Int) throws(TensorError) -> Tensor {
    guard steps >= 0 else { throw TensorError("steps", "the number of steps is at least 0, but this is \(steps)") }
    let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
    return try make([steps], Float.self) { (target) throws(TensorError) in
      // From both ends towards the middle, as PyTorch does: both ends are exact.
      for index in 0..<steps {
        target[index] = Float(
          index < steps / 2 || steps == 1
            ? start + Double(index) * step : end - Double(steps - 1 - index) * step)
      }
    }
  }

  /// Ones on the diagonal, zeros elsewhere.
  public static func eye(_ rows: Int, _ columns: Int) throws(TensorError) -> Tensor {
    let result = try zeros([rows, columns])
    let target = try result.storage.mutableElements(Float.self)
    for index in 0..<min(rows, columns) { target[index * columns + index] = 1 }
    return result
  }
}
