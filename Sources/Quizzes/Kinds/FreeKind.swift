import Language
import Tensors
import Typesetting

/// An answer in free words: `*` ideas that it should have, `+` ideas that are welcome, `!~` misconceptions, `>` a model.
struct FreeKind: QuestionKind {
  struct Idea: Sendable {
    var terms: [String]
    var isRequired: Bool
    var line: Int
  }

  struct Misconception: Sendable {
    var terms: [String]
    var feedback: FieldText
    var line: Int
  }

  let ideas: [Idea]
  let misconceptions: [Misconception]
  let model: FieldText

  var name: String { "free words, \(ideas.count { $0.isRequired }) ideas" }

  init(_ reading: inout KindReading) {
    ideas = reading.lines(.required, .welcome).map { line in
      Idea(terms: FreeKind.terms(line.text), isRequired: line.kind == .required, line: line.line)
    }
    var misconceptions: [Misconception] = []
    for line in reading.lines(.misconception) {
      do {
        misconceptions.append(
          Misconception(
            terms: FreeKind.terms(line.text), feedback: try reading.requiredFeedback(of: line), line: line.line))
      } catch { reading.report(error) }
    }
    self.misconceptions = misconceptions
    let models = reading.lines(.model)
    model = FieldText(reading: models.flatMap(\.text.lines), inCode: true, &reading.mistakes)
    for line in reading.lines(.required, .welcome) {
      if FreeKind.terms(line.text).isEmpty { reading.report(line.text.mistake("the idea has no words")) }
      if let feedback = line.feedback {
        reading.report(feedback.mistake("an idea takes no feedback", hint: "`!~` does"))
      }
    }
    if !ideas.contains(where: \.isRequired), let first = ideas.first {
      reading.report(QuestionMistake(line: first.line, "no idea is required", hint: "write `*` before one of them"))
    }
    if models.isEmpty, let first = ideas.first {
      reading.report(
        QuestionMistake(line: first.line, "the model answer is missing", hint: "write it behind `> `"))
    }
  }

  private static func terms(_ passage: Passage) -> [String] {
    passage.text.split(separator: "|").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var known: [FreeProblem.Misconception] = []
    for misconception in misconceptions {
      known.append(
        FreeProblem.Misconception(
          terms: misconception.terms, feedback: try misconception.feedback.filled(in: evaluator),
          line: misconception.line))
    }
    return FreeProblem(
      question: text.plainText, ideas: ideas, misconceptions: known, model: try model.filled(in: evaluator))
  }
}
