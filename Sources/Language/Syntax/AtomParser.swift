/// The smallest expressions: names, literals, displays and comprehensions.
extension Parser {
  func parseAtom() throws -> ExpressionSyntax {
    let token = self.token
    switch token.kind {
    case .name:
      advance()
      return try make(.name(token.text), token.span)
    case .number: return try parseNumber()
    case .string: return try parseStrings()
    case .keyword:
      switch token.text {
      case "None", "True", "False":
        advance()
        return try make(token.text == "None" ? .none : .bool(token.text == "True"), token.span)
      case "yield": throw unsupported("`yield`", hint: "collect the values in a list")
      default: throw unexpected("an expression is missing")
      }
    case .op:
      switch token.text {
      case "(": return try parseParentheses()
      case "[": return try parseListDisplay()
      case "{": return try parseDictDisplay()
      case "...":
        advance()
        return try make(.ellipsis, token.span)
      case "=":
        throw error("`=` assigns; it cannot stand inside an expression", token.span, hint: "to compare, write ==")
      default: throw unexpected("an expression is missing")
      }
    default: throw unexpected("an expression is missing")
    }
  }

  private func parseNumber() throws -> ExpressionSyntax {
    let span = token.span
    let written = source.text(span)
    advance()
    guard isWellFormedNumber(written) else {
      throw error(
        "`\(written)` is not a number", span,
        hint: written.hasSuffix("j") ? "complex numbers are not part of convsh's Python" : nil)
    }
    let text = written.lowercased().filter { $0 != "_" }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
      let digits = String(text.dropFirst(2))
      return try make(Int(digits, radix: radix).map { .int($0) } ?? .hugeInt(written), span)
    }
    if text.allSatisfy(\.isNumber) { return try make(Int(text).map { .int($0) } ?? .hugeInt(text), span) }
    guard let value = Double(text) else {
      throw error("`\(written)` is not a number", span)
    }
    return try make(.float(value), span)
  }

  /// Python's number literals, underscores included.
  private func isWellFormedNumber(_ text: String) -> Bool {
    let lower = text.lowercased()
    guard !lower.hasSuffix("_"), !lower.contains("__") else { return false }
    for (prefix, digits) in [("0x", "0123456789abcdef_"), ("0o", "01234567_"), ("0b", "01_")]
    where lower.hasPrefix(prefix) {
      return lower.count > 2 && lower.dropFirst(2).allSatisfy { digits.contains($0) }
    }
    let parts = lower.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard mantissa.count <= 2, mantissa.contains(where: { !$0.isEmpty }) else { return false }
    func areDigits(_ text: Substring) -> Bool {
      text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "_" } && !text.hasPrefix("_") && !text.hasSuffix("_")
    }
    guard mantissa.allSatisfy(areDigits) else { return false }
    if parts.count == 2 {
      let exponent = parts[1].hasPrefix("+") || parts[1].hasPrefix("-") ? parts[1].dropFirst() : parts[1]
      return !exponent.isEmpty && areDigits(exponent)
    }
    // A whole number other than 0 does not begin with 0.
    return mantissa.count == 2 || !lower.hasPrefix("0") || lower.allSatisfy { $0 == "0" || $0 == "_" }
  }

  private func parseParentheses() throws -> ExpressionSyntax {
    let start = token.span
    advance()
    if accept(")") { return try make(.tuple([]), span(from: start)) }
    if token.isKeyword("yield") { throw unsupported("`yield`") }
    let first = try parseStarredOrExpression()
    if token.isKeyword("for") {
      let clauses = try parseClauses()
      try expect(")", "after the comprehension")
      return try make(.generator(first, clauses), span(from: start), children(first, clauses))
    }
    if accept(")") {
      if case .starred = first.form { throw error("a starred expression stands alone here", first.span) }
      // The parentheses belong to the span, so that a caret covers them.
      return ExpressionSyntax(form: first.form, span: span(from: start), depth: first.depth)
    }
    var items = [first]
    while accept(",") {
      if token.isOperator(")") { break }
      items.append(try parseStarredOrExpression())
    }
    try expect(")", "after the tuple")
    return try make(.tuple(items), span(from: start), items)
  }

  private func parseListDisplay() throws -> ExpressionSyntax {
    let start = token.span
    advance()
    if accept("]") { return try make(.list([]), span(from: start)) }
    let first = try parseStarredOrExpression()
    if token.isKeyword("for") {
      let clauses = try parseClauses()
      try expect("]", "after the comprehension")
      return try make(.listComprehension(first, clauses), span(from: start), children(first, clauses))
    }
    var items = [first]
    while accept(",") {
      if token.isOperator("]") { break }
      items.append(try parseStarredOrExpression())
    }
    try expect("]", "after the list")
    return try make(.list(items), span(from: start), items)
  }

  private func parseDictDisplay() throws -> ExpressionSyntax {
    let start = token.span
    advance()
    var pairs: [(key: ExpressionSyntax?, value: ExpressionSyntax)] = []
    while !token.isOperator("}") {
      if accept("**") {
        pairs.append((nil, try parseOr()))
      } else {
        let key = try parseExpression()
        guard accept(":") else {
          if token.isOperator(",") || token.isOperator("}") || token.isKeyword("for") {
            throw error(
              "sets are not part of convsh's Python", span(from: start),
              hint: "use a list, or a dict with True as values")
          }
          throw unexpected("`:` is missing after the key")
        }
        let value = try parseExpression()
        if token.isKeyword("for"), pairs.isEmpty {
          let clauses = try parseClauses()
          try expect("}", "after the comprehension")
          return try make(
            .dictComprehension(key: key, value: value, clauses), span(from: start), [key] + children(value, clauses))
        }
        pairs.append((key, value))
      }
      guard accept(",") else { break }
    }
    try expect("}", "after the dict")
    return try make(.dict(pairs), span(from: start), pairs.flatMap { [$0.key, $0.value].compactMap { $0 } })
  }

  private func children(_ value: ExpressionSyntax, _ clauses: [ComprehensionClause]) -> [ExpressionSyntax] {
    [value] + clauses.flatMap { [$0.iterable] + $0.conditions }
  }

  /// String literals side by side are one text.
  private func parseStrings() throws -> ExpressionSyntax {
    let start = token.span
    var parts: [FormatPart] = []
    var isFormatted = false
    while token.kind == .string {
      let literal = StringLiteral(token, source)
      guard !literal.prefix.contains("b") else {
        throw error("bytes literals are not part of convsh's Python", token.span, hint: "leave the b away for a text")
      }
      if literal.isFormatted {
        isFormatted = true
        var parser = FormatStringParser(literal)
        parts += try parser.parse()
      } else {
        parts.append(.text(try literal.text(literal.contents)))
      }
      advance()
    }
    if isFormatted { return try make(.formatted(parts), span(from: start)) }
    let text = parts.reduce(into: "") { text, part in if case .text(let piece) = part { text += piece } }
    return try make(.string(text), span(from: start))
  }
}
