/// Two tensors compared element by element; the result holds truth values.
public enum Comparison: String, Sendable {
  case lt, le, gt, ge, eq, ne

  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    switch max(left.dtype, right.dtype) {
    case .float32: try compare(left, right, Float.self)
    case .int64, .uint8, .bool: try compare(left, right, Int.self)
    }
  }

  private func compare<T: Element & Comparable>(_ left: Tensor, _ right: Tensor, _ type: T.Type) throws(TensorError)
    -> Tensor
  {
    switch self {
    case .lt: try Elementwise.zip(left, right, T.self) { $0 < $1 }
    case .le: try Elementwise.zip(left, right, T.self) { $0 <= $1 }
    case .gt: try Elementwise.zip(left, right, T.self) { $0 > $1 }
    case .ge: try Elementwise.zip(left, right, T.self) { $0 >= $1 }
    case .eq: try Elementwise.zip(left, right, T.self) { $0 == $1 }
    case .ne: try Elementwise.zip(left, right, T.self) { $0 != $1 }
    }
  }
}

/// Bit by bit on whole numbers, logical on truth values.
public enum Bitwise: String, Sendable {
  case and, or, xor

  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    switch max(left.dtype, right.dtype) {
    case .float32, .uint8:
      throw TensorError(
        "other", "`\(self)` needs whole numbers or truth values, but one side is \(max(left.dtype, right.dtype).name)")
    case .int64:
      switch self {
      case .and: return try Elementwise.zip(left, right, Int.self) { $0 & $1 }
      case .or: return try Elementwise.zip(left, right, Int.self) { $0 | $1 }
      case .xor: return try Elementwise.zip(left, right, Int.self) { $0 ^ $1 }
      }
    case .bool:
      switch self {
      case .and: return try Elementwise.zip(left, right, Bool.self) { $0 && $1 }
      case .or: return try Elementwise.zip(left, right, Bool.self) { $0 || $1 }
      case .xor: return try Elementwise.zip(left, right, Bool.self) { $0 != $1 }
      }
    }
  }
}

/// `and`, `or` of truth values; numbers count as true unless they are 0.
public enum Logical: String, Sendable {
  case and = "logical_and", or = "logical_or"

  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    let bits: Bitwise = self == .and ? .and : .or
    return try bits(left.converted(to: .bool), right.converted(to: .bool))
  }
}

/// A question about each float: whole numbers and truth values are finite and never nan.
public enum FloatTest: String, CaseIterable, Sendable {
  case isnan, isinf, isfinite

  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    try Elementwise.map(input, Float.self) {
      switch self {
      case .isnan: $0.isNaN
      case .isinf: $0.isInfinite
      case .isfinite: $0.isFinite
      }
    }
  }
}

/// Equality within a tolerance: |x - y| ≤ absolute + relative·|y|, after NumPy's `isclose`.
public struct Closeness: Sendable {
  public var relative: Double
  public var absolute: Double
  public var equalNaN: Bool

  public init(relative: Double = 1e-5, absolute: Double = 1e-8, equalNaN: Bool = false) {
    self.relative = relative
    self.absolute = absolute
    self.equalNaN = equalNaN
  }

  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    guard relative >= 0 else { throw TensorError("rtol", "a tolerance is at least 0, but this is \(relative)") }
    guard absolute >= 0 else { throw TensorError("atol", "a tolerance is at least 0, but this is \(absolute)") }
    return try Elementwise.zip(left, right, Float.self) { x, y in
      if x == y || equalNaN && x.isNaN && y.isNaN { return true }
      let difference = abs(Double(x) - Double(y))
      return difference.isFinite && difference <= absolute + relative * abs(Double(y))
    }
  }
}
