import Language
import Networks
import Testing

@testable import Quizzes

@Suite struct QuestionProofTests {
  private let bench = Evaluator(.torch())

  private func mistakes(_ text: String) -> [String] { question(text).proof(on: bench).mistakes.map(\.place) }

  @Test func aSoundQuestionIsProvenInEveryDraw() {
    let proof = question(
      "{W} {k}?\nlet W in [9, 12, 28], k in [3, 5]\n= W - k + 1\n~ W - k :: a\n~ W :: b\n~ W // k :: c\n! {W - k}"
    ).proof(on: bench)
    #expect(proof.mistakes == [])
    #expect(proof.draws == 6)
  }

  @Test(arguments: [
    ("let W in [1, 4]\n= W\n~ 4 :: no", "5:1 this known mistake is right: both are 4 for W = 4"),
    (
      "let W in [1, 4]\n= W\n~ 2 * W :: no\n~ W + W :: no",
      "6:1 nobody can get this feedback: the answer is that of an earlier rule in every draw"
    ),
    ("let W in [1, 4]\n= 1 / (W - 1)", "4:3 this cannot be evaluated: ZeroDivisionError: "),
    ("let W in [1, 4]\n= W\n! {1 / (W - 4)}", "5:4 this cannot be evaluated: ZeroDivisionError: "),
    ("let W in [1, 4]\n= W\n~ W + 1 :: {zz}", "5:13 this cannot be evaluated: NameError: "),
    ("= relu", "3:3 the value is a "),
    ("= float(\"nan\")\n~ float(\"nan\") :: x", "4:1 this known mistake is right: both are nan"),
    ("* slide\n> It moves.", "4:1 the model answer does not get full marks: `slide` is not found in it"),
    (
      "* slide\n!~ move :: no\n> It slides and moves.",
      "5:1 the model answer does not get full marks: “moves” is taken for a misconception"
    ),
    (
      "* slide\n!~ slides :: no\n> It slides.",
      "4:1 `slides` is a misconception here and an idea that is asked for on line 3"
    ),
    ("predict: undefined_name", "3:10 this cannot be evaluated: NameError: "),
  ])
  func whatCannotBeProvenIsSaid(lines: String, mistake: String) {
    let found = mistakes("Why?\n" + lines)
    #expect(found.contains { $0.hasPrefix(mistake) }, "\(found)")
  }

  @Test func everyOneOfManyDrawsIsTried() {
    let text =
      "{a} {b}?\nlet a in range(1, 41), b in range(1, 101)\n= a * b\n~ a * b + (a + b) // 140 - 1 :: x\n! {a + b}"
    let proof = question(text).proof(on: bench)
    #expect(proof.draws == 4_000)
    #expect(proof.mistakes.map(\.place) == ["5:1 this known mistake is right: both are 4000 for a = 40, b = 100"])
  }
}
