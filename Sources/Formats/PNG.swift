import CLibSPNG
import Tensors

/// Pictures.
///
/// Read is uint8 [C, H, W], C = 1 for gray and 3 for colour; palettes become colours, 16 bits keep their upper 8, and
/// what is transparent shows white paper below it. Written is gray from [H, W] or [1, H, W], colour from [3, H, W]:
/// uint8 as it is, float32 v as the whole part of 255·v + 0.5, cut to 0…255; nan is black. A picture that was read and
/// divided by 255 is written as it was.
enum PNG: FileFormat {
  static let endings = [".png"]
  /// A picture of 8000 × 8000; 768 MB while it is read.
  static let largestPixelCount = 64_000_000

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content {
    let context = try PNGContext(decoding: bytes)
    let header = try context.header()
    let width = Int(header.width), height = Int(header.height)
    guard width * height <= largestPixelCount else { throw .tooManyPixels(width, height, "path") }
    let isGray = UInt32(header.color_type) & SPNG_COLOR_TYPE_TRUECOLOR.rawValue == 0
    let pixels = try context.pixels(count: width * height)
    let channels = isGray ? 1 : 3
    return .tensor(
      try Tensor.writing(.uint8, [channels, height, width]) { target in
        var next = 0
        for channel in 0..<channels {
          for start in stride(from: 0, to: pixels.count, by: 4) {
            target[next] = onWhite(pixels[start + channel], alpha: pixels[start + 3])
            next += 1
          }
        }
      })
  }

  /// A colour that covers `alpha` of 255 parts of white paper, rounded to the nearest.
  private static func onWhite(_ colour: UInt8, alpha: UInt8) -> UInt8 {
    if alpha == 255 { return colour }
    let alpha = Int(alpha), paper = 255 * (255 - alpha)
    return UInt8((Int(colour) * alpha + paper + 127) / 255)
  }

  static func write(_ content: Content) throws(TensorError) -> [UInt8] {
    let picture = try content.single(for: ".png")
    guard picture.rank == 2 || picture.rank == 3 && [1, 3].contains(picture.shape[0]) else {
      throw .noPicture(picture.shape)
    }
    let channels = picture.rank == 2 ? 1 : picture.shape[0]
    let height = picture.shape[picture.rank - 2], width = picture.shape[picture.rank - 1]
    guard width > 0 && height > 0 else { throw .emptyPicture(picture.shape) }
    guard height.multipliedReportingOverflow(by: width).partialValue <= largestPixelCount else {
      throw .tooManyPixels(width, height, "object")
    }
    let planes = try self.bytes(picture)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(planes.count)
    for pixel in 0..<width * height {
      for channel in 0..<channels { pixels.append(planes[channel * width * height + pixel]) }
    }
    return try PNGContext.encoding(pixels, width: width, height: height, isGray: channels == 1)
  }

  /// The picture's numbers as bytes, row-major.
  private static func bytes(_ picture: Tensor) throws(TensorError) -> [UInt8] {
    switch picture.dtype {
    case .uint8: return try picture.withBytes { Array($0) }
    case .float32:
      return try picture.withBytes { bytes in
        bytes.bindMemory(to: Float.self).map { $0.isNaN ? 0 : UInt8(min(max($0 * 255 + 0.5, 0), 255)) }
      }
    case .bool, .int64: throw .noBrightness(picture.dtype)
    }
  }
}

extension TensorError {
  fileprivate static func tooManyPixels(_ width: Int, _ height: Int, _ parameter: String) -> TensorError {
    TensorError(
      parameter,
      "a picture of \(width)×\(height) pixels is too large: at most \(PNG.largestPixelCount) pixels can be held",
      kind: .value, hint: "use a smaller picture")
  }

  fileprivate static func noPicture(_ shape: [Int]) -> TensorError {
    TensorError(
      "object", "a picture is H×W, 1×H×W or 3×H×W, but this tensor is \(shapeText(shape))", kind: .value,
      hint: "pick one with an index, such as x[0]")
  }

  fileprivate static func emptyPicture(_ shape: [Int]) -> TensorError {
    TensorError("object", "a picture needs at least one pixel, but this tensor is \(shapeText(shape))", kind: .value)
  }

  fileprivate static func noBrightness(_ dtype: DType) -> TensorError {
    TensorError(
      "object",
      "a picture is made of torch.uint8 in 0…255 or torch.float32 in 0…1, but this tensor is \(dtype.name)",
      kind: .value, hint: dtype == .bool ? "x.float() makes 0 and 1 of it" : "x.to(torch.uint8) makes bytes of it")
  }
}
