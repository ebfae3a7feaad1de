import Lessons
import Networks

/// Where lessons are looked for.
enum LessonPlaces {
  /// The lessons of a directory that the user names, else of the first shared one that exists.
  static func library(_ named: String?) throws(UnreadableFile) -> LessonLibrary {
    if let named { return try LessonLibrary(directory: named) }
    let found = SharedFolders.places(of: "lessons").first(where: SharedFolders.isDirectory)
    return try LessonLibrary(directory: found ?? "lessons")
  }
}
