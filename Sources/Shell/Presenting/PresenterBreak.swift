import CEdit
import Lessons
import Typesetting

/// Leaving the script for a moment: a free prompt for the room's questions, and changing what comes next.
extension Presenter {
  /// A free prompt with the lesson's variables, until `return`; everything is put back unless it is to be kept.
  func play() {
    guard let lines = session.lines else { return say("a free prompt needs a terminal") }
    typing = nil
    let before = session.snapshot()
    var exercise = openExercise
    var starter = exercise?.starter
    session.beginAttempt()
    let keeps = outside {
      // The room does not see what was on this screen before.
      console.write(String(repeating: "\n", count: max(1, windowSize().rows)) + "\u{1B}[H")
      console.write(StyledText("── a free prompt with the lesson's variables ──", .heading))
      console.write(StyledText("`return` comes back and puts everything back, `return keep` keeps your changes", .dim))
      if starter?.isEmpty == false {
        console.write(StyledText("Tab goes to the next blank, Ctrl-U empties the line", .dim))
      }
      console.flush()
      while true {
        let input = lines.read(prompt: "play> ", initial: starter ?? "")
        starter = nil
        switch input {
        case .line(let text):
          switch text.split(whereSeparator: \.isWhitespace).map({ $0.lowercased() }) {
          case ["return"], ["leave"], ["quit"], ["exit"]: return false
          case ["return", "keep"]: return true
          case let words where words.first == "return": console.writeLine("`return` stands alone or with `keep`")
          default: if runFreely(text, exercise) { exercise = nil }
          }
        case .interrupted: break
        case .end, .terminated: return false
        }
        console.endLine()
        console.flush()
        if cedit_termination_signal() != 0 { return false }
      }
    }
    let changes = session.changes(since: before)
    session.isDone = false
    let isSame = changes == Session.noChanges
    if keeps, !isSame { keepSession() } else { session.restore(before) }
    say(isSame ? "back, nothing has changed" : keeps ? "back, kept: \(changes)" : "back, restored: \(changes)")
  }

  /// Runs lines of the free prompt, and judges them where an exercise is open; true if they have solved it.
  private func runFreely(_ text: String, _ exercise: Exercise?) -> Bool {
    for input in session.inputs(in: text) {
      let isCommand = session.command(input.text) != nil
      guard let outcome = interruptibly({ session.run(input) }), outcome.failure == nil, !session.isDone else { break }
      guard let exercise, !isCommand else { continue }
      switch exercise.judge(input.text, outcome, holds: session.holds) {
      case .passed:
        console.write(Exhibit.success(Markdown(reading: exercise.praise)).drawing(width: pageSize.columns))
        return true
      case .failed(let text):
        console.write(Exhibit.feedback(Markdown(reading: text)).drawing(width: pageSize.columns))
      case .unfinished(let text): console.write(Markdown(reading: text).drawing(width: pageSize.columns))
      case .notJudged: break
      }
    }
    return false
  }

  /// Lets the presenter change the command that comes next, and runs it; what follows goes on from there.
  func changeCommand() {
    guard let command = nextCommand else { return say("no command comes next") }
    guard let lines = session.lines else { return say("changing a command needs a terminal") }
    typing = CommandTyping(command.source)
    typing?.finish()
    scroll = nil
    let size = windowSize()
    let row = 2 + max(0, pageView.visible.height - command.source.split(separator: "\n").count)
    drawScreen()
    let hint = StyledText(" Enter runs it   Ctrl-C leaves it as it was", .dim)
    console.draw("\u{1B}[\(size.rows);1H" + screen.render(hint))
    let text = atPrompt(row: row) { lines.read(prompt: ">>> ", initial: command.source) }
    typing = nil
    guard case .line(let typed) = text, !typed.trimmedBlanks.isEmpty else { return say("nothing was changed") }
    if let line = session.command(typed), Session.refusedInRoom.contains(line.name) {
      return say("`\(line.name)` has no place in a presentation")
    }
    typing = CommandTyping(typed)
    typing?.finish()
    run(command, .byKeys, source: typed)
    session.isDone = false
  }

  // The terminal in other hands

  /// Gives the terminal's first screen to somebody else.
  private func outside<R>(_ body: () -> R) -> R {
    console.showFullScreen(false)
    if hasKeys { console.keys.end() }
    defer {
      console.flush()
      if hasKeys { _ = console.keys.begin() }
      console.showFullScreen(true)
      screen.forget()
    }
    return body()
  }

  /// Gives the screen from a row on to the line editor.
  private func atPrompt<R>(row: Int, _ body: () -> R) -> R {
    if hasKeys { console.keys.end() }
    console.draw("\u{1B}[\(row + 1);1H\u{1B}[K\u{1B}[?25h")
    defer {
      console.draw("\u{1B}[?25l")
      if hasKeys { _ = console.keys.begin() }
      screen.forget()
    }
    return body()
  }

  /// Runs something that Ctrl-C stops; nil if it did.
  func interruptibly(_ body: () -> Outcome) -> Outcome? {
    // From here on Ctrl-C sets the flag; one that was a key a moment before is meant for this, too.
    cedit_computing_begin()
    if hasKeys { console.keys.end() }
    if hasKeys, console.keys.wasInterrupted { Cancelling.raise() }
    let outcome = body()
    // What was said meanwhile may stand anywhere on it.
    screen.forget()
    let isStopped = Cancelling.isAsked || outcome.failure?.type == "KeyboardInterrupt"
    cedit_computing_end()
    if hasKeys {
      Cancelling.clear()
      _ = console.keys.begin()
    }
    return isStopped ? nil : outcome
  }
}
