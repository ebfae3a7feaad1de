import Quizzes
import Records
import Testing

@testable import Lessons
@testable import Shell

/// A quiz line by line, in a session of its own.
struct QuizRunTests {
  private let folder: QuizFolder
  private let session: Session
  private let time = Time()

  private final class Time: @unchecked Sendable { var now = 0.0 }  // one thread only

  init() throws {
    folder = try QuizFolder()
    var options = SessionOptions(lessonsDirectory: folder.lessons)
    options.journalPath = folder.database
    session = Session(Console(.memory), options: options)
  }

  /// What the lines lead to on the screen.
  private func type(_ lines: String...) -> String {
    session.console.beginRecording()
    for line in lines { session.submit(AssembledInput(text: line + "\n", linesBefore: 0)) }
    return session.console.endRecording()
  }

  private func start(_ mode: QuizRun.Mode = .quiz, topic: String = "adding", count: Int = 2, minutes: Double? = nil) {
    guard let library = try? LessonLibrary(directory: folder.lessons),
      case .found(_, let entries) = QuestionBank(of: library).find(topic)
    else { return }
    let deck = QuestionDeck(quiz: entries, count: count, seed: 3)
    let run = QuizRun(mode, deck, minutes: minutes, now: { [time] in time.now })
    session.quizRun = run
    run.begin(in: session)
  }

  private var key: String { session.quizRun?.key ?? "" }
  private var events: [Event] { session.journal.events() }

  @Test func aSeedGivesTheSameQuizWhateverTheStudentHasNamed() {
    let quiz = ["quiz adding --count 2 --seed 7", "skip", "skip"]
    let fresh = quiz.map { type($0) }
    // One of the two questions draws its number from a `range`.
    _ = type("range = 1")
    #expect(quiz.map { type($0) } == fresh)
    #expect(fresh[0].contains("1 · "))
    start()
    #expect(type(key).contains("✓ Right.") && type(key).contains("2 of 2 right"))
  }

  @Test func rightAnswersEndInAPassedQuiz() {
    start()
    #expect(type(key).contains("✓ Right."))
    let end = type(key)
    #expect(end.contains("2 of 2 right") && end.contains("Passed."))
    #expect(session.quizRun == nil && session.quizWasPassed == true)
    #expect(events.map(\.share) == [1, 1])
  }

  @Test func aWrongAnswerIsWrittenDownBeforeItsFeedbackAndAskedOnceMore() {
    start()
    let first = type("999")
    #expect(first.contains("✗") && first.contains("Once more"))
    #expect(events.map(\.answer) == ["999"])
    #expect(type("hint").contains("\n"))
    #expect(type(key).contains("✓"))
    #expect(events.last?.attempt == 2 && events.last?.hints == 1)
  }

  @Test func theSecondWrongAnswerShowsTheRightOne() {
    start()
    let right = key
    let text = type("999", "998")
    #expect(text.contains("The answer:") && text.contains(right))
    #expect(type("leave").contains("right is: \(right)"))
    #expect(session.quizWasPassed == false)
  }

  @Test func whatCannotBeReadIsNoAnswer() {
    start()
    #expect(type("((").contains("no answer"))
    #expect(events.isEmpty && session.quizRun?.prompt == "quiz 1/2> ")
  }

  @Test func skippedAndLookedUpQuestionsAreWrittenDown() {
    start()
    _ = type("skip", "solution")
    #expect(events.map(\.kind) == [.skipped, .shown] && session.quizRun == nil)
  }

  @Test func pythonIsReachableBesideAQuestion() {
    start()
    #expect(type("? 6 * 7") == "42\n")
    #expect(session.quizRun?.prompt == "quiz 1/2> ")
  }

  @Test func anAnswerInOnesOwnWordsCanBeOverruled() {
    start(topic: "words", count: 1)
    #expect(type("because I say so").contains("accept"))
    #expect(type("accept").contains("1 of 1 right"))
    #expect(events.map(\.kind) == [.answered, .overruled])
  }

  @Test func theLastAnswerCanBeOverruledAfterItsSolution() {
    start(topic: "words", count: 1)
    _ = type("because I say so", "no idea")
    #expect(type("accept").contains("1 of 1 right"))
    #expect(events.map(\.kind) == [.answered, .answered, .overruled])
  }

