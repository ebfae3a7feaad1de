import Language
import Tensors
import Typesetting

/// Code with blanks `____` to be filled in: `= "text" | "text"` are accepted, and whatever runs to the same last value.
/// The texts for several blanks are separated by `;`.
struct CompletionKind: QuestionKind {
  let accepted: [String]
  let mistakes: [WordsKind.Mistake]
  private let line: Int

  static let blank = "____"

  var name: String { "code to complete" }

  init(_ line: QuestionLine, _ reading: inout KindReading) throws(QuestionMistake) {
    accepted = try WordsKind.texts(line.text)
    self.line = line.line
    if let feedback = line.feedback { reading.report(.feedbackForKey(feedback)) }
    let blanks = QuestionProgram.joined(reading.code).text.ranges(of: CompletionKind.blank).count
    for text in accepted where CompletionProblem.parts(of: text, blanks) == nil {
      reading.report(.blanks(line.text, text, blanks))
    }
    var mistakes: [WordsKind.Mistake] = []
    for line in reading.lines(.mistake) {
      do {
        mistakes.append(
          WordsKind.Mistake(
            texts: try WordsKind.texts(line.text), feedback: try reading.requiredFeedback(of: line), line: line.line))
      } catch { reading.report(error) }
    }
    self.mistakes = mistakes
  }

  /// Whether the question has a blank in its code.
  static func hasBlank(_ code: [Passage]) -> Bool { code.contains { $0.text.firstRange(of: blank) != nil } }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var known: [WordsProblem.Mistake] = []
    for mistake in mistakes {
      known.append(
        WordsProblem.Mistake(
          texts: mistake.texts, feedback: try mistake.feedback.filled(in: evaluator), line: mistake.line))
    }
    let problem = CompletionProblem(code: text.program, accepted: accepted, mistakes: known, line: line)
    // What the first accepted text makes of the code is what others must come to.
    return problem.with(try problem.outcome(of: accepted[0], in: evaluator))
  }
}

/// Code to be completed.
struct CompletionProblem: Problem {
  let code: String
  let accepted: [String]
  let mistakes: [WordsProblem.Mistake]
  let line: Int
  private var wanted: Outcome?

  /// What running the completed code leads to.
  struct Outcome: Sendable {
    var value: QuizValue?
    var printed: String
  }

  init(code: String, accepted: [String], mistakes: [WordsProblem.Mistake], line: Int) {
    self.code = code
    self.accepted = accepted
    self.mistakes = mistakes
    self.line = line
  }

  fileprivate func with(_ outcome: Outcome) -> CompletionProblem {
    var problem = self
    problem.wanted = outcome
    return problem
  }

  private var blanks: Int { code.ranges(of: CompletionKind.blank).count }

  var form: String {
    blanks == 1 ? "what stands in the blank" : "what stands in the \(blanks) blanks, with `;` between"
  }
  var key: String { accepted[0] }

