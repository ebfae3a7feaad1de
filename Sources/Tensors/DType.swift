/// What the elements of a tensor are, from narrow to wide: the wider one wins when two meet.
public enum DType: UInt8, Comparable, Sendable {
  case bool
  /// Bytes of pictures and data sets: storage only, not calculated with.
  case uint8
  case int64, float32

  /// PyTorch's name, as in `torch.float32`.
  public var name: String {
    switch self {
    case .bool: "torch.bool"
    case .uint8: "torch.uint8"
    case .int64: "torch.int64"
    case .float32: "torch.float32"
    }
  }

  /// Bytes of one element.
  public var size: Int {
    switch self {
    case .bool, .uint8: 1
    case .float32: 4
    case .int64: 8
    }
  }

  public static func < (left: DType, right: DType) -> Bool { left.rawValue < right.rawValue }
}

/// One element outside any tensor.
public enum Scalar: Equatable, Sendable {
  case bool(Bool), int(Int), float(Double)

  public var dtype: DType {
    switch self {
    case .bool: .bool
    case .int: .int64
    case .float: .float32
    }
  }

  public var double: Double {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  /// The whole part, cut towards zero; values beyond 64 bits saturate and nan is 0.
  public var int: Int {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    case .float(let value): value.isNaN ? 0 : value >= 0x1p63 ? .max : value <= -0x1p63 ? .min : Int(value)
    }
  }

  public var isTrue: Bool { double != 0 }
}
