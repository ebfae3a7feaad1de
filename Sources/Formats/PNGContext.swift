import CLibSPNG
import Glibc
import Tensors

/// libspng at work on one picture.
final class PNGContext {
  private let context: OpaquePointer
  /// The library reads from here as long as it works.
  private let file: UnsafeMutableBufferPointer<UInt8>

  private init(_ flags: Int32, file: ArraySlice<UInt8>, _ parameter: String) throws(TensorError) {
    guard let context = spng_ctx_new(flags) else { throw .noMemory(parameter) }
    self.context = context
    self.file = .allocate(capacity: file.count)
    _ = self.file.initialize(fromContentsOf: file)
  }

  deinit {
    spng_ctx_free(context)
    file.deallocate()
  }

  convenience init(decoding bytes: ArraySlice<UInt8>) throws(TensorError) {
    try self.init(0, file: bytes, "path")
    // Texts and colour profiles may be packed; none is needed, so none gets more room than the file.
    try check(spng_set_chunk_limits(context, file.count, file.count))
    try check(spng_set_png_buffer(context, file.baseAddress, file.count))
  }

  func header() throws(TensorError) -> spng_ihdr {
    var header = spng_ihdr()
    try check(spng_get_ihdr(context, &header))
    return header
  }

  /// Red, green, blue and alpha of each pixel, row by row.
  func pixels(count: Int) throws(TensorError) -> [UInt8] {
    var size = 0
    try check(spng_decoded_image_size(context, Int32(SPNG_FMT_RAW.rawValue), &size))
    // The pixels are deflated, which makes at most 1032 bytes of one.
    guard size / 1032 <= file.count else { throw .impossibleSize(size, file.count) }
    var code: Int32 = 0
    let pixels = [UInt8](unsafeUninitializedCapacity: 4 * count) { target, made in
      code = spng_decode_image(
        context, target.baseAddress, 4 * count, Int32(SPNG_FMT_RGBA8.rawValue), Int32(SPNG_DECODE_TRNS.rawValue))
      made = code == 0 ? 4 * count : 0
    }
    try check(code)
    // What follows the pixels: their checksum, and the mark of the file's end.
    try check(spng_decode_chunks(context))
    return pixels
  }

  private func check(_ code: Int32) throws(TensorError) {
    guard code == 0 else { throw .refused(String(cString: spng_strerror(code)), "path") }
  }

  /// The file of a picture whose pixels are given row by row, one byte each for gray, three for colour.
  static func encoding(_ pixels: [UInt8], width: Int, height: Int, isGray: Bool) throws(TensorError) -> [UInt8] {
    let encoder = try PNGContext(Int32(SPNG_CTX_ENCODER.rawValue), file: [], "object")
    let context = encoder.context
    var header = spng_ihdr()
    header.width = UInt32(width)
    header.height = UInt32(height)
    header.bit_depth = 8
    header.color_type = UInt8((isGray ? SPNG_COLOR_TYPE_GRAYSCALE : SPNG_COLOR_TYPE_TRUECOLOR).rawValue)
    var code = spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1)
    if code == 0 { code = spng_set_ihdr(context, &header) }
    if code == 0 {
      code = spng_encode_image(
        context, pixels, pixels.count, Int32(SPNG_FMT_PNG.rawValue), Int32(SPNG_ENCODE_FINALIZE.rawValue))
    }
    var size = 0
    guard code == 0, let bytes = spng_get_png_buffer(context, &size, &code) else {
      throw .refused(String(cString: spng_strerror(code)), "object")
    }
    defer { free(bytes) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: size))
  }
}

extension TensorError {
  fileprivate static func refused(_ reason: String, _ parameter: String) -> TensorError {
    TensorError(parameter, "libspng refuses the PNG picture: \(reason)", kind: .value)
  }

  fileprivate static func impossibleSize(_ size: Int, _ packed: Int) -> TensorError {
    TensorError(
      "path", "the picture's \(size) bytes cannot be packed in a file of \(packed): one makes at most 1032",
      kind: .value)
  }

  fileprivate static func noMemory(_ parameter: String) -> TensorError {
    TensorError(parameter, "there is no memory left for a PNG picture", kind: .memory)
  }
}
