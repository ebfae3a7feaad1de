/// Statements after Python's grammar.
extension Parser {
  /// All statements of the source.
  func parseProgram() throws -> [StatementSyntax] {
    var statements: [StatementSyntax] = []
    while token.kind != .end {
      if token.kind == .newline {
        advance()
        continue
      }
      if token.kind == .indent {
        throw error("this line is indented, but no block begins above it", token.span, kind: "IndentationError")
      }
      statements += try parseStatement()
    }
    return statements
  }

  /// One statement, or several simple ones with `;` between them.
  private func parseStatement() throws -> [StatementSyntax] {
    if token.kind == .keyword {
      let start = token.span
      switch token.text {
      case "if": return [try parseIf()]
      case "while": return [try parseWhile()]
      case "for": return [try parseFor()]
      case "def": return [try parseDef()]
      case "class": return [try parseClass()]
      case "try", "except", "finally":
        throw unsupported("`\(token.text)`", hint: "test with `if` before the step that could fail")
      case "with": return [try parseWith()]
      case "async", "await", "nonlocal", "global":
        throw unsupported(
          "`\(token.text)`", hint: token.text.hasSuffix("l") ? "return the value, or keep it in a list or dict" : nil)
      case "elif", "else": throw error("`\(token.text)` has no `if` above it at this indentation", start)
      default: break
      }
    }
    if token.isOperator("@") { return [try parseDecorated()] }
    if token.kind == .name, token.text == "match", tokens[index + 1].kind == .name { throw unsupported("`match`") }
    return try parseSimpleLine()
  }

  private func parseSimpleLine() throws -> [StatementSyntax] {
    var statements = [try parseSimple()]
    while accept(";") {
      if token.kind == .newline || token.kind == .end { break }
      statements.append(try parseSimple())
    }
    guard token.kind == .newline || token.kind == .end else {
      throw unexpectedEnd(of: statements.last)
    }
    if token.kind == .newline { advance() }
    return statements
  }

  /// A statement goes on where it should end; two names alone look like a call without parentheses.
  private func unexpectedEnd(of statement: StatementSyntax?) -> Diagnostic {
    var diagnostic = unexpected("the statement should end")
    guard case .expression(let expression)? = statement?.form, case .name(let name) = expression.form,
      token.kind == .name
    else { return diagnostic }
    let argument = source.text(token.span)
    advance()
    if token.kind == .newline || token.kind == .end {
      diagnostic.hint = "a call has parentheses: \(name)(\(argument))"
    }
    return diagnostic
  }

  private func parseSimple() throws -> StatementSyntax {
    let start = token.span
    if token.kind == .keyword {
      switch token.text {
      case "pass", "break", "continue":
        let form: StatementSyntax.Form =
          token.text == "pass" ? .passing : token.text == "break" ? .breaking : .continuing
        advance()
        return StatementSyntax(form: form, span: start)
      case "return":
        advance()
        let value = startsExpression ? try parseExpressionList() : nil
        return StatementSyntax(form: .returning(value), span: span(from: start))
      case "assert":
        advance()
        let condition = try parseExpression()
        let message = accept(",") ? try parseExpression() : nil
        return StatementSyntax(form: .assertion(condition, message: message), span: span(from: start))
      case "del":
        advance()
        let targets = try parseTargets()
        let list = if case .tuple(let items) = targets.form { items } else { [targets] }
        return StatementSyntax(form: .deletion(list), span: span(from: start))
      case "raise":
        advance()
        guard startsExpression else { throw unsupported("`raise` without an error") }
        let value = try parseExpression()
        if token.isKeyword("from") { throw unsupported("`raise … from`") }
        return StatementSyntax(form: .raising(value), span: span(from: start))
      case "import": return try parseImport()
      case "from": return try parseFromImport()
      default: break
      }
    }
    return try parseAssignmentOrExpression()
  }

  private func parseAssignmentOrExpression() throws -> StatementSyntax {
    let start = token.span
    let first = try parseExpressionList()
    if token.kind == .op, token.text.hasSuffix("="), let op = BinaryOperator(rawValue: String(token.text.dropLast())),
      ComparisonOperator(rawValue: token.text) == nil
    {
      guard isSingleTarget(first) else {
        throw error("only a name, attribute or item can be changed with `\(token.text)`", first.span)
      }
      advance()
      let value = try parseExpressionList()
      return StatementSyntax(form: .augmented(first, op, value), span: span(from: start))
    }
    if accept(":") {
      guard isSingleTarget(first) else { throw error("only a name, attribute or item can have a type", first.span) }
      _ = try parseExpression()
      guard accept("=") else { return StatementSyntax(form: .annotation, span: span(from: start)) }
      let value = try parseExpressionList()
      return StatementSyntax(form: .assignment([first], value), span: span(from: start))
    }
    guard token.isOperator("=") else { return StatementSyntax(form: .expression(first), span: span(from: start)) }
    var targets: [ExpressionSyntax] = []
    var value = first
    while accept("=") {
      try checkTarget(value)
      targets.append(value)
      value = try parseExpressionList()
    }
    return StatementSyntax(form: .assignment(targets, value), span: span(from: start))
  }

