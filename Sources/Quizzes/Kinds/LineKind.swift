import Language
import Tensors
import Typesetting

/// The wrong line of the code block above, `= line N`; known mistakes are `~ line N :: feedback`.
struct LineKind: QuestionKind {
  struct Mistake: Sendable {
    var number: Int
    var feedback: FieldText
    var line: Int
  }

  let number: Int
  let mistakes: [Mistake]

  var name: String { "wrong line" }

  init(_ line: QuestionLine, _ reading: inout KindReading) throws(QuestionMistake) {
    let lines = reading.text.sample.lastCode?.count ?? 0
    number = try LineKind.number(line.text, lines)
    if let feedback = line.feedback { reading.report(.feedbackForKey(feedback)) }
    var mistakes: [Mistake] = []
    for line in reading.lines(.mistake) {
      do {
        let number = try LineKind.number(line.text, lines)
        mistakes.append(Mistake(number: number, feedback: try reading.requiredFeedback(of: line), line: line.line))
      } catch { reading.report(error) }
    }
    self.mistakes = mistakes
  }

  static func isLine(_ passage: Passage) -> Bool { passage.text.hasPrefix("line ") || passage.text == "line" }

  private static func number(_ passage: Passage, _ count: Int) throws(QuestionMistake) -> Int {
    guard isLine(passage), let number = Int(String(passage.text.dropFirst(4)).trimmed) else {
      throw passage.mistake("the number of a line is needed here", hint: "write `line 3`")
    }
    guard count > 0 else {
      throw passage.mistake(
        "there is no code block above", hint: "put the code into a fence, and the question into a longer one")
    }
    guard (1...count).contains(number) else {
      throw passage.part(5).trimmed.mistake("there is no line \(number): the code block has \(count)")
    }
    return number
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var known: [LineProblem.Mistake] = []
    for mistake in mistakes {
      known.append(
        LineProblem.Mistake(
          number: mistake.number, feedback: try mistake.feedback.filled(in: evaluator), line: mistake.line))
    }
    return LineProblem(number: number, code: text.lastCode ?? [], mistakes: known)
  }
}

/// A line to be found.
struct LineProblem: Problem {
  struct Mistake: Sendable {
    var number: Int
    var feedback: Markdown
    var line: Int
  }

  let number: Int
  let code: [String]
  let mistakes: [Mistake]

  var form: String { "the number of a line" }
  var takesWords: Bool { false }
  var key: String { "\(number)" }

  func solution(width: Int) -> Drawing {
    let text = StyledText("line \(number): ", .dim) + StyledText(code[number - 1].trimmed.withControlsShown, .code)
    return Drawing(text.wrapped(to: width))
  }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let typed = try line(answer.trimmed)
    let reading = "line \(typed)"
    if typed == number { return Grade(.right, reading: reading) }
    if let mistake = mistakes.first(where: { $0.number == typed }) {
      return Grade(.wrong, feedback: mistake.feedback, reading: reading, mistake: mistake.line)
    }
    return Grade(.wrong, say: "Line \(typed) does what it should.", reading: reading)
  }

  private func line(_ answer: String) throws(UnreadableAnswer) -> Int {
    let text = answer.lowercased().hasPrefix("line") ? String(answer.dropFirst(4)).trimmed : answer
    if let number = Int(text.filter { $0 != "." && $0 != ":" }) {
      guard (1...code.count).contains(number) else {
        throw UnreadableAnswer("there is no line \(number): they go from 1 to \(code.count)")
      }
      return number
    }
    let same = code.indices.filter { LineProblem.isSame(code[$0], answer) }
    guard same.count == 1 else { throw UnreadableAnswer("type the number of a line, from 1 to \(code.count)") }
    return same[0] + 1
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    !b.isEmpty && a.filter { !$0.isWhitespace } == b.filter { !$0.isWhitespace }
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    var flaws: [QuestionMistake] = []
    for (index, mistake) in mistakes.enumerated() {
      if mistake.number == number {
        flaws.append(.rightMistake(mistake.line, "line \(number)"))
      } else if !mistakes[..<index].contains(where: { $0.number == mistake.number }) {
        reached.insert(mistake.line)
      }
    }
    return flaws
  }
}

extension Markdown {
  /// The lines of the last code block.
  var lastCode: [String]? {
    for case .code(_, let text) in blocks.reversed() {
      return (text.hasSuffix("\n") ? text.dropLast() : text[...])
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return nil
  }

  /// The same with numbered lines in the last code block.
  var withNumberedCode: Markdown {
    guard let lines = lastCode else { return self }
    let digits = "\(lines.count)".count
    let numbered = lines.enumerated().map { index, line in
      let number = "\(index + 1)"
      return String(repeating: " ", count: digits - number.count) + number + "  " + line
    }
    var markdown = self
    for index in blocks.indices.reversed() {
      if case .code(let language, _) = blocks[index] {
        markdown.blocks[index] = .code(language: language, text: numbered.joined(separator: "\n"))
        break
      }
    }
    return markdown
  }
}
