import Foundation
import Testing

@testable import Shell

/// Whole sessions: the lines behind `>>> ` are typed, and what is printed must stand below them.
///
/// `UPDATE_GOLDEN=1 swift test` writes what is printed into the files.
struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test("there are transcripts") func thereAreTranscripts() { #expect(!Self.files.isEmpty) }

  @Test("a session prints what its transcript says", arguments: files)
  func session(file: String) throws {
    let url = Self.folder.appending(path: file)
    let expected = try String(contentsOf: url, encoding: .utf8)
    let actual = replay(expected)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try actual.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(actual == expected)
  }

  /// The transcript with what is really printed.
  private func replay(_ transcript: String) -> String {
    let session = Session.forTests()
    var result = ""
    var pending: [String] = []
    func flush() {
      guard !pending.isEmpty else { return }
      let outcome = session.submit(AssembledInput(text: pending.joined(separator: "\n") + "\n", linesBefore: 0))
      for (index, line) in pending.enumerated() { result += (index == 0 ? ">>> " : "... ") + line + "\n" }
      result += outcome.output
      if let failure = outcome.failure { result += failure.report + "\n" }
      pending = []
    }
    for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(">>> ") {
        flush()
        pending = [String(line.dropFirst(4))]
      } else if line.hasPrefix("... "), !pending.isEmpty {
        pending.append(String(line.dropFirst(4)))
      } else if line.hasPrefix("# ") {
        flush()
        result += line + "\n"
      }
    }
    flush()
    return result
  }
}

extension Session {
  /// A session of 80×24 without colour that writes nowhere.
  static func forTests(lessons: String? = nil) -> Session {
    Session(
      Console(.memory, size: TerminalSize(columns: 80, rows: 24)), options: SessionOptions(lessonsDirectory: lessons))
  }

  /// Types a line and returns what is printed, errors included.
  @discardableResult
  func type(_ line: String) -> String {
    let outcome = submit(AssembledInput(text: line + "\n", linesBefore: 0))
    return outcome.output + (outcome.failure?.report ?? "")
  }
}
