import Figures
import Language
import Lessons
import Networks
import Quizzes
import Records
import Typesetting

/// A quiz, drill or review while it is going on: asks, judges, records, and ends in a review.
///
/// At a terminal a quiz waits for a key before its clock starts. Everything that a key does a typed word does too, so
/// that it all works from a pipe, where there is no clock.
final class QuizRun {
  enum Mode: String { case quiz, drill, review }

  private enum State {
    case ready, asking, paused
    /// The time is up, and questions are left.
    case late
    /// The last answer may be overruled before the review.
    case closing
  }

  let mode: Mode
  private var deck: QuestionDeck
  private(set) var clock: QuizClock?
  private var state = State.ready
  private var asked: AskedQuestion?
  private var card: QuestionDeck.Card?
  private var outcomes: [QuizOutcome] = []
  private var tries = 0
  private var hints = 0
  private var askedAt = 0.0
  /// An answer in free words that did not get full marks, which the student may overrule.
  private var disputed: Dispute?
  /// The same of the question before, whose outcome may still be overruled.
  private var closedDispute: Dispute?
  private let now: () -> Double
  /// Questions are computed apart from the student's variables, so that a seed always gives the same quiz.
  private let bench = QuizRun.freshBench()
  /// A question was just shown: what was typed before cannot be meant for it.
  private(set) var isFresh = false

  /// An answer that can be overruled.
  private struct Dispute {
    let asked: AskedQuestion
    let card: QuestionDeck.Card
    let answer: String
    let attempt: Int
  }

  static let triesPerQuestion = 2
  /// The part of the questions that has to be right in the end.
  static let passingShare = 0.6

  /// - Parameter minutes: nil for no clock.
  init(_ mode: Mode, _ deck: QuestionDeck, minutes: Double?, now: @escaping () -> Double = monotonicSeconds) {
    self.mode = mode
    self.deck = deck
    self.now = now
    clock = minutes.map { QuizClock(minutes: $0, now: now) }
  }

  /// A workbench without variables.
  static func freshBench() -> any Workbench {
    var vocabulary = Vocabulary.torch()
    vocabulary.add(FigureWords.all)
    return Evaluator(vocabulary)
  }

  /// A right answer to the question that is open.
  var key: String? { asked?.key }

  /// Whether enough was right; a quiz without questions is passed.
  var isPassed: Bool {
    guard let count = deck.count, count > 0 else { return true }
    return Double(outcomes.count(where: \.isRight)) >= QuizRun.passingShare * Double(count)
  }

  /// `quiz 3/8 3:41> `
  var prompt: String {
    var words = [mode.rawValue]
    if state != .ready {
      words.append(deck.count.map { "\(outcomes.count + 1)/\($0)" } ?? "\(outcomes.count + 1)")
      if state == .closing { return "\(mode.rawValue)> " }
      if state == .paused { words.append("paused") } else if let clock { words.append(clock.text) }
    }
    return words.joined(separator: " ") + "> "
  }

  /// Whether the prompt changes by itself.
  var isTicking: Bool { clock?.isRunning ?? false }

  func begin(in session: Session) {
    guard let clock else { return ask(session) }
    let count = deck.count ?? 0
    let minutes = floatText(clock.remaining / 60).replacingSuffix(".0")
    say(
      "\(count) question\(count == 1 ? "" : "s"), \(minutes) minute\(minutes == "1" ? "" : "s") on the clock. Enter starts it. "
        + "On the way: `hint`, `skip`, `solution`, `pause`, `+1` for a minute more, `leave` to end; `? CODE` runs Python.",
      session)
  }

  /// Takes a line; nothing but the line's own meaning decides, whatever mode the shell was in before.
  func typed(_ line: String, in session: Session) {
    isFresh = false
    let text = line.trimmedBlanks
    if text.hasPrefix("?") && text.count > 1 || text.hasPrefix("%") { return run(text, session) }
    switch state {
    case .ready:
      if ["leave", "quit", "exit"].contains(text.lowercased()) { return end(session) }
      clock?.run()
      ask(session)
    case .paused:
      if ["leave", "quit", "exit"].contains(text.lowercased()) { return end(session) }
      clock?.run()
      state = .asking
      show(session)
    case .late:
      if text.isEmpty || text.lowercased() == "next" {
        clock = nil
        return ask(session)
      }
      if ["+1", "+ 1", "accept"].contains(text.lowercased()), obey(text, session) { return }
      end(session)
    case .closing:
      if text.lowercased() == "accept" { accept(session) }
      end(session)
    case .asking:
      if text.isEmpty { return }
      if isWord(text, session), obey(text, session) { return }
      answer(text, session)
    }
  }