  @Test func theClockWaitsForAKeyAndCanBeStoppedAndLengthened() {
    start(minutes: 5)
    #expect(session.quizRun?.prompt == "quiz> ")
    time.now = 1000
    _ = type("")
    #expect(session.quizRun?.prompt == "quiz 1/2 5:00> ")
    time.now = 1060
    #expect(session.quizRun?.prompt == "quiz 1/2 4:00> ")
    _ = type("pause")
    time.now = 2000
    #expect(session.quizRun?.prompt == "quiz 1/2 paused> ")
    _ = type("")
    #expect(session.quizRun?.prompt == "quiz 1/2 4:00> ")
    _ = type("+1")
    #expect(session.quizRun?.prompt == "quiz 1/2 5:00> ")
    time.now = 2250
    #expect(session.quizRun?.prompt == "quiz 1/2 last minute 0:50> ")
  }

  @Test func anAnswerAfterTheTimeCountsAndTheQuizMayGoOn() {
    start(minutes: 1)
    _ = type("")
    time.now = 61
    #expect(session.quizRun?.prompt == "quiz 1/2 time is up> ")
    let text = type(key)
    #expect(text.contains("✓ Right.") && text.contains("The time is up. 1 question is left"))
    _ = type("")
    #expect(session.quizRun?.prompt == "quiz 2/2> ")
    #expect(type(key).contains("2 of 2 right"))
  }

  @Test func theQuizMayEndWhenTheTimeIsUp() {
    start(minutes: 1)
    _ = type("")
    time.now = 61
    _ = type(key)
    let text = type("leave")
    #expect(text.contains("1 of 2 right, 1 not answered"))
  }
}

struct QuestionDeckTests {
  private let entries: [QuestionBank.Entry]
  private let session = Session.forTests()

  init() throws {
    let folder = try QuizFolder()
    entries = QuestionBank(of: try LessonLibrary(directory: folder.lessons)).entries
  }

  private func keys(_ deck: QuestionDeck) -> [String] {
    var deck = deck, keys: [String] = []
    while let card = deck.next(on: session) { keys.append("\(card.entry.key) \(card.number)") }
    return keys
  }

  @Test func theSameSeedGivesTheSameQuiz() {
    let deck = QuestionDeck(quiz: entries, count: 8, seed: 7)
    #expect(keys(deck) == keys(QuestionDeck(quiz: entries, count: 8, seed: 7)))
    #expect(keys(deck) != keys(QuestionDeck(quiz: entries, count: 8, seed: 8)))
    #expect(keys(deck).count == 8)
  }

  @Test func questionsThatAreNotDrawnComeOnce() {
    let cards = keys(QuestionDeck(quiz: entries, count: 20, seed: 1))
    #expect(cards.count { $0.hasPrefix("sums/why") } == 1)
  }

  @Test func aReviewBeginsWithWhatWasMissedThenTheOldest() {
    func summary(_ item: String, _ share: Double, _ time: Double) -> Event {
      Event(.answered, item: item, mode: "quiz", share: share, time: time, version: "")
    }
    let journal = Journal(path: nil)
    for event in [summary("sums/add", 1, 1), summary("sums/double", 0, 9), summary("sums/why", 1, 0)] {
      journal.record(event)
    }
    let deck = QuestionDeck(review: entries, journal.items(), count: 9, seed: 1)
    #expect(keys(deck).map { $0.split(separator: " ")[0] } == ["sums/double", "sums/why", "sums/add"])
  }

  @Test func aDrillGetsHarderAndEasier() {
    var deck = QuestionDeck(drill: entries.filter { $0.question.id == "add" }, seed: 5)
    func size() -> Int {
      guard let card = deck.next(on: session), let asked = try? card.entry.question.draw(card.number, on: session)
      else { return 0 }
      return asked.parameters.compactMap { Int($0.value) }.reduce(0, +)
    }
    let easy = size()
    for _ in 0..<4 { deck.answered(rightly: true) }
    #expect(deck.level == 5)
    let hard = size()
    #expect(hard > easy)
    deck.answered(rightly: false)
    #expect(deck.level == 4)
  }
}

struct QuizOptionsTests {
  @Test func wordsAreTheTopicAndOptionsStandAnywhere() throws {
    let options = try QuizOptions("output --count 5 size --seed=7 --minutes 2.5")
    #expect(options.topic == "output size" && options.count == 5 && options.seed == 7 && options.minutes == 2.5)
  }

  @Test(arguments: ["--count", "--count x", "--count 0", "--seed 1.5", "--minutes -1", "--minutes nan", "--sed 7"])
  func whatCannotBeReadIsNamed(_ text: String) {
    let error = #expect(throws: QuizOptions.Misuse.self) { try QuizOptions(text) }
    #expect(error?.message.contains("`") == true && error?.hint.isEmpty == false)
  }
}
