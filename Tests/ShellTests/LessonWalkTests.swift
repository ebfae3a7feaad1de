import Foundation
import Lessons
import Testing

@testable import Shell

/// Lessons played in a real session.
struct LessonWalkTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "lessons").path
  /// Of those that train only LeNet-5: the others take minutes in a debug build.
  static let names =
    ((try? LessonLibrary(directory: folder)) ?? nil)?.entries.filter { !$0.trains || $0.name == "lenet" }.map(\.name)
    ?? []

  @Test("as many `back` as `next` give the first session again", arguments: names)
  func nextAndBack(name: String) throws {
    let session = Session.forTests(lessons: Self.folder)
    session.type("lesson \(name)")
    let lesson = try #require(session.stage?.player.lesson)
    let steps = lesson.steps.count
    let runsLater = lesson.steps.dropFirst().contains { step in
      step.parts.contains { part in if case .transcript = part.content { true } else { false } }
    }
    let first = session.evaluator.digest
    for _ in 1..<steps {
      while session.stage?.player.exercise != nil || session.stage?.player.question != nil { session.type("skip") }
      session.type("next")
    }
    #expect(session.stage?.player.step == steps - 1)
    if runsLater { #expect(session.evaluator.digest != first) }
    for _ in 1..<steps { session.type("back") }
    #expect(session.stage?.player.step == 0)
    #expect(session.evaluator.digest == first)
  }

  @Test("`play` changes nothing once `return` has put everything back")
  func playAndReturn() {
    let session = Session.forTests(lessons: Self.folder)
    session.type("lesson convolution")
    let before = session.evaluator.digest
    session.type("play")
    session.type("x = 5")
    session.type("fresh = 1")
    #expect(session.type("return").contains("x changed, 1 new (fresh)"))
    #expect(session.evaluator.digest == before)
  }

  @Test("`return keep` keeps what was tried")
  func playAndKeep() {
    let session = Session.forTests(lessons: Self.folder)
    session.type("lesson convolution")
    session.type("play")
    session.type("fresh = 1")
    session.type("return keep")
    #expect(session.type("fresh") == "1\n")
  }

  @Test("a wrong try damages nothing, and `again` starts afresh")
  func wrongTry() throws {
    let session = Session.forTests(lessons: Self.folder)
    session.type("lesson convolution")
    let step = try #require(
      session.stage?.player.lesson.steps.firstIndex {
        $0.parts.contains { if case .exercise = $0.content { true } else { false } }
      })
    session.type("goto \(step + 1)")
    #expect(session.stage?.player.exercise != nil)
    let before = session.evaluator.digest
    session.type("x = 7")
    session.type("again")
    #expect(session.evaluator.digest == before)
  }

  @Test("lesson words without a lesson say what to type")
  func withoutLesson() {
    let session = Session.forTests(lessons: Self.folder)
    #expect(session.type("hint").contains("no lesson is being played"))
    #expect(session.type("lesson convolutoin").contains("did you mean `convolution`?"))
  }

  @Test("an error that a lesson wants is not shown when its step is jumped over", arguments: ["goto 3", "next"])
  func expectedErrorOfJump(command: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = """
      ---
      id: sample
      title: Sample
      ---
      # Sample

      ## One

      Text.

      ## Two

      ```pycon fails=ZeroDivisionError
      >>> 1 / 0
      ```

      ## Three

      Text.
      """
    try text.write(to: folder.appending(path: "01-sample.md"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: try convshBinary())
    process.arguments = ["--lessons", folder.path]
    let input = Pipe(), errors = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("lesson sample\n\(command)\n".utf8))
    try input.fileHandleForWriting.close()
    let shown = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(shown.contains("ZeroDivisionError") == (command == "next"))
  }
}
