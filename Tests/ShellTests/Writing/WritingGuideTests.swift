import Foundation
import Lessons
import Testing

@testable import Shell

/// Every example of docs/WRITING_LESSONS.md is right, and its ten minutes can be followed to the letter.
struct WritingGuideTests {
  /// A fence of the guide.
  struct Fence: CustomTestStringConvertible {
    var info: String
    var text: String
    var line: Int
    /// The heading it stands below.
    var section: String
    var testDescription: String { "line \(line)" }
  }

  private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
  private static let fences = read()
  private static let tenMinutes = fences.filter { $0.section == "A lesson in ten minutes" }
  static let lessons = fences.filter { $0.info == "markdown" && $0.text.hasPrefix("---") }
  static let parts = fences.filter { $0.info == "markdown" && !$0.text.hasPrefix("---") }

  private static func read() -> [Fence] {
    let url = root.appending(path: "docs/WRITING_LESSONS.md")
    var fences: [Fence] = []
    var open: (marks: String, fence: Fence)?
    var section = ""
    for (index, line) in ((try? String(contentsOf: url, encoding: .utf8)) ?? "").components(separatedBy: "\n")
      .enumerated()
    {
      if let (marks, fence) = open {
        if line == marks {
          fences.append(fence)
          open = nil
        } else {
          open?.fence.text += line + "\n"
        }
      } else if line.hasPrefix("```") {
        let marks = String(line.prefix { $0 == "`" })
        let info = String(line.dropFirst(marks.count))
        open = (marks, Fence(info: info, text: "", line: index + 1, section: section))
      } else if line.hasPrefix("## ") {
        section = String(line.dropFirst(3))
      }
    }
    return fences
  }

  private func mistakes(_ text: String) -> [String] {
    let known: Set<String> = ["neuron", "convolution"]
    return LessonChecker { Session.proving(20) }.check([LessonFile(text, path: "x.md")], known: known)
      .flatMap(\.errors).map(\.description)
  }

  private static let head = "---\nid: x\ntitle: X\n---\n# X\n\n## Step\n\n"

  @Test func `there are examples of everything`() {
    #expect(!Self.lessons.isEmpty && Self.parts.count > 10)
    #expect(Self.tenMinutes.count { $0.info == "sh" } > 3)
  }

  @Test(arguments: lessons) func `a whole lesson passes check`(fence: Fence) { #expect(mistakes(fence.text) == []) }

  @Test(arguments: parts.filter { $0.section != "A lesson in ten minutes" })
  func `a part of a lesson passes check`(fence: Fence) { #expect(mistakes(Self.head + fence.text) == []) }

  @Test func `the front matter is right`() throws {
    let front = try #require(Self.fences.first { $0.info == "yaml" })
    #expect(mistakes(front.text + "# X\n\n## Step\n\nText.\n") == [])
  }

  @Test func `the ten minutes can be followed to the letter`() throws {
    let folder = TemporaryDirectory()
    var directory = folder.path
    let file = "01-blur.md"
    for fence in Self.tenMinutes {
      switch fence.info {
      case "sh":
        for command in fence.text.split(separator: "\n") {
          if command.hasPrefix("convsh present") {
            try present(String(command), in: directory)
            continue
          }
          let (code, text) = try run(String(command), in: directory)
          #expect(code == 0, "\(command): \(text)")
          if command.hasPrefix("cd ") { directory += "/" + command.dropFirst(3) }
        }
      case "markdown":
        let path = directory + "/" + file
        let before = fence.text.hasPrefix("---") ? "" : try String(contentsOfFile: path, encoding: .utf8)
        try (before + fence.text).write(toFile: path, atomically: true, encoding: .utf8)
      default: Issue.record("line \(fence.line): who knows what to do with this?")
      }
    }
    let text = try String(contentsOfFile: directory + "/" + file, encoding: .utf8)
    #expect(text.contains("[[0., 0., 0., 9., 0., 0., 0.]]), k)\n  0  3  3  3  0"))
  }

  /// Presents from beginning to end, as nobody has said what else to press.
  private func present(_ command: String, in folder: String) throws {
    let binary = URL(filePath: try convshBinary()).deletingLastPathComponent().path
    let room = try PseudoTerminal(
      ["/bin/sh", "-c", "cd \(folder) && \(command)"],
      environment: ["TERM": "xterm-256color", "HOME": folder, "PATH": binary + ":/usr/bin:/bin", "LANG": "C.UTF-8"])
    try room.expectScreen("step 1 of")
    for _ in 0..<20 where !room.screen.text.contains("the end") {
      try room.send("n")
      try room.waitForQuiet()
    }
    try room.expectScreen("the end")
    try room.send("qq")
    #expect(try room.waitForExit() == .exited(0))
  }

  @Test func `the recording can be followed to the letter`() throws {
    let folder = TemporaryDirectory()
    let fence = try #require(Self.fences.first { $0.info == "console" && $0.section.contains("record") })
    let typed = fence.text.components(separatedBy: "\n").compactMap { line in
      line.range(of: ">>> ").map { String(line[$0.upperBound...]) }
    }
    try typed.joined(separator: "\n").write(toFile: folder.path + "/typed", atomically: true, encoding: .utf8)
    _ = try run("convsh < typed", in: folder.path)
    #expect(mistakes(folder.read("sharpen.md")) == [])
    #expect(try run("convsh check sharpen.md", in: folder.path).code == 0)
    #expect(folder.read("sharpen.md").contains("fails=RuntimeError"))
  }

  /// Runs a shell command in a folder, with the built program at hand.
  private func run(_ command: String, in folder: String) throws -> (code: Int32, text: String) {
    let binary = URL(filePath: try convshBinary()).deletingLastPathComponent().path
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["PATH": binary + ":/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
