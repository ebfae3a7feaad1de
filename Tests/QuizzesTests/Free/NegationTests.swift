import Testing

@testable import Quizzes

@Suite struct NegationTests {
  private func denied(_ text: String) -> [String] { AnswerWord.words(of: text).filter(\.isDenied).map(\.text) }

  @Test(arguments: [
    ("it is not zero-centred", ["zero", "centred"]), ("it isn't zero-centred, it saturates", ["zero", "centred"]),
    ("does not saturate but vanishes", ["saturate"]), ("it doesnt saturate and it is slow", ["saturate"]),
    ("never flips the kernel.", ["flips", "the", "kernel"]),
    ("without bias and activation", ["bias", "and", "activation"]),
    ("no bias", ["bias"]), ("not only saturates but also vanishes", []), ("no doubt it saturates", []),
    ("not without bias", []), ("not because it compresses", ["because", "it", "compresses"]),
    ("the bias is not used", ["the", "bias", "is", "not", "used"]), ("a sum instead of an average", ["an", "average"]),
    ("It cannot be flipped", ["be", "flipped"]), ("It is zero-centred", []),
    ("it has nothing to do with compression", ["to", "do", "with", "compression"]),
  ])
  func coversItsClause(text: String, words: [String]) {
    #expect(denied(text).filter { !["without"].contains($0) } == words)
  }

  @Test(arguments: ["nonlinear", "non-linear", "non linear"])
  func nonIsPartOfItsWord(text: String) {
    let words = AnswerWord.words(of: text)
    #expect(words.map(\.text) == ["linear"])
    #expect(words[0].isOpposite)
  }
}
