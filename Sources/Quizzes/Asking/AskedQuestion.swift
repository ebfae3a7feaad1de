import Language
import Tensors
import Typesetting

/// A question with its parameters drawn and its key computed: what is asked, graded and explained.
public struct AskedQuestion: Sendable {
  /// A drawn parameter and its value as text.
  public struct Parameter: Equatable, Sendable {
    public var name: String
    public var value: String
  }

  public let question: Question
  /// The number that it was drawn with.
  public let number: Int
  public let parameters: [Parameter]
  /// The question itself, filled in.
  public let text: Markdown
  /// Why the answer is right; empty if the author says nothing.
  public let explanation: Markdown
  let problem: any Problem

  public var id: String { question.id }

  /// The drawn parameters, such as `W = 28, F = 3`.
  public var parameterText: String { parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", ") }

  /// How an answer is typed, such as `a letter`.
  public var form: String { problem.form }

  /// Whether an answer is made of words, which may be those of anything else.
  public var takesWords: Bool { problem.takesWords }

  /// A right answer as a student would type it.
  public var key: String { problem.key }

  /// Judges what was typed. Drawing the question again with `number` gives the same verdict.
  ///
  /// - Throws: for what cannot be understood; it is no wrong answer, and is asked again.
  public func grade(_ answer: String, on bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    guard !answer.allSatisfy(\.isWhitespace) else { throw UnreadableAnswer("type \(form)") }
    guard answer.utf8.count <= AskedQuestion.longest else {
      throw UnreadableAnswer("an answer has at most \(AskedQuestion.longest) characters")
    }
    return try problem.grade(answer, bench)
  }

  private static let longest = 10_000

  /// The right answer, and why.
  public func solution(width: Int) -> Drawing {
    let answer = problem.solution(width: width)
    return explanation.isEmpty ? answer : .stacked([answer, explanation.drawing(width: width)], gap: 1)
  }
}

extension AskedQuestion: Equatable {
  public static func == (a: AskedQuestion, b: AskedQuestion) -> Bool {
    a.question == b.question && a.number == b.number && a.parameters == b.parameters && a.text == b.text
  }
}

extension AskedQuestion: Drawable {
  /// The question and what can be chosen from, without a word about what is right.
  public func drawing(width: Int) -> Drawing {
    let parts = [text.drawing(width: width)] + [problem.choices(width: width)].compactMap { $0 }
    return .stacked(parts, gap: 1)
  }
}
