/// Proves a lesson by playing it: every block runs and prints what it says, every exercise fails untouched and passes
/// with its solution, no known mistake is true of a solution, every figure can be drawn.
///
/// A lesson is run in one session, step after step, as by a student who presses `next` and ends up with the solution of
/// each exercise; lessons with `@class` or `@self` regions are run once for each audience.
public struct LessonChecker<Session: LessonSession> {
  private let makeSession: () -> Session

  /// - Parameter makeSession: a fresh session that prints for 80 columns, without colours, and keeps limits of time
  ///   and memory.
  public init(makeSession: @escaping () -> Session) {
    self.makeSession = makeSession
  }

  /// Checks lessons and what they say of each other.
  ///
  /// - Parameters:
  ///   - others: lessons that are not checked now and whose ids are taken.
  ///   - known: ids of further lessons that may be needed.
  public func check(
    _ files: [LessonFile], beside others: [LessonFile] = [], known: Set<String> = []
  ) -> [LessonReport] {
    let ids = known.union((files + others).map(\.lesson.id))
    return files.enumerated().map { index, file in
      var report = check(file)
      let twin = (others + files[..<index]).first { $0.lesson.id == file.lesson.id && !file.lesson.id.isEmpty }
      report.errors += (twin.map { [file.takenID(by: $0)] } ?? []) + file.unknownNeeds(ids)
      report.errors.sort { ($0.line, $0.column) < ($1.line, $1.column) }
      return report
    }
  }

  /// Checks a lesson on its own; mistakes of its text come first, and fatal ones alone.
  public func check(_ file: LessonFile) -> LessonReport {
    var report = LessonReport(path: file.path)
    report.errors = file.errors
    guard file.isRunnable else { return report }
    for audience in file.audiences {
      var run = CheckedRun(file: file, session: makeSession(), audience: audience)
      run.play()
      report.errors += run.report.errors.filter { !report.errors.contains($0) }
      report.exchanges += run.report.exchanges.filter { !report.exchanges.contains($0) }
      report.questions += run.report.questions.filter { !report.questions.contains($0) }
      report.unproven = report.unproven ?? run.report.unproven
      report.provenExercises = max(report.provenExercises, run.report.provenExercises)
    }
    report.errors.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    return report
  }
}

extension LessonFile {
  /// The audiences whose lessons differ.
  fileprivate var audiences: [Part.Audience] {
    let regions = lesson.steps.flatMap(\.parts).contains { $0.audience != .everyone }
    return regions ? [.alone, .classroom] : [.alone]
  }

  fileprivate func takenID(by other: LessonFile) -> LessonError {
    error(
      line: keyLines["id"] ?? 1, column: 5, "the id `\(lesson.id)` is taken by \(other.path)",
      hint: "progress is kept under it: give another one")
  }

  fileprivate func unknownNeeds(_ ids: Set<String>) -> [LessonError] {
    let line = keyLines["needs"] ?? 1
    return lesson.needs.filter { !ids.contains($0) || $0 == lesson.id }.map { need in
      let column = lines.indices.contains(line - 1) ? lines[line - 1].column(of: need) : nil
      if need == lesson.id { return error(line: line, column: column ?? 1, "the lesson needs itself") }
      return error(
        line: line, column: column ?? 1, "there is no lesson `\(need)`",
        hint: nearestWord(to: need, in: ids.sorted()).map { "did you mean `\($0)`?" })
    }
  }
}
