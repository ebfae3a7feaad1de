/// A Swift type whose values can lie in a tensor.
public protocol Element: Equatable {
  static var dtype: DType { get }
  /// - Throws: `OverflowError` or `ValueError` for a number that the type does not have.
  init(_ scalar: Scalar) throws(TensorError)
  /// A byte as a number of this type, or as a truth value.
  init(byte: UInt8)
  var scalar: Scalar { get }
}

extension Float: Element {
  public static var dtype: DType { .float32 }
  public init(byte: UInt8) { self.init(byte) }

  public init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = value ? 1 : 0
    case .int(let value): self.init(value)
    case .float(let value): self.init(value)
    }
  }

  public var scalar: Scalar { .float(Double(self)) }
}

extension Int: Element {
  public static var dtype: DType { .int64 }
  public init(byte: UInt8) { self.init(byte) }

  /// The whole part of a float, cut towards zero.
  public init(_ scalar: Scalar) throws(TensorError) {
    switch scalar {
    case .bool(let value): self = value ? 1 : 0
    case .int(let value): self = value
    case .float(let value):
      guard value >= -0x1p63 && value < 0x1p63 else { throw .noWholeNumber(value) }
      self.init(value)
    }
  }

  public var scalar: Scalar { .int(self) }
}

extension UInt8: Element {
  public static var dtype: DType { .uint8 }
  public init(byte: UInt8) { self = byte }

  public init(_ scalar: Scalar) throws(TensorError) {
    let value = try Int(scalar)
    guard let byte = UInt8(exactly: value) else { throw .noByte(value) }
    self = byte
  }

  public var scalar: Scalar { .int(Int(self)) }
}

extension Bool: Element {
  public static var dtype: DType { .bool }
  public init(byte: UInt8) { self = byte != 0 }
  public init(_ scalar: Scalar) { self = scalar.isTrue }
  public var scalar: Scalar { .bool(self) }
}

/// Numbers that kernels multiply and add; a sum that does not fit is reported, never lost.
protocol Summand: Element, Comparable, Numeric {
  /// Adds a·b to `sum`; true if the result does not fit.
  static func add(_ a: Self, times b: Self, to sum: inout Self) -> Bool
}

extension Float: Summand {
  @inline(__always) static func add(_ a: Float, times b: Float, to sum: inout Float) -> Bool {
    sum += a * b
    return false
  }
}

extension Int: Summand {
  @inline(__always) static func add(_ a: Int, times b: Int, to sum: inout Int) -> Bool {
    let (product, tooLarge) = a.multipliedReportingOverflow(by: b)
    let (total, tooMuch) = sum.addingReportingOverflow(product)
    sum = total
    return tooLarge || tooMuch
  }
}

extension TensorError {
  fileprivate static func noWholeNumber(_ value: Double) -> TensorError {
    value.isNaN
      ? TensorError("input", "nan is not a whole number", kind: .value)
      : TensorError("input", "\(value) does not fit into a whole number of 64 bits", kind: .overflow)
  }

  fileprivate static func noByte(_ value: Int) -> TensorError {
    TensorError(
      "input", "torch.uint8 holds the numbers 0…255, but this is \(value)", hint: "use torch.int64 or torch.float32")
  }

  /// What every operation on whole numbers throws instead of a wrong result.
  static func overflow(_ what: String) -> TensorError {
    TensorError(
      "input", "the result of \(what) does not fit into 64 bits", kind: .overflow, hint: "use floats: .float()")
  }

  /// Bytes and truth values are not calculated with.
  static func needsNumbers(_ what: String, _ dtype: DType) -> TensorError {
    TensorError(
      "input", "\(what) needs numbers, but the tensor is \(dtype.name)", hint: "x.float() makes numbers of it")
  }
}
