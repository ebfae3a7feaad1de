import Lessons

/// Why lessons cannot be presented.
struct UnknownLesson: Error {
  let message: String
  let hint: String
}

extension Session {
  /// The lessons that were named, each by its path, name, number, id or title.
  func runningOrder(_ names: [String]) throws(UnknownLesson) -> RunningOrder {
    // A title may have blanks.
    let arePaths = names.contains { $0.hasSuffix(".md") || $0.contains("/") }
    if names.count > 1, !arePaths, let path = try? lessonPath(names.joined(separator: " ").unquoted) {
      return RunningOrder([try lessonFile(path)])
    }
    var files: [LessonFile] = []
    for name in names { files.append(try lessonFile(try lessonPath(name.unquoted))) }
    return RunningOrder(files)
  }

  private func lessonPath(_ name: String) throws(UnknownLesson) -> String {
    if name.hasSuffix(".md") || name.contains("/") { return name }
    let library: LessonLibrary
    do { library = try LessonPlaces.library(options.lessonsDirectory) } catch {
      throw UnknownLesson(message: error.message, hint: "name their folder: convsh --lessons DIR")
    }
    switch library.find(name) {
    case .found(let entry): return entry.path
    case .several(let titles):
      throw UnknownLesson(message: "several lessons begin like `\(name)`", hint: titles.joined(separator: ", "))
    case .unknown(let nearest):
      throw UnknownLesson(
        message: "there is no lesson `\(name)`", hint: nearest.map { "did you mean `\($0)`?" } ?? "`lessons` lists them"
      )
    }
  }

  private func lessonFile(_ path: String) throws(UnknownLesson) -> LessonFile {
    let file: LessonFile
    do { file = try LessonFile(at: path) } catch { throw UnknownLesson(message: error.message, hint: "check the path") }
    if let mistake = file.errors.first {
      throw UnknownLesson(message: "the lesson has a mistake: \(mistake)", hint: "convsh check \(path)")
    }
    return file
  }
}
