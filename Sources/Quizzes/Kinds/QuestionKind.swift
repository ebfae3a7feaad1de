import Language
import Tensors
import Typesetting

/// A way of asking and answering; one file of this folder each.
protocol QuestionKind: Sendable {
  /// What `convsh check` says of a question, such as `one of 4`.
  var name: String { get }

  /// What is asked with the parameters that the evaluator holds.
  ///
  /// - Parameters:
  ///   - text: the question as it is shown.
  ///   - random: shuffles what is shown in no order.
  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem
}

/// A question's answers for one draw: what can be chosen from, what is right, and how to judge what is typed.
protocol Problem: Sendable {
  /// What is shown below the question; nil if there is nothing to choose from.
  func choices(width: Int) -> Drawing?

  /// How an answer is typed, such as `a number` or `a letter`.
  var form: String { get }

  /// A right answer as a student would type it.
  var key: String { get }

  /// The right answer as it is shown at the end.
  func solution(width: Int) -> Drawing

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade

  /// Whether an answer is made of words, or code, that may begin like a command.
  var takesWords: Bool { get }

  /// The line of the key, for messages about it; nil for the question's.
  var keyLine: Int? { get }

  /// What to tell the author when the key does not get full marks.
  func whyKeyFails(_ grade: Grade) -> String

  /// What is wrong with the question for this draw: a known mistake that is right, choices that coincide.
  ///
  /// - Parameter reached: the rules of the question, by line, that can be reached in some draw; a problem adds its own.
  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake]
}

extension Problem {
  func choices(width: Int) -> Drawing? { nil }

  var takesWords: Bool { true }
  var keyLine: Int? { nil }

  func whyKeyFails(_ grade: Grade) -> String { "the right answer `\(key)` is graded as wrong" }

  func solution(width: Int) -> Drawing { Drawing(StyledText(key.withControlsShown, .result).wrapped(to: width)) }
}

/// The lines of a question while they are given to its kind.
struct KindReading {
  let text: FieldText
  /// The code blocks of the question, as they stand.
  let code: [Passage]
  let lines: [QuestionLine]
  var mistakes: [QuestionMistake] = []

  func lines(_ kinds: QuestionLine.Kind...) -> [QuestionLine] { lines.filter { kinds.contains($0.kind) } }

  mutating func report(_ mistake: QuestionMistake) { mistakes.append(mistake) }

  /// Reads a feedback or choice.
  mutating func field(_ passage: Passage) -> FieldText { FieldText(reading: [passage], inCode: true, &mistakes) }

  mutating func fieldIfAny(_ passage: Passage?) -> FieldText? { passage.map { field($0) } }
}
