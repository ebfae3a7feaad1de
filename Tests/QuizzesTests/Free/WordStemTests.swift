import Testing

@testable import Quizzes

@Suite struct WordStemTests {
  @Test(arguments: [
    ["saturates", "saturated", "saturate", "saturation", "saturating"], ["flip", "flips", "flipped", "flipping"],
    ["multiply", "multiplies", "multiplied", "multiplying", "multiplication"],
    ["classify", "classified", "classification", "classifies"], ["compute", "computes", "computation", "computing"],
    ["centre", "center", "centred", "centered", "centring"], ["normalise", "normalize", "normalisation", "normalized"],
    ["linear", "linearly", "linearity"], ["labelled", "labeled", "labels"], ["slide", "slides", "sliding"],
    ["neighbour", "neighbors", "neighbor"], ["use", "uses", "used", "using"],
    ["activate", "activation", "activations"],
    ["benchmark", "benchmarks"], ["category", "categories"], ["class", "classes"], ["exponential", "exponentially"],
  ])
  func formsShareAStem(words: [String]) {
    #expect(Set(words.map(WordStem.of)).count == 1, "\(words.map(WordStem.of))")
  }

  @Test(arguments: [
    ("multiple", "multiply"), ("bias", "base"), ("layer", "lay"), ("sign", "sing"), ("linear", "line"),
    ("pooling", "pole"), ("centre", "central"), ("class", "clash"), ("relu", "rely"),
  ])
  func otherWordsDoNot(a: String, b: String) {
    #expect(WordStem.of(a) != WordStem.of(b))
  }
}
