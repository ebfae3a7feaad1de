import CLibZ
import Tensors

/// One compressed file in a `.gz`; recognised by its first bytes, whatever its name.
enum Gzip {
  private static let magic: [UInt8] = [0x1F, 0x8B]
  /// The trailer counts the unpacked bytes in 32 bits; zlib takes no more at once.
  private static let largestSize = Int(Int32.max)

  static func isPacked(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// The file inside.
  ///
  /// - Parameter expected: how many bytes it has by its own beginning, if that says it.
  static func unpack(
    _ bytes: ArraySlice<UInt8>, expected: (_ beginning: ArraySlice<UInt8>) throws(TensorError) -> Int?
  ) throws(TensorError) -> [UInt8] {
    var trailer = ByteReader(bytes.suffix(4))
    let size: UInt32 = try trailer.number(.little, "the gzip trailer")
    return try Inflation.bytes(of: bytes, .gzip, size: Int(size), expected: expected)
  }

  /// The same bytes compressed, without a name or a time: equal bytes give equal files.
  static func pack(_ bytes: [UInt8]) throws(TensorError) -> [UInt8] {
    guard bytes.count <= largestSize else { throw .tooLarge(bytes.count, largestSize) }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    let code = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { throw .noMemory }
    defer { deflateEnd(stream) }
    let bound = Int(deflateBound(stream, UInt(bytes.count)))
    var isDone = false
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(bound)
      isDone = bytes.withUnsafeBufferPointer { input in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        return deflate(stream, Z_FINISH) == Z_STREAM_END
      }
      count = bound - Int(stream.pointee.avail_out)
    }
    guard isDone else { throw .noMemory }
    return packed
  }
}

extension TensorError {
  fileprivate static func tooLarge(_ size: Int, _ largest: Int) -> TensorError {
    TensorError(
      "object", "a .gz file is made of at most \(MemoryBudget.text(largest)), but this is \(MemoryBudget.text(size))",
      kind: .value, hint: "save it without .gz")
  }

  fileprivate static var noMemory: TensorError {
    TensorError("object", "there is no memory left to compress the file", kind: .memory)
  }
}
