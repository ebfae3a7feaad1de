import Testing

@testable import Lessons

@Suite struct RecordedLessonTests {
  private func lesson(_ typed: [(String, String)]) throws -> RecordedLesson {
    var lesson = RecordedLesson(try #require(LessonName("demo")))
    for (source, output) in typed {
      if source.hasPrefix("#") {
        lesson.add(comment: source)
      } else if output.hasPrefix("!") {
        let failure = Outcome.Failure(type: "RuntimeError", message: String(output.dropFirst()))
        lesson.add(RecordedExchange(source, Outcome(failure: failure)))
      } else {
        lesson.add(RecordedExchange(source, Outcome(output: output)))
      }
    }
    return lesson
  }

  private let head = "---\nid: demo\ntitle: Demo\n---\n# Demo\n\n"

  @Test func textHeadingsAndInputsFollowEachOther() throws {
    let lesson = try lesson([
      ("# One.", ""), ("# Two.", ""), ("x = 1", ""), ("x", "1\n"), ("# Why?", ""), ("#", ""), ("# So.", ""),
      ("bad", "!it is bad"), ("2", "2\n"), ("## Next", ""), ("### Part", ""), ("# Text.", ""), ("## Next", ""),
      ("def f():\n    return 1\n", ""),
    ])
    #expect(
      lesson.text == head
        + "One.\nTwo.\n\n## First steps\n\n```pycon\n>>> x = 1\n>>> x\n1\n```\n\nWhy?\n\nSo.\n\n"
        + "```pycon fails=RuntimeError\n>>> bad\nit is bad\n```\n\n```pycon\n>>> 2\n2\n```\n\n"
        + "## Next\n\n### Part\n\nText.\n\n## Next\n<!-- @step next-2 -->\n\n"
        + "```pycon\n>>> def f():\n...     return 1\n```\n")
    #expect(LessonFile(lesson.text, path: "demo.md").errors == [])
  }

  @Test func fencesAreLongerThanWhatIsPrintedInThem() throws {
    let text = try lesson([("a", "```\n>>> b\n\n\n")]).text
    #expect(text.hasSuffix("````pycon\n>>> a\n```\n[...]\n````\n"))
  }

  @Test func longOutputsAreShortened() throws {
    let output = (1...60).map { "line \($0)\n" }.joined()
    let text = try lesson([("a", output)]).text
    #expect(text.contains("line 16\n[...]\nline 51\n") && !text.contains("line 17"))
  }

  @Test func theLastThingCanBeTakenOut() throws {
    var lesson = try lesson([("x", "1\n"), ("## Next", ""), ("# Text.", "")])
    #expect(lesson.removeLast() == "# Text.")
    #expect(lesson.removeLast() == "## Next")
    #expect(lesson.text == head + "## First steps\n\n```pycon\n>>> x\n1\n```\n")
    #expect(lesson.removeLast() == "x")
    #expect(lesson.removeLast() == nil)
    #expect(lesson.isEmpty)
  }
}
