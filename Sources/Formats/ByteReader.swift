import Tensors

/// In which order the bytes of a number lie.
enum ByteOrder {
  /// Lowest first.
  case little
  /// Highest first.
  case big
}

/// Takes the pieces of a file one after another; a piece that is not there is refused with the numbers.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var next: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// Bytes taken so far.
  var position: Int { next - bytes.startIndex }

  /// What is still to be taken.
  var rest: ArraySlice<UInt8> { bytes[next...] }

  mutating func take(_ count: Int, _ what: String) throws(TensorError) -> ArraySlice<UInt8> {
    guard count <= bytes.endIndex - next else { throw .cutShort(what, count, of: rest.count) }
    defer { next += count }
    return bytes[next..<next + count]
  }

  mutating func number<Number: FixedWidthInteger>(
    _ order: ByteOrder, _ what: String, as type: Number.Type = Number.self
  ) throws(TensorError) -> Number {
    let piece = try take(Number.bitWidth / 8, what)
    let bits = piece.withUnsafeBytes { $0.loadUnaligned(as: Number.self) }
    return order == .little ? Number(littleEndian: bits) : Number(bigEndian: bits)
  }
}

extension [UInt8] {
  mutating func append(_ number: some FixedWidthInteger, _ order: ByteOrder) {
    Swift.withUnsafeBytes(of: order == .little ? number.littleEndian : number.bigEndian) { append(contentsOf: $0) }
  }

  /// The elements of a tensor as they lie in memory, row-major.
  mutating func append(_ tensor: Tensor) throws(TensorError) {
    try tensor.withBytes { (bytes) throws(TensorError) in append(contentsOf: bytes) }
  }
}

extension TensorError {
  fileprivate static func cutShort(_ what: String, _ count: Int, of rest: Int) -> TensorError {
    TensorError(
      "path", "the file is cut short: \(what) needs \(count) bytes, but \(rest == 0 ? "none" : "\(rest)") are left",
      kind: .value)
  }
}
