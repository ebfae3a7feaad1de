import Glibc

/// What a file was like when it was looked at, to see whether it was saved again, also by an editor that writes another
/// one and renames it.
struct FileStamp: Equatable {
  private let seconds: Int
  private let nanoseconds: Int
  private let size: Int
  private let inode: UInt

  /// Nil for a file that is not there, as between the two steps of an editor's save.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    (size, inode) = (status.st_size, status.st_ino)
  }
}

/// Files that are looked at from time to time, for those that were saved and have come to rest.
struct WatchedFiles {
  private var known: [String: FileStamp]
  private var last: [String: FileStamp]

  init(_ paths: [String]) {
    known = WatchedFiles.stamps(of: paths)
    last = known
  }

  var isEmpty: Bool { known.isEmpty }
  var paths: [String] { known.keys.sorted() }

  /// The files that were saved since they last were told, or are new.
  ///
  /// Half a file, or none, is no save: whoever writes gets the time from one look to the next to end it.
  mutating func saved(among paths: [String]) -> [String] {
    let now = WatchedFiles.stamps(of: paths)
    defer { last = now }
    let changed = now.filter { known[$0.key] != $0.value }.keys.sorted()
    guard now == last, !changed.isEmpty else { return [] }
    known.merge(now) { $1 }
    return changed
  }

  private static func stamps(of paths: [String]) -> [String: FileStamp] {
    Dictionary(paths.compactMap { path in FileStamp(path).map { (path, $0) } }) { first, _ in first }
  }
}
