import Testing

@testable import Lessons

@Suite struct LessonCheckerTests {
  /// The errors of a lesson of one step, as `line:column message`; the body begins on line 9.
  private func check(_ body: String, front: String = "id: toy\ntitle: Toy") -> [String] {
    report(body, front: front).errors.map { "\($0.line):\($0.column) \($0.message)" }
  }

  private func report(_ body: String, front: String = "id: toy\ntitle: Toy") -> LessonReport {
    LessonChecker { ToySession() }.check(file(body, front: front, step: "## Step\n<!-- @step e -->"))
  }

  @Test func soundLessonHasNoErrors() {
    let text =
      "---\nid: toy\ntitle: Toy\nseed: 7\n---\n# Toy\n\n" + toy.replacing("roll()\n```", with: "roll()\n[...]\n```")
    let report = LessonChecker { ToySession() }.check(LessonFile(text, path: "x"))
    #expect(report.errors == [])
    #expect(report.provenExercises == 1)
    #expect(report.exchanges.map(\.output) == ["41\n", "7\n"])
  }

  @Test(arguments: [
    "```pycon\n>>> 1\n1\n>>> fetch\n>>> 2\n3\n```\n\n```pycon\n>>> nobody\n```",
    "```pycon\n>>> 1\n1\n```\n\n```python setup\nfetch\n```\n\n```pycon\n>>> nobody\n```",
  ])
  func whatNeedsDataThatIsNotThereIsLeftOut(body: String) {
    let report = report(body)
    #expect(report.errors == [])
    #expect(report.exchanges.map(\.output) == ["1\n"])
    #expect(report.unproven?.hasSuffix("the data set \"toys\" has not been fetched yet") == true)
  }

  @Test(arguments: [
    ("```pycon\n>>> 1 + 1\n3\n```", ["11:1 `2` is printed here"]),
    ("```pycon\n>>> 1 + 1\n>>> 2\n2\n```", ["10:5 the output of this prompt is missing: it prints `2`"]),
    ("```pycon\n>>> x = 1\n2\n```", ["11:1 this line is not printed"]),
    ("```pycon\n>>> 1\n1\n2\n```", ["12:1 this line is not printed"]),
    ("```pycon\n>>> fail\n1\n```", ["10:5 this fails with RuntimeError: it fails by 0.5"]),
    ("```pycon\n>>> 25\n24\n>>> 3\n4\n```", ["11:2 `25` is printed here", "13:1 `3` is printed here"]),
    ("```pycon ignore\n>>> 25\n24\n```", []),
    ("```pycon tol=1\n>>> 25\n24.5\n```", []),
    ("```pycon\n>>> 25\n25.0\n```", []),
    ("```pycon\n>>> x = 3\n```\n\n```pycon\n>>> x\n3\n```", []),
    ("```python setup\nnobody\n```", ["10:1 the setup fails with NameError: nobody"]),
    ("<!-- @figure nobody -->", ["9:1 the figure fails with NameError: nobody"]),
    ("<!-- @figure 1 -->", []),
  ])
  func blocksRunAndMatch(body: String, errors: [String]) {
    #expect(check(body) == errors)
  }

  @Test(arguments: [
    ("```pycon fails=RuntimeError\n>>> 1\n1\n>>> fail\n```", []),
    ("```pycon fails=RuntimeError\n>>> fail\nit fails by 0.5000001\n```", []),
    ("```pycon fails=RuntimeError\n>>> fail\nRuntimeError: it fails [..]\n```", []),
    ("```pycon fails=RuntimeError\n>>> fail\n    ^ RuntimeError: it fails by 0.5\n```", []),
    ("```pycon fails=RuntimeError\n>>> fail\nit fails by 7\n```", ["11:13 `it fails by 0.5` is printed here"]),
    ("```pycon fails=RuntimeError\n>>> 1\n1\n```", ["10:5 this should fail with RuntimeError, and it runs"]),
    (
      "```pycon fails=IndexError\n>>> fail\n```",
      ["10:5 this should fail with IndexError, and it fails with RuntimeError: it fails by 0.5"]
    ),
    ("```pycon fails=RuntimeError\n>>> nobody\n>>> fail\n```", ["10:5 this fails with NameError: nobody"]),
  ])
  func lastPromptFailsWhereItShould(body: String, errors: [String]) {
    #expect(check(body) == errors)
  }

