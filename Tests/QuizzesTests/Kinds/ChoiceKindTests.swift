import Language
import Networks
import Testing
import Typesetting

@testable import Quizzes

@Suite struct ChoiceKindTests {
  private let bench = Evaluator(.torch())
  private let one = "Which?\n(x) zero padding :: yes\n( ) a stride of two :: no\n( ) none of these"
  private let many = "Which?\n[x] sigmoid\n[ ] pooling :: pooling is none\n[x] tanh\n[ ] none of these"

  private func grade(_ answer: String, _ text: String, _ number: Int = 0) throws -> Grade {
    try question(text).draw(number, on: bench).grade(answer, on: bench)
  }

  @Test(arguments: ["zero padding", "Zero-Padding", "the zero paddings", "\"zero padding\"", "zero"])
  func theTextItselfIsAnAnswer(answer: String) throws {
    for number in 0..<4 { #expect(try grade(answer, one, number).isRight) }
  }

  @Test func lettersAndNumbersNameWhatIsShown() throws {
    for number in 0..<6 {
      let asked = try question(one).draw(number, on: bench)
      let letter = asked.key
      #expect(asked.drawing(width: 80).text.contains("\(letter)) zero padding"))
      let place = letter == "a" ? "1" : "2"
      for answer in [letter, letter.uppercased(), letter + ")", "(\(letter))", place, "\(place).", " \(letter) "] {
        #expect(try asked.grade(answer, on: bench).feedback.plainText == "yes", "\(answer)")
      }
      // What is about the others stays at the end.
      #expect(asked.drawing(width: 80).text.hasSuffix("c) none of these"))
      #expect(try asked.grade("c", on: bench).feedback.plainText == "It is not c.")
    }
  }

  @Test(arguments: ["d", "4", "0", "x y", "a b", "?", "paddington"])
  func whatNamesNoChoiceIsAskedAgain(answer: String) {
    #expect(throws: UnreadableAnswer.self) { try grade(answer, one) }
  }

  @Test func amongNumbersANumberIsAValue() throws {
    let text = "How many?\n( ) 3\n(x) 1\n( ) 26"
    #expect(try grade("1", text).isRight)
    #expect(try grade("2 - 1", text).isRight)
    #expect(try grade("3", text).mark == .wrong)
    #expect(throws: UnreadableAnswer.self) { try grade("2", text) }
    #expect(try grade(question(text).draw(0, on: bench).key, text).isRight)
  }

  @Test(arguments: [
    ("sigmoid, tanh", Grade.Mark.right), ("tanh, sigmoid", .right), ("tanh", .partly(0.5)),
    ("tanh, pooling", .wrong), ("sigmoid, tanh, pooling", .partly(0.5)), ("none", .wrong), ("pooling", .wrong),
  ])
  func eachRightOneCountsAndEachWrongOneTakesAway(answer: String, mark: Grade.Mark) throws {
    #expect(try grade(answer, many).mark == mark)
  }

  @Test func lettersOfSeveral() throws {
    let asked = try question(many).draw(1, on: bench)
    let letters = asked.key.split(separator: " ").map(String.init)
    for answer in [
      asked.key, letters.joined(), letters.joined(separator: ", "), letters.joined(separator: " and "),
      letters.reversed().joined(separator: ";"),
    ] {
      #expect(try asked.grade(answer, on: bench).isRight, "\(answer)")
    }
    #expect(try grade("pooling", many).feedback.plainText == "pooling is none")
    #expect(try grade("tanh", many).feedback.plainText == "What you chose is right, and one choice is missing.")
  }

  @Test func choicesThatCoincideAreFound() {
    let text = "Which?\nlet a in [1, 2, 3], b in [1, 4]\n(x) {a + b}\n( ) {2 * b}\n( ) -1"
    #expect(
      question(text).proof(on: bench).mistakes.map(\.place) == [
        "5:1 this one and that of line 4 are both `2` for a = 1, b = 1"
      ])
  }
}
