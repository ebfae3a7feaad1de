import Testing

@testable import Lessons

@Suite struct PlayerMovesTests {
  @Test func backGivesBackExactlyWhatNextLeft() {
    let steps = (1...6).map { "## S\($0)\n\n```pycon\n>>> a\($0) = roll()\n>>> a\($0) + roll()\n```" }
    var stage = Stage(steps.joined(separator: "\n\n"))
    stage.begin()
    var states: [ToySession.Snapshot] = []
    for _ in 1..<6 {
      stage.type("mine = roll()")
      states.append(stage.session.state)
      stage.reply(.next)
    }
    let runs = stage.session.log.count
    while let state = states.popLast() {
      stage.reply(.back)
      #expect(stage.session.state == state)
    }
    #expect(stage.session.log.count == runs)
    #expect(stage.player.step == 0)
  }

  @Test func backShowsTheStepAsItWas() {
    var stage = Stage(toy)
    stage.begin()
    let shown = Array(stage.screen.dropFirst(2))
    stage.reply(.next)
    #expect(stage.reply(.back) == shown)
    #expect(stage.reply(.back) == ["This is the first step."])
  }

  @Test func drawingAFigureAgainChangesNothing() {
    var stage = Stage("## A\n\n<!-- @figure roll() -->\n\n## B\n\nb")
    stage.begin()
    let state = stage.session.state
    stage.reply(.next)
    stage.reply(.back)
    #expect(stage.session.state == state)
  }

  @Test func nextStaysAtAnOpenExercise() {
    var stage = Stage(toy)
    stage.begin()
    stage.reply(.next)
    #expect(
      stage.reply(.next) == [
        "This exercise is still open: type your answer, or `hint` for help, `solution` to\nsee one, `skip` to go on."
      ])
    #expect(stage.player.step == 1)
  }

  @Test func lastStepIsTheEnd() {
    var stage = Stage("## A\n\na")
    stage.begin()
    #expect(stage.reply(.next) == ["That was the last step of Toy.", "finished"])
    #expect(stage.player.step == 0)
  }

  @Test(arguments: ["3", "three", "Three", "thr", " 3 "])
  func gotoTakesNumberIDAndTitle(text: String) {
    var stage = Stage(toy)
    stage.begin()
    let shown = stage.reply(.goto(text))
    #expect(shown.first == "Ran step 2 to get here.")
    #expect(shown.last == "> y + roll()\n7")
    #expect(stage.session.log == ["x = 3", "x + roll()", "y = double(x)", "y + roll()"])
  }

  @Test func gotoFinishesAnOpenExerciseFirst() {
    var stage = Stage(toy)
    stage.begin()
    stage.reply(.next)
    stage.type("x = 1000")
    #expect(stage.reply(.goto("3")).first == "Ran step 2 to get here.")
    #expect(stage.session.state.names == ["x": 3, "y": 6])
    #expect(stage.player.record("two").state == .open)
    #expect(stage.reply(.back).last == "offer: y = ____")
    #expect(stage.session.state.names == ["x": 3])
    #expect(stage.type("y = double(x)").last == "Well done.")
  }

  @Test func attemptBeginsAfterEverythingIsRestored() {
    var stage = Stage(toy.replacing("Make `y`", with: "<!-- @figure double(x) -->\n\nMake `y`"))
    stage.begin()
    stage.reply(.goto("3"))
    stage.reply(.back)
    #expect(stage.events.suffix(3) == [.restore(.exercise(id: "two")), .beginAttempt, .offer("y = ____")])
    #expect(stage.type("y = 6").first == "✗ let `double` do it")
  }

  @Test func gotoAStepWithoutCodeBetweenSaysNothing() {
    var stage = Stage("## A\n\na\n\n## B\n\nb\n\n## C\n\nc")
    stage.begin()
    #expect(stage.reply(.goto("c")).count == 2)
  }

  @Test func gotoBackwardsRestores() {
    var stage = Stage(toy)
    stage.begin()
    let state = stage.session.state
    stage.reply(.goto("3"))
    #expect(stage.reply(.goto("one")).last == "> x + roll()\n41")
    #expect(stage.session.state == state)
  }

  @Test func gotoTheSameStepReloadsIt() {
    var stage = Stage(toy)
    stage.begin()
    let state = stage.session.state
    stage.type("x = 99")
    stage.reply(.goto("1"))
    #expect(stage.session.state == state)
  }

  @Test(arguments: [
    ("7", "There is no step `7`: the steps go from 1 to 3."), ("0", "There is no step `0`: the steps go from 1 to 3."),
    ("tree", "There is no step `tree`; did you mean `three`?"),
    ("padding", "There is no step `padding`; `where` lists them all."),
    ("", "Say where to: a number from 1 to 3, or a step's id."),
    ("99999999999999999999", "There is no step `99999999999999999999`; `where` lists them all."),
  ])
  func unknownStepsAreAnswered(text: String, answer: String) {
    var stage = Stage(toy)
    stage.begin()
    #expect(stage.reply(.goto(text)) == [answer])
    #expect(stage.player.step == 0)
  }

  @Test func anySequenceOfMovesKeepsItsSnapshots() {
    let inputs: [LessonPlayer.Input] = [
      .next, .back, .goto("3"), .again, .skip, .goto("1"), .next, .hint, .solution, .goto("2"), .play,
      .return(keep: false), .reveal, .where,
    ]
    for seed in 0..<200 {
      var stage = Stage(toy, waits: seed % 2 == 0)
      stage.begin(at: seed % 3)
      var number = seed
      for _ in 0..<25 {
        number = (number &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
        stage.reply(inputs[(number >> 8) % inputs.count])
        if number % 5 == 0 { stage.type("y = double(x)") }
      }
      #expect(!stage.screen.contains { $0.hasPrefix("no snapshot") })
      #expect(stage.session.state.names["x"] == 3)
    }
  }
}
