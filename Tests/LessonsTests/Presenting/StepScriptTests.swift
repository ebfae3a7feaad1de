import Testing
import Typesetting

@testable import Lessons

struct StepScriptTests {
  private func script(_ body: String) -> StepScript {
    let lesson = LessonFile("---\nid: a\ntitle: A\n---\n# A\n\n## One\n\n\(body)\n", path: "a.md").lesson
    return StepScript(lesson.steps[0], of: lesson)
  }

  private let command = "```pycon\n>>> 1\n1\n```"
  private let question = "```quiz id=q\nHow much is 1 + 1?\n= 2\n```"

  @Test func `text appears with what is before it, and commands wait`() {
    let script = script("Text.\n\n\(command)\n\nMore text.\n\n\(command)")
    #expect(script.cues.count == 4 && script.stops == [1, 3, 4])
  }

  @Test func `a pause waits, and one at the end does not`() {
    #expect(script("A.\n\n<!-- @pause -->\n\nB.\n\n<!-- @pause -->").stops == [1, 3])
    #expect(script("A.\n\n<!-- @pause -->\n\n<!-- @note N. -->").stops == [2])
  }

  @Test func `a question comes with its text, and its answer waits`() {
    #expect(script("Text.\n\n\(question)\n\nAfter.").stops == [2, 4])
    #expect(script("\(question)\n\n\(question.replacing("id=q", with: "id=r"))").stops == [1, 2, 3, 4])
  }

  @Test func `a solution is typed like a command`() {
    let script = script(
      "```python try id=e\nx = ____\n```\n```python solution\nx = 1\n```\n```check\nx == 1 :: No.\n```\n```hint\nH.\n```"
    )
    #expect(script.stops == [1, 2])
    guard case .command(let command) = script.cues[1] else {
      Issue.record("no command")
      return
    }
    #expect(command.source == "x = 1" && command.expected == nil)
  }

  @Test func `a step that begins with a command begins empty`() {
    #expect(script(command).stops == [0, 1])
  }
}
