import Language
import Networks
import Tensors
import Testing
import Typesetting

@testable import Quizzes

/// What holds for all questions, tried on generated ones.
@Suite struct GeneratedQuestionsTests {
  private let bench = Evaluator(.torch())

  private static let samples = [
    "How wide is {W}?\nlet W in [9, 12, 28], k in range(3, 6)\nwhere W > 2 * k\n= W - k + 1\n~ W - k :: {W - k:.1f}\n! {{no}} {W}",
    "Which?\n( ) a {1 + 1} :: no\n(x) b :: yes\n( ) none of these\n! Because.",
    "Any?\n[x] sigmoid\n[ ] pooling :: no\n[X] tanh",
    "Order?\n1. first :: x\n2. second\n3. third", "Match.\nmax -> largest :: no\nmean -> average\nsum -> total",
    "Which word?\n= \"zero padding\" | 'padding'\n~ \"stride\" :: no",
    "Wrong?\n```python\nx = 1\ny = x + 2\n```\n= line 2\n~ line 1 :: no",
    "```python\nx = 3\nx + ____\n```\nFill.\n= \"2\" | \"1 + 1\"",
    "Map?\n```python\nx = ones(2, 2)\n```\npredict: x + x\n~ x :: once", "Ratio?\n= 2 / 3 +- 5%\n~ 1 / 3 :: no",
    "Why?\n* slide | moves | \"is a ... window\"\n* 2 of: flip / mirror | sum | product\n+ a/b c\n!~ compress :: no\n> It slides; flip and sum.",
    "Shape?\npredict: zeros(2, 3).shape", "Truth?\n= 3 > 2", "List?\n= [1, [2, 3]]",
  ]

  private static let answers = [
    "", " ", "1", "b", "a c", "none", "1 2 3", "3 2 1", "1b 2a 3c", "padding", "line 1", "2;3", "6 8; 3 4", "[1, 2]",
    "[[1], [2, 3]]",
    "5/2", "1/0", "9**9", "1e400", "-", "=", "((((", "\"", "'''", "{W}", "x", "import os", "yes", "None", "50%",
    "1,000", "0,5", "26 px",
    "nan", "inf", "-0.0", "1_000", "0x1F", "1e", "\u{0}", "🙂", "¹²³", "٣", "a->b", "->", "1->", "lambda: 1", "x := 2",
    "not not not",
    "é", "1 2\n3 4", "True", "ⅷ", "²", "10 million", "1;2;3;4;5", "abcdefghijklmnopqrstuvwxyz", "print(1)",
    "[" + String(repeating: "1,", count: 500) + "]",
  ]

  @Test(arguments: samples) func theKeyIsRightInEveryDraw(text: String) throws {
    let question = question(text)
    #expect(question.proof(on: bench).mistakes == [])
    for number in 0..<20 {
      let asked = try question.draw(number, on: bench)
      #expect(try question.draw(number, on: bench) == asked)
      #expect(try asked.grade(asked.key, on: bench).isRight)
      #expect(try asked.grade("  " + asked.key + " ", on: bench).isRight)
      #expect(asked.solution(width: 40).width <= 40)
      #expect(asked.drawing(width: 40).width <= 40)
    }
  }

  @Test(arguments: samples) func noAnswerBreaksAnythingOrChangesTheSession(text: String) throws {
    let asked = try question(text).draw(1, on: bench)
    let before = bench.digest
    for answer in Self.answers {
      do {
        let grade = try asked.grade(answer, on: bench)
        #expect((0...1).contains(grade.share))
        #expect(!grade.drawing(width: 30).lines.isEmpty)
        #expect(try asked.grade(answer, on: bench) == grade)
      } catch {
        #expect(!error.message.isEmpty && error.message.last != ".")
      }
      #expect(bench.digest == before)
    }
  }

  @Test(arguments: samples) func damagedQuestionsAreReadOrRefused(text: String) throws {
    var random = RandomSource(seed: text.count)
    let pieces = [
      "{", "}", "(x)", "= ", "~ ", "\n", "::", " :: ", "|", "\"", "```", "____", "let ", " in ", "where ", "1.", "->",
      "* ", "> ", "!", "é", "🙂", "\u{F0000}", "/",
    ]
    for _ in 0..<60 {
      var damaged = Array(text)
      for _ in 0...random.below(3) {
        let place = random.below(damaged.count + 1)
        switch random.below(3) {
        case 0: damaged.insert(contentsOf: Array(pieces[random.below(pieces.count)]), at: place)
        case 1: if place < damaged.count { damaged.remove(at: place) }
        default: damaged.removeSubrange(min(place, damaged.count)..<min(place + random.below(8), damaged.count))
        }
      }
      let source = String(damaged)
      var mistakes: [QuestionMistake] = []
      let question = Question(reading: source, line: 1, mistakes: &mistakes)
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false).count + 1
      #expect(mistakes.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 }, "\(source) \(mistakes)")
      _ = question.sample.drawing(width: 20)
      guard mistakes.isEmpty else { continue }
      let proof = question.proof(on: bench)
      #expect(proof.mistakes.allSatisfy { (1...lines).contains($0.line) }, "\(source) \(proof.mistakes)")
      for answer in Self.answers.prefix(12) { _ = try? question.draw(0, on: bench).grade(answer, on: bench) }
    }
  }

  /// Sizes of maps by the lecture's formula: what is asked of every student.
  @Test func everyKnownMistakeTypedGetsItsFeedback() throws {
    let question = question(
      "{I} {F} {P} {S}?\nlet I in range(8, 40, 3), F in [3, 5], P in [0, 1, 2], S in [1, 2]\nwhere (I + 2 * P - F) % S == 0 and P != F // 2\n"
        + "= (I + 2 * P - F) // S + 1\n~ (I + 2 * P - F) // S :: plus {S}\n~ (I + P - F) // S + 1 :: twice {P}\n! {I}")
    for number in 0..<100 {
      let asked = try question.draw(number, on: bench)
      let values = Dictionary(uniqueKeysWithValues: asked.parameters.map { ($0.name, Int($0.value) ?? 0) })
      let (i, f, p, s) = (values["I"] ?? 0, values["F"] ?? 0, values["P"] ?? 0, values["S"] ?? 1)
      #expect(try asked.grade("\((i + 2 * p - f) / s + 1)", on: bench).isRight)
      #expect(try asked.grade("\((i + 2 * p - f) / s)", on: bench).feedback.plainText == "plus \(s)")
    }
  }
}
