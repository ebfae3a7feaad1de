import CEdit
import Glibc
import Lessons
import Typesetting

/// `present LESSON…` and `notes`: lessons in front of a class.
enum ClassCommands {
  static let all = [present, notes]

  static let notes = Command(
    name: "notes", usage: "", summary: "the speaker's notes of a lesson that is presented in another terminal"
  ) { session, line in
    guard let path = NotesFile.defaultPath() else { throw line.error("there is no home to look for the notes in") }
    let screen = NotesScreen(file: NotesFile(path: path), console: session.console)
    if session.console.canStep { screen.follow() } else { _ = screen.printOnce() }
  }

  static let present = Command(
    name: "present", usage: "LESSON … [--auto]",
    summary: "lessons in front of a class, with your keys; `convsh notes` in another terminal has the notes",
    completes: .lesson
  ) { session, line in
    var words = line.text.split(separator: " ").map(String.init)
    let isAuto = words.contains("--auto")
    words.removeAll { $0 == "--auto" }
    guard !words.isEmpty else {
      throw line.error("`present` needs a lesson", kind: "SyntaxError", hint: "for example: present convolution")
    }
    let order: RunningOrder
    do throws(UnknownLesson) { order = try session.runningOrder(words) } catch {
      throw line.error(error.message, kind: "NameError", hint: error.hint)
    }
    var options = PresentationOptions()
    options.isAuto = isAuto
    guard session.present(order, options) else {
      throw line.error(
        "`present` needs a terminal that can move its cursor",
        hint: "`present --auto LESSON` writes everything below each other")
    }
  }
}

/// How lessons are presented.
public struct PresentationOptions: Sendable {
  /// Begins to run by itself; where there is no terminal, writes the transcript.
  public var isAuto = false
  /// How commands are typed: `keys`, `timed` or `atOnce`.
  public var way = CommandTyping.Way.keys
  /// The step to begin with, as `g` takes it.
  public var start: String?
  /// The file for the speaker's own screen.
  public var notesPath: String?

  public typealias Way = CommandTyping.Way

  public init() {}
}

/// Why lessons cannot be presented.
struct UnknownLesson: Error {
  let message: String
  let hint: String
}

extension Session {
  /// The lessons that were named, each by its path, name, number, id or title.
  func runningOrder(_ names: [String]) throws(UnknownLesson) -> RunningOrder {
    // A title may have blanks.
    if names.count > 1, let path = try? lessonPath(names.joined(separator: " ").unquoted) {
      return RunningOrder([try lessonFile(path)])
    }
    var files: [LessonFile] = []
    for name in names { files.append(try lessonFile(try lessonPath(name.unquoted))) }
    return RunningOrder(files)
  }

  private func lessonPath(_ name: String) throws(UnknownLesson) -> String {
    if name.hasSuffix(".md") || name.contains("/") { return name }
    let library: LessonLibrary
    do { library = try LessonPlaces.library(options.lessonsDirectory) } catch {
      throw UnknownLesson(message: error.message, hint: "name their folder: convsh --lessons DIR")
    }
    switch library.find(name) {
    case .found(let entry): return entry.path
    case .several(let titles):
      throw UnknownLesson(message: "several lessons begin like `\(name)`", hint: titles.joined(separator: ", "))
    case .unknown(let nearest):
      throw UnknownLesson(
        message: "there is no lesson `\(name)`", hint: nearest.map { "did you mean `\($0)`?" } ?? "`lessons` lists them"
      )
    }
  }

  private func lessonFile(_ path: String) throws(UnknownLesson) -> LessonFile {
    let file: LessonFile
    do { file = try LessonFile(at: path) } catch { throw UnknownLesson(message: error.message, hint: "check the path") }
    if let mistake = file.errors.first {
      throw UnknownLesson(message: "the lesson has a mistake: \(mistake)", hint: "convsh check \(path)")
    }
    return file
  }

  /// Presents lessons in a session of their own, so that the variables here stay as they are.
  ///
  /// - Returns: false if there is no terminal to do it on.
  func present(_ order: RunningOrder, _ presentation: PresentationOptions) -> Bool {
    let isTerminal = console.canStep
    guard isTerminal || presentation.isAuto else { return false }
    var options = options
    options.watchesCalls = true
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
