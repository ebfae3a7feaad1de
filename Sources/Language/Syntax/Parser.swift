/// Turns tokens into syntax: a recursive descent after Python's grammar. Statements are in StatementParser.swift.
final class Parser {
  let source: Source
  var tokens: [Token]
  var index = 0

  /// Levels of expressions in expressions; more could exhaust the stack when they are evaluated.
  static let maxDepth = 1000
  /// Levels of the parser's own recursion.
  private static let maxNesting = 300
  private var nesting = 0

  init(_ source: Source, in range: Range<Int>? = nil, isExpression: Bool = false) throws {
    self.source = source
    tokens = try Lexer.tokens(of: source, in: range, isExpression: isExpression)
  }

  var token: Token { tokens[index] }

  func advance() { if index < tokens.count - 1 { index += 1 } }

  func accept(_ op: String) -> Bool {
    guard token.isOperator(op) else { return false }
    advance()
    return true
  }

  func acceptKeyword(_ word: String) -> Bool {
    guard token.isKeyword(word) else { return false }
    advance()
    return true
  }

  func expect(_ op: String, _ context: String) throws {
    guard accept(op) else { throw unexpected("`\(op)` is missing \(context)") }
  }

  func expectName(_ what: String) throws -> Token {
    guard token.kind == .name else { throw unexpected("\(what) is missing") }
    defer { advance() }
    return token
  }

  /// The span from the start of one token to the end of the last token read.
  func span(from start: SourceSpan) -> SourceSpan { start.to(tokens[max(0, index - 1)].span) }

  func make(_ form: ExpressionSyntax.Form, _ span: SourceSpan, _ children: ExpressionSyntax?...) throws
    -> ExpressionSyntax
  {
    try make(form, span, children.compactMap { $0 })
  }

  func make(_ form: ExpressionSyntax.Form, _ span: SourceSpan, _ children: [ExpressionSyntax]) throws
    -> ExpressionSyntax
  {
    let depth = 1 + (children.map(\.depth).max() ?? 0)
    guard depth <= Parser.maxDepth else { throw tooDeep(span) }
    return ExpressionSyntax(form: form, span: span, depth: depth)
  }

  // From the loosest to the tightest binding.

  /// Expressions with commas between them: one, or a tuple.
  func parseExpressionList() throws -> ExpressionSyntax {
    let first = try parseStarredOrExpression()
    guard token.isOperator(",") else {
      if case .starred = first.form {
        throw error("a starred expression stands alone here", first.span, hint: "add a comma: *x,")
      }
      return first
    }
    var items = [first]
    while accept(",") {
      guard startsExpression else { break }
      items.append(try parseStarredOrExpression())
    }
    return try make(.tuple(items), span(from: first.span), items)
  }

  func parseStarredOrExpression() throws -> ExpressionSyntax {
    let start = token.span
    guard accept("*") else { return try parseExpression() }
    let value = try parseOr()
    return try make(.starred(value), span(from: start), value)
  }

