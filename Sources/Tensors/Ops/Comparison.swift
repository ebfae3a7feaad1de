/// Two tensors compared element by element; the result holds truth values.
public enum Comparison: String, Sendable {
  case lt, le, gt, ge, eq, ne

  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    switch max(left.dtype, right.dtype) {
    case .float32: try compare(left, right, Float.self)
    case .int64, .uint8, .bool: try compare(left, right, Int.self)
    }
  }

  private func compare<T: Element & Comparable>(_ left: Tensor, _ right: Tensor, _ type: T.Type) throws(TensorError) -> Tensor {
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
      throw TensorError("other", "`\(self)` needs whole numbers or truth values, but one side is \(max(left.dtype, right.dtype).name)")
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
