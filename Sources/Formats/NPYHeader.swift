import Tensors

/// What the beginning of an npy file says: type, order and shape of the numbers that follow.
///
/// Source: the format's specification, `numpy.lib.format`.
struct NPYHeader {
  /// NumPy's own limit.
  static let largestRank = 64
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  var element: StoredElement
  var order: ByteOrder = .little
  /// Whether the first axis runs fastest, as in Fortran.
  var isFortran = false
  var shape: [Int]
  /// Bytes before the first number.
  private(set) var length = 0

  init(_ tensor: Tensor) {
    element = StoredElement(tensor.dtype)
    shape = tensor.shape
  }

  init(_ bytes: ArraySlice<UInt8>) throws(TensorError) {
    var reader = ByteReader(bytes)
    guard bytes.starts(with: Self.magic) else { throw .noNPY(bytes.prefix(6)) }
    _ = try reader.take(Self.magic.count, "the header")
    let major: UInt8 = try reader.number(.little, "the version")
    let minor: UInt8 = try reader.number(.little, "the version")
    guard (1...3).contains(major), minor == 0 else { throw .unknownVersion(major, minor) }
    let size =
      major == 1
      ? Int(try reader.number(.little, "the header's length", as: UInt16.self))
      : Int(try reader.number(.little, "the header's length", as: UInt32.self))
    let text = try reader.take(size, "the header")
    length = reader.position
    (element, order, isFortran, shape) = try NPYHeader.parse(text)
  }

  /// Bytes of the whole file.
  func fileSize() throws(TensorError) -> Int {
    let (size, overflow) = length.addingReportingOverflow(try element.byteCount(shape))
    return overflow ? .max : size
  }

  /// The beginning of a file, byte by byte as NumPy writes it: with room for a longer first axis, padded to 64.
  func bytes() throws(TensorError) -> [UInt8] {
    guard shape.count <= Self.largestRank else { throw .tooManyAxes(shape.count, "object") }
    let sizes = shape.map(String.init).joined(separator: ", ")
    var text =
      "{'descr': '\(description)', 'fortran_order': False, 'shape': (\(sizes)\(shape.count == 1 ? "," : "")), }"
    if let first = shape.first { text += String(repeating: " ", count: 21 - String(first).count) }
    let unpadded = Self.magic.count + 4 + text.utf8.count + 1
    text += String(repeating: " ", count: 63 - (unpadded + 63) % 64) + "\n"
    var bytes = Self.magic + [1, 0]
    bytes.append(UInt16(text.utf8.count), .little)
    return bytes + Array(text.utf8)
  }

  /// NumPy's text for the type of what is written.
  private var description: String {
    switch element.dtype {
    case .bool: "|b1"
    case .uint8: "|u1"
    case .int64: "<i8"
    case .float32: "<f4"
    }
  }
}

/// The header's text: a dictionary of Python with three keys.
extension NPYHeader {
  private typealias Parsed = (StoredElement, ByteOrder, Bool, [Int])

  private static func parse(_ text: ArraySlice<UInt8>) throws(TensorError) -> Parsed {
    var reader = TextReader(text)
    var type: (StoredElement, ByteOrder)?
    var isFortran: Bool?
    var shape: [Int]?
    guard reader.accept("{") else { throw .badHeader(reader, "'{'") }
    while !reader.accept("}") {
      let key = try string(&reader)
      guard reader.accept(":") else { throw .badHeader(reader, "':'") }
      switch key {
      case "descr" where type == nil: type = try self.type(&reader)
      case "fortran_order" where isFortran == nil: isFortran = try truth(&reader)
      case "shape" where shape == nil: shape = try sizes(&reader)
      default: throw .unexpectedKey(key)
      }
      guard reader.accept(",") || reader.peek == UInt8(ascii: "}") else { throw .badHeader(reader, "',' or '}'") }
    }
    reader.skipBlanks()
    guard reader.peek == nil else { throw .badHeader(reader, "the header's end") }
    guard let type, let isFortran, let shape else { throw .missingKey }
    return (type.0, type.1, isFortran, shape)
  }

  private static func string(_ reader: inout TextReader) throws(TensorError) -> String {
    for quote in ["'", "\""] as [Unicode.Scalar] where reader.accept(quote) {
      guard let text = reader.take(upTo: UInt8(ascii: quote)) else { throw .badHeader(reader, "a closing quote") }
      return String(decoding: text, as: UTF8.self)
    }
    throw .badHeader(reader, "a text in quotes")
  }

