import CEdit
import Glibc
import Lessons
import Typesetting

/// `convsh check`: proves lessons and says what could not be proven, with file, line and column.
struct LessonProof {
  let console: Console
  /// Seconds that one block may take.
  let timeout: Double

  /// - Parameter paths: lesson files, or folders of lessons; the lecture's lessons if there are none.
  /// - Returns: 0 if everything was proven, else 1.
  /// - Throws: for what cannot be read.
  func prove(_ paths: [String], default directory: String?) throws(UnreadableFile) -> Int32 {
    var files: [LessonFile] = []
    for path in try lessonPaths(paths, directory) { files.append(try LessonFile(at: path)) }
    return prove(files, known: neighbourIDs(of: files, directory))
  }

  /// - Parameter known: ids of further lessons that may be needed.
  func prove(_ files: [LessonFile], known: Set<String>) -> Int32 {
    let start = monotonicSeconds()
    return tell(reports(on: files, known: known), seconds: monotonicSeconds() - start)
  }

  /// Plays the lessons, each in a session as a student has it: 80 columns, no colours, limits of time.
  ///
  /// - Parameter others: lessons that are not played now, whose ids are taken.
  func reports(
    on files: [LessonFile], beside others: [LessonFile] = [], known: Set<String>
  ) -> [LessonReport] {
    let limit = timeout
    let reports = LessonChecker { Session.proving(limit) }.check(files, beside: others, known: known)
    // Ctrl-C fails whatever ran, and all that follows: no report is worth reading.
    if Cancelling.isAsked { cedit_die(SIGINT) }
    return reports
  }

  /// - Returns: the exit code.
  func tell(_ reports: [LessonReport], seconds: Double) -> Int32 {
    for report in reports {
      for error in report.errors { console.write(error.drawing(width: 100)) }
      if report.errors.isEmpty {
        console.write(StyledText("✓ ", .good) + StyledText(summary(of: report).withControlsShown))
        if let unproven = report.unproven { console.write(StyledText("  not proven \(unproven)", .bad)) }
        for line in questions(of: report) { console.write(line) }
      }
    }
    let mistakes = reports.reduce(0) { $0 + $1.errors.count }
    let lessons = "\(reports.count) lesson\(reports.count == 1 ? "" : "s")"
    console.writeLine(
      mistakes == 0
        ? "\(lessons) checked in \(durationText(seconds))"
        : "\(lessons) checked, \(mistakes) mistake\(mistakes == 1 ? "" : "s")")
    console.flush()
    return mistakes == 0 ? 0 : 1
  }

  private func summary(of report: LessonReport) -> String {
    "\(report.path): \(report.exchanges.count) prompts, \(report.provenExercises) exercises, \(report.questions.count) questions"
  }

  /// What was inferred of each question.
  private func questions(of report: LessonReport) -> [StyledText] {
    let column = (report.questions.map { displayWidth($0.id) }.max() ?? 0) + 4
    return report.questions.map { question in
      var line = StyledText("  " + question.id, .code).padded(to: column)
      line.append(question.kind)
      if question.draws != 1 { line.append(", \(question.draws) draws", .dim) }
      return line
    }
  }

  /// The ids of lessons that a checked one may need: those in its own folder and the lecture's.
  func neighbourIDs(of files: [LessonFile], _ directory: String?) -> Set<String> {
    let paths = files.filter { !$0.lesson.needs.isEmpty }.map(\.path)
    guard !paths.isEmpty else { return [] }
    var libraries = Set(paths.map { path in path.lastIndex(of: "/").map { String(path[...$0]) } ?? "." })
      .compactMap { try? LessonLibrary(directory: $0) }
    if let lecture = try? LessonPlaces.library(directory) { libraries.append(lecture) }
    return Set(libraries.flatMap(\.entries).compactMap { try? LessonFile(at: $0.path).lesson.id })
  }

  func lessonPaths(_ paths: [String], _ directory: String?) throws(UnreadableFile) -> [String] {
    if paths.isEmpty { return try LessonPlaces.library(directory).allPaths }
    var found: [String] = []
    for path in paths {
      var status = stat()
      if stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR {
        let inside = try LessonLibrary(directory: path).allPaths
        if inside.isEmpty { throw UnreadableFile(path, reason: "no lessons in this folder") }
        found += inside
      } else {
        found.append(path)
      }
    }
    // A file and the folder it lies in name it twice.
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Session {
  /// A session like each student's, whatever the window, for proving what a lesson says.
  ///
  /// - Parameter limit: seconds that one input may take.
  static func proving(_ limit: Double) -> Session {
    var options = SessionOptions()
    options.watchesCalls = true
    options.timeLimit = limit
    return Session(Console(.memory, size: TerminalSize(columns: 80, rows: 24)), options: options)
  }
}
