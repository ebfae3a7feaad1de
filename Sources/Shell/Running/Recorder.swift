import Glibc
import Language
import Lessons
import Typesetting

/// Writes what is typed into a lesson file, with what it prints in a session like each student's.
///
/// Each input runs once more, in the session that `check` would run it in, so that the file is right whatever was done
/// before, however wide the window is and whatever random numbers were drawn. The file is whole after each input.
final class Recorder {
  /// Where the lesson is written.
  private(set) var path: String
  private(set) var lesson: RecordedLesson
  /// The session in which everything recorded so far has run.
  private var session: Session
  /// Whether that session is no longer as the lesson leaves it.
  private var isStale = false
  /// What stands in the file.
  private var written: [UInt8] = []

  /// Seconds that one input may take: those of `check`.
  static let timeout = 20.0

  /// Begins a file.
  ///
  /// - Throws: if it is there already, or cannot be written.
  init(_ name: LessonName, path: String, setup: [String]) throws(TextFile.Unwritable) {
    self.path = path
    lesson = RecordedLesson(name)
    session = Session.proving(Recorder.timeout)
    lesson.setup = setup
    rebuild()
    guard access(path, F_OK) != 0 else { throw TextFile.Unwritable(message: "\(path) is there already") }
    try write()
  }

  /// Takes an input that has run at the prompt.
  ///
  /// - Returns: what the user should know: why it is not recorded, or not as it looked.
  func typed(_ source: String, _ outcome: Outcome) -> [String] {
    if Cancelling.isAsked { return ["not recorded: it was interrupted"] }
    if isStale { rebuild() }
    let source = source.lineTexts.joined(separator: "\n")
    let again = session.run(RecordedExchange(source, Outcome()).source)
    let exchange = RecordedExchange(source, again)
    if let reason = reason(against: again, outcome) {
      isStale = true
      return ["not recorded: \(reason)"]
    }
    var next = lesson
    next.add(exchange)
    let remarks = keep(next)
    isStale = isStale || lesson != next
    guard outcome.failure != nil, again.failure == nil, lesson == next else { return remarks }
    return remarks + ["recorded as it runs in a fresh session, where it does not fail"]
  }

  /// Takes a comment: text, or the heading of a step.
  func typed(comment: String) -> [String] {
    var next = lesson
    next.add(comment: comment)
    return keep(next)
  }

  /// Takes the last thing out, and returns what it was.
  func drop() throws(TextFile.Unwritable) -> (dropped: String, remarks: [String])? {
    guard let last = lesson.removeLast() else { return nil }
    isStale = isStale || !last.hasPrefix("#")
    return (last, try write())
  }

  /// Ends the recording; a file that holds nothing goes.
  ///
  /// - Returns: what came of it.
  func end() -> String {
    if lesson.isEmpty {
      guard (try? LessonFile.bytes(at: path)) == written else { return "nothing was recorded" }
      unlink(path)
      return "nothing was recorded, so there is no \(path)"
    }
    return "recorded \(summary); `convsh check \(path)` proves it"
  }

  /// `demo.md: 7 inputs in 2 steps`
  var summary: String {
    let inputs = lesson.inputs.count
    let steps = lesson.stepCount
    return "\(path): \(inputs) input\(inputs == 1 ? "" : "s") in \(steps) step\(steps == 1 ? "" : "s")"
  }

  /// Why an input is left out; nil if nothing speaks against it.
  private func reason(against again: Outcome, _ outcome: Outcome) -> String? {
    if Cancelling.isAsked || again.failure?.type == "KeyboardInterrupt" { return "it was interrupted" }
    if again.failure?.type == "TimeoutError" { return "it takes longer than \(Int(Recorder.timeout)) seconds" }
    if outcome.failure == nil, let failure = again.failure {
      let advice = failure.type == "NameError" ? "; record what makes it first" : ""
      return "in a fresh session it fails with \(failure.type): \(failure.message)\(advice)"
    }
    let width = Drawing(text: (again.output + "\n" + (again.failure?.report ?? "")).expandingTabs()).width
    return width > 80 ? "a line of its output is \(width) columns wide, and the screen of a lesson has 80" : nil
  }

  /// Writes the lesson as it would be, unless `check` refuses it.
  private func keep(_ next: RecordedLesson) -> [String] {
    if let mistake = LessonFile(next.text, path: path).errors.first {
      return ["not recorded: \(mistake.message)\(mistake.hint.map { "; \($0)" } ?? "")"]
    }
    let before = lesson
    lesson = next
    do throws(TextFile.Unwritable) { return try write() } catch {
      lesson = before
      return ["not recorded: \(error.message)"]
    }
  }

  /// Writes the file. What another program has written there meanwhile is left alone, and the recording goes on in
  /// another file.
  @discardableResult private func write() throws(TextFile.Unwritable) -> [String] {
    var remarks: [String] = []
    if !written.isEmpty, access(path, F_OK) == 0, (try? LessonFile.bytes(at: path)) != written {
      let other = freePath
      remarks = ["\(path) was changed by another program: the whole recording goes on in \(other)"]
      path = other
    }
    let bytes = Array(lesson.text.utf8)
    try TextFile.write(bytes, to: path)
    written = bytes
    return remarks
  }

  /// `demo-2.md` for `demo.md`, or the next number that is free.
  private var freePath: String {
    let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
    let number = (2...).first { access("\(stem)-\($0).md", F_OK) != 0 } ?? 2
    return "\(stem)-\(number).md"
  }

  /// Runs everything that is recorded in a new session.
  private func rebuild() {
    session = Session.proving(Recorder.timeout)
    session.seed(0)
    if !lesson.setup.isEmpty { _ = session.run(lesson.setup.joined(separator: "\n")) }
    for source in lesson.inputs { _ = session.run(source) }
    isStale = Cancelling.isAsked
  }
}
