import Testing

@testable import Lessons

@Suite struct NearestWordTests {
  @Test(arguments: [
    ("pause", "pause", 0), ("pasue", "pause", 1), ("paus", "pause", 1), ("pausen", "pause", 1), ("", "abc", 3),
    ("kitten", "sitting", 3),
  ])
  func editsAreCounted(a: String, b: String, distance: Int) {
    #expect(editDistance(a, b) == distance)
    #expect(editDistance(b, a) == distance)
  }

  @Test(arguments: [("pasue", "pause"), ("figur", "figure"), ("CLASS", "class"), ("not", "note"), ("tim", "timer")])
  func nearestIsFound(word: String, meant: String) {
    #expect(nearestWord(to: word, in: Directive.words) == meant)
  }

  @Test(arguments: ["", "reveal", "x"])
  func farWordsAreNotGuessed(word: String) {
    #expect(nearestWord(to: word, in: Directive.words) == nil)
  }
}
