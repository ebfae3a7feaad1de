import Testing

@testable import Lessons

@Suite struct PlayerQuestionsTests {
  private static let width =
    "```quiz id=q\nHow much is {a} + 1?\nlet a in range(10, 90)\n= a + 1\n~ a :: One more.\n! Count.\n```\n```hint\nfingers\n```"
  private static let free = "```quiz id=f\nWhy?\n* slide\n* flip\n> It slides a flipped kernel.\n```"

  private func stage(_ body: String = width) -> Stage {
    var stage = Stage("## A\n\n\(body)\n\nafter\n\n## B\n\nmore", waits: true)
    stage.begin()
    return stage
  }

  private func key(_ stage: Stage) throws -> String { try #require(stage.player.question).key }

  @Test func aKnownMistakeGetsItsFeedbackAndARightAnswerGoesOn() throws {
    var stage = stage()
    let key = try key(stage)
    let wrong = String((Int(key) ?? 0) - 1)
    #expect(stage.answer(wrong) == ["✗ Not yet. One more.", "Try again, or type `hint`."])
    #expect(stage.answer(wrong).last == "Try again, or type `hint` or `solution`.")
    #expect(stage.answer(key) == ["✓ Right.", "Count.", "after"])
    #expect(stage.player.records["q"]?.failedTries == 2)
    #expect(stage.reply(.next).last == "more")
  }

  @Test func answersAreHandedToTheJournal() throws {
    var stage = stage()
    let key = try key(stage)
    stage.answer(key)
    let answered = stage.events.compactMap { event in
      if case .answered(let question, let answer, let grade) = event {
        "\(question.id) \(answer == key) \(grade.share)"
      } else {
        nil
      }
    }
    #expect(answered == ["q true 1.0"])
  }

  @Test func whatCannotBeReadIsNoTry() {
    var stage = stage()
    #expect(stage.answer("x + 1")[0].hasPrefix("Type the value itself, such as"))
    #expect(stage.player.records["q"] == nil)
  }

  @Test func solutionShowsTheAnswerAndClosesTheQuestion() throws {
    var stage = stage()
    let key = try key(stage)
    #expect(stage.reply(.solution) == ["\(key)\n\nCount."])
    #expect(stage.player.question == nil)
    #expect(stage.player.records["q"] == ItemRecord(id: "q", state: .skipped, sawSolution: true))
    #expect(stage.reply(.next) == ["after"])
  }

  @Test func againDrawsAnew() throws {
    var stage = stage()
    var texts: Set<String> = [stage.screen.last ?? ""]
    for _ in 0..<5 { texts.insert(stage.reply(.again).last ?? "") }
    #expect(texts.count > 2)
    stage.answer(try key(stage))
    #expect(stage.player.records["q"]?.state == .solved)
    stage.reply(.again)
    #expect(stage.player.question != nil)
  }

  @Test func skipShowsTheAnswerAndGoesOn() throws {
    var stage = stage()
    let key = try key(stage)
    #expect(stage.reply(.skip) == ["\(key)\n\nCount.", "after"])
    #expect(stage.player.records["q"]?.state == .skipped)
    #expect(stage.reply(.skip) == ["There is nothing to skip here. `next` goes on."])
  }

  @Test func gotoLeavesAnOpenQuestionAndBackFindsItAgain() throws {
    var stage = stage()
    let question = stage.player.question
    #expect(stage.reply(.goto("2")).last == "more")
    #expect(stage.player.question == nil)
    stage.reply(.back)
    #expect(stage.player.question == question)
    stage.answer(try key(stage))
    stage.reply(.next)
    #expect(stage.reply(.back).suffix(2) == ["This question is solved. `again` asks it anew.", "after"])
    #expect(stage.player.question == nil)
  }

  @Test func answersInFreeWordsMayBeAccepted() {
    var stage = stage(Self.free)
    #expect(stage.answer("accept")[0].hasPrefix("✗ Not yet."))
    let reply = stage.answer("the kernel slides")
    #expect(reply[0] == "◐ Partly right.\n  ✓ slide “slides”\n  · one idea is still missing")
    #expect(reply[1] == "Try again, or type `solution`. If your words say it all, type `accept`.")
    #expect(stage.answer("Accept")[0].hasPrefix("✓ Counted as right."))
    #expect(stage.player.records["f"]?.state == .solved)
  }

  @Test func whatCannotBeDrawnIsSaidAndPassed() {
    var stage = stage("```quiz id=q\nHow much is {missing}?\n= 1\n```")
    #expect(stage.screen.last?.contains("cannot be asked now") == true)
    #expect(stage.reply(.next) == ["after"])
  }

  @Test func playTakesNoAnswers() {
    var stage = stage()
    stage.reply(.play)
    #expect(stage.player.question == nil)
    stage.reply(.return(keep: false))
    #expect(stage.player.question != nil)
  }

  @Test func answeredQuestionsOfEarlierSittingsAreShown() {
    var stage = Stage("## A\n\n\(Self.width)\n\nafter", records: [ItemRecord(id: "q", state: .solved)])
    stage.begin()
    #expect(stage.screen.suffix(2) == ["You have solved this question before. `again` asks it anew.", "after"])
  }
}
