import Testing
import Typesetting

@testable import Lessons

@Suite struct LessonFileTests {
  @Test func sampleIsReadWithoutErrors() {
    let file = LessonFile(sample, path: "lessons/01-sample.md")
    #expect(file.report == [])
    #expect(file.lesson.steps.map(\.id) == ["first", "second", "the-third-step"])
    #expect(file.lesson.steps.map(\.minutes) == [1.5, nil, nil])
    #expect(file.lesson.introduction.drawing(width: 80).text == "Some words before the first step.")
  }

  @Test func partsStandInTheOrderOfTheFile() {
    let steps = LessonFile(sample, path: "x").lesson.steps
    #expect(
      steps[0].parts.map(\.content.name) == ["prose", "setup", "transcript", "pause", "note", "transcript", "text"])
    #expect(steps[1].parts.map(\.content.name) == ["prose", "timer", "prose", "figure", "exercise"])
    #expect(steps[2].parts.map(\.content.name) == ["quiz", "shownCode"])
    #expect(steps[1].exercises.map(\.id) == ["second"])
    #expect(steps[2].quizzes.map(\.id) == ["width"])
  }

  @Test(arguments: [
    ("## A\n\na\n\n## A\n\nb", "12:1 the id `a` is taken on line 8"),
    ("## A\n<!-- @step x -->\n\n## B\n<!-- @step x -->", "12:12 the id `x` is taken on line 9"),
    ("## A\n\n```quiz id=q\na\n= 1\n```\n```quiz id=q\na\n= 1\n```", "14:12 the id `q` is taken on line 10"),
  ])
  func idsAreUnique(steps: String, error: String) {
    #expect(file(steps).report == [error])
  }

  @Test func minutesOfTheStepsFitTheLesson() {
    let steps =
      "## A\n<!-- @step a minutes=2 -->\n\n## B\n<!-- @step b minutes=1.5 -->\n\n## C\n<!-- @step c minutes=9 -->"
    #expect(
      file(steps, front: "id: x\ntitle: X\nminutes: 3.5").report
        == ["16:14 the steps take 12.5 minutes up to here, and the lesson has 3.5"])
    #expect(file(steps, front: "id: x\ntitle: X\nminutes: 12.5").report == [])
    #expect(file(steps).report == [])
  }

  @Test func onlyTextStandsBeforeTheFirstStep() {
    let text = "---\nid: x\ntitle: X\n---\n# X\n\n```pycon\n>>> x\n```\n\n## A\n"
    #expect(LessonFile(text, path: "x").report == ["7:1 only text may stand before the first step"])
  }

  @Test func allErrorsAreFoundInTheOrderOfTheFile() {
    let body = "<!-- @pasue -->\n\n```pyton\nx\n```\n\n```check\nno\n```"
    #expect(file(body, front: "id: x\ntitle: X\nauthor: me").errors.map(\.line) == [4, 9, 11, 15, 15, 15, 16])
  }
}

extension Part.Content {
  fileprivate var name: String {
    String("\(self)".prefix { $0 != "(" })
  }
}
