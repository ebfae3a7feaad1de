import Tensors

/// A number as files store it. Tensors have fewer types: every float becomes float32, every whole number int64 but the
/// byte, which stays uint8.
enum StoredElement: CaseIterable {
  case bool, uint8, int8, int16, uint16, int32, uint32, int64, uint64, float16, bfloat16, float32, float64

  /// How a tensor's elements are stored without loss.
  init(_ dtype: DType) {
    switch dtype {
    case .bool: self = .bool
    case .uint8: self = .uint8
    case .int64: self = .int64
    case .float32: self = .float32
    }
  }

  /// Bytes of one number.
  var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// What the numbers are in a tensor.
  var dtype: DType {
    switch self {
    case .bool: .bool
    case .uint8: .uint8
    case .int8, .int16, .uint16, .int32, .uint32, .int64, .uint64: .int64
    case .float16, .bfloat16, .float32, .float64: .float32
    }
  }

  /// Bytes of a tensor of that shape in a file; its sizes are not negative.
  func byteCount(_ shape: [Int]) throws(TensorError) -> Int {
    var bytes = size
    for size in shape {
      // A 0 does not hide that the other sizes cannot be.
      let (product, overflow) = bytes.multipliedReportingOverflow(by: max(size, 1))
      guard !overflow else { throw .uncountable(shape) }
      bytes = product
    }
    return shape.contains(0) ? 0 : bytes
  }

  /// The tensor whose numbers are these bytes, in row-major order.
  ///
  /// - Parameter bytes: `byteCount(shape)` of them.
  func tensor(
    _ shape: [Int], from bytes: ArraySlice<UInt8>, _ order: ByteOrder = .little
  ) throws(TensorError) -> Tensor {
    precondition((try? byteCount(shape)) == bytes.count, "\(bytes.count) bytes for shape \(shape)")
    if self == .uint64 { try checkFit(bytes, order) }
    return try Tensor.writing(dtype, shape) { (target) throws(TensorError) in
      bytes.withUnsafeBytes { read($0, order, to: target) }
    }
  }

  private func read(_ source: UnsafeRawBufferPointer, _ order: ByteOrder, to target: UnsafeMutableRawBufferPointer) {
    switch self {
    case .bool, .uint8: target.copyMemory(from: source)
    case .int8: convert(source, order, target) { (bits: Int8) in Int(bits) }
    case .int16: convert(source, order, target) { (bits: Int16) in Int(bits) }
    case .uint16: convert(source, order, target) { (bits: UInt16) in Int(bits) }
    case .int32: convert(source, order, target) { (bits: Int32) in Int(bits) }
    case .uint32: convert(source, order, target) { (bits: UInt32) in Int(bits) }
    case .int64, .uint64: convert(source, order, target) { (bits: Int) in bits }
    case .float16: convert(source, order, target) { (bits: UInt16) in Float(Float16(bitPattern: bits)) }
    case .bfloat16: convert(source, order, target) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
    case .float32: convert(source, order, target) { (bits: UInt32) in Float(bitPattern: bits) }
    case .float64: convert(source, order, target) { (bits: UInt64) in Float(Double(bitPattern: bits)) }
    }
  }

  private func convert<Bits: FixedWidthInteger, Number>(
    _ source: UnsafeRawBufferPointer, _ order: ByteOrder, _ target: UnsafeMutableRawBufferPointer,
    _ number: (Bits) -> Number
  ) {
    for index in 0..<source.count / size {
      let bits = source.loadUnaligned(fromByteOffset: index * size, as: Bits.self)
      let value = number(order == .little ? Bits(littleEndian: bits) : Bits(bigEndian: bits))
      target.storeBytes(of: value, toByteOffset: index * MemoryLayout<Number>.size, as: Number.self)
    }
  }

  private func checkFit(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) throws(TensorError) {
    var reader = ByteReader(bytes)
    while !reader.rest.isEmpty {
      let number: UInt64 = try reader.number(order, "a number")
      guard number <= Int.max else { throw .beyondInt64(number, at: reader.position / size - 1) }
    }
  }
}

extension TensorError {
  fileprivate static func uncountable(_ shape: [Int]) -> TensorError {
    TensorError("path", "a tensor of \(shapeText(shape)) elements is larger than any file", kind: .value)
  }

  fileprivate static func beyondInt64(_ number: UInt64, at index: Int) -> TensorError {
    TensorError(
      "path", "the number \(number) at position \(index) does not fit into torch.int64, which ends at \(Int.max)",
      kind: .overflow, hint: "store it as a float, or subtract an offset, before saving it")
  }
}
