/// The text of `"{} and {name:.2f}".format(…)`, taken apart and filled.
///
/// Source: CPython 3.11, Objects/stringlib/unicode_format.h
struct FormatTemplate {
  private let bytes: [UInt8]
  private let values: [Value]
  private let named: (String) throws -> Value?
  /// Fields are numbered by themselves or by the text, never both.
  private enum Numbering {
    case undecided
    case automatic(Int)
    case manual
  }
  private var numbering = Numbering.undecided

  init(_ text: String, values: [Value], named: @escaping (String) throws -> Value?) {
    bytes = Array(text.utf8)
    self.values = values
    self.named = named
  }

  mutating func filled(_ context: Context) throws -> String { try filled(0..<bytes.count, level: 0, context) }

  private mutating func filled(_ range: Range<Int>, level: Int, _ context: Context) throws -> String {
    guard level < 2 else { throw Diagnostic.value("fields are nested too deep") }
    var result: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      let isDouble = position + 1 < range.upperBound && bytes[position + 1] == byte
      switch byte {
      case UInt8(ascii: "{") where isDouble && level == 0, UInt8(ascii: "}") where isDouble && level == 0:
        result.append(byte)
        position += 2
      case UInt8(ascii: "{"):
        let end = try fieldEnd(position + 1, range.upperBound)
        result += Array(try field((position + 1)..<end, level: level, context).utf8)
        position = end + 1
      case UInt8(ascii: "}"):
        throw Diagnostic.value("a single `}` stands in the format", hint: "write }} for the character")
      default:
        result.append(byte)
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the brace that closes a field stands.
  private func fieldEnd(_ start: Int, _ end: Int) throws -> Int {
    var depth = 0
    var position = start
    var isIndex = false
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "["): isIndex = true
      case UInt8(ascii: "]"): isIndex = false
      case UInt8(ascii: "{") where !isIndex: depth += 1
      case UInt8(ascii: "}") where !isIndex:
        if depth == 0 { return position }
        depth -= 1
      default: break
      }
      position += 1
    }
    throw Diagnostic.value("a `{` is never closed in the format", hint: "write {{ for the character")
  }

  /// The value of `name!r:spec` as text.
  private mutating func field(_ range: Range<Int>, level: Int, _ context: Context) throws -> String {
    var nameEnd = range.lowerBound
    var isIndex = false
    while nameEnd < range.upperBound,
      isIndex || (bytes[nameEnd] != UInt8(ascii: ":") && bytes[nameEnd] != UInt8(ascii: "!"))
    {
      if bytes[nameEnd] == UInt8(ascii: "[") { isIndex = true }
      if bytes[nameEnd] == UInt8(ascii: "]") { isIndex = false }
      nameEnd += 1
    }
    var value = try self.value(String(decoding: bytes[range.lowerBound..<nameEnd], as: UTF8.self), context)
    var rest = nameEnd
    if rest < range.upperBound, bytes[rest] == UInt8(ascii: "!") {
      let letter = rest + 1 < range.upperBound ? bytes[rest + 1] : 0
      guard let text = try conversion(Unicode.Scalar(letter), value, context) else {
        throw Diagnostic.value("after `!` comes r, s or a")
      }
      value = .text(text)
      rest += 2
      guard rest == range.upperBound || bytes[rest] == UInt8(ascii: ":") else {
        throw Diagnostic.value("after the conversion comes `:` or `}`")
      }
    }
    let spec = rest < range.upperBound ? try filled((rest + 1)..<range.upperBound, level: level + 1, context) : ""
    return try format(value, spec, context)
  }

  /// The value of `0`, `name`, `0.attribute`, `name[key]`, or of the next number if nothing stands there.
  private mutating func value(_ path: String, _ context: Context) throws -> Value {
    let first = path.prefix { $0 != "." && $0 != "[" }
    var value = try start(String(first))
    var rest = path.dropFirst(first.count)
    while let mark = rest.popFirst() {
      if mark == "." {
        let name = String(rest.prefix { $0 != "." && $0 != "[" })
        guard let found = try attribute(name, of: value, context) else {
          throw Diagnostic.noAttribute(name, value, context)
        }
        value = found
        rest = rest.dropFirst(name.count)
      } else {
        guard mark == "[", let close = rest.firstIndex(of: "]") else {
          throw Diagnostic.value("a `]` is missing in the format")
        }
        let key = String(rest[..<close])
        guard !key.isEmpty else { throw Diagnostic.value("an index or key is missing in the format") }
        value = try item(
          value, key.allSatisfy { $0.isASCII && $0.isNumber } ? .int(Int(key) ?? .max) : .text(key), context)
        rest = rest[rest.index(after: close)...]
      }
    }
    return value
  }

  private mutating func start(_ name: String) throws -> Value {
    if !name.isEmpty && !name.allSatisfy({ $0.isASCII && $0.isNumber }) {
      guard let value = try named(name) else {
        throw Diagnostic("KeyError", quoted(name), hint: "give it as \(name)=…")
      }
      return value
    }
    let number: Int
    switch numbering {
    case .automatic(let next) where name.isEmpty: number = next
    case .undecided where name.isEmpty: number = 0
    case .undecided where !name.isEmpty, .manual where !name.isEmpty: number = Int(name) ?? .max
    default: throw Diagnostic.value("{} and {0} cannot stand in one format", hint: "number all fields or none")
    }
    numbering = name.isEmpty ? .automatic(number + 1) : .manual
    guard number < values.count else {
      throw Diagnostic.index(
        "the format asks for value \(number + 1), but \(values.count) \(values.count == 1 ? "was" : "were") given")
    }
    return values[number]
  }
}

/// `!r`, `!s` and `!a`; nil for other letters.
func conversion(_ letter: Unicode.Scalar, _ value: Value, _ context: Context) throws -> String? {
  switch letter {
  case "s": try text(value, context)
  case "r": try repr(value, context)
  case "a": asciiText(try repr(value, context))
  default: nil
  }
}

/// A text with escapes for all that is not ASCII.
func asciiText(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    if scalar.isASCII { return result.unicodeScalars.append(scalar) }
    let digits = String(scalar.value, radix: 16)
    let (letter, width) = scalar.value < 256 ? ("x", 2) : scalar.value < 65536 ? ("u", 4) : ("U", 8)
    result += "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }
}
