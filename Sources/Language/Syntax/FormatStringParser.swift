/// Takes an f-string apart into text and fields.
struct FormatStringParser {
  private let literal: StringLiteral
  private var position: Int
  private let end: Int

  init(_ literal: StringLiteral) {
    self.literal = literal
    position = literal.contents.lowerBound
    end = literal.contents.upperBound
  }

  mutating func parse() throws -> [FormatPart] { try parseParts(level: 0) }

  /// Text and fields up to the end, or inside a format spec up to its closing brace.
  private mutating func parseParts(level: Int) throws -> [FormatPart] {
    var parts: [FormatPart] = []
    var textStart = position
    func pending(_ end: Int) throws -> [FormatPart] {
      textStart < end ? [.text(try literal.text(textStart..<end))] : []
    }
    while position < end {
      let byte = bytes[position]
      let isDouble = position + 1 < end && bytes[position + 1] == byte
      if byte == UInt8(ascii: "{") {
        if isDouble && level == 0 {
          parts += try pending(position + 1)
          position += 2
        } else {
          parts += try pending(position)
          parts += try parseField(level: level)
        }
        textStart = position
      } else if byte == UInt8(ascii: "}") {
        if level > 0 { break }
        guard isDouble else {
          throw error("a single `}` cannot stand in an f-string", position, hint: "write }} for the character")
        }
        parts += try pending(position + 1)
        position += 2
        textStart = position
      } else if byte == UInt8(ascii: "\\") && !literal.isRaw && position + 1 < end {
        // `\N{…}` aside, a backslash hides the next character from us.
        position += 2
      } else {
        position += 1
      }
    }
    return parts + (try pending(min(position, end)))
  }

  private mutating func parseField(level: Int) throws -> [FormatPart] {
    let open = position
    guard level < 2 else { throw error("fields of an f-string are nested too deep", open) }
    position += 1
    let start = position
    let isDebug = try skipExpression(open)
    var expressionEnd = position
    var parts: [FormatPart] = []
    if isDebug {
      position += 1
      while position < end && bytes[position] == UInt8(ascii: " ") { position += 1 }
      // `{x = }` repeats the expression as it is written.
      parts.append(.text(String(decoding: bytes[start..<position], as: UTF8.self)))
    }
    while expressionEnd > start && bytes[expressionEnd - 1] == UInt8(ascii: " ") { expressionEnd -= 1 }
    guard expressionEnd > start else { throw error("an expression is missing between the braces", open) }
    let value = try parseExpression(start..<expressionEnd)
    var conversion: Character?
    if position < end && bytes[position] == UInt8(ascii: "!") {
      guard position + 1 < end, "rsa".utf8.contains(bytes[position + 1]) else {
        throw error("after `!` comes r, s or a", position)
      }
      conversion = Character(Unicode.Scalar(bytes[position + 1]))
      position += 2
    }
    var spec: [FormatPart] = []
    if position < end && bytes[position] == UInt8(ascii: ":") {
      position += 1
      spec = try parseParts(level: level + 1)
    }
    guard position < end && bytes[position] == UInt8(ascii: "}") else {
      throw error("`}` is missing after the expression", open)
    }
    position += 1
    if isDebug && conversion == nil && spec.isEmpty { conversion = "r" }
    return parts + [.field(value, conversion: conversion, spec: spec)]
  }

  /// Moves to the character that ends the expression; true if that is the `=` of `{x=}`.
  private mutating func skipExpression(_ open: Int) throws -> Bool {
    var depth = 0
    while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "}"):
        if depth == 0 { return false }
        depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        position += 1
        while position < end && bytes[position] != byte { position += 1 }
      case UInt8(ascii: "\\"): throw error("a backslash cannot stand inside the braces of an f-string", position)
      case UInt8(ascii: "#"): throw error("a comment cannot stand inside the braces of an f-string", position)
      case UInt8(ascii: ":") where depth == 0: return false
      case UInt8(ascii: "!") where depth == 0 && !(position + 1 < end && bytes[position + 1] == UInt8(ascii: "=")):
        return false
      case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        if position + 1 < end && bytes[position + 1] == UInt8(ascii: "=") { position += 1 }
      case UInt8(ascii: "=") where depth == 0:
        guard position + 1 < end && bytes[position + 1] == UInt8(ascii: "=") else { return true }
        position += 1
      default: break
      }
      position += 1
    }
    throw error("`}` is missing after the expression", open)
  }

  private func parseExpression(_ range: Range<Int>) throws -> ExpressionSyntax {
    let parser = try Parser(literal.source, in: range, isExpression: true)
    let value = try parser.parseExpressionList()
    guard parser.token.kind == .end else { throw parser.unexpected("the expression should end") }
    return value
  }

  private var bytes: [UInt8] { literal.source.bytes }

  private func error(_ message: String, _ position: Int, hint: String? = nil) -> Diagnostic {
    Diagnostic(
      "SyntaxError", "f-string: \(message)", hint: hint, at: SourceSpan(position, position + 1), in: literal.source)
  }
}
