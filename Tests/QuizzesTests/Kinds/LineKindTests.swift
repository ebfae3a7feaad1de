import Language
import Networks
import Testing
import Typesetting

@testable import Quizzes

@Suite struct LineKindTests {
  private let bench = Evaluator(.torch())
  private let text =
    "Which line is wrong?\n```python\nx = 1\ny = x +* 2\n\nprint(y)\n```\n= line 2\n~ line 4 :: that prints"

  @Test func linesAreNumberedOnTheScreen() throws {
    let asked = try question(text).draw(0, on: bench)
    #expect(asked.drawing(width: 40).text == "Which line is wrong?\n\n  1  x = 1\n  2  y = x +* 2\n  3\n  4  print(y)")
    #expect(asked.solution(width: 40).text == "line 2: y = x +* 2")
  }

  @Test(arguments: [
    ("2", true), ("line 2", true), ("Line 2.", true), ("y=x+*2", true), ("1", false), ("4", false), ("print(y)", false),
  ])
  func linesAreNamedByNumberOrText(answer: String, isRight: Bool) throws {
    #expect(try question(text).draw(0, on: bench).grade(answer, on: bench).isRight == isRight)
  }

  @Test func knownMistakesGiveTheirFeedback() throws {
    let asked = try question(text).draw(0, on: bench)
    #expect(try asked.grade("4", on: bench).feedback.plainText == "that prints")
    #expect(try asked.grade("1", on: bench).feedback.plainText == "Line 1 does what it should.")
    #expect(throws: UnreadableAnswer("there is no line 9: they go from 1 to 4")) { try asked.grade("9", on: bench) }
    #expect(throws: UnreadableAnswer("type the number of a line, from 1 to 4")) { try asked.grade("z", on: bench) }
  }

  @Test func theRightLineIsNoMistake() {
    #expect(
      question("Q\n```\na\nb\n```\n= line 2\n~ line 2 :: x").proof(on: bench).mistakes.map(\.place) == [
        "8:1 this known mistake is right: both are line 2"
      ])
  }
}
