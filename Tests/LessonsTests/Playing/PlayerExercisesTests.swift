import Testing

@testable import Lessons

@Suite struct PlayerExercisesTests {
  private func atExercise(waits: Bool = false) -> Stage {
    var stage = Stage(toy, waits: waits)
    stage.begin()
    stage.reply(.next)
    return stage
  }

  @Test func starterIsOfferedAndTheRestOfTheStepWaits() {
    let stage = atExercise()
    #expect(stage.screen.suffix(2) == ["Make `y` the double.", "offer: y = ____"])
    #expect(stage.player.exercise?.id == "two")
  }

  @Test func passingKeepsTheStateAndStaysInTheStep() {
    var stage = atExercise()
    #expect(stage.type("y = double(x)") == ["✓ Right, all 2 checks pass.", "Well done."])
    #expect(stage.events.contains(.progressed(ItemRecord(id: "two", state: .solved))))
    #expect(stage.player.step == 1)
    #expect(stage.session.state.names["y"] == 6)
    #expect(stage.reply(.next).last == "> y + roll()\n7")
  }

  @Test func firstFailingMessageOrTheKnownMistakeIsSaid() {
    var stage = atExercise()
    #expect(stage.type("y = 5") == ["✗ `y` is not the double"])
    #expect(stage.type("y = 6").first == "✗ let `double` do it")
    #expect(stage.type("y = 9") == ["✗ that is the square"])
    #expect(stage.player.record("two").failedTries == 3)
  }

  @Test func hintIsNudgedAfterTwoFailedTries() {
    var stage = atExercise()
    #expect(stage.type("y = 1").count == 1)
    #expect(stage.type("y = 2").last == "Type `hint` for a hint.")
    stage.reply(.hint)
    #expect(stage.type("y = 3").count == 1)
    #expect(stage.type("y = 4").last == "Type `hint` for the next hint.")
    stage.reply(.hint)
    stage.type("y = 1")
    #expect(stage.type("y = 2").count == 1)
  }

  @Test(arguments: ["x", "print(x)", "z = 4", "fail", "y", "y = fail"])
  func lookingAndOtherNamesAreFree(source: String) {
    var stage = atExercise()
    #expect(stage.type(source) == [])
    #expect(stage.player.record("two").failedTries == 0)
  }

  @Test func whatChangesAValueInPlaceMayPassAndNeverFails() {
    var stage = atExercise()
    stage.type("y = 4")
    stage.type("z = double(x)")
    #expect(stage.type("grow y") == [])
    #expect(stage.player.record("two").failedTries == 1)
    #expect(stage.type("grow y").first == "✓ Right, all 2 checks pass.")
  }

  @Test func whatIsTypedBuildsUp() {
    var stage = atExercise()
    stage.type("z = double(x)")
    #expect(stage.type("y = z").first == "✓ Right, all 2 checks pass.")
  }

  @Test func missingNamesAreNoFailedTry() {
    let body = exercise.replacing("y == 5 :: not yet five", with: "y == 5 :: no\nz == 7 :: no").replacing(
      "try", with: "try id=e")
    var stage = Stage("## A\n\n" + body)
    stage.begin()
    #expect(stage.type("y = 5") == ["So far so good: `z` is still missing."])
    stage.reply(.again)
    #expect(stage.type("z = 7") == ["Not yet: `y` is still missing."])
    #expect(stage.player.record("e").failedTries == 0)
    #expect(stage.type("y = 5") == ["✓ Right, all 2 checks pass."])
  }

  @Test func valuesAreJudgedWhereTheChecksUseThem() {
    let body = exercise.replacing("y == 5 :: not yet five", with: "_ == 5 :: not five").replacing(
      "try", with: "try id=e")
    var stage = Stage("## A\n\n" + body)
    stage.begin()
    #expect(stage.type("z = 4") == [])
    #expect(stage.type("z") == [])
    #expect(stage.type("2 + 2") == ["✗ not five"])
    #expect(stage.type("print(5)") == [])
    stage.type("z = 5")
    #expect(stage.type("z") == ["✓ Right."])
  }

  @Test func againStartsTheWorkingCopyAfresh() {
    var stage = atExercise()
    let state = stage.session.state
    stage.type("x = 1000")
    stage.type("y = 5")
    #expect(stage.reply(.again) == ["offer: y = ____"])
    #expect(stage.session.state == state)
    #expect(stage.type("y = 6").first == "✗ let `double` do it")
  }

  @Test func againAfterPassingOpensItOnceMore() {
    var stage = atExercise()
    stage.type("y = double(x)")
    stage.reply(.again)
    #expect(stage.player.exercise?.id == "two")
    #expect(stage.session.state.names["y"] == nil)
    stage.reply(.skip)
    #expect(stage.player.record("two").state == .solved)
  }

  @Test func againWithoutExerciseReloadsTheStep() {
    var stage = Stage(toy)
    stage.begin()
    let state = stage.session.state
    stage.type("x = 4")
    #expect(stage.reply(.again).last == "> x + roll()\n41")
    #expect(stage.session.state == state)
  }

  @Test func hintsComeOneByOne() {
    var stage = atExercise()
    #expect(stage.reply(.hint) == ["hint 1 of 2\nmultiply"])
    #expect(stage.reply(.hint) == ["hint 2 of 2\nby two"])
    #expect(stage.reply(.hint) == ["That was the last hint. `solution` shows a way."])
    #expect(stage.player.record("two").hintsShown == 2)
  }

  @Test func solutionIsShownAndNotRun() {
    var stage = atExercise()
    #expect(stage.reply(.solution) == ["  y = double(x)"])
    #expect(stage.player.record("two").sawSolution)
    #expect(stage.player.exercise != nil)
    #expect(stage.session.state.names["y"] == nil)
  }

  @Test func skipRunsTheSolutionOnTheFreshCopy() {
    var stage = atExercise()
    stage.type("x = 1000")
    #expect(stage.reply(.skip) == ["> y = double(x)", "Well done."])
    #expect(stage.session.state.names == ["x": 3, "y": 6])
    #expect(stage.player.record("two").state == .skipped)
    #expect(stage.reply(.next).last == "> y + roll()\n7")
    #expect(stage.reply(.skip) == ["There is nothing to skip here. `next` goes on."])
  }

  @Test func stepsWithoutExerciseHaveNothingToHelpWith() {
    var stage = Stage(toy)
    stage.begin()
    #expect(stage.reply(.hint) == ["There is no exercise here to give hints for."])
    #expect(stage.reply(.solution) == ["There is no exercise here to solve."])
  }

  @Test func earlierSittingsAreRemembered() {
    var stage = Stage(toy, records: [ItemRecord(id: "two", state: .solved, failedTries: 2)])
    stage.begin()
    #expect(
      stage.reply(.next).suffix(3) == [
        "You have solved this exercise before. `again` starts it afresh.", "> y = double(x)", "Well done.",
      ])
    #expect(stage.player.exercise == nil)
  }
}
