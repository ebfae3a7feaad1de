import Glibc

/// A file or directory that could not be read.
public struct UnreadableFile: Error, Equatable, Sendable {
  public let path: String
  /// Mostly the system's words, such as `No such file or directory`.
  public let reason: String

  init(_ path: String, _ code: CInt) { self.init(path, reason: String(cString: strerror(code))) }

  public init(_ path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Path and reason, as command-line tools write them.
  public var message: String { "\(path): \(reason)" }
}

extension LessonFile {
  /// Reads a lesson from a file.
  public init(at path: String) throws(UnreadableFile) { self.init(bytes: try LessonFile.bytes(at: path), path: path) }

  /// The bytes of a lesson's file; of a file that is too large, no more than shows that it is.
  public static func bytes(at path: String) throws(UnreadableFile) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw UnreadableFile(path, errno) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= LessonSource.largestFile {
      let count = read(file, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw UnreadableFile(path, errno) }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return bytes
  }
}
