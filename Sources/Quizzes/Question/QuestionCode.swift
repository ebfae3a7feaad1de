import Language

/// An expression or program of a question, parsed once and evaluated for every draw.
struct QuestionCode: Equatable, Sendable {
  /// As the author wrote it.
  let passage: Passage
  private let source: Source
  private let statements: [StatementSyntax]
  /// Characters of the source before the author's.
  private let offset: Int

  /// An expression.
  ///
  /// - Parameters:
  ///   - before: what is put before the expression to make a program of it, such as the opening of an f-string.
  ///   - after: what is put behind it.
  init(expression passage: Passage, before: String = "", after: String = "") throws(QuestionMistake) {
    self.passage = passage
    guard !passage.text.trimmed.isEmpty else {
      throw passage.mistake("an expression is missing here", hint: "write one in the language of the prompt")
    }
    source = Source(before + passage.text + after)
    offset = before.count
    statements = try QuestionCode.parse(source, passage, offset: before.count)
    guard statements.count == 1, statements[0].isExpression else {
      throw passage.mistake("one expression is needed here", hint: "write a value, such as `W - F + 1`")
    }
  }

  /// The statements of a code block, whose first line stands at the passage's.
  init(program passage: Passage) throws(QuestionMistake) {
    self.passage = passage
    source = Source(passage.text + "\n")
    offset = 0
    statements = try QuestionCode.parse(source, passage, offset: 0)
  }

  /// Runs the code with what the evaluator holds.
  ///
  /// - Returns: the value of the last statement; where that binds names, theirs.
  func value(in evaluator: Evaluator) throws(QuestionMistake) -> Value {
    do {
      var last: Value?
      for statement in statements { last = try evaluator.run(statement, in: source) }
      if let last { return last }
      let names = statements.last?.boundNames.sorted() ?? []
      let values = names.compactMap { evaluator.context.environment.value($0) }
      return values.count == 1 ? values[0] : .tuple(TupleObject(values))
    } catch {
      throw QuestionCode.mistake(error, source, passage, offset: offset, prefix: "this cannot be evaluated: ")
    }
  }

  /// The value of an expression as plain data.
  func plainValue(in evaluator: Evaluator) throws(QuestionMistake) -> QuizValue {
    let value = try value(in: evaluator)
    guard let plain = QuizValue(value) else {
      throw passage.mistake(
        "the value is a \(value.typeName), which nobody can type", hint: "use a number, text, list or tensor")
    }
    return plain
  }

  static func == (a: QuestionCode, b: QuestionCode) -> Bool { a.passage == b.passage }

  private static func parse(_ source: Source, _ passage: Passage, offset: Int) throws(QuestionMistake)
    -> [StatementSyntax]
  {
    do { return try Parsing.statements(of: source) } catch {
      throw mistake(error, source, passage, offset: offset, prefix: "")
    }
  }

  private static func mistake(
    _ error: any Error, _ source: Source, _ passage: Passage, offset: Int, prefix: String
  ) -> QuestionMistake {
    guard let diagnostic = error as? Diagnostic else { return passage.mistake("\(prefix)\(error)") }
    var mistake = passage.mistake(
      "\(prefix)\(diagnostic.kind): \(diagnostic.message)", hint: diagnostic.hint)
    // Errors inside functions of other sources have no place here.
    guard let span = diagnostic.span, diagnostic.source == nil || diagnostic.source === source else { return mistake }
    let place = source.location(span.start)
    mistake.line += place.line - 1
    let within = max(0, place.column - 1 - (place.line == 1 ? offset : 0))
    mistake.column = place.line == 1 ? mistake.column + min(within, passage.text.count) : within + 1
    return mistake
  }
}
