import CEdit
import Lessons
import Typesetting

/// Leaving the script for a moment: a free prompt for the room's questions, and changing what comes next.
extension Presenter {
  /// Commands that would take the screen or the lesson from the presentation.
  private static let refused: Set<String> = [
    "next", "back", "goto", "again", "hint", "solution", "skip", "where", "lesson", "play", "quiz", "drill", "review",
    "present", "record",
  ]

  /// A free prompt with the lesson's variables, until `return`; everything is put back unless it is to be kept.
  func play() {
    guard let lines = session.lines else { return say("a free prompt needs a terminal") }
    typing = nil
    let before = session.snapshot()
    let exercise = openExercise
    var starter = exercise?.starter
    session.beginAttempt()
    let keeps = outside {
      console.write(StyledText("── a free prompt with the lesson's variables ──", .heading))
      console.write(StyledText("`return` comes back and puts everything back, `return keep` keeps your changes", .dim))
      console.flush()
      while true {
        let input = lines.read(prompt: "play> ", initial: starter ?? "")
        starter = nil
        switch input {
        case .line(let text):
          let words = text.split(whereSeparator: \.isWhitespace).map { String($0).lowercased() }
          if ["return", "leave", "quit", "exit"].contains(words.first), words.count <= 2 {
            return words.last == "keep"
          }
          runFreely(text, exercise)
        case .interrupted: break
        case .end: return false
        case .terminated: return false
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
    say("back: \(changes)" + (isSame ? "" : keeps ? ", and kept" : ", and put back"))
  }

  /// Runs lines of the free prompt, and judges them where an exercise is open.
  private func runFreely(_ text: String, _ exercise: Exercise?) {
    for input in session.inputs(in: text) {
      if let command = session.command(input.text), Presenter.refused.contains(command.name) {
        console.writeLine("`return` goes back to the presentation first")
        return
      }
      let outcome = interruptibly { session.run(input) }
      guard let outcome, outcome.failure == nil, !session.isDone else { return }
      switch exercise?.judge(input.text, outcome, holds: session.holds) {
      case .passed:
        console.write(Exhibit.success(Markdown(reading: exercise?.praise ?? "")).drawing(width: pageSize.columns))
      case .failed(let text): console.write(Exhibit.feedback(Markdown(reading: text)).drawing(width: pageSize.columns))
      case .unfinished(let text): console.write(Markdown(reading: text).drawing(width: pageSize.columns))
      case .notJudged, nil: break
      }
    }
  }

  /// Lets the presenter change the command that comes next, and runs it; what follows goes on from there.
  func changeCommand() {
    guard let command = nextCommand else { return say("no command comes next") }
    guard let lines = session.lines else { return say("changing a command needs a terminal") }
    typing = CommandTyping(command.source)
    typing?.finish()
    scroll = nil
    let size = windowSize()
    let above = visible(size)
    let row = 2 + max(0, above.height - command.source.split(separator: "\n").count)
    drawScreen()
    let text = atPrompt(row: row) { lines.read(prompt: ">>> ", initial: command.source) }
    typing = nil
    guard case .line(let typed) = text, !typed.trimmedBlanks.isEmpty else { return say("nothing was changed") }
    if let refused = session.command(typed + "\n"),
      Presenter.refused.contains(refused.name) || refused.name == "quit" || refused.name == "exit"
    {
      return say("`\(refused.name)` has no place in a presentation")
    }
    typing = CommandTyping(typed)
    typing?.finish()
    run(command, .byKeys, source: typed)
    session.isDone = false
  }

  // The terminal in other hands

  /// Gives the terminal's first screen to somebody else.
  private func outside<R>(_ body: () -> R) -> R {
    showFullScreen(false)
    if hasKeys { console.keys.end() }
    defer {
      console.flush()
      if hasKeys { _ = console.keys.begin() }
      showFullScreen(true)
      screen.forget()
    }
    return body()
  }

  /// Gives the screen from a row on to the line editor.
  private func atPrompt<R>(row: Int, _ body: () -> R) -> R {
    if hasKeys { console.keys.end() }
    console.draw("\u{1B}[\(row + 1);1H\u{1B}[J\u{1B}[?25h")
    defer {
      console.draw("\u{1B}[?25l")
      if hasKeys { _ = console.keys.begin() }
      screen.forget()
    }
    return body()
  }

  func showFullScreen(_ on: Bool) {
    if console.target == .terminal { cedit_full_screen(on) }
    screen.forget()
  }

  /// Runs something that Ctrl-C stops; nil if it did.
  func interruptibly(_ body: () -> Outcome) -> Outcome? {
    if hasKeys { console.keys.end() }
    Cancelling.clear()
    cedit_computing_begin()
    let outcome = body()
    let isStopped = Cancelling.isAsked || outcome.failure?.type == "KeyboardInterrupt"
    cedit_computing_end()
    if hasKeys {
      Cancelling.clear()
      _ = console.keys.begin()
    }
    return isStopped ? nil : outcome
  }
}
