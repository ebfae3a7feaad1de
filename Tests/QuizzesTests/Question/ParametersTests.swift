import Language
import Networks
import Testing
import Typesetting

@testable import Quizzes

@Suite struct ParametersTests {
  private let bench = Evaluator(.torch())

  @Test func everyCombinationIsDrawnAndNoOther() throws {
    let question = question("{a} {b}\nlet a in [1, 2, 3]\nlet b in range(a, 4)\nwhere a != b\n= a")
    var drawn: Set<String> = []
    for number in 0..<200 { drawn.insert(try question.draw(number, on: bench).text.plainText) }
    #expect(drawn == ["1 2", "1 3", "2 3"])
    #expect(question.proof(on: bench).draws == 3)
  }

  @Test func nothingLeftForSomeValuesIsNoMistake() throws {
    let some = question("{a} {b}\nlet a in [1, 2, 3], b in range(a, 3)\n= a")
    #expect(some.proof(on: bench).mistakes == [])
    #expect(some.proof(on: bench).draws == 3)
    var drawn: Set<String> = []
    for number in 0..<60 { drawn.insert(try some.draw(number, on: bench).text.plainText) }
    #expect(drawn == ["1 1", "1 2", "2 2"])
    #expect(
      question("Q\nlet a in [5], b in range(a, 3)\n= a").proof(on: bench).mistakes.map(\.message) == [
        "no combination of the parameters is left"
      ])
  }

  @Test func aNumberDrawsTheSameEverywhere() throws {
    let question = question("{a} {b}\nlet a in range(100), b in [\"x\", \"y\"]\n= a")
    let texts = try (0..<4).map { try question.draw($0, on: Evaluator(.torch())).text.plainText }
    #expect(texts == ["17 y", "98 y", "74 y", "69 x"])
  }

  @Test func otherQuestionsDrawOtherwise() throws {
    let text = "{a}\nlet a in range(1000000)\n= a"
    let one = try question(text, id: "one").draw(0, on: bench)
    #expect(try question(text, id: "two").draw(0, on: bench).text != one.text)
  }

  @Test func rareCombinationsAreFound() throws {
    let question = question("{a} {b}\nlet a in range(300), b in range(300)\nwhere a * b == 299 * 299\n= a")
    #expect(try question.draw(3, on: bench).text.plainText == "299 299")
  }

  @Test func theSessionStaysAsItWas() throws {
    bench.context.environment.assign("a", .int(7))
    let before = bench.digest
    _ = try question("{a}\nlet a in range(1, 5)\n= a").draw(0, on: bench)
    #expect(bench.digest == before)
  }

  @Test(arguments: [
    ("a in [1]\nwhere a > 1", "4:7 no combination of the parameters is left"),
    ("a in []", "3:10 `a` has nothing to be drawn from"),
    ("a in range(400), b in range(400)", "3:10 there are more than 100000 combinations of the parameters"),
    ("a in 5", "3:10 this cannot be evaluated: TypeError: "), ("a in [1]\nwhere [1] < a", "4:"),
    ("a in [zz]", "3:11 this cannot be evaluated: NameError: "),
    ("a in [1]\nwhere zeros(2) > a", "4:7 this is neither true nor false"),
  ])
  func whatCannotBeDrawnIsSaid(lines: String, mistake: String) {
    let mistakes = question("Why?\nlet \(lines)\n= 5").proof(on: bench).mistakes.map(\.place)
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix(mistake) == true, "\(mistakes)")
  }
}
