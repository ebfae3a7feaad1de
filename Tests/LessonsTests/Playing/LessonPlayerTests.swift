import Testing

@testable import Lessons

@Suite struct LessonPlayerTests {
  @Test func lessonBeginsWithItsTitleAndFirstStep() {
    var stage = Stage(toy)
    stage.begin()
    #expect(
      stage.screen == [
        "Toy", "Welcome.", "── One ────────────────────────────────────────────────────────── step 1 of 3 ──", "Words.",
        "> x + roll()\n41",
      ])
    #expect(stage.session.log == ["x = 3", "x + roll()"])
  }

  @Test func beginningLaterRunsWhatIsNeeded() {
    var stage = Stage(toy)
    stage.begin(at: 2)
    #expect(stage.session.log == ["x = 3", "x + roll()", "y = double(x)", "y + roll()"])
    #expect(stage.screen[1] == "Ran steps 1–2 to get here.")
    #expect(stage.player.record("two").state == .open)
  }

  @Test func whereListsTheStepsWithTheirMarks() {
    var stage = Stage(toy)
    stage.begin()
    stage.reply(.next)
    stage.type("y = 1")
    stage.type("y = 2")
    stage.reply(.hint)
    #expect(
      stage.reply(.where) == [
        """
        Toy, step 2 of 3

        ✓ 1 One    1 min
        → 2 Two    2.5 min; open, 2 tries, 1 of 2 hints
          3 Three
        """
      ])
  }

  @Test func whereCountsExercisesThatStandAlike() {
    let place = Whereabouts.Place(
      title: "Two", minutes: 4.5, wasSeen: false,
      items: [ItemRecord(id: "a"), ItemRecord(id: "b", state: .solved), ItemRecord(id: "c")], hints: [0, 0, 0])
    let drawing = Whereabouts(lesson: "Toy", current: 0, places: [place]).drawing(width: 80)
    #expect(drawing.lines.last?.text == "→ 1 Two  4.5 min; 2 open; solved")
  }

  @Test func playLeavesTheLessonAndReturnPutsItBack() {
    var stage = Stage(toy)
    stage.begin()
    let before = stage.session.state
    stage.reply(.play)
    stage.type("x = 99")
    #expect(stage.reply(.next) == ["You are playing. `return` brings you back to the lesson first."])
    #expect(stage.reply(.reveal) == [])
    #expect(stage.reply(.return(keep: false)) == ["changes since play", "Back in step 1, One."])
    #expect(stage.session.state == before)
    stage.reply(.play)
    stage.type("x = 99")
    stage.reply(.return(keep: true))
    #expect(stage.session.state.names["x"] == 99)
    #expect(stage.reply(.return(keep: true)).count == 1)
  }

  @Test func triesDoNotCountWhilePlaying() {
    var stage = Stage(toy)
    stage.begin()
    stage.reply(.next)
    stage.reply(.play)
    #expect(stage.type("y = double(3)") == [])
    stage.reply(.return(keep: false))
    #expect(stage.player.exercise?.id == "two")
  }

  @Test func pausesWaitAndTheRevealKeyNeverLeavesTheStep() {
    var stage = Stage("## A\n\none\n\n<!-- @pause -->\n\ntwo\n\n<!-- @pause -->\n\n## B\n\nthree", waits: true)
    stage.begin()
    #expect(stage.screen.suffix(2) == ["one", "pause"])
    #expect(stage.reply(.reveal) == ["two"])
    #expect(stage.reply(.reveal) == [])
    #expect(stage.reply(.next).last == "three")
    #expect(stage.reply(.back).count == 3)
  }

  @Test func nextAtAPauseShowsTheRestFirst() {
    var stage = Stage("## A\n\none\n\n<!-- @pause -->\n\ntwo\n\n## B\n\nthree", waits: true)
    stage.begin()
    #expect(stage.reply(.next) == ["two"])
    #expect(stage.reply(.next).last == "three")
  }

  @Test func pausesWaitForNothingInAPipe() {
    var stage = Stage("## A\n\none\n\n<!-- @pause -->\n\ntwo")
    stage.begin()
    #expect(stage.screen.suffix(2) == ["one", "two"])
  }

  @Test func questionsWaitAndAreAnswered() {
    let quiz = "```quiz id=q\nHow many?\n( ) two :: no\n(x) three\n! Count.\n```\n```hint\nfingers\n```"
    var stage = Stage("## A\n\n\(quiz)\n\nafter", waits: true)
    stage.begin()
    #expect(stage.screen.last == "How many?\n\na) three\nb) two")
    #expect(stage.player.question?.id == "q")
    #expect(stage.reply(.next).first?.hasPrefix("This question is still open: type a letter") == true)
    #expect(stage.answer("x")[0].hasPrefix("`x` is none of the choices: they go from a to b."))
    #expect(stage.player.records["q"] == nil)
    #expect(stage.answer("two") == ["✗ Not yet. no", "Try again, or type `hint`."])
    #expect(stage.reply(.hint) == ["hint 1 of 1\nfingers"])
    #expect(stage.answer("a") == ["✓ Right.", "Count.", "after"])
    #expect(stage.player.records["q"] == ItemRecord(id: "q", state: .solved, failedTries: 1, hintsShown: 1))
    #expect(stage.player.question == nil)
  }

  @Test func otherPartsBecomeEvents() {
    let body =
      "## A\n\n<!-- @note hm -->\n<!-- @timer 5m -->\n<!-- @figure 1 + 1 -->\n\n```swift\nlet x\n```\n\n```text\nas is\n```"
    var stage = Stage(body)
    stage.begin()
    #expect(stage.screen.dropFirst(2) == ["note: hm", "timer: 300", "figure: 2", "  let x", "as is"])
  }

  @Test(arguments: [(Part.Audience.alone, ["s", "x"]), (.classroom, ["c", "x"])])
  func regionsArePlayedForTheirAudience(audience: Part.Audience, shown: [String]) {
    let body = "## A\n\n<!-- @class -->\nc\n<!-- @end -->\n\n<!-- @self -->\ns\n<!-- @end -->\n\nx"
    var stage = Stage(body, audience: audience)
    stage.begin()
    #expect(Array(stage.screen.dropFirst(2)) == shown)
  }

  @Test func gradedQuestionsAreRemembered() {
    var stage = Stage("## A\n\n```quiz id=q\nWhy?\n= 5\n```")
    stage.begin()
    stage.player.progressed(ItemRecord(id: "q", state: .solved))
    #expect(stage.reply(.where).last?.contains("solved") == true)
  }

  @Test func emptyLessonIsFinished() {
    var player = LessonPlayer(Lesson(id: "x", title: "X"))
    #expect(player.begin().last == .finished)
    #expect(player.reply(to: .next) == [.finished])
  }
}
