import Language
import Testing
import Typesetting

@testable import Quizzes

@Suite struct ValueKindTests {
  private let bench = Evaluator(.torch())

  private func grade(_ answer: String, _ text: String) throws -> Grade {
    try question(text).draw(0, on: bench).grade(answer, on: bench)
  }

  @Test(arguments: ["26", "= 26", "26.0", " 26. ", "28 - 3 + 1", "52/2", "26 pixels", "+26", "26px"])
  func rightHoweverItIsTyped(answer: String) throws {
    #expect(try grade(answer, "How wide?\n= 28 - 3 + 1").mark == .right)
  }

  @Test(arguments: ["25", "27", "26.4", "-26", "[25]"])
  func otherNumbersAreWrong(answer: String) throws {
    #expect(try grade(answer, "How wide?\n= 28 - 3 + 1").mark == .wrong)
  }

  @Test(arguments: [
    ("x", "type the value itself, such as `26`, `5/2` or `[1, 2]`: `x` is a name"),
    ("[1, 2]", "one number is needed, and this is a list of numbers"),
    ("\"a\"", "one number is needed, and this is a word"),
    ("26x26", "one number is needed: `26`, or `26*26` for the product"),
    ("26 × 5", "one number is needed: `26`, or `26*5` for the product"),
  ])
  func unreadableIsNoTry(answer: String, message: String) {
    #expect(throws: UnreadableAnswer(message)) { try grade(answer, "How wide?\n= 26") }
  }

  @Test func knownMistakeGivesItsFeedback() throws {
    let text =
      "{W} and {k}?\nlet W in [28], k in [3]\n= W - k + 1\n~ W - k :: {W} - {k} = {W - k:.1f} is the last place."
    let grade = try grade("25", text)
    #expect(grade.mark == .wrong)
    #expect(grade.feedback.plainText == "28 - 3 = 25.0 is the last place.")
    #expect(grade.mistake == 5)
  }

  @Test(arguments: [
    ("0.667", true), ("0.67", true), ("2/3", true), ("0.7", false), ("0.66", false), ("0,667", true), ("66.7%", true),
  ])
  func floatsToAThousandthOrTheDigitsTyped(answer: String, isRight: Bool) throws {
    #expect(try grade(answer, "What?\n= 2 / 3").isRight == isRight)
  }

  @Test(arguments: [("1000.4", true), ("1000", true), ("1001", false), ("1,000", true)])
  func wholeFloatsAreExactToWholeNumbers(answer: String, isRight: Bool) throws {
    #expect(try grade(answer, "What?\n= 2000 / 2").isRight == isRight)
  }

  @Test func tensorsAreComparedByShapeThenCell() throws {
    let text = "The map?\npredict: conv2d(tensor([[1., 2., 3.], [4., 5., 6.], [7., 8., 9.]]), ones(2, 2))"
    #expect(try grade("12 16; 24 28", text).mark == .right)
    #expect(try grade("[[12, 16], [24, 28]]", text).mark == .right)
    let shape = try grade("12 16 24 28", text)
    #expect(shape.mark == .wrong)
    #expect(shape.feedback.plainText == "Your answer is one row, and the shape 2×2 is needed.")
    let cell = try grade("12 16; 24 27", text)
    #expect(cell.mark == .partly(0.75))
    #expect(
      cell.feedback.plainText == "3 of 4 numbers are right. The first that is not: row 1, column 1, where you have 27.")
  }

  @Test func predictionRunsTheCode() throws {
    let text = "What is y?\n```python\nx = 3\ny = x * 2\n```\npredict: y + 1"
    #expect(try grade("7", text).mark == .right)
  }

  @Test(arguments: [
    "(1, 8, 26, 26)", "[1, 8, 26, 26]", "1x8x26x26", "1 8 26 26", "1, 8, 26, 26", "1×8×26×26",
    "torch.Size([1, 8, 26, 26])",
  ])
  func shapesInEveryNotation(answer: String) throws {
    #expect(try grade(answer, "The shape?\npredict: conv2d(zeros(1, 1, 28, 28), zeros(8, 1, 3, 3)).shape").isRight)
  }
}
