/// Reads what follows a command word: expressions, words between them, options.
public struct CommandParser {
  private let parser: Parser

  /// - Parameter range: bytes of the source that hold the arguments.
  public init(_ source: Source, in range: Range<Int>) throws {
    parser = try Parser(source, in: range, isExpression: true)
  }

  public var isAtEnd: Bool { parser.token.kind == .end }

  /// One expression; without commas around it unless it is a tuple in parentheses.
  public func expression() throws -> ExpressionSyntax { try parser.parseExpression() }

  /// Whether this word comes next; reads it if so.
  public func accept(_ word: String) -> Bool {
    guard parser.token.kind == .name || parser.token.kind == .keyword, parser.token.text == word else { return false }
    parser.advance()
    return true
  }

  public func acceptComma() -> Bool { parser.accept(",") }

  /// Arguments as in a call, but commas may be left out before options, and an option's value may be a bare word.
  ///
  /// - Parameters:
  ///   - renaming: options that the call knows by another name, such as `as`, which is a keyword of Python.
  ///   - words: bare words that stand for texts.
  public func arguments(renaming: [String: String] = [:], words: Set<String> = []) throws -> [ArgumentSyntax] {
    var arguments: [ArgumentSyntax] = []
    while !isAtEnd {
      if !arguments.isEmpty && !parser.accept(",") && !startsOption { break }
      if isAtEnd { break }
      guard startsOption else {
        let value = try parser.parseExpression()
        arguments.append(ArgumentSyntax(kind: .positional, value: value, span: value.span))
        continue
      }
      let name = parser.token
      parser.advance()
      parser.advance()
      let value = try parser.parseExpression()
      let isWord = if case .name(let text) = value.form { words.contains(text) } else { false }
      let text = parser.source.text(value.span)
      arguments.append(
        ArgumentSyntax(
          kind: .keyword(renaming[name.text] ?? name.text),
          value: isWord ? try parser.make(.string(text), value.span) : value, span: name.span.to(value.span)))
    }
    try expectEnd()
    return arguments
  }

  private var startsOption: Bool {
    (parser.token.kind == .name || parser.token.kind == .keyword) && parser.index + 1 < parser.tokens.count
      && parser.tokens[parser.index + 1].isOperator("=")
  }

  /// - Throws: a `SyntaxError` if anything is left.
  public func expectEnd() throws {
    guard isAtEnd else { throw parser.unexpected("the command should end") }
  }

  /// A call of a word with these arguments, written where the command was.
  public func call(_ word: String, _ arguments: [ArgumentSyntax], span: SourceSpan) throws -> ExpressionSyntax {
    try parser.make(.call(parser.make(.name(word), span), arguments), span, arguments.map(\.value))
  }
}
