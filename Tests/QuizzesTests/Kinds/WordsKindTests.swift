import Language
import Networks
import Testing
import Typesetting

@testable import Quizzes

@Suite struct WordsKindTests {
  private let bench = Evaluator(.torch())
  private let text =
    "Which word?\n= \"zero padding\" | \"padding\"\n~ \"pooling\" | \"stride\" :: no\n~ \"paddings off\" :: off"

  private func grade(_ answer: String) throws -> Grade {
    try question(text).draw(0, on: bench).grade(answer, on: bench)
  }

  @Test(arguments: [
    "padding", "Padding.", "the padding", "zero-padding", "ZERO PADDING", "zeropadding", "paddings", "\"padding\"",
    "paddding",
  ])
  func writtenInManyWays(answer: String) throws {
    #expect(try grade(answer).isRight)
  }

  @Test func slipsAreToldAndKnownMistakesAreNoSlips() throws {
    #expect(try grade("pading").feedback.plainText == "It is spelt padding.")
    #expect(try grade("a pooling").feedback.plainText == "no")
    #expect(try grade("kernel").feedback.plainText == "It is not kernel.")
  }

  @Test func signsAreComparedAsTheyAre() throws {
    let asked = try question("Which operator?\n= \"@\" | \"//\"").draw(0, on: bench)
    #expect(try asked.grade("@", on: bench).isRight)
    #expect(try asked.grade("//", on: bench).isRight)
    #expect(try asked.grade("/", on: bench).mark == .wrong)
  }

  @Test(arguments: [
    ("~ \"Paddings\" :: no", "4:1 this known mistake is right: both are `Paddings`"),
    (
      "~ \"b\" :: no\n~ \"the B\" :: no",
      "5:1 nobody can get this feedback: the answer is that of an earlier rule in every draw"
    ),
  ])
  func mistakesThatAreNoneAreFound(line: String, mistake: String) {
    #expect(
      question("Which?\n= \"padding\"\n" + line).proof(on: bench).mistakes.map(\.place).first == mistake)
  }
}
