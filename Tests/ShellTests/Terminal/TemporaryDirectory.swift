import Glibc

/// A directory that goes when its test does.
final class TemporaryDirectory {
  let path: String

  init() {
    var template = Array("/tmp/convsh-test-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  deinit {
    guard path != "/tmp" else { return }
    let words: [UnsafeMutablePointer<CChar>?] = (["rm", "-rf", path] as [String]).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    if posix_spawn(&process, "/bin/rm", nil, nil, words, [nil]) == 0 { waitpid(process, nil, 0) }
  }

  /// Writes a file; the directories it is in are made.
  func write(_ name: String, _ bytes: [UInt8]) throws {
    var directory = path
    for part in name.split(separator: "/").dropLast() {
      directory += "/" + part
      mkdir(directory, 0o700)
    }
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Failure("cannot write \(name)") }
  }

  func read(_ name: String) -> String {
    let file = open(path + "/" + name, O_RDONLY)
    defer { close(file) }
    var text: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65536)
    while case let count = Glibc.read(file, &bytes, bytes.count), count > 0 { text += bytes[..<count] }
    return String(decoding: text, as: UTF8.self)
  }
}
