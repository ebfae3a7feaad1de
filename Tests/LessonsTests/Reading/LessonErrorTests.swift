import Testing

@testable import Lessons

@Suite struct LessonErrorTests {
  @Test func caretStandsBelowTheColumn() {
    let error = LessonError(
      path: "lessons/01-a.md", line: 3, column: 6, message: "`@pasue` is no directive", hint: "did you mean `@pause`?",
      sourceLine: "<!-- @pasue -->")
    #expect(
      error.description == """
        lessons/01-a.md:3:6: `@pasue` is no directive
        <!-- @pasue -->
             ^
        did you mean `@pause`?
        """)
  }

  @Test func tabsAndWideLettersDoNotMoveTheCaret() {
    let error = LessonError(path: "a", line: 1, column: 4, message: "m", sourceLine: "\t日x!")
    #expect(error.description == "a:1:4: m\n        日x!\n           ^")
  }

  @Test func controlCharactersAreShownEscaped() {
    let error = LessonError(path: "a\u{1B}[31m", line: 1, column: 2, message: "m", sourceLine: "\u{1B}[2Jx")
    #expect(error.description == "a\\u{1b}[31m:1:2: m\n\\u{1b}[2Jx\n      ^")
  }

  @Test func longLineIsCutAroundTheCaret() {
    let line = String(repeating: "a", count: 200) + "!" + String(repeating: "b", count: 200)
    let lines = LessonError(path: "a", line: 1, column: 201, message: "m", sourceLine: line).drawing(width: 80).lines
    #expect(lines[1].width == 80)
    let caret = lines[2].text.prefix { $0 == " " }.count
    #expect(Array(lines[1].text)[caret] == "!")
  }
}
