import Glibc
import Testing

@testable import Shell

@Suite struct PipeLinesTests {
  @Test(arguments: [
    ("a\nb\n", ["a", "b"]), ("a\r\nb", ["a", "b"]), ("\u{FEFF}a\n", ["a"]),
    ("", []), ("\n\n", ["", ""]), ("a\n\nb", ["a", "", "b"]),
  ])
  func `lines come without their ends`(bytes: String, lines: [String]) throws {
    #expect(try all(Array(bytes.utf8)) == lines)
  }

  @Test(
    arguments: [
      ([0x61, 0x00, 0x62], 1, 2, "NUL"), ([0x61, 0x0A, 0xC3, 0xA9, 0xFF], 2, 2, "UTF-8"),
      ([0xFF, 0xFE, 0x61, 0x00], 1, 1, "UTF-16"),
    ] as [([UInt8], Int, Int, String)])
  func `bytes that are no text are reported with their place`(bytes: [UInt8], line: Int, column: Int, word: String)
    throws
  {
    let lines = PipeLines(descriptor: try pipe(holding: bytes))
    let error = #expect(throws: InputError.self) {
      while case .line = try lines.next() {}
    }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(word) == true)
  }

  @Test func `a line that is too long is reported, and the next one read`() throws {
    let name = "/tmp/convsh-pipe-lines-\(getpid())"
    let file = open(name, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    unlink(name)
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20) + Array("\nnext\n".utf8)
    try #require(write(file, bytes, bytes.count) == bytes.count)
    lseek(file, 0, SEEK_SET)
    let lines = PipeLines(descriptor: file)
    #expect(throws: InputError.self) { try lines.next() }
    #expect(try lines.next() == .line("next"))
    #expect(try lines.next() == .end)
    close(file)
  }

  @Test func `a directory is no input`() throws {
    let directory = open("/tmp", O_RDONLY)
    defer { close(directory) }
    #expect(throws: InputError.self) { try PipeLines(descriptor: directory).next() }
  }

  private func all(_ bytes: [UInt8]) throws -> [String] {
    let lines = PipeLines(descriptor: try pipe(holding: bytes))
    var texts: [String] = []
    while case .line(let text) = try lines.next() { texts.append(text) }
    return texts
  }

  /// The reading end of a pipe with a few bytes in it, and no one to write more.
  private func pipe(holding bytes: [UInt8]) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    try #require(write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    return ends[0]
  }
}
