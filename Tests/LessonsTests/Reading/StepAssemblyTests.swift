import Testing
import Typesetting

@testable import Lessons

@Suite struct StepAssemblyTests {
  private func exercise(in body: String) -> Exercise? {
    guard case .exercise(let exercise)? = file(body, step: "## Step\n<!-- @step a -->").contents.first else {
      return nil
    }
    return exercise
  }

  @Test func exerciseGathersWhatFollowsIt() {
    let more = "\n```wrong\ny == 4 :: four\n```\n```hint\nsecond\n```\n```check\nz :: more\n```"
    let found = exercise(in: whole + more)
    #expect(found?.id == "a")
    #expect(found?.starter == "y = ____")
    #expect(found?.solution == Code("y = 5", line: 13))
    #expect(found?.checks.map(\.condition) == ["y == 5", "z"])
    #expect(found?.wrongs == [ConditionLine("y == 4", "four", line: 22)])
    #expect(found?.hints.map { $0.drawing(width: 80).text } == ["count", "second"])
  }

  @Test func checksWithoutTryAreAnExerciseFromNothing() {
    let body = "```hint\nh\n```\n```check\n_ == 3 :: three\n```\n```python solution\n3\n```"
    #expect(exercise(in: body)?.starter == "")
    #expect(exercise(in: body)?.hints.count == 1)
    #expect(file(body, step: "## Step\n<!-- @step a -->").report == [])
  }

  @Test(arguments: [
    ("check", "a :: b", "9:1 this `check` belongs to no exercise: none stands before it in this step"),
    ("wrong", "a :: b", "9:1 this `wrong` belongs to no exercise: none stands before it in this step"),
    ("python solution", "a", "9:1 this `solution` belongs to no exercise: none stands before it in this step"),
    ("hint", "a", "9:1 this `hint` belongs to no exercise or question: none stands before it in this step"),
  ])
  func whatBelongsToAnExerciseFollowsOne(info: String, line: String, error: String) {
    let before = "```\(info)\n\(line)\n```\n" + whole
    #expect(file(before, step: "## Step\n<!-- @step a -->").report == [error])
  }

  @Test func exerciseOfTheStepBeforeDoesNotCount() {
    let body = whole + "\n\n## Next\n\n```hint\na\n```"
    #expect(
      file(body, step: "## Step\n<!-- @step a -->").report
        == ["24:1 this `hint` belongs to no exercise or question: none stands before it in this step"])
  }

  @Test func exerciseNeedsCheckSolutionAndHint() {
    #expect(
      file("```python try id=a\ny\n```").report == [
        "8:1 the exercise has no check", "8:1 the exercise has no solution", "8:1 the exercise has no hint",
      ])
  }

  @Test func secondSolutionIsAnError() {
    let body = whole + "\n```python solution\ny = 5\n```"
    #expect(
      file(body, step: "## Step\n<!-- @step a -->").report
        == ["21:1 the exercise has a solution on line 12 already"])
  }

  @Test func hintsBelongToTheNearestItem() {
    let body =
      "```quiz id=q\nWhy?\n= 5\n```\n```hint\nq\n```\n"
      + whole.replacing("try", with: "try id=e") + "\n```quiz id=r\nWhy?\n= 5\n```\n```hint\nr\n```"
    let step = file(body).lesson.steps[0]
    #expect(step.quizzes.map(\.hints.count) == [1, 1])
    #expect(step.exercises.map(\.hints.count) == [1])
    #expect(file(body).report == [])
  }

  @Test func itemsNeedIDs() {
    let message = "the exercise needs an id of its own, since progress is kept under it"
    #expect(file(whole).report == ["8:1 " + message])
    #expect(
      file(whole + "\n" + whole, step: "## Step\n<!-- @step a -->").report
        == ["9:1 " + message, "21:1 " + message])
    #expect(
      file("```quiz\nWhy?\n= 5\n```").report
        == ["8:1 the question needs an id of its own, since progress is kept under it"])
  }

  @Test(arguments: [("The first: window!", "the-first-window"), ("Свёртка 2", "свёртка-2"), ("12", "step-12")])
  func stepsWithoutIDGoByTheirTitle(title: String, id: String) {
    #expect(file("words", step: "## " + title).lesson.steps.map(\.id) == [id])
  }
}

/// The sample exercise, told apart from the function of the same name here.
private let whole = exercise
