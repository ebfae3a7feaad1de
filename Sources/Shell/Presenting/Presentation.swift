import Lessons
import Typesetting

extension Session {
  /// Presents lessons in a session of their own, so that the variables here stay as they are.
  ///
  /// - Returns: false if there is no terminal to do it on.
  func present(_ order: RunningOrder, _ presentation: PresentationOptions) -> Bool {
    let isTerminal = console.canStep
    guard isTerminal || presentation.isAuto else { return false }
    var options = options
    options.watchesCalls = true
    options.isRoom = true
    options.showsTimings = isTerminal
    let room = Session(console, options: options)
    room.history = history
    let presenter = Presenter(order, session: room)
    presenter.way = presentation.way
    if let start = presentation.start, let step = order.find(start, from: 0) { presenter.go(to: step) }
    guard isTerminal else {
      // Ctrl-C has ended it, or it is complete: both are known to whoever asked.
      _ = PresentedTranscript(presenter: presenter).write()
      return true
    }
    let editor = lines as? LineEditor
    if let editor { room.serve(editor) }
    defer { if let editor { serve(editor) } }
    let palette = console.palette
    presenter.screen.render = { palette.render($0) }
    presenter.screen.write = console.draw
    presenter.notes = (presentation.notesPath ?? NotesFile.defaultPath()).map { NotesFile(path: $0) }
    if presentation.start == nil { presenter.resume() }
    presenter.watchFiles()
    if presentation.isAuto { presenter.autoplay = Autoplay(next: presenter.now() + 1) }
    console.flush()
    presenter.present()
    return true
  }
}
