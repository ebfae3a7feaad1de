import Tensors

/// The file of MNIST and its successors: one array, its sizes, then the numbers.
///
/// Unsigned bytes stay uint8, other whole numbers become int64, floats float32. Written are unsigned bytes, floats, and
/// 32-bit numbers for int64 if all fit.
///
/// Source: Yann LeCun, "The MNIST database of handwritten digits", "The IDX file format".
enum IDX: FileFormat {
  /// MNIST's own names, such as `train-images-idx3-ubyte`, have no ending.
  static let endings = [".idx", "-ubyte"]

  private static let types: [UInt8: StoredElement] = [
    0x08: .uint8, 0x09: .int8, 0x0B: .int16, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
  ]

  /// Whether the bytes begin as such a file does: two zeros, a type, at least one axis.
  static func isRecognized(_ bytes: ArraySlice<UInt8>) -> Bool {
    let start = Array(bytes.prefix(4))
    return start.count == 4 && start[0] == 0 && start[1] == 0 && types[start[2]] != nil && start[3] > 0
  }

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content {
    var reader = ByteReader(bytes)
    let (element, shape) = try header(&reader)
    let size = try element.byteCount(shape)
    guard size == reader.rest.count else { throw .wrongSize(shape, element, size, reader.rest.count) }
    return .tensor(try element.tensor(shape, from: reader.rest, .big))
  }

  static func size(beginning: ArraySlice<UInt8>) throws(TensorError) -> Int? {
    var reader = ByteReader(beginning)
    let (element, shape) = try header(&reader)
    let (size, overflow) = reader.position.addingReportingOverflow(try element.byteCount(shape))
    return overflow ? .max : size
  }

  private static func header(_ reader: inout ByteReader) throws(TensorError) -> (StoredElement, [Int]) {
    let magic = Array(try reader.take(4, "the IDX header"))
    guard magic[0] == 0, magic[1] == 0, let element = types[magic[2]] else { throw .noIDX(magic) }
    var shape: [Int] = []
    for _ in 0..<magic[3] { shape.append(Int(try reader.number(.big, "the IDX header", as: UInt32.self))) }
    return (element, shape)
  }

  static func write(_ content: Content) throws(TensorError) -> [UInt8] {
    let tensor = try content.single(for: ".idx")
    guard tensor.rank <= 0xFF else { throw .tooManyAxes(tensor.rank) }
    var bytes: [UInt8] = [0, 0, 0, UInt8(tensor.rank)]
    for size in tensor.shape {
      guard let size = UInt32(exactly: size) else { throw .largeAxis(size) }
      bytes.append(size, .big)
    }
    switch tensor.dtype {
    case .bool: throw .noTruth
    case .uint8:
      bytes[2] = 0x08
      try bytes.append(tensor)
    case .int64:
      bytes[2] = 0x0C
      try append(tensor, to: &bytes) { (number: Int) throws(TensorError) in
        guard let short = Int32(exactly: number) else { throw .beyondInt32(number) }
        return short
      }
    case .float32:
      bytes[2] = 0x0D
      try append(tensor, to: &bytes) { (number: Float) in number.bitPattern }
    }
    return bytes
  }

  private static func append<Number, Bits: FixedWidthInteger>(
    _ tensor: Tensor, to bytes: inout [UInt8], _ bits: (Number) throws(TensorError) -> Bits
  ) throws(TensorError) {
    try tensor.withBytes { (source) throws(TensorError) in
      for number in source.bindMemory(to: Number.self) { bytes.append(try bits(number), .big) }
    }
  }
}

extension TensorError {
  fileprivate static func noIDX(_ magic: [UInt8]) -> TensorError {
    let found = magic.map { String($0, radix: 16) }.joined(separator: " ")
    return TensorError(
      "path",
      "an IDX file begins with the bytes 0 0, then 8, 9, b, c, d or e for the type, but this one with \(found)",
      kind: .value)
  }

  fileprivate static func wrongSize(
    _ shape: [Int], _ element: StoredElement, _ needed: Int, _ found: Int
  ) -> TensorError {
    TensorError(
      "path",
      "shape \(shapeText(shape)) with \(element.size) bytes a number needs \(needed) bytes behind the IDX header, "
        + "but the file has \(found)", kind: .value)
  }

  fileprivate static func tooManyAxes(_ rank: Int) -> TensorError {
    TensorError("object", "an IDX file holds at most 255 axes, but these are \(rank)", kind: .value)
  }

  fileprivate static func largeAxis(_ size: Int) -> TensorError {
    TensorError(
      "object", "an axis in an IDX file has at most \(UInt32.max) elements, but one here has \(size)", kind: .value)
  }

  fileprivate static func beyondInt32(_ number: Int) -> TensorError {
    TensorError(
      "object", "an IDX file holds whole numbers from \(Int32.min) to \(Int32.max), but one here is \(number)",
      kind: .value,
      hint: "save it as .npy")
  }

  fileprivate static var noTruth: TensorError {
    TensorError(
      "object", "an IDX file holds torch.uint8, torch.int64 or torch.float32, but this is torch.bool", kind: .value,
      hint: "convert it: x.to(torch.uint8)")
  }
}
