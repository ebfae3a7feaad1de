import Glibc

/// The file of a history: locked for every access, and opened anew each time, since another session may replace it.
struct HistoryFile {
  let path: String

  /// A file that cannot keep the history.
  struct Failure: Error {
    var message: String
  }

  /// Reads the entries. If there are more than `capacity`, or bytes of no entry, the file is replaced by the newest.
  func load(keeping capacity: Int) throws(Failure) -> [String] {
    createDirectories()
    let descriptor = try openLocked()
    defer { close(descriptor) }
    let lines = try contents(of: descriptor).split(separator: UInt8(ascii: "\n"))
    let entries = lines.compactMap { String(validating: $0, as: UTF8.self).map(unescaped) }
    if entries.count > capacity { try replace(by: entries.suffix(capacity)) }
    return Array(entries.suffix(capacity))
  }

  /// Adds an entry at the end. A file that could take only a part of it is cut back to what it was.
  func append(_ entry: String) throws(Failure) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    var last = UInt8(ascii: "\n")
    if size > 0 { pread(descriptor, &last, 1, size - 1) }
    let line = (last == UInt8(ascii: "\n") ? "" : "\n") + escaped(entry) + "\n"
    guard writeAll(Array(line.utf8), to: descriptor) else {
      let failure = Failure.notWritten(path, errno)
      ftruncate(descriptor, size)
      throw failure
    }
  }

  private static let longest = 8 << 20

  /// Opens the file, creating it if need be, and locks it.
  private func openLocked() throws(Failure) -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw errno == ELOOP ? .notRegular(path) : .notOpened(path, errno) }
      var opened = stat()
      var current = stat()
      guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG, opened.st_uid == geteuid() else {
        close(descriptor)
        throw .notRegular(path)
      }
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      // Another session may have replaced the file while this one waited for the lock.
      if lstat(path, &current) == 0, current.st_ino == opened.st_ino, current.st_dev == opened.st_dev {
        return descriptor
      }
      close(descriptor)
    }
  }

  /// The bytes of the file, of a huge one the last whole lines.
  private func contents(of descriptor: Int32) throws(Failure) -> ArraySlice<UInt8> {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let start = max(0, size - HistoryFile.longest)
    var bytes = [UInt8](repeating: 0, count: size - start)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled, off_t(start + filled))
      }
      if count < 0, errno != EINTR { throw .notOpened(path, errno) }
      if count == 0 { break }
      filled += max(0, count)
    }
    guard start > 0 else { return bytes[..<filled] }
    let firstEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? filled
    return bytes[firstEnd..<filled]
  }

  /// Writes a new file beside the old one and puts it in its place: at every moment one of them is whole.
  private func replace(by entries: ArraySlice<String>) throws(Failure) {
    let temporary = path + ".new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .notWritten(path, errno) }
    let bytes = entries.flatMap { Array((escaped($0) + "\n").utf8) }
    let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw .notWritten(path, errno)
    }
  }

  private func createDirectories() {
    var directory = ""
    for name in path.split(separator: "/").dropLast() {
      directory += "/" + name
      mkdir(directory, 0o700)
    }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), $0.count - written) }
      if count < 0, errno != EINTR { return false }
      written += max(0, count)
    }
    return true
  }
}

/// An entry as one line: `\` becomes `\\`, and a line end `\n`.
private func escaped(_ entry: String) -> String {
  entry.reduce(into: "") { line, character in
    switch character {
    case "\\": line += "\\\\"
    case "\n": line += "\\n"
    default: line.append(character)
    }
  }
}

private func unescaped(_ line: String) -> String {
  var entry = ""
  var isEscaped = false
  for character in line {
    if isEscaped {
      entry.append(character == "n" ? "\n" : character)
      isEscaped = false
    } else if character == "\\" {
      isEscaped = true
    } else {
      entry.append(character)
    }
  }
  return entry
}

extension HistoryFile.Failure {
  fileprivate static func notRegular(_ path: String) -> Self {
    Self(message: "\(path) is no regular file of yours, so the history of this session is not kept")
  }

  fileprivate static func notOpened(_ path: String, _ code: Int32) -> Self {
    Self(message: "the history is not kept: \(path): \(String(cString: strerror(code)))")
  }

  fileprivate static func notWritten(_ path: String, _ code: Int32) -> Self {
    Self(message: "the history is not kept from here on: \(path): \(String(cString: strerror(code)))")
  }
}
