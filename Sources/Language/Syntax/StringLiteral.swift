/// Reads what stands between the quotes of a string.
struct StringLiteral {
  let source: Source
  let span: SourceSpan
  /// Letters before the quote, in lower case.
  let prefix: String
  /// Where the contents lie in the source.
  let contents: Range<Int>

  init(_ token: Token, _ source: Source) {
    self.source = source
    span = token.span
    var start = Int(token.span.start)
    let end = Int(token.span.end)
    var prefix = ""
    while source.bytes[start] != UInt8(ascii: "\"") && source.bytes[start] != UInt8(ascii: "'") {
      prefix.append(Character(Unicode.Scalar(source.bytes[start])))
      start += 1
    }
    self.prefix = prefix.lowercased()
    let quote = source.bytes[start]
    let isTriple = end - start >= 6 && source.bytes[start + 1] == quote && source.bytes[start + 2] == quote
    let width = isTriple ? 3 : 1
    contents = (start + width)..<(end - width)
  }

  var isRaw: Bool { prefix.contains("r") }
  var isFormatted: Bool { prefix.contains("f") }

  /// The text of a stretch of the contents, escapes replaced unless the string is raw.
  func text(_ range: Range<Int>) throws -> String {
    let bytes = source.bytes
    var result: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
        position += position + 1 < range.upperBound && bytes[position + 1] == UInt8(ascii: "\n") ? 2 : 1
      } else if byte == UInt8(ascii: "\\") && !isRaw && position + 1 < range.upperBound {
        position = try appendEscape(position + 1, range.upperBound, to: &result)
      } else {
        result.append(byte)
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends the meaning of the escape whose letter stands at `position`; returns where it ends.
  private func appendEscape(_ position: Int, _ end: Int, to result: inout [UInt8]) throws -> Int {
    let byte = source.bytes[position]
    switch byte {
    case UInt8(ascii: "\n"): return position + 1
    case UInt8(ascii: "\r"):
      return position + (position + 1 < end && source.bytes[position + 1] == UInt8(ascii: "\n") ? 2 : 1)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): result.append(byte)
    case UInt8(ascii: "x"): return try appendHex(position + 1, 2, end, to: &result)
    case UInt8(ascii: "u"): return try appendHex(position + 1, 4, end, to: &result)
    case UInt8(ascii: "U"): return try appendHex(position + 1, 8, end, to: &result)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value: UInt32 = 0
      var next = position
      while next < end, next < position + 3, (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(source.bytes[next]) {
        value = value * 8 + UInt32(source.bytes[next] - UInt8(ascii: "0"))
        next += 1
      }
      result += Array(String(Unicode.Scalar(value) ?? " ").utf8)
      return next
    default: result += [UInt8(ascii: "\\"), byte]  // As in Python, an unknown escape stays as it is.
    }
    return position + 1
  }

  private func appendHex(_ start: Int, _ count: Int, _ end: Int, to result: inout [UInt8]) throws -> Int {
    let digits = start + count <= end ? String(decoding: source.bytes[start..<(start + count)], as: UTF8.self) : ""
    guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
    else {
      throw Diagnostic(
        "SyntaxError", "this escape needs \(count) hexadecimal digits of a character",
        at: SourceSpan(start - 2, min(end, start + count)),
        in: source)
    }
    result += Array(String(scalar).utf8)
    return start + count
  }
}
