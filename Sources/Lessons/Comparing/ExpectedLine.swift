/// A line of expected output, cut into numbers, blanks, text and `[..]` marks.
struct ExpectedLine {
  private enum Token {
    case number(OutputNumber)
    case blanks
    case text([Unicode.Scalar])
    case anything
  }

  /// Whether the line is `[...]`, which stands for any lines.
  let isAnyLines: Bool

  private let trimmed: [Unicode.Scalar]
  private let tokens: [Token]

  init(_ line: String) {
    trimmed = Self.trimmed(line)
    isAnyLines = line.trimmed == "[...]"
    tokens = Self.tokens(of: trimmed)
  }

  /// Whether a line of output is as expected: equal after trimming its end, or token by token.
  func matches(_ line: String, tolerance: Double) -> Bool {
    let found = Self.trimmed(line)
    if found == trimmed { return true }
    var reached = [Bool](repeating: false, count: found.count + 1)
    reached[0] = true
    for token in tokens {
      var next = [Bool](repeating: false, count: found.count + 1)
      for offset in 0...found.count where reached[offset] {
        switch token {
        case .anything:
          for later in offset...found.count { next[later] = true }
        case .blanks:
          var end = offset
          while end < found.count, found[end].isBlank { end += 1 }
          // Blanks at the end of a line were trimmed before they could be compared.
          if end > offset || offset == found.count { next[end] = true }
        case .text(let text):
          if found[offset...].starts(with: text) { next[offset + text.count] = true }
        case .number(let expected):
          let text = expected.text.unicodeScalars
          if found[offset...].starts(with: text) { next[offset + text.count] = true }
          var end = offset
          if offset < found.count, let number = OutputNumber(in: found, at: offset, end: &end),
            number.agrees(with: expected, tolerance: tolerance)
          {
            next[end] = true
          }
        }
        if case .anything = token { break }
      }
      reached = next
    }
    return reached[found.count]
  }

  private static func trimmed(_ line: String) -> [Unicode.Scalar] {
    var scalars = Array(line.unicodeScalars)
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return scalars
  }

  private static func tokens(of line: [Unicode.Scalar]) -> [Token] {
    let mark = Array("[..]".unicodeScalars)
    var tokens: [Token] = []
    var text: [Unicode.Scalar] = []
    func flush() {
      if !text.isEmpty { tokens.append(.text(text)) }
      text = []
    }
    var index = 0
    while index < line.count {
      var end = index
      if line[index...].starts(with: mark) {
        flush()
        tokens.append(.anything)
        index += mark.count
      } else if line[index].isBlank {
        flush()
        tokens.append(.blanks)
        while index < line.count, line[index].isBlank { index += 1 }
      } else if let number = OutputNumber(in: line, at: index, end: &end) {
        flush()
        tokens.append(.number(number))
        index = end
      } else {
        text.append(line[index])
        index += 1
      }
    }
    flush()
    return tokens
  }
}

extension Unicode.Scalar {
  var isBlank: Bool { self == " " || self == "\t" }
}
