import Language
import Networks
import Testing

@testable import Quizzes

@Suite struct MatchKindTests {
  private let bench = Evaluator(.torch())
  private let text = "Match.\nmax -> largest\nmean -> average :: think\nsum -> total\nnorm -> total"

  @Test func everyWayToTypePairsIsRead() throws {
    for number in 0..<6 {
      let asked = try question(text).draw(number, on: bench)
      let pairs = asked.key.split(separator: " ").map(String.init)
      let letters = pairs.map { String($0.suffix(1)) }
      for answer in [
        asked.key, pairs.joined(separator: ", "), pairs.reversed().joined(separator: " "), pairs.joined(),
        letters.joined(separator: " "), letters.joined(),
        letters.enumerated().map { "\($0 + 1) -> \($1)" }.joined(separator: ", "),
        letters.enumerated().map { "\($1)\($0 + 1)" }.joined(separator: " "),
        "max -> largest, mean->average, sum -> total; norm → the Totals",
      ] {
        #expect(try asked.grade(answer, on: bench).isRight, "\(answer)")
      }
    }
  }

  @Test func aWrongPairIsNamed() throws {
    let asked = try question(text).draw(0, on: bench)
    let grade = try asked.grade("max -> total, mean -> average, sum -> total, norm -> total", on: bench)
    #expect(grade.mark == .partly(0.75))
    #expect(grade.feedback.plainText == "3 of 4 pairs are right. Look at 1 again.")
    let other = try asked.grade("max -> largest, mean -> total, sum -> total, norm -> total", on: bench)
    #expect(other.feedback.plainText == "think")
  }

  @Test(arguments: [
    ("1a", "number 2 is still without a partner"), ("1a 1b 2a 3a", "number 1 stands there twice"),
    ("1d 2a 3a 4a", "`d` is none of the letters from a to c"),
    ("5a 1a 2a 3a", "`5` is none of the numbers from 1 to 4"),
    ("a b c", "4 pairs are needed, such as `1b 2a`, and this has 3 parts"),
  ])
  func whatIsNoMatchIsAskedAgain(answer: String, message: String) throws {
    let asked = try question(text).draw(0, on: bench)
    #expect(throws: UnreadableAnswer(message)) { try asked.grade(answer, on: bench) }
  }

  @Test(arguments: [
    ("a -> b\na -> c", "4:1 this one and that of line 3 are both `a`"),
    ("a -> b\nc -> b", "4:1 all right sides are the same"),
  ])
  func illFormedPairsAreFound(lines: String, mistake: String) {
    #expect(question("Match.\n" + lines).proof(on: bench).mistakes.map(\.place) == [mistake])
  }
}
