import Foundation
import Lessons
import Testing

@testable import Shell

/// `convsh new lesson`.
struct NewLessonTests {
  private let folder = TemporaryDirectory()

  @discardableResult private func write(_ words: String) throws -> String {
    let console = Console(.memory, size: TerminalSize(columns: 80, rows: 24))
    console.beginRecording()
    try NewLesson(console: console).write(words, into: folder.path)
    return console.endRecording()
  }

  private func refusal(_ words: String) -> String {
    do {
      try write(words)
      return ""
    } catch {
      return (error as? NewLesson.Refusal)?.message ?? ""
    }
  }

  @Test func `it is written behind the others, passes check and says what to type next`() throws {
    #expect(try write("edge detectors").contains("convsh check \(folder.path)/01-edge-detectors.md"))
    try folder.write("07-later.md", Array("no lesson".utf8))
    try folder.write("100-more.md", Array("no lesson".utf8))
    #expect(try write("Strides").contains("convsh present \(folder.path)/08-strides.md"))
    for name in ["01-edge-detectors.md", "08-strides.md"] {
      let file = LessonFile(folder.read(name), path: name)
      let report = LessonChecker { Session.proving(20) }.check(file)
      #expect(report.errors.map(\.description) == [])
      #expect(report.provenExercises == 1 && report.questions.count == 1)
    }
  }

  @Test func `what is there stays`() throws {
    try write("edge detectors")
    #expect(refusal("Edge-detectors").contains("the id `edge-detectors` is taken by"))
    try folder.write("99-last.md", [])
    #expect(refusal("another").contains("at most 99 lessons"))
  }

  @Test(arguments: [("12", "needs letters"), (" ", "needs letters"), ("日本", "needs letters")])
  func `a name without letters is refused`(words: String, message: String) {
    #expect(refusal(words).contains(message))
  }

  @Test func `a folder that is not there is named`() {
    #expect(throws: NewLesson.Refusal.self) {
      try NewLesson(console: Console(.memory)).write("a", into: folder.path + "/none")
    }
  }
}
