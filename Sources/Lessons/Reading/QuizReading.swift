import Typesetting

extension Quiz {
  /// Reads a `quiz` fence into its question and its lines. The id is given later, by the step.
  init(reading fence: Fence, _ source: inout LessonSource) {
    let lines = fence.code.lines
    let split = Quiz.endOfQuestion(lines)
    let question = Markdown(reading: lines[..<split].joined(separator: "\n"))
    var answers: [Line] = []
    for (index, line) in lines.enumerated().dropFirst(split) where !line.allSatisfy(\.isWhitespace) {
      let number = fence.code.line + index
      if let kind = Kind(ofLine: line) {
        answers.append(Line(reading: line, kind, number))
      } else if let last = answers.last, last.kind == .explanation || last.kind == .model {
        answers[answers.count - 1].text += "\n" + line.trimmed
      } else {
        source.report(.strayQuizLine, line: number)
      }
    }
    source.checkWidth(of: question, line: fence.line)
    if question.isEmpty { source.report(.noQuestion, line: fence.line) }
    if !answers.contains(where: \.kind.isAnswer) { source.report(.noAnswer, line: fence.line) }
    self.init(id: fence.id ?? "", question: question, lines: answers, source: fence.code.text, line: fence.line)
  }

  /// Index of the first line that is no longer part of the question; code inside the question is passed over.
  private static func endOfQuestion(_ lines: [String]) -> Int {
    var fence: String?
    for (index, line) in lines.enumerated() {
      let marks = line.prefix { $0 == "`" || $0 == "~" }
      if let open = fence {
        if marks.hasPrefix(open), line.trimmed.count == marks.count { fence = nil }
      } else if marks.count >= 3 {
        fence = String(marks)
      } else if let kind = Kind(ofLine: line) {
        switch kind {
        // These may begin a line of a sentence: they end the question only where they cannot be part of one.
        case .filter: continue
        case .parameters: if line.firstRange(of: " in ") != nil { return index }
        case .pair:
          if lines[index...].allSatisfy({ $0.trimmed.isEmpty || Kind(ofLine: $0) != nil }) { return index }
        default: return index
        }
      }
    }
    return lines.count
  }
}

extension Quiz.Kind {
  /// The kind that the beginning of a line announces.
  init?(ofLine line: String) {
    let text = line.trimmed + " "
    if let kind = Quiz.Kind.allCases.first(where: { $0 != .pair && $0 != .ordered && text.hasPrefix($0.rawValue) }) {
      self = kind
    } else if text.hasPrefix("[X]") || text.hasPrefix("(X)") {
      self = text.hasPrefix("[") ? .rightOption : .rightChoice
    } else if let dot = text.firstIndex(of: "."), dot != text.startIndex,
      text[..<dot].allSatisfy({ $0.isASCII && $0.isNumber }), text[dot...].hasPrefix(". ")
    {
      self = .ordered
    } else if text.firstRange(of: " -> ") != nil {
      self = .pair
    } else {
      return nil
    }
  }

  /// Whether a line of this kind can be what the student has to find.
  var isAnswer: Bool {
    switch self {
    case .rightChoice, .rightOption, .wrongOption, .ordered, .pair, .answer, .prediction, .required: true
    case .parameters, .filter, .wrongChoice, .mistake, .welcome, .misconception, .model, .explanation: false
    }
  }
}

extension Quiz.Line {
  fileprivate init(reading line: String, _ kind: Quiz.Kind, _ number: Int) {
    var text = line.trimmed
    switch kind {
    case .pair, .parameters, .filter: break
    case .ordered: text = String(text.drop { $0 != "." }.dropFirst()).trimmed
    default: text = String(text.dropFirst(min(text.count, kind.rawValue.count))).trimmed
    }
    if kind == .explanation || kind == .parameters || kind == .filter || kind == .model {
      self.init(kind, text, line: number)
    } else {
      let (answer, feedback) = ConditionLine.separated(text)
      self.init(kind, answer, feedback: feedback, line: number)
    }
  }
}

extension LessonMistake {
  fileprivate static let strayQuizLine = LessonMistake(
    message: "this line is neither a setting nor an answer of the question",
    hint:
      "begin it with one of `( )` `(x)` `[ ]` `[x]` `1.` `=` `*` `+` `~` `!~` `>` `!` `let` `where` `predict:`, or use `a -> b`"
  )

  fileprivate static let noQuestion = LessonMistake(
    message: "the question is missing", hint: "ask first, then list the answers")

  fileprivate static let noAnswer = LessonMistake(
    message: "the question has no right answer", hint: "mark one with `(x)`, or give it behind `= `")
}
