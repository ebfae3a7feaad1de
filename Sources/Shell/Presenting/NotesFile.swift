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
  /// Why the file cannot be written, said once.
  private(set) var problem: String?

  init(path: String) { self.path = path }

  /// `present.md` beside the progress database; nil without a home.
  static func defaultPath() -> String? {
    Journal.defaultPath().map { path in String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) + "/present.md" }
  }

  func write(_ notes: SpeakerNotes) {
    let text = notes.text
    guard text != written, problem == nil else { return }
    makeFolder()
    do {
      try TextFile.write(text, to: path)
      written = text
    } catch { problem = "the notes cannot be written: \(error.message)" }
  }

  func read() -> SpeakerNotes? { (try? TextFile.read(path)).flatMap { SpeakerNotes(reading: $0) } }

  /// The presentation is over; the notes of another one that has begun meanwhile stay.
  func remove() { if read()?.process == Int(getpid()) { unlink(path) } }

  private func makeFolder() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += (path.hasPrefix("/") || !folder.isEmpty ? "/" : "") + part
      mkdir(folder, 0o700)
    }
  }
}

/// What a file was like when it was looked at, to see whether it was saved again.
struct FileStamp: Equatable {
  let path: String
  private let inode: UInt64
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  /// Nil for a file that is not there, as between the two steps of an editor's save.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}
