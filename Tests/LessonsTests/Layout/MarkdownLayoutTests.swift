import Testing
import Typesetting

@testable import Lessons

@Suite struct MarkdownLayoutTests {
  private func set(_ text: String, width: Int = 40) -> String {
    Markdown(reading: text).drawing(width: width).text
  }

  @Test func paragraphsWrapAtTheWidth() {
    #expect(
      set("One two three four five six seven eight nine ten.\nEleven.\n\nTwelve.", width: 20) == """
        One two three four
        five six seven eight
        nine ten. Eleven.

        Twelve.
        """)
  }

  @Test func marksBecomeStyles() {
    let line = Markdown(reading: "a *b* **c** `d` **`e` f**").drawing(width: 80).lines[0]
    #expect(line.text == "a b c `d` `e` f")
    #expect(line.runs.map(\.style) == [.plain, .accent, .plain, .strong, .plain, .code, .plain, .code, .strong])
  }

  @Test func listsHangAndNest() {
    #expect(
      set("- one two three four five six\n- b\n  1. x\n  2. y\n\nz", width: 20) == """
        - one two three four
          five six
        - b
          1. x
          2. y

        z
        """)
  }

  @Test func numbersAreAlignedAndLooseListsSpaced() {
    #expect(
      set("9. a\n\n10. b\n\n    c") == """
         9. a

        10. b

            c
        """)
  }

  @Test func quotesHaveABar() {
    #expect(
      set("> one two three four\n>\n> - a", width: 12) == """
        │ one two
        │ three four
        │
        │ - a
        """)
  }

  @Test func tablesAreAligned() {
    #expect(
      set("| name | n | middle |\n|:--|--:|:-:|\n| `a` | 1 | x |\n| bcd | 100 | |") == """
        name    n  middle
        ─────────────────
        `a`     1    x
        bcd   100
        """)
  }

  @Test func linksShowTheirAddress() {
    #expect(
      set("[text](http://a.b) and <http://c.d> and ![map](m.png)", width: 80)
        == "text (http://a.b) and http://c.d and map (m.png)")
  }

  @Test func headingsAndRulesAndBreaks() {
    #expect(set("### Title\n\na  \nb\n\n***") == "── Title\n\na\nb\n\n────────────────────")
  }

  @Test func codeIsSetInWhereThereIsRoom() {
    #expect(set("```\nab\n\n c\n```\n\nx", width: 10) == "  ab\n\n   c\n\nx")
    #expect(set("```\n0123456789\n```", width: 10) == "0123456789")
  }

  @Test func codeWithBlanksStaysTogether() {
    #expect(set("Type `conv2d(x, k)` now", width: 16) == "Type\n`conv2d(x, k)`\nnow")
    #expect(set("`aaaa bbbb cccc`", width: 8) == "`aaaa \nbbbb \ncccc`".replacing(" \n", with: "\n"))
  }

  @Test func wideLettersCountTwoColumns() {
    #expect(set("日本 日本 日本", width: 9) == "日本 日本\n日本")
    #expect(set("日本日本日本", width: 5) == "日本\n日本\n日本")
  }

  @Test func controlCharactersAreShown() {
    #expect(set("a\u{1B}[31m `\u{202E}b`\n\n    \u{07}c", width: 60) == "a\\u{1b}[31m `\\u{202e}b`\n\n  \\u{7}c")
  }

  @Test(arguments: [1, 2, 3, 7, 80])
  func nothingButCodeAndTablesIsWiderThanTheWindow(width: Int) {
    let text = "A paragraph, `code with blanks`, averyveryverylongword.\n\n- item\n\n> quote\n\n### heading"
    for line in Markdown(reading: text).drawing(width: max(width, 3)).lines {
      #expect(line.width <= max(width, 3))
    }
  }

  @Test func deeplyNestedListsStillEnd() {
    _ = set(String(repeating: "- ", count: 1_000) + "x", width: 10)
  }
}
