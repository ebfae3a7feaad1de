import Language
import Tensors
import Typesetting

/// The kind of a question that could not be read; it is reported and never asked.
struct NoKind: QuestionKind {
  var name: String { "unreadable" }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    throw QuestionMistake(line: 1, "the question could not be read")
  }
}