  private func isSingleTarget(_ target: ExpressionSyntax) -> Bool {
    switch target.form {
    case .name, .attribute, .subscripted: true
    default: false
    }
  }

  /// - Throws: a `SyntaxError` unless a value can be assigned to this.
  func checkTarget(_ target: ExpressionSyntax) throws {
    switch target.form {
    case .name, .attribute, .subscripted: return
    case .tuple(let items), .list(let items): for item in items { try checkTarget(item) }
    case .starred:
      throw error(
        "starred targets are not part of convsh's Python", target.span, hint: "unpack into plain names, or slice")
    case .none, .bool: throw error("`\(source.text(target.span))` cannot be assigned to", target.span)
    case .comparison: throw error("a comparison cannot be assigned to", target.span, hint: "to compare, write ==")
    case .call: throw error("the result of a call cannot be assigned to", target.span, hint: "to compare, write ==")
    default: throw error("this cannot be assigned to", target.span, hint: "to compare, write ==")
    }
  }

  private func parseIf() throws -> StatementSyntax {
    // `elif` chains are built from the end, so that long ones do not nest the parser.
    var branches: [(start: SourceSpan, condition: ExpressionSyntax, body: [StatementSyntax])] = []
    var otherwise: [StatementSyntax] = []
    repeat {
      let start = token.span
      advance()
      let condition = try parseCondition()
      branches.append((start, condition, try parseBlock("after the condition")))
      guard branches.count <= Parser.maxDepth else { throw error("more than \(Parser.maxDepth) branches", start) }
    } while token.isKeyword("elif")
    if acceptKeyword("else") { otherwise = try parseBlock("after `else`") }
    for branch in branches.dropFirst().reversed() {
      otherwise = [
        StatementSyntax(form: .conditional(branch.condition, branch.body, otherwise: otherwise), span: branch.start)
      ]
    }
    return StatementSyntax(
      form: .conditional(branches[0].condition, branches[0].body, otherwise: otherwise), span: branches[0].start)
  }

  private func parseCondition() throws -> ExpressionSyntax {
    let condition = try parseExpression()
    if token.isOperator("=") { throw error("`=` assigns", token.span, hint: "to compare, write ==") }
    return condition
  }

  private func parseWhile() throws -> StatementSyntax {
    let start = token.span
    advance()
    let condition = try parseCondition()
    let body = try parseBlock("after the condition")
    let otherwise = acceptKeyword("else") ? try parseBlock("after `else`") : []
    return StatementSyntax(form: .whileLoop(condition, body, otherwise: otherwise), span: start)
  }

  private func parseFor() throws -> StatementSyntax {
    let start = token.span
    advance()
    let target = try parseTargets()
    guard acceptKeyword("in") else { throw unexpected("`in` is missing after `for …`") }
    let iterable = try parseExpressionList()
    let body = try parseBlock("after `for … in …`")
    let otherwise = acceptKeyword("else") ? try parseBlock("after `else`") : []
    return StatementSyntax(form: .forLoop(target, iterable, body, otherwise: otherwise), span: start)
  }

  /// `with torch.no_grad():` and what belongs to it.
  private func parseWith() throws -> StatementSyntax {
    let start = token.span
    advance()
    var items: [(manager: ExpressionSyntax, target: ExpressionSyntax?)] = []
    repeat {
      let manager = try parseExpression()
      var target: ExpressionSyntax?
      if acceptKeyword("as") {
        let name = try parseExpression()
        try checkTarget(name)
        target = name
      }
      items.append((manager, target))
    } while accept(",")
    return StatementSyntax(form: .with(items, try parseBlock("after `with …`")), span: start)
  }

  /// `@torch.no_grad()` above a function: each call runs inside it.
  private func parseDecorated() throws -> StatementSyntax {
    let start = token.span
    advance()
    let decorator = try parseExpression()
    let words = source.text(decorator.span).filter { $0 != " " }
    guard ["torch.no_grad()", "no_grad()"].contains(words) else {
      throw error(
        "the decorator `@\(words)` is not part of convsh's Python", start.to(decorator.span),
        hint: "the only one is @torch.no_grad()")
    }
    guard token.kind == .newline else { throw unexpected("the function should stand on the next line") }
    advance()
    guard token.isKeyword("def") else {
      var diagnostic = unexpected("`def` should follow the decorator")
      diagnostic.isUnfinished = token.kind == .end
      throw diagnostic
    }
    return try parseDef(inside: decorator)
  }

  private func parseDef(inside manager: ExpressionSyntax? = nil) throws -> StatementSyntax {
    let start = token.span
    advance()
    let name = try expectName("the function's name")
    try expect("(", "after the function's name")
    let parameters = try parseParameters(until: ")", allowsAnnotations: true)
    try expect(")", "after the parameters")
    if accept("->") { _ = try parseExpression() }
    var body = try parseBlock("after the parameters")
    let documentation = body.first?.text
    if let manager { body = [StatementSyntax(form: .with([(manager, nil)], body), span: manager.span)] }
    let function = FunctionSyntax(
      name: name.text, parameters: parameters, body: body, documentation: documentation, span: start.to(name.span))
    return StatementSyntax(form: .function(function), span: start.to(name.span))
  }

