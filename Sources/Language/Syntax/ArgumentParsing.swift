/// What stands between the parentheses of a call and the brackets of an index.
extension Parser {
  /// From `(` to `)`.
  func parseArguments() throws -> [ArgumentSyntax] {
    try expect("(", "before the arguments")
    var arguments: [ArgumentSyntax] = []
    var sawKeyword = false
    while !token.isOperator(")") {
      let argument = try parseArgument()
      switch argument.kind {
      case .positional where sawKeyword:
        throw error(
          "an argument without a name cannot follow named ones", argument.span, hint: "put it first, or name it")
      case .keyword(let name):
        if arguments.contains(where: { $0.kind == .keyword(name) }) {
          throw error("`\(name)` is given twice", argument.span)
        }
        sawKeyword = true
      case .unpackedList where arguments.contains(where: { $0.kind == .unpackedDict }):
        throw error("`*` cannot follow `**`", argument.span, hint: "put it first")
      case .unpackedDict: sawKeyword = true
      default: break
      }
      arguments.append(argument)
      if case .generator = argument.value.form, argument.kind == .positional, !isParenthesized(argument.value),
        arguments.count > 1 || token.isOperator(",")
      {
        throw error("a comprehension must be the only argument, or stand in parentheses", argument.span)
      }
      guard accept(",") else { break }
    }
    try expect(")", "after the arguments")
    return arguments
  }

  private func isParenthesized(_ value: ExpressionSyntax) -> Bool {
    source.bytes[Int(value.span.start)] == UInt8(ascii: "(")
  }

  private func parseArgument() throws -> ArgumentSyntax {
    let start = token.span
    if accept("**") {
      let value = try parseExpression()
      return ArgumentSyntax(kind: .unpackedDict, value: value, span: span(from: start))
    }
    if accept("*") {
      let value = try parseExpression()
      return ArgumentSyntax(kind: .unpackedList, value: value, span: span(from: start))
    }
    if token.kind == .name, tokens[index + 1].isOperator("=") {
      let name = token.text
      advance()
      advance()
      let value = try parseExpression()
      return ArgumentSyntax(kind: .keyword(name), value: value, span: span(from: start))
    }
    var value = try parseExpression()
    if token.isKeyword("for") {
      let clauses = try parseClauses()
      value = try make(
        .generator(value, clauses), span(from: start), [value] + clauses.flatMap { [$0.iterable] + $0.conditions })
    }
    return ArgumentSyntax(kind: .positional, value: value, span: span(from: start))
  }

  func parseSubscripts() throws -> ExpressionSyntax {
    let start = token.span
    let first = try parseSubscript()
    guard token.isOperator(",") else { return first }
    var items = [first]
    while accept(",") {
      if token.isOperator("]") { break }
      items.append(try parseSubscript())
    }
    return try make(.tuple(items), span(from: start), items)
  }

  /// An index or `start:stop:step`.
  private func parseSubscript() throws -> ExpressionSyntax {
    let start = token.span
    var bounds: [ExpressionSyntax?] = [nil, nil, nil]
    var position = 0
    if !token.isOperator(":") {
      let value = try parseExpression()
      guard token.isOperator(":") else { return value }
      bounds[0] = value
    }
    while position < 2 && accept(":") {
      position += 1
      if !token.isOperator(":") && !token.isOperator("]") && !token.isOperator(",") {
        bounds[position] = try parseExpression()
      }
    }
    return try make(.slice(bounds[0], bounds[1], bounds[2]), span(from: start), bounds.compactMap { $0 })
  }
}
