import CEdit
import Glibc
import Lessons
import Typesetting

/// `convsh check --watch`: proves lessons, and each one again when it is saved.
struct LessonWatch {
  let proof: LessonProof
  /// Files, or folders, in which new files are found too.
  let paths: [String]
  let directory: String?
  /// Whether a round begins on an empty screen.
  let clears: Bool

  /// Microseconds between two looks at the files.
  private static let pause: UInt32 = 200_000

  /// Goes on until a signal ends the process.
  ///
  /// - Throws: for what cannot be read at the beginning; what cannot be read later is only said.
  func run() throws(UnreadableFile) -> Never {
    var changed = try proof.lessonPaths(paths, directory)
    var watched = WatchedFiles(changed)
    for path in changed { _ = try LessonFile.bytes(at: path) }
    var round = 0
    while true {
      begin(round)
      prove(changed, among: watched.paths)
      proof.console.write(StyledText("waiting for a file to be saved; Ctrl-C ends", .dim))
      proof.console.flush()
      changed = nextChange(&watched)
      round += 1
    }
  }

  /// Separates a round from the one before.
  private func begin(_ round: Int) {
    if clears {
      proof.console.write("\u{1B}[H\u{1B}[2J")
    } else if round > 0 {
      proof.console.writeLine("\n" + String(repeating: "─", count: 80))
    }
  }

  /// Proves the lessons that have changed; the others only lend their ids.
  private func prove(_ changed: [String], among paths: [String]) {
    var files: [LessonFile] = []
    for path in changed {
      do throws(UnreadableFile) { files.append(try LessonFile(at: path)) } catch {
        proof.console.write(StyledText(error.message.withControlsShown, .bad))
      }
    }
    guard !files.isEmpty else { return }
    let others = paths.filter { !changed.contains($0) }.compactMap { try? LessonFile(at: $0) }
    let start = monotonicSeconds()
    let known = proof.neighbourIDs(of: files, directory)
    let reports = proof.reports(on: files, beside: others, known: known)
    _ = proof.tell(reports, seconds: monotonicSeconds() - start)
  }

  /// Waits until files are saved, or new ones are there.
  private func nextChange(_ watched: inout WatchedFiles) -> [String] {
    while true {
      usleep(LessonWatch.pause)
      let signal = cedit_termination_signal()
      if signal != 0 { cedit_die(signal) }
      if Cancelling.isAsked { cedit_die(SIGINT) }
      // A folder that is gone for a moment, or empty, is looked at again.
      let changed = watched.saved(among: (try? proof.lessonPaths(paths, directory)) ?? [])
      if !changed.isEmpty { return changed }
    }
  }
}
