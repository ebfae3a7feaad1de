import CLibZ
import Tensors

/// Unpacks a deflate stream piece by piece, so that the first bytes can be looked at before room is made for all.
final class Inflation {
  /// What surrounds the stream; gzip's header and checksum are checked by zlib.
  enum Wrapping: Int32 {
    case none = -15
    case gzip = 31
  }

  /// Deflate makes at most 1032 bytes of one: 258 of two bits (zlib.net/zlib_tech.html).
  private static let largestRatio = 1032
  private static let pieceSize = 1 << 20
  /// Enough for every header of a format.
  private static let beginningSize = 1 << 17

  private let stream: UnsafeMutablePointer<z_stream>
  private let source: ArraySlice<UInt8>
  private var next: Int
  private var isAtEnd = false

  private init(_ source: ArraySlice<UInt8>, _ wrapping: Wrapping) throws(TensorError) {
    self.source = source
    next = source.startIndex
    // zlib's state points back to the stream, so it must never move.
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let code = inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .noMemory }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// All bytes of a stream.
  ///
  /// - Parameter size: how many the surrounding file says they are.
  /// - Parameter expected: how many they are by their own beginning, if that says it.
  static func bytes(
    of source: ArraySlice<UInt8>, _ wrapping: Wrapping, size: Int,
    expected: (_ beginning: ArraySlice<UInt8>) throws(TensorError) -> Int?
  ) throws(TensorError) -> [UInt8] {
    guard size <= (source.count + 1) * largestRatio else { throw .impossibleSize(size, source.count) }
    guard size <= MemoryBudget.limit else { throw .tooLarge(size) }
    let inflation = try Inflation(source, wrapping)
    var bytes: [UInt8] = []
    try inflation.unpack(min(size, beginningSize), to: &bytes)
    if let needed = try expected(bytes[...]), needed != size { throw .contradiction(size, needed) }
    bytes.reserveCapacity(size)
    try inflation.unpack(size - bytes.count, to: &bytes)
    // One byte more than there should be tells whether the stream ends here.
    try inflation.unpack(1, to: &bytes)
    guard bytes.count == size else { throw .otherSize(bytes.count, size) }
    guard inflation.next == source.endIndex else { throw .leftOver(source.endIndex - inflation.next) }
    return bytes
  }

  /// Appends the next `count` bytes, fewer at the end of the stream.
  private func unpack(_ count: Int, to bytes: inout [UInt8]) throws(TensorError) {
    let end = bytes.count + count
    while bytes.count < end && !isAtEnd {
      let start = bytes.count
      let room = min(end - start, Self.pieceSize)
      bytes.append(contentsOf: repeatElement(0, count: room))
      let made = try bytes.withUnsafeMutableBufferPointer { (bytes) throws(TensorError) in
        try fill(UnsafeMutableBufferPointer(rebasing: bytes[start...]))
      }
      bytes.removeLast(room - made)
      guard made > 0 || isAtEnd else { throw .cutShort(start) }
      try Cancellation.poll()
    }
  }

  /// Writes what comes next; returns how many bytes that were, 0 if nothing follows.
  private func fill(_ target: UnsafeMutableBufferPointer<UInt8>) throws(TensorError) -> Int {
    stream.pointee.next_out = target.baseAddress
    stream.pointee.avail_out = UInt32(target.count)
    let given = min(source.endIndex - next, 1 << 30)
    let code = source[next..<next + given].withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(given)
      return inflate(stream, Z_NO_FLUSH)
    }
    next += given - Int(stream.pointee.avail_in)
    switch code {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isAtEnd = true
    case Z_MEM_ERROR: throw .noMemory
    default: throw .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "zlib's error \(code)")
    }
    return target.count - Int(stream.pointee.avail_out)
  }
}

extension TensorError {
  fileprivate static func impossibleSize(_ size: Int, _ packed: Int) -> TensorError {
    TensorError(
      "path", "\(packed) compressed bytes are said to unpack to \(size), but one makes at most 1032", kind: .value)
  }

  fileprivate static func tooLarge(_ size: Int) -> TensorError {
    TensorError(
      "path", "unpacked it needs \(MemoryBudget.text(size)), but the limit is \(MemoryBudget.text(MemoryBudget.limit))",
      kind: .memory)
  }

  fileprivate static func contradiction(_ size: Int, _ needed: Int) -> TensorError {
    TensorError(
      "path", "the compressed data is said to unpack to \(size) bytes, but its own header needs \(needed)", kind: .value
    )
  }

  fileprivate static func otherSize(_ found: Int, _ size: Int) -> TensorError {
    TensorError(
      "path",
      "the compressed data is said to unpack to \(size) bytes, but it makes \(found < size ? "only \(found)" : "more")",
      kind: .value)
  }

  fileprivate static func leftOver(_ count: Int) -> TensorError {
    TensorError("path", "\(count) bytes follow the end of the compressed data, but nothing may", kind: .value)
  }

  fileprivate static func cutShort(_ made: Int) -> TensorError {
    TensorError("path", "the compressed data is cut short: it ends after making \(made) bytes", kind: .value)
  }

  fileprivate static func damaged(_ reason: String) -> TensorError {
    TensorError("path", "the compressed data is damaged: \(reason)", kind: .value)
  }

  fileprivate static var noMemory: TensorError {
    TensorError("path", "there is no memory left to unpack compressed data", kind: .memory)
  }
}
