import Tensors

/// What the beginning of a safetensors file says: name, type, shape and place of every tensor.
///
/// It must account for every byte of the file: no two tensors share one, none is left out.
struct SafetensorsHeader {
  /// The reference's own limit.
  static let largestLength = 100_000_000
  /// PyTorch's own limit.
  private static let largestRank = 64

  struct Entry {
    let name: String
    let element: StoredElement
    let shape: [Int]
    /// Where its bytes lie behind the header.
    let place: Range<Int>
  }

  /// In the order of their bytes.
  let entries: [Entry]
  let metadata: [String: String]
  /// Bytes before the first tensor.
  let length: Int

  init(_ bytes: ArraySlice<UInt8>) throws(TensorError) {
    var reader = ByteReader(bytes)
    let announced: UInt64 = try reader.number(.little, "the header's length")
    guard announced <= Self.largestLength else { throw .longHeader(announced) }
    let text = try reader.take(Int(announced), "the header")
    length = reader.position
    guard text.first == UInt8(ascii: "{") else { throw .noBrace(text.first) }
    guard String(validating: text, as: UTF8.self) != nil else { throw .notUTF8 }
    var entries: [Entry] = []
    (entries, metadata) = try SafetensorsHeader.parse(text)
    entries.sort { ($0.place.lowerBound, $0.place.upperBound) < ($1.place.lowerBound, $1.place.upperBound) }
    try SafetensorsHeader.checkPlaces(entries, size: reader.rest.count)
    self.entries = entries
  }

  private static func parse(_ text: ArraySlice<UInt8>) throws(TensorError) -> ([Entry], [String: String]) {
    var reader = TextReader(text)
    var entries: [Entry] = []
    var metadata: [String: String]?
    var names: Set<String> = []
    try members(of: &reader) { (name, reader) throws(TensorError) in
      if name == "__metadata__" {
        guard metadata == nil else { throw .nameTwice(name) }
        metadata = try remarks(&reader)
      } else {
        guard names.insert(name).inserted else { throw .nameTwice(name) }
        entries.append(try entry(name, &reader))
      }
    }
    reader.skipBlanks()
    guard reader.peek == nil else { throw .needed("nothing but blanks after its last brace", reader) }
    return (entries, metadata ?? [:])
  }

  private static func remarks(_ reader: inout TextReader) throws(TensorError) -> [String: String] {
    var remarks: [String: String] = [:]
    try members(of: &reader) { (key, reader) throws(TensorError) in
      let value = try JSONText.take(&reader, "a remark")
      guard remarks.updateValue(value, forKey: key) == nil else { throw .nameTwice(key) }
    }
    return remarks
  }

  private static func entry(_ name: String, _ reader: inout TextReader) throws(TensorError) -> Entry {
    var type: String?
    var shape: [Int]?
    var offsets: [Int]?
    try members(of: &reader) { (key, reader) throws(TensorError) in
      switch key {
      case "dtype" where type == nil: type = try JSONText.take(&reader, "a dtype")
      case "shape" where shape == nil: shape = try numbers(&reader, atMost: largestRank, name)
      case "data_offsets" where offsets == nil: offsets = try numbers(&reader, atMost: 2, name)
      default: throw .unexpectedKey(key, name)
      }
    }
    guard let type, let shape, let offsets, offsets.count == 2 else { throw .incomplete(name) }
    guard let element = elements[type] else { throw .unknownType(type, name) }
    guard offsets[0] <= offsets[1] else { throw .backwards(offsets, name) }
    let size = try element.byteCount(shape)
    guard offsets[1] - offsets[0] == size else { throw .wrongSize(type, shape, size, offsets, name) }
    return Entry(name: name, element: element, shape: shape, place: offsets[0]..<offsets[1])
  }

  /// Visits the members of an object; the visitor takes each one's value. Objects lie two deep at most.
  private static func members(
    of reader: inout TextReader, _ visit: (String, inout TextReader) throws(TensorError) -> Void
  ) throws(TensorError) {
    guard reader.accept("{") else { throw .needed("'{'", reader) }
    if reader.accept("}") { return }
    repeat {
      let key = try JSONText.take(&reader, "a name")
      guard reader.accept(":") else { throw .needed("':'", reader) }
      try visit(key, &reader)
    } while reader.accept(",")
    guard reader.accept("}") else { throw .needed("',' or '}'", reader) }
  }

