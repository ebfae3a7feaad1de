import Language
import Tensors
import Typesetting

/// A number, list or tensor, `= EXPRESSION`, or what a program computes, `predict: EXPRESSION`.
struct ValueKind: QuestionKind {
  /// A known wrong answer, `~ EXPRESSION :: feedback`.
  struct Mistake: Sendable {
    var code: QuestionCode
    var feedback: FieldText
    var line: Int
  }

  let key: QuestionCode
  let closeness: Closeness
  let mistakes: [Mistake]
  let isPrediction: Bool
  /// The code blocks of the question, which run before the key is computed.
  private let program: QuestionProgram?

  var name: String { isPrediction ? "what a program computes" : "value" }

  init(_ line: QuestionLine, _ reading: inout KindReading) throws(QuestionMistake) {
    let (expression, closeness) = try Closeness.separated(line.text)
    key = try QuestionCode(expression: expression)
    self.closeness = closeness
    isPrediction = line.kind == .prediction
    let hasProgram = isPrediction && !reading.code.isEmpty
    program = hasProgram ? try QuestionProgram(reading.code, hasFields: reading.text.hasFields) : nil
    if let feedback = line.feedback { reading.report(.feedbackForKey(feedback)) }
    var mistakes: [Mistake] = []
    for line in reading.lines(.mistake) {
      do {
        mistakes.append(
          Mistake(
            code: try QuestionCode(expression: line.text), feedback: try reading.requiredFeedback(of: line),
            line: line.line))
      } catch { reading.report(error) }
    }
    self.mistakes = mistakes
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    _ = try program?.run(text, in: evaluator)
    let value = try key.plainValue(in: evaluator)
    var known: [ValueProblem.Mistake] = []
    for mistake in mistakes {
      known.append(
        ValueProblem.Mistake(
          value: try mistake.code.plainValue(in: evaluator), feedback: try mistake.feedback.filled(in: evaluator),
          line: mistake.line))
    }
    return ValueProblem(value: value, closeness: closeness, mistakes: known, line: key.passage.line)
  }
}

/// A value to be typed.
struct ValueProblem: Problem {
  struct Mistake: Sendable {
    var value: QuizValue
    var feedback: Markdown
    var line: Int
  }

  let value: QuizValue
  let closeness: Closeness
  let mistakes: [Mistake]
  let line: Int

  var key: String { value.typed }
  var takesWords: Bool { if case .text = value { true } else { false } }

  var form: String {
    switch value {
    case .number(.bool): "`yes` or `no`"
    case .number(.int): "a whole number"
    case .number: "a number"
    case .grid(let grid) where grid.shape.count == 1: "numbers, such as `1 2 3`"
    case .grid: "rows of numbers, such as `6 8; 3 4`"
    case .text: "a word"
    case .none, .list: "a value"
    }
  }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let typed = try TypedValue(answer, like: value, bench)
    let best = typed.readings.max { agreement($0, value) < agreement($1, value) } ?? typed.readings[0]
    let reading = best.value.typed
    let nearness = agreement(best, value)
    if nearness == .close { return Grade(.right, reading: reading) }
    // A number rounded by hand may be nearer to a known mistake.
    for candidate in typed.readings {
      for mistake in mistakes where agreement(candidate, mistake.value) > nearness {
        return Grade(
          .wrong, feedback: mistake.feedback, reading: candidate.value.typed, mistake: mistake.line)
      }
    }
    if nearness == .rounded { return Grade(.right, reading: reading) }
    return unknownMistake(best)
  }

  func agreement(_ typed: TypedValue.Reading, _ wanted: QuizValue) -> Closeness.Agreement {
    switch (typed.value, wanted) {
    case (.number(let number), .number(let wanted)):
      closeness.agreement(of: number, with: wanted, decimals: typed.decimals)
    case (.grid(let grid), .grid(let wanted)):
      GridComparison(grid, wanted, closeness, isLoose: typed.isLoose).isEqual ? .close : .none
    case (.text(let text), .text(let wanted)):
      PlainWords.normal(text) == PlainWords.normal(wanted) ? .close : .none
    case (.list(let list), .list(let wanted)):
      list.count == wanted.count
        && zip(list, wanted).allSatisfy { agreement(TypedValue.Reading(value: $0), $1) == .close } ? .close : .none
    case (.none, .none): .close
    default: .none
    }
  }

  /// Says where the first difference lies, but not what should stand there.
  private func unknownMistake(_ typed: TypedValue.Reading) -> Grade {
    let reading = typed.value.typed
    switch (typed.value, value) {
    case (.grid(let grid), .grid(let wanted)):
      let comparison = GridComparison(grid, wanted, closeness, isLoose: typed.isLoose)
      let share = comparison.share
      return Grade(share > 0 ? .partly(share) : .wrong, say: comparison.sentence, reading: reading)
    case (.number(let number), .number(let wanted)):
      return Grade(.wrong, say: Self.remark(number, wanted, reading), reading: reading)
    default: return Grade(.wrong, say: "It is not \(reading.escapedForMarkdown).", reading: reading)
    }
  }

  private static func remark(_ number: Scalar, _ wanted: Scalar, _ reading: String) -> String {
    if case .bool = wanted { return "It is the other way round." }
    if case .int = wanted, number.double != number.double.rounded() {
      return "It is not \(reading): a whole number is asked for."
    }
    if number.double == -wanted.double { return "It is not \(reading): look at the sign." }
    return "It is not \(reading)."
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    var flaws: [QuestionMistake] = []
    for (index, mistake) in mistakes.enumerated() {
      let reading = TypedValue.Reading(value: mistake.value)
      if agreement(reading, value) == .close {
        flaws.append(.rightMistake(mistake.line, mistake.value.typed))
      } else if !mistakes[..<index].contains(where: { agreement(reading, $0.value) == .close }) {
        reached.insert(mistake.line)
      }
    }
    return flaws
  }
}

extension KindReading {
  /// The feedback that a known mistake must have.
  mutating func requiredFeedback(of line: QuestionLine) throws(QuestionMistake) -> FieldText {
    guard let feedback = line.feedback, !feedback.text.isEmpty else {
      throw line.text.mistake("a known mistake needs feedback", hint: "write ` :: ` and what to say behind it")
    }
    return field(feedback)
  }
}

extension String {
  /// The text with the characters that mean something to Markdown made harmless.
  var escapedForMarkdown: String {
    var text = ""
    for character in self {
      if "\\`*_[]<>#&|~".contains(character) { text.append("\\") }
      text.append(character)
    }
    return text
  }
}

extension QuestionMistake {
  static func feedbackForKey(_ feedback: Passage) -> QuestionMistake {
    feedback.mistake("the right answer takes no feedback", hint: "say it behind `! `")
  }

  static func rightMistake(_ line: Int, _ value: String) -> QuestionMistake {
    QuestionMistake(
      line: line, "this known mistake is right: both are \(value)",
      hint: "keep it out with `where`, or change its formula")
  }
}
