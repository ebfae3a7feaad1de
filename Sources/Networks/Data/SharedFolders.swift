import Glibc

/// Folders that come with the program: lessons, data sets.
public enum SharedFolders {
  /// Where a folder of that name may lie: beside the executable, in `share/convsh` next to its folder, in the folders
  /// above it (a build in the source tree), in the working directory.
  public static func places(of name: String) -> [String] {
    var places: [String] = []
    if let executable = executablePath() {
      var folder = parent(executable)
      places.append(parent(folder) + "/share/convsh/" + name)
      for _ in 0..<5 {
        places.append(folder + "/" + name)
        folder = parent(folder)
      }
    }
    return places + [name]
  }

  public static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
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
}
