import Testing
import Typesetting

@testable import Lessons

@Suite struct QuizReadingTests {
  private func quiz(_ text: String) -> Quiz? {
    guard case .quiz(let quiz)? = file("````quiz id=q\n\(text)\n````").contents.first else { return nil }
    return quiz
  }

  @Test func everyMarkerIsKnown() {
    let lines = """
      let W in [28, 32], k in range(3, 6)
      where W > k
      ( ) a :: no
      (x) b
      [ ] c
      [x] d
      1. first
      12. twelfth
      a -> b
      = W - k + 1 +- 0.1
      predict: conv2d(x, k)
      ~ W - k :: the + 1 is missing
      * slide | move
      + flip
      !~ averages :: it sums
      > The model answer.
      ! Because.
      """
    #expect(
      quiz("Why?\n" + lines)?.lines.map(\.kind) == [
        .parameters, .filter, .wrongChoice, .rightChoice, .wrongOption, .rightOption, .ordered, .ordered, .pair,
        .answer,
        .prediction, .mistake, .required, .welcome, .misconception, .model, .explanation,
      ])
  }

  @Test func markersAndFeedbackAreTakenOff() {
    #expect(
      quiz("Why?\n(x) because :: well done\n= 5\n2. then\na -> b\npredict: x + 1\n[X] y")?.lines == [
        Quiz.Line(.rightChoice, "because", feedback: "well done", line: 10), Quiz.Line(.answer, "5", line: 11),
        Quiz.Line(.ordered, "then", line: 12), Quiz.Line(.pair, "a -> b", line: 13),
        Quiz.Line(.prediction, "x + 1", line: 14), Quiz.Line(.rightOption, "y", line: 15),
      ])
  }

  @Test func questionKeepsItsCodeAndSentences() {
    let quiz = quiz("What does x -> y do\nwhere it is used,\nlet us say here:\n```python\n= 1\n```\n( ) a\n(x) b")
    #expect(quiz?.lines.count == 2)
    #expect(quiz?.question.blocks.count == 2)
    #expect(quiz?.question.blocks.last == .code(language: "python", text: "= 1\n"))
  }

  @Test func explanationMayTakeSeveralLines() {
    #expect(quiz("Why?\n= 5\n! Because\n  of this.")?.lines.last?.text == "Because\nof this.")
  }

  @Test(arguments: [
    ("= 5", "8:1 the question is missing"),
    ("Why?", "8:1 the question has no right answer"),
    ("Why?\n( ) a\n( ) b", "8:1 the question has no right answer"),
    ("Why?\n= 5\nwords", "11:1 this line is neither a setting nor an answer of the question"),
  ])
  func mistakesAreNamedWithTheirPlace(text: String, error: String) {
    #expect(file("````quiz id=q\n\(text)\n````").report == [error])
  }
}
