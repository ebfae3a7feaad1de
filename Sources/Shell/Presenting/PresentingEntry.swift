import CEdit
import Glibc
import Lessons

/// The ways into the program for somebody in front of a class.
extension Entry {
  /// `present`: lessons in front of a class; without a terminal, and with `isAuto`, the transcript.
  public static func present(_ names: [String], _ presentation: PresentationOptions, _ settings: Settings) -> Int32 {
    Cancelling.install()
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let session = session(settings, isTerminal ? .terminal : .pipe)
    let order: RunningOrder
    do { order = try session.runningOrder(names) } catch { return fail("\(error.message)\n  \(error.hint)") }
    if let start = presentation.start, order.find(start, from: 0) == nil { return fail("there is no step `\(start)`") }
    let history = History(path: settings.keepsHistory ? History.defaultPath() : nil)
    session.history = history
    let editor = isTerminal ? LineEditor(sourcesEditrc: settings.sourcesEditrc, history: history) : nil
    if let editor { session.serve(editor) }
    defer { editor?.close() }
    guard session.present(order, presentation) else {
      return fail("present needs a terminal; `convsh present --auto` writes the transcript")
    }
    let signal = cedit_termination_signal()
    if signal != 0 {
      editor?.close()
      session.terminate(signal)
    }
    if Cancelling.isAsked { session.terminate(SIGINT) }
    return session.finish(0)
  }

  /// `notes`: the speaker's own screen; without a terminal it is printed once.
  ///
  /// - Parameter path: the file that the presentation writes.
  public static func notes(_ path: String?, _ settings: Settings) -> Int32 {
    Cancelling.install()
    guard let path = path ?? NotesFile.defaultPath() else { return fail("there is no home to look for the notes in") }
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let console = Console(isTerminal ? .terminal : .pipe, palette: palette(settings), isPlain: settings.isPlain)
    let notes = NotesScreen(file: NotesFile(path: path), console: console)
    guard console.isInteractive, console.movesCursor else { return notes.printOnce() ? 0 : 1 }
    notes.follow()
    let signal = cedit_termination_signal()
    if signal != 0 { cedit_die(signal) }
    return 0
  }
}