  @Test(arguments: [
    ("y = 5", "y = 4", ["16:1 this is false after the solution"]),
    ("y == 5", "y == 6", ["16:1 this is false after the solution"]),
    ("y == 5", "z == 6", ["16:1 `z` is not known after the solution"]),
    ("y == 5", "fail", ["16:1 this cannot be evaluated after the solution: RuntimeError: it fails by 0.5"]),
    ("y == 5", "1", ["9:1 the exercise passes before anything is typed"]),
    ("y = ____", "y = 5", ["9:1 the exercise passes with its starter as it is"]),
    ("y = ____", "y = 4", []),
    ("y = ____", "", []),
    ("```hint", "```wrong\ny == 5 :: five\n```\n```hint", ["19:1 this known mistake is true of the solution"]),
    ("```hint", "```wrong\ny == 4 :: four\n```\n```hint", []),
    ("```hint", "```wrong\nz == 4 :: four\n```\n```hint", ["19:1 `z` is not known after the solution"]),
  ])
  func exercisesFailUntouchedAndPassSolved(old: String, new: String, errors: [String]) {
    #expect(check(exercise.replacing(old, with: new)) == errors)
  }

  @Test func solutionThatFailsIsNamed() {
    #expect(
      check(exercise.replacing("y = 5", with: "fail")) == ["13:1 the solution fails with RuntimeError: it fails by 0.5"]
    )
  }

  @Test func stepsAfterAnExerciseFindItsSolution() {
    #expect(check(exercise + "\n\n```pycon\n>>> y\n5\n```") == [])
  }

  @Test func wrongTriesOfTheProofLeaveNoTrace() {
    let body = exercise.replacing("y = ____", with: "z = 9") + "\n\n```pycon fails=NameError\n>>> z\n```"
    #expect(check(body) == [])
  }

  @Test func bothAudiencesAreChecked() {
    let body =
      "<!-- @class -->\n\n```pycon\n>>> x = 1\n>>> x\n2\n```\n\n<!-- @end -->\n\n"
      + "<!-- @self -->\n\n```pycon\n>>> x = 3\n>>> x\n4\n```\n\n<!-- @end -->\n\n```pycon\n>>> 5\n6\n```"
    #expect(check(body) == ["14:1 `1` is printed here", "24:1 `3` is printed here", "31:1 `5` is printed here"])
  }

  @Test func seedOfTheLessonIsSet() {
    #expect(check("```pycon\n>>> roll()\n38\n```", front: "id: toy\ntitle: Toy\nseed: 7").isEmpty)
  }

  @Test func toleranceOfTheLessonIsUsed() {
    #expect(check("```pycon\n>>> 25\n24.5\n```", front: "id: toy\ntitle: Toy\ntol: 0.1").isEmpty)
  }

  @Test func wideOutputIsAnErrorEvenWhereItIsNotCompared() {
    #expect(
      check("```pycon\n>>> wide\n[...]\n```")
        == ["10:5 a line of the output is 90 columns wide, and the screen has 80"])
  }

  @Test func figuresFitTheScreen() {
    #expect(check("<!-- @figure wide -->") == ["9:1 a line of the output is 90 columns wide, and the screen has 80"])
  }

  @Test func mistakesOfTheTextAreReportedToo() {
    #expect(
      check("<!-- @pasue -->\n\n```pycon\n>>> 1\n2\n```") == [
        "9:6 `@pasue` is no directive", "13:1 `1` is printed here",
      ])
  }

  @Test func fatalMistakesStandAlone() {
    #expect(check("```pycon\n>>> 1\n2") == ["9:1 this fence is never closed"])
  }

  @Test func lessonsNeedEachOtherByID() {
    let first = file("a", front: "id: one\ntitle: One")
    let second = file("a", front: "id: two\ntitle: Two\nneeds: one; tree; three; two")
    let third = file("a", front: "id: three\ntitle: Three")
    let reports = LessonChecker { ToySession() }.check([first, second, third, first])
    #expect(
      reports.map { $0.errors.map { "\($0.line):\($0.column) \($0.message)" } } == [
        [], ["4:13 there is no lesson `tree`", "4:26 the lesson needs itself"], [],
        ["2:5 the id `one` is taken by lessons/01-sample.md"],
      ])
    #expect(reports[1].errors.first?.hint == "did you mean `three`?")
    #expect(LessonChecker { ToySession() }.check([second], known: ["one", "tree", "three"])[0].errors.count == 1)
  }

  @Test func reportShowsTheLineAndACaret() {
    let error = report("```pycon\n>>> 25 + 1\n25\n```").errors.first
    #expect(
      error?.description == """
        lessons/01-sample.md:11:2: `26` is printed here
        25
         ^
        """)
  }
}
