/// Cuts source text into tokens, and turns indentation into `indent` and `dedent`.
struct Lexer {
  private let source: Source
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private var tokens: [Token] = []
  private var indents = [Indent(columns: 0, characters: 0)]
  private var brackets: [(byte: UInt8, span: SourceSpan)] = []

  /// How far a block is indented: with tabs up to the next multiple of 8, and with tabs as one character. Lines that
  /// only one of the two puts into a block are refused, as in Python.
  private struct Indent {
    var columns: Int
    var characters: Int
  }

  static let maxIndents = 100
  static let maxBrackets = 200

  /// - Throws: a `SyntaxError`; `isUnfinished` if more text could mend it.
  static func tokens(of source: Source, in range: Range<Int>? = nil, isExpression: Bool = false) throws -> [Token] {
    var lexer = Lexer(source, range ?? 0..<source.bytes.count)
    if isExpression { lexer.brackets.append((UInt8(ascii: "("), SourceSpan(lexer.position, lexer.position))) }
    try lexer.run(isExpression: isExpression)
    return lexer.tokens
  }

  private init(_ source: Source, _ range: Range<Int>) {
    self.source = source
    bytes = source.bytes
    position = range.lowerBound
    end = range.upperBound
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) && position == 0 { position = 3 }
  }

  private mutating func run(isExpression: Bool) throws {
    var isLineStart = !isExpression
    while true {
      if isLineStart && brackets.isEmpty {
        guard try readIndentation() else { break }
        isLineStart = false
      }
      skipBlanks()
      guard position < end else { break }
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        let start = position
        position += byte == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n") ? 2 : 1
        if brackets.isEmpty {
          if let last = tokens.last, last.kind != .newline { add(.newline, start) }
          isLineStart = true
        }
      case UInt8(ascii: "#"): skipComment()
      case UInt8(ascii: "\\"):
        let next = peek(1)
        guard next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") else {
          if position + 1 >= end { throw unfinished("the line ends in a backslash, but no line follows", position) }
          throw error("after a backslash the line must end", position, 1)
        }
        position += next == UInt8(ascii: "\r") && peek(2) == UInt8(ascii: "\n") ? 3 : 2
        if position >= end { throw unfinished("the line ends in a backslash, but no line follows", position - 1) }
      case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
      case UInt8(ascii: ".") where peek(1).map(isDigit) ?? false: readNumber()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): try readString(from: position)
      default:
        if isNameStart(byte) { try readNameOrString() } else { try readOperator() }
      }
    }
    if !isExpression, let open = brackets.last {
      throw unfinished("`\(Character(Unicode.Scalar(open.byte)))` is never closed", Int(open.span.start))
    }
    if let last = tokens.last, last.kind != .newline, !isExpression { add(.newline, position) }
    while indents.count > 1 {
      indents.removeLast()
      add(.dedent, position)
    }
    add(.end, position)
  }

  /// Measures the blanks at a line's start; false at the end of the text. Blank lines and comments do not count.
  private mutating func readIndentation() throws -> Bool {
    while true {
      let start = position
      var indent = Indent(columns: 0, characters: 0)
      while position < end,
        bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") || bytes[position] == 12
      {
        indent.columns = bytes[position] == UInt8(ascii: "\t") ? (indent.columns / 8 + 1) * 8 : indent.columns + 1
        indent.characters += 1
        position += 1
      }
      guard position < end else { return false }
      if bytes[position] == UInt8(ascii: "#") { skipComment() }
      if position < end, bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r") {
        position += 1
        continue
      }
      guard position < end else { return false }
      try readBlocks(indent, from: start)
      return true
    }
  }

  /// Begins the block, or ends the blocks, that a line's indentation means.
  private mutating func readBlocks(_ indent: Indent, from start: Int) throws {
    let width = max(1, position - start)
    if indent.columns > indents[indents.count - 1].columns {
      guard indents.count <= Lexer.maxIndents else {
        throw error("blocks are nested more than \(Lexer.maxIndents) deep", start, width)
      }
      guard indent.characters > indents[indents.count - 1].characters else { throw mixedTabs(start, width) }
      indents.append(indent)
      return add(.indent, start)
    }
    while indent.columns < indents[indents.count - 1].columns {
      indents.removeLast()
      add(.dedent, position)
      guard indent.columns <= indents[indents.count - 1].columns else {
        throw error(
          "this line is indented by \(indent.columns), which matches no block above it", start, width,
          kind: "IndentationError")
      }
    }
    guard indent.characters == indents[indents.count - 1].characters else { throw mixedTabs(start, width) }
  }

  private func mixedTabs(_ start: Int, _ width: Int) -> Diagnostic {
    error(
      "tabs and blanks are mixed in the indentation", start, width, kind: "TabError", hint: "use four blanks everywhere"
    )
  }

  private mutating func readNumber() {
    let start = position
    var isExponent = false, isPastPoint = false
    let isOtherBase = bytes[position] == UInt8(ascii: "0") && (peek(1).map { "xXoObB".utf8.contains($0) } ?? false)
    while position < end {
      let byte = bytes[position]
      let isSign = (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && isExponent
      // A second point, or one behind an exponent, begins an attribute: 2.5.is_integer().
      let isPoint = byte == UInt8(ascii: ".") && !isOtherBase && !isPastPoint
      guard isNameByte(byte) || isPoint || isSign else { break }
      isExponent = !isOtherBase && (byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"))
      isPastPoint = isPastPoint || isPoint || isExponent
      position += 1
    }
    add(.number, start)
  }

  /// A name, a keyword, or the letters before a string's quote.
  private mutating func readNameOrString() throws {
    let start = position
    while position < end && isNameByte(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if position < end, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'"), text.count <= 2,
      text.lowercased().allSatisfy({ "rbfu".contains($0) })
    {
      return try readString(from: start)
    }
    if text.utf8.contains(where: { $0 >= 128 }), !text.unicodeScalars.allSatisfy({ $0.properties.isXIDContinue }) {
      throw error("this character cannot stand in a name", start, position - start)
    }
    add(keywords.contains(text) ? .keyword : .name, start, text)
  }

  /// From the prefix letters to the closing quote.
  private mutating func readString(from start: Int) throws {
    let quote = bytes[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\\") {
        position += 2
        continue
      }
      if byte == quote && (!isTriple || (peek(1) == quote && peek(2) == quote)) {
        position += isTriple ? 3 : 1
        add(.string, start)
        return
      }
      if byte == UInt8(ascii: "\n") && !isTriple { break }
      position += 1
    }
    position = min(position, end)
    let message = "the text that starts here is never closed"
    throw isTriple
      || (position >= end && bytes[end - 1] == UInt8(ascii: "\\") && bytes[start..<end].contains(UInt8(ascii: "\n")))
      ? unfinished(message, start) : error(message, start, 1, hint: "close it with \(Character(Unicode.Scalar(quote)))")
  }

  private mutating func readOperator() throws {
    let start = position
    for candidate in operators where bytes[position...].starts(with: candidate) && position + candidate.count <= end {
      position += candidate.count
      let byte = candidate[0]
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard brackets.count < Lexer.maxBrackets else {
          throw error("brackets are nested more than \(Lexer.maxBrackets) deep", start, 1)
        }
        brackets.append((byte, SourceSpan(start, position)))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        let opening = byte == UInt8(ascii: ")") ? UInt8(ascii: "(") : byte - 2
        guard let open = brackets.popLast() else {
          throw error("`\(Character(Unicode.Scalar(byte)))` closes nothing", start, 1)
        }
        guard open.byte == opening else {
          throw error(
            "`\(Character(Unicode.Scalar(byte)))` does not close `\(Character(Unicode.Scalar(open.byte)))`", start, 1)
        }
      default: break
      }
      add(.op, start, String(decoding: candidate, as: UTF8.self))
      return
    }
    let scalar = String(decoding: bytes[start..<min(end, start + 4)], as: UTF8.self).unicodeScalars.first ?? " "
    let shown =
      scalar.value < 32 || scalar.value == 127
      ? "the control character U+\(String(scalar.value, radix: 16, uppercase: true))" : "`\(scalar)`"
    throw error("\(shown) means nothing here", start, max(1, String(scalar).utf8.count))
  }

  private mutating func skipBlanks() {
    while position < end,
      bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") || bytes[position] == 12
    {
      position += 1
    }
  }

  private mutating func skipComment() {
    while position < end && bytes[position] != UInt8(ascii: "\n") && bytes[position] != UInt8(ascii: "\r") {
      position += 1
    }
  }

  private func peek(_ distance: Int) -> UInt8? { position + distance < end ? bytes[position + distance] : nil }

  private mutating func add(_ kind: Token.Kind, _ start: Int, _ text: String = "") {
    tokens.append(Token(kind: kind, text: text, span: SourceSpan(start, position)))
  }

  private func error(_ message: String, _ start: Int, _ count: Int, kind: String = "SyntaxError", hint: String? = nil)
    -> Diagnostic
  {
    Diagnostic(kind, message, hint: hint, at: SourceSpan(start, start + count), in: source)
  }

  private func unfinished(_ message: String, _ start: Int) -> Diagnostic {
    var diagnostic = error(message, start, 1)
    diagnostic.isUnfinished = true
    return diagnostic
  }
}

func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

func isNameStart(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "_") || byte >= 128
    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte >= 65
}

func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