  func solution(width: Int) -> Drawing { Drawing(MarkdownLayout.code(completed(accepted[0]) ?? "", width: width)) }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let typed = blanksOnly(answer.trimmed)
    guard !typed.isEmpty else { throw UnreadableAnswer("type \(form)") }
    guard let program = completed(typed) else { throw .parts(blanks) }
    if accepted.contains(where: { CompletionProblem.isSame(typed, $0) }) { return Grade(.right, reading: typed) }
    if let mistake = mistakes.first(where: { $0.texts.contains { CompletionProblem.isSame(typed, $0) } }) {
      return Grade(.wrong, feedback: mistake.feedback, reading: typed, mistake: mistake.line)
    }
    do { _ = try Parsing.statements(of: Source(program + "\n")) } catch {
      throw .noCode(typed, (error as? Diagnostic)?.message ?? "\(error)")
    }
    do {
      let outcome = try bench.lend { try self.outcome(of: typed, in: $0) }
      if let wanted, CompletionProblem.isSame(outcome, wanted) { return Grade(.right, reading: typed) }
      return Grade(.wrong, say: "The code runs, and its last value is another one.", reading: typed)
    } catch {
      let reason = (error as? QuestionMistake)?.message ?? "\(error)"
      return Grade(.wrong, say: "With this the code does not run: \(reason.escapedForMarkdown)", reading: typed)
    }
  }

  /// Runs the code with a text in its blanks.
  fileprivate func outcome(of text: String, in evaluator: Evaluator) throws(QuestionMistake) -> Outcome {
    guard let program = completed(text) else { throw QuestionMistake(line: line, "the text does not fill the blanks") }
    let emit = evaluator.context.emit
    defer { evaluator.context.emit = emit }
    let printed = Printed()
    evaluator.context.emit = { if let text = $0 as? PrintedText { printed.text += text.text } }
    do {
      let value = try QuestionCode(program: Passage(program, line: 1)).value(in: evaluator)
      return Outcome(value: QuizValue(value), printed: printed.text)
    } catch { throw QuestionMistake(line: line, error.message, hint: error.hint) }
  }

  private final class Printed {
    var text = ""
  }

  private static func isSame(_ outcome: Outcome, _ wanted: Outcome) -> Bool {
    guard outcome.printed == wanted.printed else { return false }
    guard let value = outcome.value, let key = wanted.value else {
      return outcome.value == wanted.value && !wanted.printed.isEmpty
    }
    let problem = ValueProblem(value: key, closeness: Closeness(), mistakes: [], line: 1)
    return problem.agreement(TypedValue.Reading(value: value), key) == .close
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    a.filter { !$0.isWhitespace }.replacing("'", with: "\"") == b.filter { !$0.isWhitespace }.replacing("'", with: "\"")
  }

  private func completed(_ text: String) -> String? {
    guard let parts = CompletionProblem.parts(of: text, blanks) else { return nil }
    let pieces = code.split(separator: CompletionKind.blank, omittingEmptySubsequences: false)
    return zip(pieces, parts + [""]).map { $0 + $1 }.joined()
  }

  /// The texts of the blanks: all of the text for one, the parts between `;` for several, between commas if there is
  /// no `;`.
  static func parts(of text: String, _ blanks: Int) -> [String]? {
    if blanks == 1 { return [text.trimmed] }
    for separator: Character in [";", ","] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false).map { String($0).trimmed }
      if parts.count == blanks { return parts }
    }
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    return words.count == blanks ? words : nil
  }

  /// What was typed into the blanks by somebody who typed the whole line.
  private func blanksOnly(_ answer: String) -> String {
    let typed = TypedValue.unquoted(answer)
    for line in code.split(separator: "\n") where line.ranges(of: CompletionKind.blank).count == blanks {
      var rest = Substring(answer.trimmed)
      var parts: [String] = []
      let pieces = String(line).trimmed.split(separator: CompletionKind.blank, omittingEmptySubsequences: false)
      guard pieces.contains(where: { !$0.isEmpty }), rest.hasPrefix(pieces[0]) else { continue }
      rest = rest.dropFirst(pieces[0].count)
      for (index, piece) in pieces.dropFirst().enumerated() {
        let isLast = index == pieces.count - 2
        if isLast {
          guard rest.hasSuffix(piece) else { break }
          parts.append(String(rest.dropLast(piece.count)))
        } else if let place = rest.firstRange(of: piece) {
          parts.append(String(rest[..<place.lowerBound]))
          rest = rest[place.upperBound...]
        }
      }
      if parts.count == blanks { return parts.joined(separator: ";") }
    }
    return accepted.contains(where: { $0 == answer }) ? answer : typed
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    var flaws: [QuestionMistake] = []
    func isRight(_ text: String) -> Bool {
      guard let wanted, let outcome = try? bench.lend({ try self.outcome(of: text, in: $0) }) else { return false }
      return CompletionProblem.isSame(outcome, wanted)
    }
    for text in accepted.dropFirst() {
      do {
        let outcome = try bench.lend { try self.outcome(of: text, in: $0) }
        if let wanted, !CompletionProblem.isSame(outcome, wanted) { flaws.append(.otherValue(line, text, accepted[0])) }
      } catch {
        flaws.append(
          QuestionMistake(
            line: line, "with `\(text)` the code does not run: \((error as? QuestionMistake)?.message ?? "")"))
      }
    }
    for (index, mistake) in mistakes.enumerated() {
      for text in mistake.texts {
        let isAccepted = accepted.contains { CompletionProblem.isSame(text, $0) }
        if isAccepted || isRight(text) { flaws.append(.rightMistake(mistake.line, "`\(text)`")) }
      }
      let earlier = mistakes[..<index].flatMap(\.texts)
      if mistake.texts.contains(where: { text in !earlier.contains { CompletionProblem.isSame(text, $0) } }) {
        reached.insert(mistake.line)
      }
    }
    return flaws
  }
}

extension QuestionMistake {
  fileprivate static func blanks(_ passage: Passage, _ text: String, _ blanks: Int) -> QuestionMistake {
    passage.mistake(
      "the code has \(blanks) blank\(blanks == 1 ? "" : "s"), and `\(text)` does not fill so many",
      hint: "separate the texts for several blanks with `;`")
  }

  fileprivate static func otherValue(_ line: Int, _ text: String, _ first: String) -> QuestionMistake {
    QuestionMistake(line: line, "with `\(text)` the code comes to another value than with `\(first)`")
  }
}

extension UnreadableAnswer {
  fileprivate static func parts(_ blanks: Int) -> UnreadableAnswer {
    UnreadableAnswer("there are \(blanks) blanks: type what stands in each, with `;` between")
  }

  fileprivate static func noCode(_ text: String, _ reason: String) -> UnreadableAnswer {
    UnreadableAnswer("with `\(text)` the code cannot be read: \(reason)")
  }
}
