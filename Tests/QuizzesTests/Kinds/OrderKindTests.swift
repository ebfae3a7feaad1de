import Language
import Networks
import Testing

@testable import Quizzes

@Suite struct OrderKindTests {
  private let bench = Evaluator(.torch())
  private let text = "Order?\n1. first\n2. second :: not there\n3. third"

  @Test func everyWayToTypeAnOrderIsRead() throws {
    for number in 0..<6 {
      let asked = try question(text).draw(number, on: bench)
      let places = asked.key.split(separator: " ").map(String.init)
      #expect(places != ["1", "2", "3"])
      let letters = places.compactMap(Int.init).map { Listing.letter($0 - 1) }
      for answer in [
        asked.key, places.joined(), places.joined(separator: ", "), places.joined(separator: " -> "),
        places.joined(separator: ">"), places.joined(separator: "-"), letters.joined(separator: " "), letters.joined(),
      ] {
        #expect(try asked.grade(answer, on: bench).isRight, "\(answer)")
      }
    }
  }

  @Test func whatStandsRightCounts() throws {
    let asked = try question(text).draw(0, on: bench)
    let right = asked.key.split(separator: " ").map(String.init)
    let grade = try asked.grade([right[0], right[2], right[1]].joined(separator: " "), on: bench)
    #expect(grade.mark == .partly(1.0 / 3))
    #expect(grade.feedback.plainText == "The first is right. Number \(right[2]) does not come second.")
    let other = try asked.grade([right[1], right[0], right[2]].joined(separator: " "), on: bench)
    #expect(other.feedback.plainText == "not there")
    #expect(other.mistake == 4)
  }

  @Test(arguments: [
    ("1 2", "all 3 numbers are needed, and these are 2"), ("1 2 2", "number 2 stands there twice"),
    ("1 2 4", "`4` is none of the numbers from 1 to 3"), ("first", "`first` is none of the numbers from 1 to 3"),
    ("1 2 3 1", "number 1 stands there twice"),
  ])
  func whatIsNoOrderIsAskedAgain(answer: String, message: String) throws {
    let asked = try question(text).draw(0, on: bench)
    #expect(throws: UnreadableAnswer(message)) { try asked.grade(answer, on: bench) }
  }

  @Test func twinsAreFound() {
    #expect(
      question("Order?\n1. a\n2. b\n3. a").proof(on: bench).mistakes.map(\.place) == [
        "5:1 this one and that of line 3 are both `a`"
      ])
  }
}
