import Glibc
import Tensors

/// Whole files to bytes and back; the module's only access to the file system.
enum Disk {
  private static let pieceSize = 1 << 22

  /// - Throws: `FileNotFoundError` if there is no such file, `RuntimeError` if it cannot be read, `MemoryError` if it is larger than all
  ///   tensors may be together.
  static func read(_ path: String) throws(TensorError) -> [UInt8] {
    // Without waiting: a pipe is refused below, not waited for.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw .unreadable(path, errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(path, errno) }
    try checkRegular(path, status)
    let size = Int(status.st_size)
    guard size <= MemoryBudget.limit else { throw .tooLarge(path, size) }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
      while count < size && Cancellation.flag.pointee == 0 {
        let piece = Glibc.read(file, target.baseAddress.map { $0 + count }, min(size - count, pieceSize))
        if piece < 0 && errno == EINTR { continue }
        if piece < 0 { code = errno }
        if piece <= 0 { break }
        count += piece
      }
    }
    try Cancellation.poll()
    guard code == 0 else { throw .unreadable(path, code) }
    guard bytes.count == size else { throw .shrank(path, size, bytes.count) }
    return bytes
  }

  /// Makes the file or replaces it, whole or not at all: the bytes go to a new file beside it that then takes its name.
  ///
  /// A link stays one; what it points to is replaced. A replaced file keeps its permissions.
  static func write(_ bytes: [UInt8], to path: String) throws(TensorError) {
    let target = resolved(path)
    var status = stat()
    let isThere = stat(target, &status) == 0
    if isThere {
      try checkRegular(path, status)
      guard access(target, W_OK) == 0 else { throw .unwritable(path, errno) }
    }
    let (file, temporary) = try newFile(beside: target, for: path)
    if isThere { fchmod(file, status.st_mode & 0o7777) }
    var code = put(bytes, in: file)
    if close(file) != 0 && code == 0 { code = errno }
    if code == 0 && rename(temporary, target) != 0 { code = errno }
    guard code == 0 else {
      unlink(temporary)
      throw .unwritable(path, code)
    }
  }

  private static func checkRegular(_ path: String, _ status: stat) throws(TensorError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .folder(path)
    default: throw .noRegularFile(path)
    }
  }

  /// The path with its links followed, itself if there is no such file yet.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func newFile(beside target: String, for path: String) throws(TensorError) -> (Int32, String) {
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    for number in 0..<100 {
      let name = "\(folder).convsh-\(getpid())-\(number)"
      let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file >= 0 { return (file, name) }
      guard errno == EEXIST else { break }
    }
    throw .unwritable(path, errno)
  }

  /// Writes all bytes through to the disk; returns the system's error, 0 for none.
  private static func put(_ bytes: [UInt8], in file: Int32) -> Int32 {
    bytes.withUnsafeBytes { source in
      var done = 0
      while done < source.count {
        let piece = Glibc.write(file, source.baseAddress.map { $0 + done }, min(source.count - done, pieceSize))
        if piece < 0 && errno == EINTR { continue }
        guard piece > 0 else { return piece < 0 ? errno : EIO }
        done += piece
      }
      return fsync(file) == 0 || errno == EINVAL ? 0 : errno
    }
  }
}

extension TensorError {
  fileprivate static func unreadable(_ path: String, _ code: Int32) -> TensorError {
    switch code {
    case ENOENT, ENOTDIR:
      TensorError(
        "path", "there is no file \(quoted(path, limit: 200))", kind: .fileNotFound,
        hint: path.hasPrefix("/") ? nil : currentFolder)
    case EACCES: TensorError("path", "the file \(quoted(path, limit: 200)) may not be read by you: no permission")
    default: TensorError("path", "the file \(quoted(path, limit: 200)) cannot be read: \(reason(code))")
    }
  }

  fileprivate static func unwritable(_ path: String, _ code: Int32) -> TensorError {
    switch code {
    case ENOENT, ENOTDIR:
      TensorError(
        "path", "there is no folder for the file \(quoted(path, limit: 200))", kind: .fileNotFound,
        hint: path.hasPrefix("/") ? nil : currentFolder)
    case EACCES, EPERM:
      TensorError("path", "the file \(quoted(path, limit: 200)) may not be written by you: no permission")
    default: TensorError("path", "the file \(quoted(path, limit: 200)) cannot be written: \(reason(code))")
    }
  }

  fileprivate static func folder(_ path: String) -> TensorError {
    TensorError("path", "\(quoted(path, limit: 200)) is a folder, but a file is needed")
  }

  fileprivate static func noRegularFile(_ path: String) -> TensorError {
    TensorError("path", "\(quoted(path, limit: 200)) is a device or a pipe, but a file is needed")
  }

  fileprivate static func tooLarge(_ path: String, _ size: Int) -> TensorError {
    TensorError(
      "path",
      "the file \(quoted(path, limit: 200)) has \(MemoryBudget.text(size)), but all tensors together have at most "
        + MemoryBudget.text(MemoryBudget.limit), kind: .memory)
  }

  fileprivate static func shrank(_ path: String, _ size: Int, _ found: Int) -> TensorError {
    TensorError("path", "the file \(quoted(path, limit: 200)) has \(size) bytes, but only \(found) could be read")
  }

  /// The system's words.
  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }

  private static var currentFolder: String? {
    guard let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return "paths begin in the current folder, \(String(cString: folder))"
  }
}