  /// One expression without commas.
  func parseExpression() throws -> ExpressionSyntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.maxNesting else { throw tooDeep(token.span) }
    if token.isKeyword("lambda") { return try parseLambda() }
    let value = try parseOr()
    if token.isOperator(":=") { throw unsupported("`:=`", hint: "assign on a line of its own") }
    guard token.isKeyword("if") else { return value }
    advance()
    let test = try parseOr()
    guard acceptKeyword("else") else { throw unexpected("`else` is missing after `… if …`") }
    let otherwise = try parseExpression()
    return try make(
      .conditional(test: test, then: value, otherwise: otherwise), span(from: value.span), value, test, otherwise)
  }

  func parseOr() throws -> ExpressionSyntax {
    var left = try parseAnd()
    while acceptKeyword("or") {
      let right = try parseAnd()
      left = try make(.or(left, right), left.span.to(right.span), left, right)
    }
    return left
  }

  private func parseAnd() throws -> ExpressionSyntax {
    var left = try parseNot()
    while acceptKeyword("and") {
      let right = try parseNot()
      left = try make(.and(left, right), left.span.to(right.span), left, right)
    }
    return left
  }

  private func parseNot() throws -> ExpressionSyntax {
    guard token.isKeyword("not") else { return try parseComparison() }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.maxNesting else { throw tooDeep(token.span) }
    let start = token.span
    advance()
    let operand = try parseNot()
    return try make(.unary(.not, operand), start.to(operand.span), operand)
  }

  private func parseComparison() throws -> ExpressionSyntax {
    let first = try parseBitOr()
    var rest: [(ComparisonOperator, ExpressionSyntax)] = []
    while let op = try comparisonOperator() { rest.append((op, try parseBitOr())) }
    guard let last = rest.last else { return first }
    return try make(.comparison(first, rest), first.span.to(last.1.span), [first] + rest.map(\.1))
  }

  private func comparisonOperator() throws -> ComparisonOperator? {
    if token.kind == .op, let op = ComparisonOperator(rawValue: token.text) {
      advance()
      return op
    }
    if acceptKeyword("in") { return .isIn }
    if acceptKeyword("is") { return acceptKeyword("not") ? .isNotSame : .isSame }
    guard token.isKeyword("not") else { return nil }
    advance()
    guard acceptKeyword("in") else { throw unexpected("`in` is missing after `not`") }
    return .isNotIn
  }

  private func parseBitOr() throws -> ExpressionSyntax { try parseBinary(["|"], parseBitXor) }
  private func parseBitXor() throws -> ExpressionSyntax { try parseBinary(["^"], parseBitAnd) }
  private func parseBitAnd() throws -> ExpressionSyntax { try parseBinary(["&"], parseShift) }
  private func parseShift() throws -> ExpressionSyntax { try parseBinary(["<<", ">>"], parseSum) }
  private func parseSum() throws -> ExpressionSyntax { try parseBinary(["+", "-"], parseTerm) }
  private func parseTerm() throws -> ExpressionSyntax { try parseBinary(["*", "/", "//", "%", "@"], parseFactor) }

  private func parseBinary(_ operators: [String], _ operand: () throws -> ExpressionSyntax) throws -> ExpressionSyntax {
    var left = try operand()
    while token.kind == .op, operators.contains(token.text), let op = BinaryOperator(rawValue: token.text) {
      advance()
      let right = try operand()
      left = try make(.binary(op, left, right), left.span.to(right.span), left, right)
    }
    return left
  }

  private func parseFactor() throws -> ExpressionSyntax {
    guard token.kind == .op, let op = UnaryOperator(rawValue: token.text) else { return try parsePower() }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.maxNesting else { throw tooDeep(token.span) }
    let start = token.span
    advance()
    let operand = try parseFactor()
    let span = start.to(operand.span)
    // The least 64-bit number is one larger in magnitude than the largest.
    if op == .minus, case .hugeInt("9223372036854775808") = operand.form { return try make(.int(.min), span) }
    return try make(.unary(op, operand), span, operand)
  }

  private func parsePower() throws -> ExpressionSyntax {
    let base = try parsePostfix()
    guard accept("**") else { return base }
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.maxNesting else { throw tooDeep(token.span) }
    let exponent = try parseFactor()
    return try make(.binary(.power, base, exponent), base.span.to(exponent.span), base, exponent)
  }

  /// An atom with its calls, indices and attributes.
  private func parsePostfix() throws -> ExpressionSyntax {
    if token.isKeyword("await") { throw unsupported("`await`") }
    var value = try parseAtom()
    while token.kind == .op {
      switch token.text {
      case "(":
        let arguments = try parseArguments()
        value = try make(.call(value, arguments), span(from: value.span), [value] + arguments.map(\.value))
      case "[":
        advance()
        let key = try parseSubscripts()
        try expect("]", "after the index")
        value = try make(.subscripted(value, key), span(from: value.span), value, key)
      case ".":
        advance()
        let name = try expectName("the name after the dot")
        value = try make(.attribute(value, name.text, nameSpan: name.span), value.span.to(name.span), value)
      default: return value
      }
    }
    return value
  }

  /// `for … in … if …`, once or more.
  func parseClauses() throws -> [ComprehensionClause] {
    var clauses: [ComprehensionClause] = []
    var depth = 0
    /// Every clause and condition is one level of nested statements when it runs.
    func countLevel(_ span: SourceSpan) throws {
      depth += 1
      guard depth <= Lexer.maxIndents else {
        throw error("a comprehension has more than \(Lexer.maxIndents) clauses", span)
      }
    }
    while token.isKeyword("for") {
      try countLevel(token.span)
      advance()
      let target = try parseTargets()
      guard acceptKeyword("in") else { throw unexpected("`in` is missing after `for …`") }
      let iterable = try parseOr()
      var conditions: [ExpressionSyntax] = []
      while token.isKeyword("if") {
        try countLevel(token.span)
        advance()
        conditions.append(try parseOr())
      }
      clauses.append(ComprehensionClause(target: target, iterable: iterable, conditions: conditions))
    }
    if token.isKeyword("async") { throw unsupported("`async`") }
    return clauses
  }

  /// What stands between `for` and `in`: names, attributes, items, or tuples of them.
  func parseTargets() throws -> ExpressionSyntax {
    let first = try parseTarget()
    guard token.isOperator(",") else { return first }
    var items = [first]
    while accept(",") {
      if token.isKeyword("in") { break }
      items.append(try parseTarget())
    }
    return try make(.tuple(items), span(from: first.span), items)
  }

  private func parseTarget() throws -> ExpressionSyntax {
    if token.isOperator("*") { throw unsupported("a starred target") }
    let target = try parsePostfix()
    try checkTarget(target)
    return target
  }

  /// Whether the token can begin an expression.
  var startsExpression: Bool {
    switch token.kind {
    case .name, .number, .string: true
    case .keyword: ["None", "True", "False", "not", "lambda", "await", "yield"].contains(token.text)
    case .op: ["(", "[", "{", "-", "+", "~", "*", "..."].contains(token.text)
    default: false
    }
  }

  private func parseLambda() throws -> ExpressionSyntax {
    let start = token.span
    advance()
    let parameters = try parseParameters(until: ":", allowsAnnotations: false)
    try expect(":", "after the lambda's parameters")
    let value = try parseExpression()
    let whole = span(from: start)
    let body = StatementSyntax(form: .returning(value), span: value.span)
    let children = [value] + parameters.compactMap(\.fallback)
    return try make(
      .lambda(FunctionSyntax(name: "<lambda>", parameters: parameters, body: [body], span: whole)), whole, children)
  }

  // Errors

  func error(_ message: String, _ span: SourceSpan, kind: String = "SyntaxError", hint: String? = nil) -> Diagnostic {
    Diagnostic(kind, message, hint: hint, at: span, in: source)
  }

  private func tooDeep(_ span: SourceSpan) -> Diagnostic {
    error("the expression is nested too deep", span, hint: "name a part of it on a line of its own")
  }

  /// An error at the current token; at the end of the text more could mend it.
  func unexpected(_ message: String) -> Diagnostic {
    let found: String
    switch token.kind {
    case .newline: found = ", but the line ends here"
    case .end, .dedent: found = ", but the text ends here"
    case .indent: found = ", but the line is indented"
    case .string: found = ", but a text stands here"
    default: found = ", but `\(source.text(token.span))` stands here"
    }
    var diagnostic = error(message + found, token.span)
    diagnostic.isUnfinished = isAtTextEnd
    return diagnostic
  }

  /// Nothing but ends of blocks is left.
  var isAtTextEnd: Bool { tokens[index...].allSatisfy { $0.kind == .dedent || $0.kind == .end } }

  func unsupported(_ construct: String, hint: String? = nil) -> Diagnostic {
    error("\(construct) is not part of convsh's Python", token.span, hint: hint)
  }
}
