import Glibc

/// Reading and writing whole text files.
enum TextFile {
  struct Unreadable: Error {
    let message: String
  }

  struct Unwritable: Error {
    let message: String
  }

  static func write(_ text: String, to path: String) throws(Unwritable) { try write(Array(text.utf8), to: path) }

  /// Writes a file so that at every moment the old or the new one is there as a whole. A link stays a link, and a file
  /// keeps its permissions.
  static func write(_ bytes: [UInt8], to link: String) throws(Unwritable) {
    let resolved = realpath(link, nil)
    defer { free(resolved) }
    let path = resolved.map { String(cString: $0) } ?? link
    // Renaming would replace even a file that is protected against writing.
    if resolved != nil, access(path, W_OK) != 0 {
      throw Unwritable(message: "\(link): \(String(cString: strerror(errno)))")
    }
    let temporary = path + ".new-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Unwritable(message: "\(path): \(String(cString: strerror(errno)))") }
    var rest = bytes[...]
    var failure: Int32 = 0
    var status = stat()
    if resolved != nil, stat(path, &status) == 0, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = errno }
    while !rest.isEmpty, failure == 0 {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { failure = errno }
      rest = rest.dropFirst(max(0, count))
    }
    close(descriptor)
    if failure == 0, rename(temporary, path) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw Unwritable(message: "\(path): \(String(cString: strerror(failure)))")
    }
  }

  /// Largest program or script.
  static let largest = 16 << 20

  /// The text of a regular file, without a byte order mark.
  ///
  /// - Throws: with the system's reason, for anything but a regular file, for NUL bytes and for what is not UTF-8.
  static func read(_ path: String) throws(Unreadable) -> String {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unreadable(message: "\(path): \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Unreadable(message: "\(path) is no regular file")
    }
    guard status.st_size <= largest else { throw Unreadable(message: "\(path) is larger than 16 MB") }
    return try text(of: bytes(from: descriptor), path)
  }

  /// Everything on standard input.
  static func readStandardInput() throws(Unreadable) -> String {
    try text(of: bytes(from: STDIN_FILENO), "standard input")
  }

  private static func bytes(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += block[..<count]
    }
  }

  private static func text(of bytes: [UInt8], _ path: String) throws(Unreadable) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw Unreadable(message: "\(path) is UTF-16; save it as UTF-8")
    }
    if let position = bytes.firstIndex(of: 0) {
      let line = bytes[..<position].reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
      throw Unreadable(message: "\(path):\(line): a NUL byte: this is no text file")
    }
    let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: rest, as: UTF8.self) else { throw Unreadable(message: "\(path) is not UTF-8") }
    return text
  }
}
