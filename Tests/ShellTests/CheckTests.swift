import Foundation
import Lessons
import Testing

@testable import Shell

/// `convsh check` on lessons with one mistake each, run in real sessions.
struct CheckTests {
  private static func lesson(_ body: String) -> String {
    """
    ---
    id: sample
    title: Sample
    ---
    # Sample

    ## One step

    \(body)
    """
  }

  private static func errors(_ body: String, seconds: Double = 60) -> [LessonError] {
    let checker = LessonChecker {
      var options = SessionOptions()
      options.watchesCalls = true
      options.timeLimit = seconds
      return Session(Console(.memory, size: TerminalSize(columns: 80, rows: 24)), options: options)
    }
    return checker.check(LessonFile(lesson(body), path: "sample.md")).errors
  }

  private func errors(_ body: String) -> [LessonError] { Self.errors(body) }

  private static let exercise = """
    ```python try id=one
    y = ____
    ```
    ```check
    y == 3 :: y should be 3
    ```
    ```hint
    Count.
    ```
    """

  @Test("a right lesson has no errors")
  func right() {
    #expect(errors("```pycon\n>>> 1 + 1\n2\n```\n\n\(Self.exercise)\n```python solution\ny = 3\n```").isEmpty)
  }

  @Test("a wrong number is found at its line and column")
  func wrongNumber() {
    let found = errors("```pycon\n>>> [1, 2, 3]\n[1, 2, 4]\n```")
    #expect(found.map(\.line) == [11])
    #expect(found.map(\.column) == [8])
  }

  @Test("an unknown directive is found with the nearest word")
  func unknownDirective() {
    let found = errors("Text.\n\n<!-- @paus -->\n\nMore.")
    #expect(found.count == 1)
    #expect(found.first?.line == 11)
    #expect(found.first?.hint?.contains("pause") ?? false)
  }

  @Test("an exercise that passes untouched is found")
  func passesUntouched() {
    let found = errors("```python setup\ny = 3\n```\n\n\(Self.exercise)\n```python solution\ny = 3\n```")
    #expect(found.contains { $0.message.contains("passes before anything is typed") })
  }

  @Test("a solution that fails its check is found")
  func failingSolution() {
    #expect(!errors("\(Self.exercise)\n```python solution\ny = 4\n```").isEmpty)
  }

  @Test("a block without end is stopped")
  func endless() async {
    // In a process of its own: what stops it would stop the tests that run beside this one.
    await #expect(processExitsWith: .success) {
      let found = CheckTests.errors("```pycon\n>>> while True: pass\n```", seconds: 1)
      #expect(found.first?.message.contains("longer than 1 second") ?? false)
    }
  }

  @Test("a name that a function of the student lacks is no name that a condition lacks")
  func nameMissingInsideFunction() {
    let exercise = """
      ```python try id=one
      def f(a, b, c, d, e, f, g): return ____
      ```
      ```check
      f(1, 2, 3, 4, 5, 6, 7) == 3 :: f should give the third
      ```
      ```hint
      Count.
      ```
      """
    #expect(errors("\(exercise)\n```python solution\ndef f(a, b, c, d, e, f, g): return c\n```").isEmpty)
    let found = errors("\(exercise)\n```python solution\ndef f(a, b, c, d, e, f, g): return missing\n```")
    #expect(found.map(\.line) == [13])
    #expect(found.first?.message.contains("NameError: `missing` is not known") == true)
  }

  @Test("a lesson that is checked alone may need others of its folder", arguments: [("first", 0), ("other", 1)])
  func needsNeighbours(need: String, status: Int32) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (number, id, needs) in [(1, "first", ""), (2, "second", "needs: \(need)\n")] {
      let text = "---\nid: \(id)\ntitle: T\n\(needs)---\n# T\n\n## A step\n\nText.\n"
      try text.write(toFile: "\(folder)/0\(number)-\(id).md", atomically: true, encoding: .utf8)
    }
    let console = Console(.memory, size: TerminalSize(columns: 80, rows: 24))
    let proof = LessonProof(console: console, timeout: 5)
    #expect(try proof.prove(["\(folder)/02-second.md"], default: folder) == status)
  }
  @Test("a folder without numbered lessons is checked for its Markdown files, and an empty one is an error")
  func folderOfFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let console = Console(.memory, size: TerminalSize(columns: 80, rows: 24))
    let proof = LessonProof(console: console, timeout: 5)
    #expect(throws: UnreadableFile.self) { try proof.prove([folder], default: folder) }
    try Data("No lesson.".utf8).write(to: URL(fileURLWithPath: folder + "/README.md"))
    #expect(throws: UnreadableFile.self) { try proof.prove([folder], default: folder) }
    try Data(Self.lesson("```pycon\n>>> 1 + 1\n3\n```").utf8).write(to: URL(fileURLWithPath: folder + "/mine.md"))
    #expect(try proof.prove([folder], default: folder) == 1)
  }
}
