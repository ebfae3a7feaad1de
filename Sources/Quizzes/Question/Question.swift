import Language
import Tensors
import Typesetting

/// A question as its author wrote it: a `quiz` fence, read. Drawing it gives an `AskedQuestion`.
public struct Question: Equatable, Sendable {
  /// Progress is kept under `file-id/id`.
  public var id: String
  /// What the question is about: the step of a bank that it stands under, or the title of its lesson.
  public var topic = ""
  /// The rungs of the hint ladder, in order.
  public var hints: [Markdown] = []
  /// What stands between the fences.
  public let source: String
  /// Line of the fence.
  public let line: Int

  let text: FieldText
  let parameters: Parameters
  let kind: any QuestionKind
  let explanation: FieldText
  /// Lines of the known mistakes and choices, whose feedback somebody should be able to get.
  let ruleLines: [Int]

  /// What was inferred, such as `one of 4`.
  public var kindName: String { kind.name }

  /// The question with samples in the place of its fields, to measure it.
  public var sample: Markdown { text.sample }

  /// Whether questions differ from draw to draw.
  public var isDrawn: Bool { !parameters.isEmpty }

  /// A number that changes when the question does; blanks at line ends do not count.
  public var contentHash: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      for byte in String(line).trimmedAtEnd.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x0A) &* 0x100_0000_01b3
    }
    return hash
  }

  /// Asks the question with parameters drawn at random; the same number draws the same everywhere.
  ///
  /// - Throws: what is wrong with the question for this draw; `convsh check` finds it beforehand.
  public func draw(_ number: Int, on bench: any Workbench) throws(QuestionMistake) -> AskedQuestion {
    do {
      return try bench.lend { evaluator in
        // Questions that are drawn with one number should not all draw alike.
        var random = RandomSource(seed: number &+ Int(truncatingIfNeeded: Question.hash(of: id)))
        if !parameters.isEmpty { try parameters.draw(&random, in: evaluator) }
        return try asked(number, &random, in: evaluator)
      }
    } catch let error as QuestionMistake {
      throw error
    } catch {
      throw QuestionMistake(line: line, "the question cannot be drawn: \(error)")
    }
  }

  /// The question with the parameters that the evaluator holds.
  func asked(
    _ number: Int, _ random: inout RandomSource, in evaluator: Evaluator
  ) throws(QuestionMistake) -> AskedQuestion {
    let text = try text.filled(in: evaluator)
    let problem = try kind.problem(text, in: evaluator, &random)
    let values = parameters.names.map { name in
      let value = evaluator.context.environment.value(name) ?? .none
      return (name, (try? repr(value, evaluator.context)) ?? "")
    }
    return AskedQuestion(
      question: self, number: number, parameters: values.map { AskedQuestion.Parameter(name: $0.0, value: $0.1) },
      text: kind is LineKind ? text.withNumberedCode : text, explanation: try explanation.filled(in: evaluator),
      problem: problem)
  }

  private static func hash(of text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  public static func == (a: Question, b: Question) -> Bool {
    a.id == b.id && a.topic == b.topic && a.hints == b.hints && a.source == b.source && a.line == b.line
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
