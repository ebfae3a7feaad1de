import Language
import Testing
import Typesetting

@testable import Quizzes

@Suite struct OtherKindsTests {
  private let bench = Evaluator(.torch())

  private func asked(_ text: String, _ number: Int = 0) throws -> AskedQuestion {
    try question(text).draw(number, on: bench)
  }

  @Test func everyKeyIsRight() throws {
    for text in [
      "Why?\n( ) a b\n(x) c d\n( ) e f", "Which?\n[x] one\n[ ] two\n[x] three", "Order?\n1. a\n2. b\n3. c",
      "Match?\nx -> y\nz -> w\nv -> y", "Word?\n= \"padding\" | \"zero padding\"",
      "```python\na = 1\nb = 2\n```\nWhich line?\n= line 2", "```python\nx = 3\nx + ____\n```\nFill in.\n= \"2\"",
      "Truth?\n= 3 > 2", "```python\na = 1\nb = 2\na + ____ * ____\n```\nFill in.\n= \"2; 3\"",
    ] {
      for number in 0..<5 {
        let asked = try asked(text, number)
        #expect(try asked.grade(asked.key, on: bench).mark == .right, "\(text)")
        #expect(asked.drawing(width: 40).width <= 40)
        #expect(!asked.solution(width: 40).text.isEmpty)
      }
    }
  }

  @Test func completionAcceptsWhatRunsToTheSameValue() throws {
    let asked = try asked("```python\nx = 3\nx + ____\n```\nFill in.\n= \"2\"\n~ \"3\" :: too much")
    #expect(try asked.grade("1 + 1", on: bench).isRight)
    // The whole line may be typed, too.
    #expect(try asked.grade("x + 2", on: bench).isRight)
    #expect(try asked.grade("4", on: bench).mark == .wrong)
    #expect(try asked.grade("x + 3", on: bench).feedback.plainText == "too much")
    #expect(throws: UnreadableAnswer.self) { try asked.grade("(", on: bench) }
  }
}
