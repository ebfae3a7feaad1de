import Testing

@testable import Lessons

@Suite struct LessonSourceTests {
  @Test(arguments: ["a\nb\n", "a\r\nb", "a\rb\r", "\u{FEFF}a\nb"])
  func linesEndAsInCommonMark(text: String) {
    #expect(LessonSource(text: text, path: "x").lines == ["a", "b"])
  }

  @Test func emptyFileHasNoLines() {
    #expect(LessonSource(text: "", path: "x").lines == [])
  }

  @Test func invalidByteIsNamedWithItsPlace() {
    let source = LessonSource(bytes: Array("é\nab".utf8) + [0xFF, 0x63], path: "x")
    #expect(source.errors.map(\.message) == ["the byte 0xFF is not valid UTF-8"])
    #expect(source.errors.map(\.line) == [2])
    #expect(source.errors.map(\.column) == [3])
    #expect(!source.isReadable)
  }

  @Test(arguments: [[0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func truncatedAndForbiddenSequencesAreErrors(bytes: [UInt8]) {
    #expect(LessonSource(bytes: bytes, path: "x").errors.count == 1)
  }

  @Test func nulIsAnError() {
    let source = LessonSource(bytes: [0x61, 0x00, 0x62], path: "x")
    #expect(source.errors.map(\.column) == [2])
  }

  @Test func megabyteIsTheLimit() {
    let line = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(LessonSource(bytes: line, path: "x").errors.isEmpty)
    #expect(
      LessonSource(bytes: line + [0x61], path: "x").errors.map(\.message)
        == ["the file has more than the 1000000 bytes of the longest lesson"])
  }

  @Test func brokenFileYieldsNothingElse() {
    let file = LessonFile(bytes: Array("---\nid: x\n---\n".utf8) + [0xFF], path: "x")
    #expect(file.errors.count == 1)
    #expect(file.lesson.steps.isEmpty)
    #expect(!file.isRunnable)
  }
}
