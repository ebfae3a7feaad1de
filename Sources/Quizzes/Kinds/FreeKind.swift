import Language
import Tensors
import Typesetting

/// An answer in free words: `*` ideas that it should have, `+` ideas that are welcome, `!~` misconceptions, `>` a model.
///
/// An idea is given by its words, `term | synonym`. Words may stand in any order and form, near each other, and misspelt;
/// a term with a negation wants one. `a/b c` is short for `a c | b c`. Words in quotes must stand as they are, with up to
/// three others for dots: `"is a ... network"`. `2 of: a / synonym | b | c` asks for two of several ideas.
struct FreeKind: QuestionKind {
  struct Misconception: Sendable {
    var terms: [Term]
    var feedback: FieldText
    var line: Int
  }

  let ideas: [Idea]
  let misconceptions: [Misconception]
  let model: FieldText
  private let line: Int
  private let known: Set<String>

  var name: String {
    let required = ideas.filter(\.isRequired).reduce(0) { $0 + $1.needed }
    return "free words, \(required) idea\(required == 1 ? "" : "s")"
  }

  init(_ reading: inout KindReading) {
    var ideas: [Idea] = []
    for line in reading.lines(.required, .welcome) {
      do { ideas.append(try Idea(line.text, isRequired: line.kind == .required)) } catch { reading.report(error) }
      if let feedback = line.feedback {
        reading.report(feedback.mistake("an idea takes no feedback", hint: "`!~` does"))
      }
    }
    var misconceptions: [Misconception] = []
    for line in reading.lines(.misconception) {
      do {
        let terms = Idea.terms(line.text.text, "|")
        if terms.isEmpty { reading.report(line.text.mistake("the misconception has no words")) }
        misconceptions.append(
          Misconception(terms: terms, feedback: try reading.requiredFeedback(of: line), line: line.line))
      } catch { reading.report(error) }
    }
    self.ideas = ideas
    self.misconceptions = misconceptions
    let models = reading.lines(.model)
    model = FieldText(reading: models.flatMap(\.text.lines), inCode: true, &reading.mistakes)
    line = models.first?.line ?? reading.lines[0].line
    known = Term.stems(ideas.flatMap { $0.choices.joined() } + misconceptions.flatMap(\.terms))
    if !ideas.contains(where: \.isRequired), let first = ideas.first { reading.report(.nothingRequired(first.line)) }
    if models.isEmpty, let first = ideas.first { reading.report(.noModel(first.line)) }
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var made: [FreeProblem.Misconception] = []
    for misconception in misconceptions {
      made.append(
        FreeProblem.Misconception(
          terms: misconception.terms, feedback: try misconception.feedback.filled(in: evaluator),
          line: misconception.line))
    }
    return FreeProblem(
      question: text.plainText, ideas: ideas, misconceptions: made, model: try model.filled(in: evaluator), line: line,
      known: known)
  }
}

extension QuestionMistake {
  fileprivate static func nothingRequired(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "no idea is required", hint: "write `*` before one of them")
  }

  fileprivate static func noModel(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "the model answer is missing", hint: "write it behind `> `")
  }
}
