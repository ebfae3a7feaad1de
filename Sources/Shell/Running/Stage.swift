import Language
import Lessons
import Quizzes
import Records
import Typesetting

/// A lesson being played: carries out what the player says, and keeps the snapshots.
final class Stage {
  private(set) var player: LessonPlayer
  /// The lesson's file, if it is one of the lecture's.
  let path: String?
  private var moments: [LessonPlayer.Moment: SessionMoment] = [:]
  /// What the next prompt starts with.
  private var offered = ""
  /// The starter of the exercise that is open.
  private var starter = ""
  /// Something was wrong with the answer that is being judged.
  private var isRejected = false
  /// The last step is behind.
  private(set) var isFinished = false

  /// - Parameter waits: whether somebody sits there: then pauses wait, and questions are drawn anew for everybody.
  init(_ lesson: Lesson, path: String? = nil, waits: Bool) {
    self.path = path
    player = LessonPlayer(lesson, waits: waits, seed: waits ? Int.random(in: 0..<1 << 30) : 0)
  }

  /// `lesson 4/9> `
  var prompt: String {
    if player.isPlaying { return "play> " }
    if player.question != nil { return "answer \(player.step + 1)/\(max(1, player.lesson.steps.count))> " }
    return "lesson \(player.step + 1)/\(max(1, player.lesson.steps.count))> "
  }

  func begin(in session: Session) { perform(player.begin(), session) }

  func reply(to input: LessonPlayer.Input, in session: Session) { perform(player.reply(to: input), session) }

  /// Judges what the student typed, if an exercise is open.
  func typed(_ source: String, _ outcome: Outcome, in session: Session) {
    perform(player.typed(source, outcome, holds: session.holds), session)
  }

  /// Judges an answer to the open question.
  func answered(_ answer: String, in session: Session) { perform(player.answered(answer, on: session), session) }

  /// The starter of an exercise, once.
  func takeOffer() -> String {
    defer { offered = "" }
    return offered
  }

  /// The command that was typed behind what the line began with, such as `w0 = hint` for `w0 = ____`.
  func command(behindStarterIn text: String) -> String? {
    guard !starter.isEmpty else { return nil }
    let words = ["hint", "solution", "skip", "next", "back", "again", "play", "where", "leave"]
    let opened = starter.ranges(of: "____").first.map { starter.replacingCharacters(in: $0, with: "") }
    let text = text.trimmedBlanks
    return words.first { word in
      text == starter + word || text == (opened ?? starter) + word
        || starter.ranges(of: "____").first.map { text == starter.replacingCharacters(in: $0, with: word) } == true
    }
  }

  /// Puts a line back that still has blanks.
  func offerAgain(_ text: String) {
    offered = text
    starter = text
  }

  /// An answer begins, of one statement or several.
  func beginAnswer() { isRejected = false }

  /// After an answer that was wrong its lines come back, to be changed; after one that lacks a line that is said.
  ///
  /// - Parameter assigned: the names that the answer has bound.
  func endAnswer(_ text: String, _ assigned: Set<String>, in session: Session) {
    guard player.exercise != nil, !player.isPlaying else { return }
    if isRejected { return offerAgain(text.trimmedAtEnd) }
    let wanted = ((try? Parsing.statements(of: Source(starter + "\n"))) ?? []).reduce(into: Set<String>()) {
      $0.formUnion($1.boundNames)
    }
    let missing = wanted.filter { session.context.environment.value($0) == nil }.sorted()
    guard !assigned.isDisjoint(with: wanted), let name = missing.first else { return }
    session.console.writeLine("`\(name)` is still missing: type the line that makes it.")
  }

