/// A JSON value that keeps whole numbers and floats apart, as Python's `json` writes them.
enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .int(let number) = self { number } else { nil } }
  var bool: Bool? { if case .bool(let truth) = self { truth } else { nil } }

  /// A number, or one of the texts that stand for nan and the infinities.
  var double: Double? {
    switch self {
    case .int(let number): Double(number)
    case .float(let number): number
    case .string("nan"): .nan
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    default: nil
    }
  }
}

/// Reads one JSON text. The files are ours: a mistake in them stops the tests.
struct JSONReader {
  private let bytes: [UInt8]
  private var position = 0

  static func read(_ bytes: [UInt8]) -> JSON {
    var reader = JSONReader(bytes: bytes)
    return reader.value()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() -> UInt8 {
    while [32, 10, 13, 9].contains(bytes[position]) { position += 1 }
    return bytes[position]
  }

  private mutating func value() -> JSON {
    switch next() {
    case UInt8(ascii: "{"): return object()
    case UInt8(ascii: "["): return array()
    case UInt8(ascii: "\""): return .string(string())
    default: return literal()
    }
  }

  private mutating func object() -> JSON {
    var members: [String: JSON] = [:]
    position += 1
    while next() != UInt8(ascii: "}") {
      if bytes[position] == UInt8(ascii: ",") {
        position += 1
        continue
      }
      let name = string()
      precondition(next() == UInt8(ascii: ":"), "a colon is missing at byte \(position)")
      position += 1
      members[name] = value()
    }
    position += 1
    return .object(members)
  }

  private mutating func array() -> JSON {
    var elements: [JSON] = []
    position += 1
    while next() != UInt8(ascii: "]") {
      if bytes[position] == UInt8(ascii: ",") { position += 1 } else { elements.append(value()) }
    }
    position += 1
    return .array(elements)
  }

  private mutating func string() -> String {
    position += 1
    var text: [UInt8] = []
    while bytes[position] != UInt8(ascii: "\"") {
      guard bytes[position] == UInt8(ascii: "\\") else {
        text.append(bytes[position])
        position += 1
        continue
      }
      let escape = bytes[position + 1]
      position += 2
      switch escape {
      case UInt8(ascii: "n"): text.append(10)
      case UInt8(ascii: "t"): text.append(9)
      case UInt8(ascii: "u"):
        let digits = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
        text += Array(String(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map(Character.init) ?? "?").utf8)
        position += 4
      default: text.append(escape)
      }
    }
    position += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func literal() -> JSON {
    let start = position
    while position < bytes.count, ![44, 93, 125, 32, 10].contains(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: return Int(text).map(JSON.int) ?? Double(text).map(JSON.float) ?? .string(text)
    }
  }
}
