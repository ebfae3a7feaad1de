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
    // What a lesson runs plays no other lesson, least of all itself.
    guard session.options.timeLimit == nil else { throw line.error("a lesson that is checked presents nothing") }
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
        "`present` needs a terminal that redraws its screen, and no --plain",
        hint: "`present --auto LESSON` writes everything below each other")
    }
  }
}
