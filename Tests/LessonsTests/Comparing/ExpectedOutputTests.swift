import Testing

@testable import Lessons

@Suite struct ExpectedOutputTests {
  private func mismatch(_ expected: String, _ found: String) -> ExpectedOutput.Mismatch? {
    let lines =
      expected.isEmpty ? [] : expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return ExpectedOutput(lines).mismatch(in: found)
  }

  @Test(arguments: [
    ("", ""), ("", "\n\n"), ("a", "a\n"), ("a\n\n", "a"), ("a\n\nb", "a\n\nb\n"),
    ("[...]", ""), ("[...]", "a\nb"), ("a\n[...]", "a"), ("a\n[...]", "a\nb\nc"), ("[...]\nc", "a\nb\nc"),
    ("[...]\nc", "c"), ("a\n[...]\nc", "a\nc"), ("a\n[...]\nb\n[...]\nc", "a\nx\nb\ny\nb\nc"),
    ("[...]\na\nb", "a\nc\na\nb"), ("[...]\n[...]\na", "a"), ("  [...]  \na", "x\na"),
    ("epoch 1 [..]\n[...]\nepoch 3  loss 0.5", "epoch 1 loss 0.9\nepoch 2\nepoch 3 loss 0.5000001"),
    ("[...]\n1.0", "1.0\n0.9999999"),
  ])
  func outputIsAsExpected(expected: String, found: String) {
    #expect(mismatch(expected, found) == nil)
  }

  @Test(arguments: [
    ("a", "b", 0, ExpectedOutput.Mismatch.Kind.different(found: "b")),
    ("a\nb", "a\nc", 1, .different(found: "c")),
    ("a\nb", "a", 1, .missing),
    ("a", "", 0, .missing),
    ("", "a", 0, .extra(found: "a")),
    ("a", "a\n\nb", 1, .extra(found: "")),
    ("a\n[...]\nc", "a\nb", 2, .missing),
    ("[...]\na\nb", "x\na\nc", 2, .different(found: "c")),
    ("[...]\na", "a\nb", 2, .extra(found: "b")),
    ("a\n\nb", "a\nb", 1, .different(found: "b")),
    ("[...]\n1", "1.0\n2", 2, .extra(found: "2")),
  ])
  func firstDifferenceIsNamed(expected: String, found: String, index: Int, kind: ExpectedOutput.Mismatch.Kind) {
    #expect(mismatch(expected, found) == ExpectedOutput.Mismatch(index: index, kind: kind))
  }

  @Test func manyMarksStayFast() {
    let expected = String(repeating: "[...]\na\n", count: 100) + "[...]\nb"
    #expect(mismatch(expected, String(repeating: "a\n", count: 2_000))?.kind == .missing)
  }
}
