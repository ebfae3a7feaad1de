import Glibc
import Language
import Lessons
import Typesetting

/// `record`: what is typed becomes a lesson.
enum RecordCommand {
  static let record = Command(
    name: "record", usage: "[FILE.md | stop | drop]",
    summary: "write what you type from now on into a lesson; `# text` explains, `## Title` begins a step",
    completes: .file
  ) { session, line in
    switch line.text.unquoted {
    case "": session.tellRecording()
    case "stop": try session.stopRecording(line)
    case "drop": try session.dropRecorded(line)
    case let path: try session.beginRecording(path, line)
    }
  }

  /// Commands whose output belongs into a lesson.
  static let recorded = Set(LookingCommands.all.map(\.name) + ["reset"])
  /// Commands that begin something in which what is typed is no code.
  static let refused: Set<String> = ["lesson", "next", "quiz", "drill", "review"]
}

extension Session {
  /// Notes an input that has run: in the recording, or for one that begins later.
  func note(_ text: String, _ outcome: Outcome) {
    guard stage == nil, quizRun == nil else { return }
    let command = command(text)?.name
    guard command.map({ RecordCommand.recorded.contains($0) }) ?? true else {
      if let command, command != "record", recorder != nil, !isDone {
        tell(["not recorded: `\(command)` is for you alone"])
      }
      return
    }
    guard let recorder else {
      if command == nil { earlier.add(text, outcome) }
      return
    }
    let (code, comments) = text.codeAndComments
    var remarks: [String] = []
    if !code.isEmpty { remarks += recorder.typed(code, outcome) }
    for comment in comments { remarks += recorder.typed(comment: comment) }
    tell(remarks)
  }

  /// Says at the end of the session what was recorded.
  func endRecorder() {
    guard let recorder else { return }
    self.recorder = nil
    tell([recorder.end()])
  }

  /// Whether a command may run while a recording goes on.
  func checkRecording(allows line: CommandLine) throws {
    guard let recorder, RecordCommand.refused.contains(line.name) else { return }
    throw Diagnostic(
      "RuntimeError", "`\(line.name)` cannot begin while \(recorder.path) is recorded", hint: "`record stop` ends it",
      at: SourceSpan(0, line.source.bytes.count), in: line.source)
  }

  fileprivate func tellRecording() {
    tell([
      recorder.map { "recording \($0.summary); `record stop` ends it, `record drop` takes the last thing out" }
        ?? "nothing is recorded; `record FILE.md` begins a lesson"
    ])
  }

  fileprivate func stopRecording(_ line: CommandLine) throws {
    guard recorder != nil else {
      throw line.error("nothing is recorded", hint: "`record FILE.md` begins a lesson")
    }
    endRecorder()
  }

  fileprivate func dropRecorded(_ line: CommandLine) throws {
    guard let recorder else { throw line.error("nothing is recorded", hint: "`record FILE.md` begins a lesson") }
    do throws(TextFile.Unwritable) {
      guard let (dropped, remarks) = try recorder.drop() else { return tell(["there is nothing to take out yet"]) }
      tell(remarks + ["taken out: \(dropped)"])
    } catch {
      throw line.error(error.message, kind: "OSError")
    }
  }

  fileprivate func beginRecording(_ path: String, _ line: CommandLine) throws {
    if let recorder {
      throw line.error("\(recorder.path) is being recorded already", hint: "`record stop` ends it")
    }
    guard stage == nil, quizRun == nil else {
      throw line.error("a lesson is being played", hint: "`leave` closes it; then `record \(path)`")
    }
    guard options.timeLimit == nil else { throw line.error("a lesson that is checked writes no files") }
    guard path.hasSuffix(".md") else {
      throw line.error("a lesson's file ends in .md, but this is `\(path)`", hint: "record \(path).md")
    }
    guard let name = LessonName(path: path) else {
      throw line.error(
        "the name of the file becomes the lesson's, and `\(path)` has no letters", hint: "record demo.md")
    }
    guard access(path, F_OK) != 0 else {
      throw line.error("\(path) is there already", kind: "FileExistsError", hint: "give another name")
    }
    let (setup, failing) = earlier.sorted()
    if Cancelling.isAsked { throw line.error("interrupted before it began", kind: "KeyboardInterrupt") }
    do throws(TextFile.Unwritable) { recorder = try Recorder(name, path: path, setup: setup) } catch {
      throw line.error(error.message, kind: "OSError")
    }
    var remarks = ["recording into \(path); `# text` explains, `## Title` begins a step, `record stop` ends it"]
    if !setup.isEmpty {
      remarks.append(
        "its setup is what was typed before and matters: \(setup.count) input\(setup.count == 1 ? "" : "s")")
    }
    remarks += failing.map { "left out, since it fails in a fresh session: \($0.lineTexts.first ?? "")" }
    if earlier.isFull { remarks.append("of the inputs before it only the first \(EarlierInputs.capacity) are known") }
    tell(remarks)
  }

  private func tell(_ remarks: [String]) {
    for remark in remarks {
      for line in StyledText(remark.withControlsShown, .dim).wrapped(to: console.width) { console.write(line) }
    }
  }
}

extension String {
  /// The lines of an input without comments behind it, which begin at the margin, and these comments.
  fileprivate var codeAndComments: (code: String, comments: [String]) {
    var code = lineTexts
    var comments: [String] = []
    while let last = code.last, last.hasPrefix("#") || last.allSatisfy(\.isWhitespace) {
      if last.hasPrefix("#") { comments.insert(last, at: 0) }
      code.removeLast()
    }
    let rest = code.joined(separator: "\n")
    // What looks like a comment may be the end of a long string.
    let isWhole = code.isEmpty || comments.isEmpty || (try? Parsing.statements(of: Source(rest + "\n"))) != nil
    return isWhole ? (rest, comments) : (self, [])
  }
}