  /// `class Net(nn.Module):` and its body.
  private func parseClass() throws -> StatementSyntax {
    let start = token.span
    advance()
    let name = try expectName("the class's name")
    var bases: [ExpressionSyntax] = []
    if accept("(") {
      while !token.isOperator(")") {
        if token.kind == .name, tokens[index + 1].isOperator("=") { throw unsupported("a keyword in a class's bases") }
        bases.append(try parseExpression())
        guard accept(",") else { break }
      }
      try expect(")", "after the bases")
    }
    guard bases.count <= 1 else { throw unsupported("a class with several bases") }
    var body = try parseBlock("after the class's name")
    for statement in body { try checkSpecialMethod(statement) }
    if let first = body.first, first.text != nil, case .expression(let text) = first.form {
      let name = ExpressionSyntax(form: .name("__doc__"), span: first.span, depth: 1)
      body[0] = StatementSyntax(form: .assignment([name], text), span: first.span)
    }
    return StatementSyntax(
      form: .type(ClassSyntax(name: name.text, bases: bases, body: body, span: start.to(name.span))),
      span: start.to(name.span))
  }

  /// - Throws: `SyntaxError` for a method that Python itself would call, but convsh never does.
  private func checkSpecialMethod(_ statement: StatementSyntax) throws {
    guard case .function(let method) = statement.form, method.name.hasPrefix("__"), method.name.hasSuffix("__"),
      !SpecialMethods.names.contains(method.name)
    else { return }
    throw error(
      "the special method `\(method.name)` is not part of convsh's Python", statement.span,
      hint: SpecialMethods.hints[method.name] ?? "a method with a plain name can be called: \(plainName(method.name))()"
    )
  }

  private func plainName(_ name: String) -> String { String(name.drop { $0 == "_" }.prefix { $0 != "_" }) }

  func parseParameters(until closing: String, allowsAnnotations: Bool) throws -> [FunctionSyntax.Parameter] {
    var parameters: [FunctionSyntax.Parameter] = []
    var kind = FunctionSyntax.Parameter.Kind.plain
    while !token.isOperator(closing) {
      let start = token.span
      if accept("/") {
        guard !parameters.isEmpty, kind == .plain else {
          throw error("`/` stands after the parameters given by position", start)
        }
        parameters = parameters.map { .init(name: $0.name, kind: .positional, fallback: $0.fallback, span: $0.span) }
      } else if accept("**") {
        let name = try parseParameterName(allowsAnnotations)
        parameters.append(.init(name: name, kind: .keywords, fallback: nil, span: span(from: start)))
        _ = accept(",")
        break
      } else if accept("*") {
        guard kind == .plain else { throw error("a second `*`", start) }
        if !token.isOperator(",") {
          let name = try parseParameterName(allowsAnnotations)
          parameters.append(.init(name: name, kind: .rest, fallback: nil, span: span(from: start)))
        }
        kind = .keyword
      } else {
        let name = try parseParameterName(allowsAnnotations)
        let fallback = accept("=") ? try parseExpression() : nil
        let needsFallback = kind == .plain && parameters.last.map { $0.fallback != nil } ?? false
        guard fallback != nil || !needsFallback else {
          throw error("`\(name)` needs a default value, since the parameter before it has one", span(from: start))
        }
        parameters.append(.init(name: name, kind: kind, fallback: fallback, span: span(from: start)))
      }
      guard accept(",") else { break }
    }
    for (position, parameter) in parameters.enumerated()
    where parameters[..<position].contains(where: { $0.name == parameter.name }) {
      throw error("two parameters are called `\(parameter.name)`", parameter.span)
    }
    return parameters
  }

  private func parseParameterName(_ allowsAnnotations: Bool) throws -> String {
    let name = try expectName("the parameter's name").text
    if allowsAnnotations && accept(":") { _ = try parseExpression() }
    return name
  }

  /// `:` and the statements that belong to it, on the same line or indented below.
  private func parseBlock(_ context: String) throws -> [StatementSyntax] {
    try expect(":", context)
    guard token.kind == .newline else { return try parseSimpleLine() }
    advance()
    guard token.kind == .indent else {
      var diagnostic = error(
        "an indented block is missing below this line", token.span, kind: "IndentationError",
        hint: "indent with four blanks; `pass` does nothing")
      diagnostic.isUnfinished = isAtTextEnd
      throw diagnostic
    }
    advance()
    var statements: [StatementSyntax] = []
    while token.kind != .dedent && token.kind != .end {
      if token.kind == .indent {
        throw error("this line is indented further than its block", token.span, kind: "IndentationError")
      }
      statements += try parseStatement()
    }
    if token.kind == .dedent { advance() }
    return statements
  }
}
