import Glibc
import Lessons
import Records

/// The file through which a presentation tells the speaker's own screen where it is.
///
/// It is replaced as a whole, so that a reader sees the old or the new state and never half of one. It also outlives a
/// presentation that was killed, which can then go on where it was.
final class NotesFile {
  let path: String
  private var written = ""
  /// Why the file could not be written the last time.
  private(set) var problem: String?

  init(path: String) { self.path = path }

  /// `present.md` beside the progress database; nil without a home.
  static func defaultPath() -> String? {
    Journal.defaultPath().map { path in String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) + "/present.md" }
  }

  func write(_ notes: SpeakerNotes) {
    let text = notes.text
    guard text != written else { return }
    makeFolder()
    do {
      try TextFile.write(text, to: path)
      (written, problem) = (text, nil)
    } catch { problem = "the notes cannot be written: \(error.message)" }
  }

  func read() -> SpeakerNotes? { (try? TextFile.read(path)).flatMap { SpeakerNotes(reading: $0) } }

  /// The presentation is over; the notes of another one that has begun meanwhile stay.
  func remove() { if read()?.process == Int(getpid()) { unlink(path) } }

  /// Whether a process is still there, also one of somebody else.
  static func isAlive(_ process: Int) -> Bool {
    guard let number = pid_t(exactly: process), number > 0 else { return false }
    return kill(number, 0) == 0 || errno == EPERM
  }

  private func makeFolder() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += (path.hasPrefix("/") || !folder.isEmpty ? "/" : "") + part
      mkdir(folder, 0o700)
    }
  }
}
