import Testing

@testable import Typesetting

struct DisplayWidthTests {
  @Test(
    "a text takes as many columns as a terminal gives it",
    arguments: [("abc", 3), ("", 0), ("größe", 5), ("漢字", 4), ("e\u{301}", 1), ("🙂", 2), ("7×7", 3), ("a\u{1B}b", 2)])
  func width(text: String, columns: Int) { #expect(displayWidth(text) == columns) }

  @Test(
    "what could move the cursor or reorder the line is shown, not sent",
    arguments: [
      ("a\u{1B}[31m", "a\\u{1b}[31m"), ("a\u{202E}b", "a\\u{202e}b"), ("a\u{200B}b", "a\\u{200b}b"),
      ("tab\tline\n", "tab\tline\n"),
      ("\u{9B}2J", "\\u{9b}2J"),
    ])
  func hostile(text: String, shown: String) { #expect(text.withControlsShown == shown) }
}
