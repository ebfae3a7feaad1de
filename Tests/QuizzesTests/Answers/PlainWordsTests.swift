import Testing

@testable import Quizzes

@Suite struct PlainWordsTests {
  @Test(arguments: [
    ("The Kernels!", "kernel"), ("zero-padding", "zero padding"), ("a  stride_of 2", "stride of 2"),
    ("categories", "category"),
    ("classes", "class"), ("bias", "bia"), ("Hawkes'", "hawke"), ("1.5", "1.5"), ("C++", "c"), ("", ""),
  ])
  func normal(text: String, words: String) {
    #expect(PlainWords.normal(text) == words)
  }
}
