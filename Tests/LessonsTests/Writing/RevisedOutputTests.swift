import Testing

@testable import Lessons

@Suite struct RevisedOutputTests {
  private func lines(_ text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test(arguments: [
    // Without marks: what still matches stays as it was written.
    ("1\n2.0\n3", "1\n2\n4", "1\n2.0\n4"), ("", "a", "a"), ("a\nb", "", ""), ("a\nb\nc", "a\nc", "a\nc"),
    ("a\nc", "a\nb\nc", "a\nb\nc"), ("a", "b", "b"),
    // Marks between two lines, at the start, at the end, several.
    ("a\n[...]\nb", "x\n1\n2\nb", "x\n[...]\nb"), ("a\n[...]\nb", "a\n1\n2\ny", "a\n[...]\ny"),
    ("[...]\nb", "1\nc", "[...]\nc"), ("a\n[...]", "b\n1\n2", "b\n[...]"),
    ("a\n[...]\nloss 0.5\n[...]\nb", "a\n1\nloss 0.7\n2\nb", "a\n[...]\nloss 0.7\n[...]\nb"),
    ("a\n[...]\nb\nc", "a\n1\nb\nnew\nc", "a\n[...]\nb\nnew\nc"), ("a\n[...]\nb", "a\n1\nb\nmore", "a\n[...]\nb\nmore"),
    // A line between marks that is gone takes one of them along.
    ("a\n[...]\nmiddle\n[...]\nb", "a\n1\n2\nb", "a\n[...]\nb"),
    // Marks alone prove nothing.
    ("[...]\nmiddle\n[...]", "1\n2", "1\n2"), ("a\n[...]", "", ""),
    // Marks inside lines.
    ("took [..] ms", "took 5 s", "took [..] s"),
    (
      "step 17 of 25[..]\n[...]\nend", "step 18 of 25  x\ny\nend",
      "step 18 of 25[..]\n[...]\nend"
    ), ("[..] = 4", "6 + 1 = 7", "[..] = 7"), ("[..]a[..]", "b c", "b c"),
  ])
  func marksStayWhileTheirNeighboursDo(expected: String, found: String, revised: String) {
    #expect(ExpectedOutput.revised(lines(expected), to: lines(found), tolerance: 1e-5) == lines(revised))
  }

  @Test func whateverIsPrintedIsAsRevised() {
    var random = SystemRandomNumberGenerator()
    let words = ["a", "b", "1", "2.5", "[..]", "a [..] 1", "b 2", "", "  a", "[...]", "x[..]y"]
    for _ in 0..<3_000 {
      let expected = (0..<Int.random(in: 0...6, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      var found = (0..<Int.random(in: 0...6, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      while found.last == "" { found.removeLast() }
      let revised = ExpectedOutput.revised(expected, to: found, tolerance: 1e-5)
      let mismatch = ExpectedOutput(revised).mismatch(in: found.joined(separator: "\n"))
      #expect(mismatch == nil, "\(expected) \(found) \(revised)")
    }
  }

  @Test func longOutputsAreFast() {
    let expected = (0..<3_000).map { "line \($0)" }
    let found = (0..<3_000).map { "line \($0 + 7)" }
    #expect(ExpectedOutput.revised(expected, to: found, tolerance: 1e-5) == found)
  }
}
