import Foundation
import Lessons
import Testing

@testable import Shell

/// `convsh check --update` on files.
struct LessonUpdateTests {
  private let folder = TemporaryDirectory()
  private static let lessons = URL(filePath: #filePath).appending(path: "../../../../lessons").standardized.path
  /// Those that train networks are left out: each is played four times here.
  static let shipped = ((try? LessonLibrary(directory: lessons).entries) ?? []).filter { !$0.trains }

  private func update(_ name: String) throws -> (code: Int32, screen: String) {
    let console = Console(.memory, size: TerminalSize(columns: 80, rows: 24))
    console.beginRecording()
    let code = try LessonProof(console: console, timeout: 20).update([folder.path + "/" + name], default: Self.lessons)
    return (code, console.endRecording())
  }

  private func write(_ name: String, _ body: String) throws {
    try folder.write(name, Array("---\nid: sample\ntitle: Sample\n---\n# Sample\n\n## One step\n\n\(body)\n".utf8))
  }

  private func modified(_ name: String) -> timespec {
    var status = stat()
    stat(folder.path + "/" + name, &status)
    return status.st_mtim
  }

  @Test func `broken lines of a shipped lesson are mended and nothing else is touched`() throws {
    var random = SeededGenerator(seed: 7)
    #expect(!Self.shipped.isEmpty)
    for entry in Self.shipped {
      let text = try String(contentsOfFile: entry.path, encoding: .utf8)
      var lines = text.components(separatedBy: "\n")
      let exchanges = exchanges(in: text)
      for exchange in exchanges where Bool.random(using: &random) {
        for (offset, line) in exchange.expected.enumerated() where line.contains(where: \.isNumber) {
          guard !line.contains("[..]"), Bool.random(using: &random) else { continue }
          lines[exchange.expectedLine - 1 + offset] = line.replacingOccurrences(
            of: "[0-9]", with: "7", options: .regularExpression)
        }
      }
      let name = (entry.path as NSString).lastPathComponent
      try folder.write(name, Array(lines.joined(separator: "\n").utf8))
      let (code, screen) = try update(name)
      #expect(code == 0, "\(name): \(screen)")
      let mended = folder.read(name).components(separatedBy: "\n")
      #expect(mended.count == lines.count, "\(name): \(screen)")
      for (new, old) in zip(mended, text.components(separatedBy: "\n")) where !old.contains(where: \.isNumber) {
        #expect(new == old)
      }
      #expect(mended.count { $0.contains("[.") } == lines.count { $0.contains("[.") }, "\(name): \(screen)")
      let before = modified(name)
      #expect(try update(name).code == 0)
      #expect(modified(name).tv_nsec == before.tv_nsec)
    }
  }

  @Test func `however the output of a shipped lesson is broken, it is mended`() throws {
    var random = SeededGenerator(seed: 7)
    let junk = ["junk", "7", "[...]", "a [..] b", "", "  1  2  3", "``", "... more"]
    for entry in Self.shipped {
      let text = try String(contentsOfFile: entry.path, encoding: .utf8)
      var lines = text.components(separatedBy: "\n")
      for exchange in exchanges(in: text).reversed() {
        var expected = exchange.expected.filter { _ in Int.random(in: 0..<5, using: &random) > 0 }
        if Int.random(in: 0..<3, using: &random) == 0 {
          expected.insert(
            junk.randomElement(using: &random) ?? "", at: Int.random(in: 0...expected.count, using: &random))
        }
        if expected.first?.hasPrefix("...") == true { expected.removeFirst() }
        let start = exchange.expectedLine - 1
        lines.replaceSubrange(start..<(start + exchange.expected.count), with: expected)
      }
      let name = (entry.path as NSString).lastPathComponent
      try folder.write(name, Array(lines.joined(separator: "\n").utf8))
      let (code, screen) = try update(name)
      #expect(code == 0, "\(name): \(screen)")
      #expect(withoutOutput(folder.read(name)) == withoutOutput(text))
      let before = modified(name)
      #expect(try update(name).code == 0)
      #expect(modified(name).tv_nsec == before.tv_nsec)
    }
  }

  /// What is compared in a lesson.
  private func exchanges(in text: String) -> [Exchange] {
    LessonFile(text, path: "").lesson.steps.flatMap(\.parts).flatMap { part -> [Exchange] in
      if case .transcript(let transcript) = part.content, !transcript.isIgnored { transcript.exchanges } else { [] }
    }
  }

  private func withoutOutput(_ text: String) -> [String] {
    var lines = text.components(separatedBy: "\n")
    for exchange in exchanges(in: text).reversed() {
      let start = exchange.expectedLine - 1
      lines.removeSubrange(start..<(start + exchange.expected.count))
    }
    return lines.filter { !$0.isEmpty }
  }

  @Test(
    arguments: [
      (#"print(">>> 1")"#, "[...]"), (#"print("... a\nb")"#, "[...]\nb"), (#"print("```\nx")"#, "[...]\nx"),
      (#"print("[...]")"#, "[...]"), (#"print("a\n\n")"#, "a"), (#"print("a", end="")"#, "a"),
      (#"print("\na")"#, "\na"), (#"print("a\x1b[1mb")"#, "a[..][1mb"), ("time 1 + 1", "[..]"), ("x = 3", ""),
    ])
  func `output that would be read as something else is covered`(source: String, expected: String) throws {
    try write("sample.md", "```pycon\n>>> \(source)\n>>> 2\n3\n```")
    let (code, screen) = try update("sample.md")
    #expect(code == 0, "\(screen)")
    let output = expected.isEmpty ? "" : (source.hasPrefix("time") ? " [..]" : expected) + "\n"
    #expect(folder.read("sample.md").contains("```pycon\n>>> \(source)\n\(output)>>> 2\n2\n```"))
  }

  @Test func `what cannot be mended is reported, and the rest is mended`() throws {
    let exercise =
      "```python try id=one\ny = ____\n```\n```check\ny == 3 :: three\n```\n```hint\nCount.\n```\n```python solution\ny = 4\n```"
    try write("sample.md", "```pycon\n>>> 1\n2\n```\n\n\(exercise)")
    let (code, screen) = try update("sample.md")
    #expect(code == 1)
    #expect(screen.contains("-2\n+1\n"))
    #expect(screen.contains("this is false after the solution"))
    #expect(screen.hasSuffix("1 lesson checked, 1 mistake\n"))
  }

  @Test func `a file with mistakes of reading is not written`() throws {
    try write("sample.md", "```pycon\n>>> 1\n2\n```\n\n<!-- @paus -->")
    let before = folder.read("sample.md")
    let (code, screen) = try update("sample.md")
    #expect(code == 1 && !screen.contains("+++"))
    #expect(folder.read("sample.md") == before)
  }

  @Test func `a link stays a link, and permissions stay`() throws {
    try write("real.md", "```pycon\n>>> 1\n2\n```")
    chmod(folder.path + "/real.md", 0o640)
    symlink("real.md", folder.path + "/link.md")
    #expect(try update("link.md").code == 0)
    var status = stat()
    lstat(folder.path + "/link.md", &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    stat(folder.path + "/real.md", &status)
    #expect(status.st_mode & 0o777 == 0o640)
    #expect(folder.read("real.md").contains(">>> 1\n1\n"))
  }

  @Test func `an output that is too wide is reported, not written`() throws {
    try write("sample.md", "```pycon\n>>> print(\"a\" * 90)\n```")
    let before = folder.read("sample.md")
    let (code, screen) = try update("sample.md")
    #expect(code == 1 && screen.contains("90 columns wide"))
    #expect(folder.read("sample.md") == before)
  }
}

/// Random numbers that are the same in each run of the tests.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
