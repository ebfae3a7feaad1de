/// Running totals along one axis: each element becomes the sum or product of all up to and including it.
public enum Scan: String, Sendable {
  case cumsum, cumprod

  /// - Returns: the input's shape; whole numbers and truth values give whole numbers.
  public func callAsFunction(_ input: Tensor, axis: Int) throws(TensorError) -> Tensor {
    let axis = try input.axis(axis)
    guard input.rank > 0 else { return try input.dtype == .float32 ? input.copy() : input.copy(as: .int64) }
    let rows = try input.transposed(axis, -1)
    let result: Tensor =
      input.dtype == .float32
      ? try scan(rows, Float.self) { (self == .cumsum ? $0 + $1 : $0 * $1, false) }
      : try scan(rows, Int.self) {
        self == .cumsum ? $0.addingReportingOverflow($1) : $0.multipliedReportingOverflow(by: $1)
      }
    return try result.transposed(axis, -1).copy()
  }

  private func scan<T: Element & Numeric>(
    _ rows: Tensor, _ type: T.Type, _ combine: (T, T) -> (partialValue: T, overflow: Bool)
  ) throws(TensorError) -> Tensor {
    let length = max(rows.shape[rows.rank - 1], 1)
    return try rows.withElements(as: T.self) { (elements) throws(TensorError) in
      try .make(rows.shape, T.self) { (target) throws(TensorError) in
        var running: T = 0, hasOverflow = false
        for index in elements.indices {
          let (value, overflow) = index % length == 0 ? (elements[index], false) : combine(running, elements[index])
          running = value
          if overflow { hasOverflow = true }
          (target + index).initialize(to: value)
        }
        if hasOverflow { throw .overflow(rawValue) }
      }
    }
  }
}
