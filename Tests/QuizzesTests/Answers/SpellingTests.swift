import Testing

@testable import Quizzes

@Suite struct SpellingTests {
  @Test(arguments: [
    ("kernal", "kernel", true), ("convoluton", "convolution", true), ("convlouton", "convolution", true),
    ("tahn", "tanh", false),
    ("relu", "rely", false), ("padding", "padding", false), ("pad", "padding", false), ("strides", "stride", true),
    ("bais", "bias", false),
  ])
  func slips(typed: String, wanted: String, isSlip: Bool) {
    #expect(Spelling.isSlip(typed, of: wanted) == isSlip)
  }

  @Test func swapsInShortWords() {
    #expect(Spelling.isSwap("tahn", of: "tanh"))
    #expect(Spelling.isSwap("bais", of: "bias"))
    #expect(!Spelling.isSwap("base", of: "bias"))
  }
}
