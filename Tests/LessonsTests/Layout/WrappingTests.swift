import Testing
import Typesetting

@Suite struct WrappingTests {
  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a b", ["a b"]), ("abc def", ["abc", "def"]), ("abcdef", ["abcd", "ef"]),
    ("a bcdefgh i", ["a", "bcde", "fgh", "i"]), ("  a  b ", ["a b"]), ("abcd", ["abcd"]),
  ])
  func linesHoldFourColumns(text: String, lines: [String]) {
    #expect(StyledText(text).wrapped(to: 4).map(\.text) == lines)
  }

  @Test func stylesSurviveTheBreak() {
    let lines = (StyledText("one ") + StyledText("two three", .strong)).wrapped(to: 7)
    #expect(lines.map(\.runs.count) == [2, 1])
    #expect(lines[1].runs[0].style == .strong)
  }

  @Test(arguments: [("a\tb", "a       b"), ("\t", "        "), ("ab\n\tc", "ab\n        c"), ("日\tx", "日      x")])
  func tabsReachTheNextStop(text: String, expanded: String) {
    #expect(text.expandingTabs() == expanded)
  }
}