  /// The student is gone, or has had enough.
  func end(_ session: Session) {
    session.quizRun = nil
    if session.options.endsWithQuiz { session.isDone = true }
    session.console.writeLine()
    session.console.write(
      QuizReview(outcomes: outcomes, count: deck.count, isPassed: isPassed, mode: mode).drawing(
        width: min(session.console.width, 80)))
    session.quizWasPassed = isPassed
  }

  // Words

  /// Whether a line that is one of the words means it, and is not the answer.
  private func isWord(_ text: String, _ session: Session) -> Bool {
    guard let asked, asked.takesWords else { return true }
    return (try? asked.grade(text, on: bench).isRight) != true
  }

  /// Does what a word says; false if it is none.
  private func obey(_ text: String, _ session: Session) -> Bool {
    switch text.lowercased() {
    case "hint": hint(session)
    case "skip", "next": skip(session)
    case "solution": solution(session)
    case "accept": accept(session)
    case "pause": pause(session)
    case "+1", "+ 1": addMinute(session)
    case "again", "where": show(session)
    case "help": help(session)
    case "leave", "quit", "exit": end(session)
    default: return false
    }
    return true
  }

  private func hint(_ session: Session) {
    guard let asked else { return }
    let all = asked.question.hints
    guard hints < all.count else {
      return say(
        all.isEmpty ? "This question has no hint." : "There are no more hints; `solution` shows the answer.", session)
    }
    hints += 1
    session.console.writeLine()
    session.console.write(all[hints - 1].drawing(width: min(session.console.width, 80)))
  }

  private func pause(_ session: Session) {
    guard clock != nil else { return say("There is no clock to stop.", session) }
    clock?.pause()
    state = .paused
    say("The clock stands. Enter goes on.", session)
  }

  private func addMinute(_ session: Session) {
    guard clock != nil else { return say("There is no clock: take your time.", session) }
    clock?.add(minutes: 1)
    if state == .late { ask(session) } else { say("One minute more.", session) }
  }

  private func skip(_ session: Session) {
    guard let asked else { return }
    record(.skipped, "", 0, session)
    close(asked, "", isRight: false, session)
  }

  private func solution(_ session: Session) {
    guard let asked else { return }
    record(.shown, "", 0, session)
    showSolution(asked, session)
    close(asked, "", isRight: false, session)
  }

  private func accept(_ session: Session) {
    guard let dispute = disputed ?? closedDispute else {
      return say("`accept` counts an answer in your own words as right, after it was graded otherwise.", session)
    }
    record(.overruled, dispute.answer, 1, session, of: dispute)
    say("Counted as right, by your own judgement.", session)
    if disputed != nil { return close(dispute.asked, dispute.answer, isRight: true, session) }
    closedDispute = nil
    if !outcomes.isEmpty { outcomes[outcomes.count - 1].isRight = true }
  }

  private func help(_ session: Session) {
    let clockWords = clock == nil ? "" : " `pause` stops the clock, `+1` adds a minute."
    say(
      "Type your answer. `hint` helps, `skip` passes, `solution` shows the answer, `leave` ends and shows the review.\(clockWords) "
        + "`? CODE` runs Python, `again` shows the question once more.", session)
  }

  /// Python beside the question: `? 28 - 3 + 1`.
  private func run(_ text: String, _ session: Session) {
    let code = text.hasPrefix("?") ? String(text.dropFirst()).trimmedBlanks : text
    _ = session.run(AssembledInput(text: code + "\n", linesBefore: 0))
  }

  // Asking and judging

