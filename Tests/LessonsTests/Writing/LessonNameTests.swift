import Testing

@testable import Lessons

@Suite struct LessonNameTests {
  @Test(arguments: [
    ("edge detectors", "Edge detectors", "edge-detectors"), ("  CNNs   in 3D! ", "CNNs in 3D!", "cnns-in-3d"),
    ("Größe", "Größe", "groesse"), ("2 layers", "2 layers", "2-layers"), ("a/../b", "A/../b", "a-b"),
    ("x\ny", "X y", "x-y"),
  ])
  func wordsMakeTitleAndID(words: String, title: String, id: String) {
    #expect(LessonName(words).map { [$0.title, $0.id] } == [title, id])
  }

  @Test(arguments: ["", "  ", "12", "-", "日本"]) func wordsWithoutLettersMakeNone(words: String) {
    #expect(LessonName(words) == nil)
  }

  @Test(arguments: [
    ("05-edge-detectors.md", "edge-detectors", "Edge detectors"), ("a/b/demo.md", "demo", "Demo"),
    ("my_lesson.2.md", "my-lesson-2", "My lesson 2"),
  ])
  func filesMakeThemToo(path: String, id: String, title: String) {
    #expect(LessonName(path: path).map { [$0.id, $0.title] } == [id, title])
  }

  @Test(arguments: ["a: b", "it's \"this\"", "# one", "yes", "5 - x", "[a]", "x #1", "ends:", "a 'b'"])
  func theTitleIsReadAsItWasWritten(words: String) throws {
    let name = try #require(LessonName(words))
    let file = LessonFile(name.frontMatter() + "\n# T\n\n## S\n\nText.\n", path: "x.md")
    #expect(file.errors == [])
    #expect(file.lesson.title == name.title)
  }
}
