import Glibc
import Lessons
import Typesetting

/// `convsh check --update`: puts expected output right where it no longer matches.
extension LessonProof {
  /// Rewrites what can be rewritten, shows the difference, and proves the lessons as they stand then.
  ///
  /// - Returns: 0 if everything was proven in the end and could be written, else 1.
  func update(_ paths: [String], default directory: String?) throws(UnreadableFile) -> Int32 {
    var contents: [(path: String, bytes: [UInt8])] = []
    for path in try lessonPaths(paths, directory) { contents.append((path, try LessonFile.bytes(at: path))) }
    var files = contents.map { LessonFile(bytes: $0.bytes, path: $0.path) }
    let known = neighbourIDs(of: files, directory)
    let start = monotonicSeconds()
    var reports = reports(on: files, known: known)
    var code: Int32 = 0
    var changed: [Int] = []
    for (index, (path, bytes)) in contents.enumerated() {
      let revision = LessonRevision(of: bytes, path: path, report: reports[index])
      guard !revision.isEmpty else { continue }
      do throws(TextFile.Unwritable) {
        try write(revision.revisedBytes, to: path, insteadOf: bytes)
        console.write(UnifiedDiff(revision, path: path).drawing())
        console.writeLine()
        files[index] = LessonFile(bytes: revision.revisedBytes, path: path)
        changed.append(index)
      } catch {
        console.write(StyledText(error.message.withControlsShown, .bad))
        code = 1
      }
    }
    if !changed.isEmpty {
      let others = files.indices.filter { !changed.contains($0) }.map { files[$0] }
      let again = self.reports(on: changed.map { files[$0] }, beside: others, known: known)
      for (index, report) in zip(changed, again) { reports[index] = report }
    }
    code = max(code, tell(reports, seconds: monotonicSeconds() - start))
    for report in reports where report.exchanges.contains(where: { $0.mismatch != nil && !$0.isTrusted }) {
      let note = "what is printed below a failure may come of it, and is left as it was: mend it, then update again"
      for line in StyledText("\(report.path): \(note)".withControlsShown, .dim).wrapped(to: 100) { console.write(line) }
    }
    console.flush()
    return code
  }

  /// Writes a file unless somebody else has changed it meanwhile.
  private func write(_ bytes: [UInt8], to path: String, insteadOf old: [UInt8]) throws(TextFile.Unwritable) {
    guard (try? LessonFile.bytes(at: path)) == old else {
      throw TextFile.Unwritable(message: "\(path) was saved by another program meanwhile, so nothing is written")
    }
    try TextFile.write(bytes, to: path)
  }
}