  private static func truth(_ reader: inout TextReader) throws(TensorError) -> Bool {
    if reader.accept(word: "True") { return true }
    if reader.accept(word: "False") { return false }
    throw .badHeader(reader, "True or False")
  }

  private static func sizes(_ reader: inout TextReader) throws(TensorError) -> [Int] {
    var sizes: [Int] = []
    guard reader.accept("(") else { throw .badHeader(reader, "'('") }
    while !reader.accept(")") {
      guard let size = reader.wholeNumber() else { throw .badHeader(reader, "a size from 0 to \(Int.max)") }
      sizes.append(size)
      guard sizes.count <= largestRank else { throw .tooManyAxes(sizes.count, "path") }
      // Python 2 wrote long numbers as 3L.
      _ = reader.accept("L")
      guard reader.accept(",") || reader.peek == UInt8(ascii: ")") else { throw .badHeader(reader, "',' or ')'") }
    }
    return sizes
  }

  /// A type such as `<f4`: the order of the bytes, what they are, how many.
  private static func type(_ reader: inout TextReader) throws(TensorError) -> (StoredElement, ByteOrder) {
    reader.skipBlanks()
    if reader.peek == UInt8(ascii: "[") || reader.peek == UInt8(ascii: "(") { throw .structured }
    let text = try string(&reader)
    let isOrdered = text.first.map { "<>=|".contains($0) } ?? false
    let element: StoredElement =
      switch isOrdered ? text.dropFirst() : text[...] {
      case "b1": .bool
      case "u1": .uint8
      case "i1": .int8
      case "i2": .int16
      case "u2": .uint16
      case "i4": .int32
      case "u4": .uint32
      case "i8": .int64
      case "u8": .uint64
      case "f2": .float16
      case "f4": .float32
      case "f8": .float64
      default: throw .notNumbers(text, kind: isOrdered ? text.dropFirst().first : text.first)
      }
    return (element, text.first == ">" ? .big : .little)
  }
}

extension TensorError {
  fileprivate static func noNPY(_ start: ArraySlice<UInt8>) -> TensorError {
    TensorError(
      "path", "an npy file begins with \\x93NUMPY, but this one with \(quoted(String(decoding: start, as: UTF8.self)))",
      kind: .value)
  }

  fileprivate static func unknownVersion(_ major: UInt8, _ minor: UInt8) -> TensorError {
    TensorError("path", "npy versions 1.0, 2.0 and 3.0 can be read, but this is \(major).\(minor)", kind: .value)
  }

  fileprivate static func badHeader(_ reader: TextReader, _ needed: String) -> TensorError {
    TensorError("path", "the npy header needs \(needed) at its byte \(reader.position)", kind: .value)
  }

  fileprivate static func unexpectedKey(_ key: String) -> TensorError {
    TensorError(
      "path", "the npy header has descr, fortran_order and shape once each, but \(quoted(key)) is one too many",
      kind: .value)
  }

  fileprivate static var missingKey: TensorError {
    TensorError("path", "the npy header needs descr, fortran_order and shape, but one is missing", kind: .value)
  }

  fileprivate static func tooManyAxes(_ rank: Int, _ parameter: String) -> TensorError {
    TensorError(
      parameter, "an npy file holds at most \(NPYHeader.largestRank) axes, but these are \(rank) or more", kind: .value)
  }

  fileprivate static var structured: TensorError {
    TensorError(
      "path", "the elements are records with fields (a structured dtype), but a tensor holds numbers", kind: .value,
      hint: "save one field in Python: numpy.save(path, array[\"name\"])")
  }

  fileprivate static func notNumbers(_ type: String, kind: Character?) -> TensorError {
    let what =
      switch kind {
      case "O": "Python objects, a pickle that could run any code,"
      case "U", "S", "a": "texts"
      case "c": "complex numbers"
      case "M", "m": "dates or durations"
      case "V": "records"
      default: "of an unknown type"
      }
    return TensorError(
      "path", "the elements are \(what) (dtype \(quoted(type))), but a tensor holds real numbers", kind: .value,
      hint: "convert them in Python: numpy.save(path, array.astype(\"float32\"))")
  }
}