  private static func numbers(
    _ reader: inout TextReader, atMost limit: Int, _ name: String
  ) throws(TensorError) -> [Int] {
    guard reader.accept("[") else { throw .needed("'['", reader) }
    if reader.accept("]") { return [] }
    var numbers: [Int] = []
    repeat {
      guard let number = reader.wholeNumber() else { throw .needed("a whole number from 0 to \(Int.max)", reader) }
      numbers.append(number)
      guard numbers.count <= limit else { throw .tooManyNumbers(limit, name) }
    } while reader.accept(",")
    guard reader.accept("]") else { throw .needed("',' or ']'", reader) }
    return numbers
  }

  private static func checkPlaces(_ entries: [Entry], size: Int) throws(TensorError) {
    var end = 0
    for entry in entries {
      guard entry.place.lowerBound == end else { throw .gap(entry.name, entry.place.lowerBound, end) }
      end = entry.place.upperBound
    }
    guard end == size else { throw .otherEnd(end, size) }
  }

  /// The reference's names for types; it knows more than tensors here have room for.
  private static let elements: [String: StoredElement] = [
    "BOOL": .bool, "U8": .uint8, "I8": .int8, "I16": .int16, "U16": .uint16, "I32": .int32, "U32": .uint32,
    "I64": .int64,
    "U64": .uint64, "F16": .float16, "BF16": .bfloat16, "F32": .float32, "F64": .float64,
  ]
}

extension TensorError {
  fileprivate static func longHeader(_ length: UInt64) -> TensorError {
    TensorError(
      "path",
      "a safetensors header has at most \(SafetensorsHeader.largestLength) bytes, but this one claims \(length)",
      kind: .value)
  }

  fileprivate static func noBrace(_ byte: UInt8?) -> TensorError {
    let found = byte.map { quoted(String(decoding: [$0], as: UTF8.self)) } ?? "nothing"
    return TensorError("path", "a safetensors header begins with '{', but this one with \(found)", kind: .value)
  }

  fileprivate static var notUTF8: TensorError {
    TensorError("path", "the safetensors header is not UTF-8, but it has to be", kind: .value)
  }

  fileprivate static func needed(_ what: String, _ reader: TextReader) -> TensorError {
    TensorError("path", "the safetensors header needs \(what) at its byte \(reader.position)", kind: .value)
  }

  fileprivate static func nameTwice(_ name: String) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) appears twice in the safetensors header, but a name stands for one thing", kind: .value)
  }

  fileprivate static func unexpectedKey(_ key: String, _ name: String) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) has dtype, shape and data_offsets once each, but \(quoted(key)) is one too many",
      kind: .value)
  }

  fileprivate static func incomplete(_ name: String) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) needs dtype, shape and two data_offsets, but one of them is missing", kind: .value)
  }

  fileprivate static func tooManyNumbers(_ limit: Int, _ name: String) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) has a list of more than \(limit) numbers, but \(limit) is the most that can be",
      kind: .value)
  }

  fileprivate static func unknownType(_ type: String, _ name: String) -> TensorError {
    TensorError(
      "path",
      "\(quoted(name)) has dtype \(quoted(type)), but only BOOL, U8, I8, I16, U16, I32, U32, I64, U64, F16, BF16, F32 "
        + "and F64 can be read", kind: .value, hint: "convert it in Python: tensor.float()")
  }

  fileprivate static func backwards(_ offsets: [Int], _ name: String) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) begins at byte \(offsets[0]), but ends before that, at byte \(offsets[1])", kind: .value)
  }

  fileprivate static func wrongSize(
    _ type: String, _ shape: [Int], _ size: Int, _ offsets: [Int], _ name: String
  ) -> TensorError {
    TensorError(
      "path",
      "\(quoted(name)) of shape \(shapeText(shape)) and dtype \(type) needs \(size) bytes, but has "
        + "\(offsets[1] - offsets[0]) (from \(offsets[0]) to \(offsets[1]))", kind: .value)
  }

  fileprivate static func gap(_ name: String, _ start: Int, _ end: Int) -> TensorError {
    TensorError(
      "path",
      start > end
        ? "\(quoted(name)) begins at byte \(start), but the tensor before it ends at \(end): nothing may lie between"
        : "\(quoted(name)) begins at byte \(start), but the tensor before it ends only at \(end): they overlap",
      kind: .value)
  }

  fileprivate static func otherEnd(_ end: Int, _ size: Int) -> TensorError {
    TensorError(
      "path",
      "the tensors fill \(end) bytes behind the header, but the file has \(size) there"
        + (size < end ? ": it is cut short" : ""), kind: .value)
  }
}
