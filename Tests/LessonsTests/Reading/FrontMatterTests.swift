import Testing

@testable import Lessons

@Suite struct FrontMatterTests {
  @Test func everyKeyIsRead() {
    let lesson = LessonFile(sample, path: "x").lesson
    #expect(lesson.id == "sample")
    #expect(lesson.title == "A sample: of everything")
    #expect(lesson.minutes == 5)
    #expect(lesson.needs == ["other", "more"])
    #expect(lesson.seed == 7)
    #expect(lesson.slides == ["Convolution", "Padding and stride"])
    #expect(lesson.tolerance == 1e-4)
  }

  @Test func optionalKeysHaveDefaults() {
    let lesson = file("words").lesson
    #expect(lesson.minutes == nil)
    #expect(lesson.needs == [])
    #expect(lesson.seed == 0)
    #expect(lesson.tolerance == 1e-5)
  }

  @Test(arguments: [
    ("id: x\ntitle: X\nminuts: 3", "4:1 `minuts` is no key of the front matter"),
    ("title: X", "1:1 the front matter has no `id`"),
    ("id: x", "1:1 the front matter has no `title`"),
    ("id: x\ntitle: X\nid: y", "4:1 `id` stands on line 2 already"),
    ("id: x\ntitle: X\nminutes: 0", "4:10 `0` is not a number that fits here: a number above 0 is needed"),
    ("id: x\ntitle: X\nminutes: soon", "4:10 `soon` is not a number that fits here: a number above 0 is needed"),
    ("id: x\ntitle: X\nseed: 1.5", "4:7 `1.5` is not a number that fits here: a whole number is needed"),
    (
      "id: x\ntitle: X\ntol: -1",
      "4:6 `-1` is not a number that fits here: a number that is not negative, such as 1e-4 is needed"
    ),
    ("id: x\ntitle: X\nneeds:\n  - a", "4:7 `needs` has no value"),
    ("id: x\ntitle: X\n  - a", "4:1 the front matter is flat: a line begins with its key"),
    ("id: x\ntitle: X\nneeds: a;; b", "4:8 an item of `needs` is empty"),
    ("id: x\ntitle: a: b", "3:8 YAML would read this value as something else than text"),
    ("id: x\ntitle: [a]", "3:8 YAML would read this value as something else than text"),
    ("id: x\ntitle: \"a", "3:8 the quote \" is never closed"),
    (
      "id: x y\ntitle: X",
      "2:5 `x y` cannot be an id: letters, digits, `-` and `_` can, at least one of them a letter"
    ),
    (
      "id: 12\ntitle: X",
      "2:5 `12` cannot be an id: letters, digits, `-` and `_` can, at least one of them a letter"
    ),
    ("id:x\ntitle: X", "2:4 a blank is missing behind `id:`"),
    ("id: x\ntitle: X\nwords", "4:1 a `key: value` line is needed here"),
  ])
  func mistakesAreNamedWithTheirPlace(front: String, error: String) {
    #expect(file("words", front: front).report.first == error)
  }

  @Test func unknownKeyGetsTheNearest() {
    #expect(file("words", front: "id: x\ntitle: X\nminuts: 3").errors.first?.hint == "did you mean `minutes`?")
  }

  @Test(arguments: [("'it''s'", "it's"), ("\"a \\\"b\\\"\"", "a \"b\""), ("a:b", "a:b"), ("C#", "C#")])
  func quotesFollowYAML(value: String, title: String) {
    #expect(file("words", front: "id: x\ntitle: \(value)").lesson.title == title)
  }

  @Test func missingFrontMatterIsOneError() {
    #expect(
      LessonFile("# X\n\n## A\n\nb\n", path: "x").report
        == ["1:1 the front matter is missing: the first line is not `---`"])
  }

  @Test func unclosedFrontMatterIsFatal() {
    let file = LessonFile("---\nid: x\n", path: "x")
    #expect(file.report.first == "1:1 the front matter is never closed")
    #expect(!file.isRunnable)
  }
}
