import Glibc
import Lessons

/// Where lessons are looked for.
enum LessonPlaces {
  /// The lessons of a directory that the user names, else of the first that exists: beside the executable, in
  /// `share/convsh` next to its folder, in the folders above it (a build in the source tree), in the working directory.
  static func library(_ named: String?) throws(UnreadableFile) -> LessonLibrary {
    if let named { return try LessonLibrary(directory: named) }
    for directory in candidates() where isDirectory(directory) { return try LessonLibrary(directory: directory) }
    return try LessonLibrary(directory: "lessons")
  }

  private static func candidates() -> [String] {
    var places: [String] = []
    if let executable = executablePath() {
      var folder = parent(executable)
      places.append(parent(folder) + "/share/convsh/lessons")
      for _ in 0..<5 {
        places.append(folder + "/lessons")
        folder = parent(folder)
      }
    }
    return places + ["lessons"]
  }

  private static func executablePath() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes -> Int in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return 0 }
      return readlink("/proc/self/exe", base, bytes.count)
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