  private func ask(_ session: Session) {
    guard let card = deck.next(on: bench) else {
      guard closedDispute != nil, state != .closing else { return end(session) }
      state = .closing
      return
    }
    do {
      asked = try card.entry.question.draw(card.number, on: bench)
    } catch {
      say("The question `\(card.entry.key)` cannot be asked: \(error.message)", session)
      return ask(session)
    }
    self.card = card
    (tries, hints, disputed, state) = (0, 0, nil, .asking)
    askedAt = now()
    show(session)
    isFresh = true
  }

  private func show(_ session: Session) {
    guard let asked, let card else { return }
    let width = min(session.console.width, 80)
    var title = StyledText(" \(outcomes.count + 1) · \(card.entry.topic.withControlsShown)", .heading)
    if let level = deck.level { title = title + StyledText("   level \(level) of \(Drill.levels)", .dim) }
    if let clock {
      let time = StyledText(clock.isUp ? clock.text : clock.digits + " left", .dim)
      title = title.padded(to: max(title.width + 2, width - time.width)) + time
    }
    session.console.writeLine()
    session.console.write(title.clipped(to: width))
    session.console.write(asked.drawing(width: width - 1).indented(by: 1))
  }

  private func answer(_ text: String, _ session: Session) {
    guard let asked else { return }
    let grade: Grade
    do { grade = try asked.grade(text, on: bench) } catch {
      return say("\(error.message.capitalizedAtStart). This counts as no answer.", session)
    }
    tries += 1
    closedDispute = nil
    // On the disk before anything is said about it.
    record(.answered, text, grade.share, session)
    session.console.write(grade.drawing(width: min(session.console.width, 80)))
    if grade.isRight {
      if !asked.explanation.isEmpty {
        session.console.write(asked.explanation.drawing(width: min(session.console.width, 80) - 2).indented(by: 2))
      }
      return close(asked, text, isRight: true, session)
    }
    disputed = card.flatMap { card in
      grade.report == nil ? nil : Dispute(asked: asked, card: card, answer: text, attempt: tries)
    }
    guard tries < QuizRun.triesPerQuestion else {
      showSolution(asked, session)
      let dispute = disputed
      if dispute != nil {
        say("If your own words say it all, type `accept`; anything else goes on.", session)
      }
      closedDispute = dispute
      return close(asked, text, isRight: false, session)
    }
    let help = asked.question.hints.isEmpty ? "`solution`" : "`hint`"
    say("Once more, or \(help)." + (disputed == nil ? "" : " If your words say it all, `accept`."), session)
  }

  private func showSolution(_ asked: AskedQuestion, _ session: Session) {
    session.console.write(StyledText("  The answer:", .dim))
    session.console.write(asked.solution(width: min(session.console.width, 80) - 2).indented(by: 2))
  }

  /// The question is over: the next one, or the end.
  private func close(_ asked: AskedQuestion, _ answer: String, isRight: Bool, _ session: Session) {
    deck.answered(rightly: isRight && tries <= 1)
    outcomes.append(
      QuizOutcome(
        topic: card?.entry.topic ?? "", answer: answer, key: asked.key, isRight: isRight, tries: tries, hints: hints))
    self.asked = nil
    disputed = nil
    if let clock, clock.isUp, outcomes.count < deck.count ?? .max {
      state = .late
      let left = (deck.count ?? 0) - outcomes.count
      return say(
        "The time is up. \(left) question\(left == 1 ? " is" : "s are") left: Enter goes on without the clock, `leave` ends with the review.",
        session)
    }
    ask(session)
  }

  private func record(
    _ kind: Records.Event.Kind, _ answer: String, _ share: Double, _ session: Session, of dispute: Dispute? = nil
  ) {
    guard let asked = dispute?.asked ?? asked, let card = dispute?.card ?? card else { return }
    session.record(
      Records.Event(
        kind, item: card.entry.key, content: String(asked.question.contentHash, radix: 16), topic: card.entry.topic,
        mode: mode.rawValue, draw: asked.number,
        parameters: asked.parameterText, answer: answer,
        share: share, attempt: dispute?.attempt ?? max(tries, 1), hints: hints, seconds: now() - askedAt,
        time: session.wallTime(),
        version: Greeting.version))
  }

  private func say(_ text: String, _ session: Session) {
    session.console.write(Markdown(reading: text).drawing(width: min(session.console.width, 80)))
  }
}

extension String {
  var trimmedBlanks: String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }

  var capitalizedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
