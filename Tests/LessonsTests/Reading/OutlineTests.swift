import Testing

@testable import Lessons

@Suite struct OutlineTests {
  @Test(arguments: [
    ("```python\nx\n", "8:1 this fence is never closed"),
    ("~~~\nx\n```", "8:1 this fence is never closed"),
    ("```", "8:1 this fence is never closed"),
    (
      "```python setup\nx = 1\n\n```pycon\n>>> x\n1\n```",
      "8:1 this fence is never closed: line 11 opens another one inside it"
    ),
    ("- item\n\n  ```\n  x", "10:1 this fence is never closed"),
  ])
  func unclosedFencesAreFatal(body: String, error: String) {
    let file = file(body)
    #expect(file.report.contains(error))
    #expect(!file.isRunnable)
  }

  @Test(arguments: [
    "```python\nx\n```", "````\n```python\n```\n````", "~~~\nx\n~~~~  ", "   ```\n   x\n  ```",
    "- a\n\n  ```\n  x\n  ```",
    "> ```\n> x\n> ```",
  ])
  func closedFencesAreFine(body: String) {
    #expect(file(body).report == [])
  }

  @Test func fencesOfOursStandAtTheMargin() {
    #expect(
      file("- item\n\n  ```pycon\n  >>> x\n  ```").report
        == ["10:6 this fence stands inside a list or quote, where it would not be played"])
  }

  @Test(arguments: [
    ("words", "## A", "# B", "5:1 the lesson has no title"),
    ("# B", "# A", "## B", "8:1 this is the second `#` title"),
    ("words", "# A", "words", "8:1 the lesson has no steps"),
  ])
  func headingsMakeTheStructure(body: String, title: String, step: String, error: String) {
    let text = "---\nid: x\ntitle: X\n---\n\n\(title)\n\n\(body == "# B" ? "\(body)\n\(step)" : body)\n"
    #expect(LessonFile(text, path: "x").report.contains(error))
  }

  @Test func smallHeadingsStayInsideTheirStep() {
    let file = file("### A\n\nwords\n\n#### B")
    #expect(file.lesson.steps.count == 1)
    #expect(file.contents.count == 1)
  }

  @Test func regionsMarkTheirParts() {
    let parts = file("<!-- @class -->\nA\n<!-- @end -->\n\nB\n\n<!-- @self -->\n\nC\n\n<!-- @end -->").lesson.steps[0]
      .parts
    #expect(parts.map(\.audience) == [.classroom, .everyone, .alone])
    #expect(parts.map { $0.isFor(.alone) } == [false, true, true])
  }

  @Test(arguments: [
    ("<!-- @class -->\nwords", "8:6 this region is not closed before the step ends"),
    ("<!-- @class -->\n\n## Next\n\n<!-- @end -->", "8:6 this region is not closed before the step ends"),
    ("<!-- @end -->", "8:6 `@end` closes nothing: no `@class` or `@self` is open in this step"),
    ("<!-- @class -->\n<!-- @self -->\n<!-- @end -->", "9:6 the region of line 8 is still open"),
    ("<div>\nwords\n</div>", "8:1 a terminal cannot show HTML"),
  ])
  func mistakesAreNamedWithTheirPlace(body: String, error: String) {
    #expect(file(body).report.contains(error))
  }

  @Test(arguments: ["python", "pycon", "text", "python try", "swift"])
  func linesOver80ColumnsAreErrors(info: String) {
    let fits = ">>> " + String(repeating: "x", count: 76)
    #expect(!file("```\(info)\n\(fits)\n```").report.contains { $0.contains("columns wide") })
    #expect(file("```\(info)\n\(fits)y\n```").report.contains("9:81 this is 81 columns wide, and the screen has 80"))
  }

  @Test func wideTablesAreErrorsAndLongParagraphsAreNot() {
    let long = String(repeating: "word ", count: 30)
    #expect(file(long).report == [])
    #expect(
      file("| a | b |\n|---|---|\n| \(long) | 1 |").report == ["8:1 this is 152 columns wide, and the screen has 80"])
    #expect(
      file("- a\n\n      " + String(repeating: "x", count: 90)).report
        == ["8:1 this is 92 columns wide, and the screen has 80"])
    #expect(
      file("````quiz id=q\n```\n" + String(repeating: "x", count: 90) + "\n```\n= 1\n````").report
        == ["8:1 this is 90 columns wide, and the screen has 80"])
  }
}