  private func perform(_ events: [LessonPlayer.Event], _ session: Session) {
    let console = session.console
    // Prompts of one transcript follow each other without a gap.
    var isInTranscript = false
    for event in events {
      let wasInTranscript = isInTranscript
      isInTranscript = false
      switch event {
      case .note: break
      case .finished:
        isFinished = true
        if let following = session.followingLesson {
          let word = console.isInteractive ? "next" : "lesson \(following.name)"
          console.write(StyledText("`\(word)` begins the one that follows, \(following.name)", .dim))
        }
      case .entered(let step): record(.reached, "", answer: "\(step + 1)", in: session)
      case .answered(let question, let answer, let grade): record(question, answer, grade, in: session)
      case .progressed(let progress): record(progress, in: session)
      case .show(let exhibit):
        if case .feedback = exhibit { isRejected = true }
        console.writeLine()
        console.write(exhibit.drawing(width: min(console.width, 80)))
      case .run(let run):
        if run.isEchoed { echo(run.source, console, behindAnother: wasInTranscript) }
        isInTranscript = run.isEchoed
        player.ran(run, run.isEchoed ? session.run(run.source) : session.runSilently(run.source))
      case .recall(let run, let outcome):
        echo(run.source, console, behindAnother: wasInTranscript)
        isInTranscript = true
        console.write(outcome?.output ?? "")
        if let failure = outcome?.failure { console.writeLine(failure.report) }
      case .figure(let code):
        console.writeLine()
        _ = session.figure(code.text)
      case .timer(let seconds):
        console.writeLine()
        console.write(
          StyledText("take \(seconds >= 120 ? "\(seconds / 60) minutes" : "\(seconds) seconds") for this", .dim))
      case .pause:
        console.writeLine()
        console.write(StyledText("`next` goes on", .dim))
      case .ask(let question, let number):
        do { perform(player.asked(try question.draw(number, on: session)), session) } catch {
          perform(player.couldNotAsk(error), session)
        }
      case .keep(let moment): moments[moment] = session.snapshot()
      case .restore(let moment): if let snapshot = moments[moment] { session.restore(snapshot) }
      case .reportChanges(let moment):
        if let snapshot = moments[moment] { console.writeLine(session.changes(since: snapshot)) }
      case .seed(let seed): session.seed(seed)
      case .beginAttempt: session.beginAttempt()
      case .offer(let starter):
        offered = starter
        self.starter = starter
        if console.isInteractive, starter.ranges(of: "____").count > 1 {
          console.write(StyledText("Tab goes to the next blank", .dim))
        }
        if !console.isInteractive && !starter.isEmpty {
          console.writeLine()
          console.write(Drawing(text: starter, .code).indented(by: 2))
        }
      }
    }
    console.flush()
  }

  // The journal

  /// What is written down of a question's answer, before anything is said about it.
  private func record(_ question: AskedQuestion, _ answer: String, _ grade: Grade, in session: Session) {
    session.record(
      Event(
        grade.isOverruled ? .overruled : .answered, item: player.lesson.id + "/" + question.id,
        content: String(question.question.contentHash, radix: 16), topic: question.question.topic, mode: "lesson",
        draw: question.number, parameters: question.parameterText, answer: answer, share: grade.share,
        attempt: (player.records[question.id]?.failedTries ?? 0) + 1,
        hints: player.records[question.id]?.hintsShown ?? 0, time: session.wallTime(), version: Greeting.version))
  }

  /// An exercise that was solved, or anything that was passed over.
  private func record(_ progress: ItemRecord, in session: Session) {
    let isQuestion = player.lesson.steps.flatMap(\.quizzes).contains { $0.id == progress.id }
    switch progress.state {
    case .skipped: record(.skipped, "/" + progress.id, answer: "", in: session)
    case .solved where !isQuestion: record(.solved, "/" + progress.id, answer: "", share: 1, in: session)
    default: break
    }
  }

  private func record(
    _ kind: Event.Kind, _ item: String, answer: String, share: Double = 0, in session: Session
  ) {
    session.record(
      Event(
        kind, item: player.lesson.id + item, topic: player.lesson.title, mode: "lesson", answer: answer, share: share,
        time: session.wallTime(), version: Greeting.version))
  }

  private func echo(_ source: String, _ console: Console, behindAnother: Bool) {
    if !behindAnother { console.writeLine() }
    for (index, line) in source.shownLines.enumerated() {
      console.write(StyledText(index == 0 ? ">>> " : "... ", .dim) + StyledText(line, .code))
    }
  }
}

extension Session {
  /// Runs code of a lesson without showing anything of it.
  func runSilently(_ source: String) -> Outcome {
    let quiet = console.isQuiet
    console.isQuiet = true
    defer { console.isQuiet = quiet }
    return run(source)
  }

  static let noChanges = "nothing has changed"

  /// What is different from a snapshot: `x changed, 2 new`.
  func changes(since moment: SessionMoment) -> String {
    let before = evaluator.digests(of: moment.variables)
    let now = evaluator.digests(of: evaluator.snapshot())
    let changed = now.keys.filter { before[$0] != nil && before[$0] != now[$0] }.sorted()
    let new = now.keys.filter { before[$0] == nil }.sorted()
    let gone = before.keys.filter { now[$0] == nil }.sorted()
    var parts: [String] = []
    if !changed.isEmpty { parts.append(changed.joined(separator: ", ") + " changed") }
    if !new.isEmpty { parts.append("\(new.count) new (\(new.joined(separator: ", ")))") }
    if !gone.isEmpty { parts.append(gone.joined(separator: ", ") + " deleted") }
    return parts.isEmpty ? Session.noChanges : parts.joined(separator: ", ")
  }
}

extension String {
  /// Without blanks and empty lines at the end.
  fileprivate var trimmedAtEnd: String {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    var copy = self
    copy.replaceSubrange(range, with: text)
    return copy
  }
}
