import Language
import Networks
import Testing
import Typesetting

@testable import Quizzes

@Suite struct CompletionKindTests {
  private let bench = Evaluator(.torch())
  private let text =
    "Fill in.\n```python\nx = tensor([1., 2., 3., 4.])\ny = x[____:____]\n```\n= \"1; 3\"\n~ \"1; 2\" :: the end is left out"

  private func grade(_ answer: String, _ text: String) throws -> Grade {
    try question(text).draw(0, on: bench).grade(answer, on: bench)
  }

  @Test(arguments: ["1; 3", "1, 3", "1 3", "1;3", "y = x[1:3]", "1; -1", "-3; -1"])
  func whatRunsToTheSameValueIsRight(answer: String) throws {
    #expect(try grade(answer, text).isRight)
  }

  @Test(arguments: [
    ("1; 2", "the end is left out"), ("0; 2", "The code runs, and its last value is another one."),
    ("z; 2", "With this the code does not run: this cannot be evaluated: NameError: `z` is not known"),
  ])
  func otherCodeIsWrong(answer: String, feedback: String) throws {
    let grade = try grade(answer, text)
    #expect(grade.mark == .wrong)
    #expect(grade.feedback.plainText.hasPrefix(feedback), "\(grade.feedback.plainText)")
  }

  @Test(arguments: ["1", "1; 2; 3", "(; 2", " "])
  func whatFillsNoBlankIsAskedAgain(answer: String) {
    #expect(throws: UnreadableAnswer.self) { try grade(answer, text) }
  }

  @Test func printedTextCounts() throws {
    let text = "Fill in.\n```python\nprint(2 ____ 3)\n```\n= \"**\""
    #expect(try grade("* 4 //  3 * 2 - 0 * ", text).mark == .wrong)
    #expect(try grade("+ 3 +", text).isRight)
    #expect(try grade("*", text).mark == .wrong)
  }

  @Test func theSolutionIsTheWholeCode() throws {
    let asked = try question(text).draw(0, on: bench)
    #expect(asked.solution(width: 60).text == "  x = tensor([1., 2., 3., 4.])\n  y = x[1:3]")
  }

  @Test(arguments: [
    ("= \"1\" | \"2\"", "6:1 with `2` the code comes to another value than with `1`"),
    ("= \"1\" | \"zz\"", "6:1 with `zz` the code does not run: this cannot be evaluated: NameError: "),
    ("= \"1\"\n~ \"2 - 1\" :: no", "7:1 this known mistake is right: both are `2 - 1`"),
    ("= \"zz\"", "6:1 this cannot be evaluated: NameError: "),
  ])
  func textsThatDoNotWorkAreFound(lines: String, mistake: String) {
    let mistakes = question("Fill in.\n```python\n3 + ____\n```\n" + lines).proof(on: bench).mistakes.map(\.place)
    #expect(mistakes.first?.hasPrefix(mistake) == true, "\(mistakes)")
  }
}
