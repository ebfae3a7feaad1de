import Typesetting

extension Question {
  /// Reads a `quiz` fence: the question first, then its lines; all mistakes are collected.
  ///
  /// - Parameters:
  ///   - source: what stands between the fences.
  ///   - id: may be empty and given later.
  ///   - line: the line of the opening fence in its file.
  public init(reading source: String, id: String = "", line: Int, mistakes: inout [QuestionMistake]) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { Passage(String($1), line: line + 1 + $0) }
    let split = Question.endOfQuestion(lines.map(\.text))
    let answers = Question.lines(lines[split...], &mistakes)
    var parameters = Parameters()
    for line in answers where line.kind == .parameters || line.kind == .filter {
      do { try parameters.read(line) } catch { mistakes.append(error) }
    }
    let question = Array(lines[..<split])
    let text = FieldText(reading: question, inCode: !parameters.isEmpty, &mistakes)
    if text.isEmpty { mistakes.append(.noQuestion(line)) }
    let explanations = answers.filter { $0.kind == .explanation }.flatMap { $0.text.lines }
    var reading = KindReading(text: text, code: QuestionProgram.blocks(in: question), lines: answers)
    let kind = Question.kind(&reading, line)
    mistakes += reading.mistakes
    self.init(
      id: id, source: source, line: line, text: text, parameters: parameters, kind: kind,
      explanation: FieldText(reading: explanations, inCode: true, &mistakes),
      ruleLines: answers.filter(\.isRule).map(\.line))
  }

  /// Takes the lines below the question apart; what stands behind an explanation or a model answer continues it.
  private static func lines(_ lines: ArraySlice<Passage>, _ mistakes: inout [QuestionMistake]) -> [QuestionLine] {
    var answers: [QuestionLine] = []
    for line in lines where !line.text.allSatisfy(\.isWhitespace) {
      if let kind = QuestionLine.Kind(ofLine: line.text) {
        answers.append(QuestionLine(reading: line.text, kind, number: line.line))
      } else if let last = answers.last, last.kind == .explanation || last.kind == .model {
        // Blank lines between keep their place, so that every line of the passage is where it says.
        let gap = line.line - last.text.line - last.text.text.count { $0 == "\n" }
        answers[answers.count - 1].text.text += String(repeating: "\n", count: gap) + line.text.trimmed
      } else {
        mistakes.append(.strayLine(line.line))
      }
    }
    return answers
  }

  /// Index of the first line that is no longer part of the question; code inside the question is passed over.
  private static func endOfQuestion(_ lines: [String]) -> Int {
    var fence: String?
    for (index, line) in lines.enumerated() {
      if FenceMarks.moves(line, &fence) || fence != nil { continue }
      guard let kind = QuestionLine.Kind(ofLine: line) else { continue }
      switch kind {
      // These may begin a line of a sentence: they end the question only where they cannot be part of one.
      case .filter: continue
      case .parameters: if line.firstRange(of: " in ") != nil { return index }
      case .pair:
        if lines[index...].allSatisfy({ $0.trimmed.isEmpty || QuestionLine.Kind(ofLine: $0) != nil }) { return index }
      default: return index
      }
    }
    return lines.count
  }
}

extension QuestionLine {
  /// Whether the line has feedback that some answer should lead to.
  fileprivate var isRule: Bool { kind == .mistake || kind == .misconception }
}

extension Passage {
  /// The lines of the passage, each with its place.
  var lines: [Passage] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { Passage(String($1), line: line + $0, column: $0 == 0 ? column : 1) }
  }
}

extension QuestionMistake {
  fileprivate static func strayLine(_ line: Int) -> QuestionMistake {
    QuestionMistake(
      line: line, "this line is neither a setting nor an answer of the question",
      hint:
        "begin it with one of `( )` `(x)` `[ ]` `[x]` `1.` `=` `*` `+` `~` `!~` `>` `!` `let` `where` `predict:`, or use `a -> b`"
    )
  }

  fileprivate static func noQuestion(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "the question is missing", hint: "ask first, then list the answers")
  }
}
