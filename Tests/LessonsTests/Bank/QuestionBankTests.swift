import Testing

@testable import Lessons

@Suite struct QuestionBankTests {
  private let bank = QuestionBank([
    LessonFile(
      "---\nid: sizes\ntitle: Sizes of maps\n---\n# S\n\n## Output size\n\n```quiz id=a\nQ\n= 1\n```\n```hint\nh\n```\n\n"
        + "```quiz id=b\nQ\n= 1\n```\n\n## Output channels\n\n```quiz id=c\nQ\n= 1\n```\n", path: "sizes.md"),
    LessonFile(
      "---\nid: padding\ntitle: Padding\n---\n# P\n\n## Zeros\n\n```quiz id=a\nQ\n= 1\n```\n\n## output SIZE\n\n```quiz id=d\nQ\n= 1\n```\n",
      path: "padding.md"),
  ])

  @Test func keysAndTopicsComeFromFilesAndSteps() {
    #expect(bank.entries.map(\.key) == ["sizes/a", "sizes/b", "sizes/c", "padding/a", "padding/d"])
    #expect(bank.topics == ["Output size", "Output channels", "Zeros"])
    #expect(bank.entry("padding/a")?.topic == "Zeros")
    #expect(bank.entries[0].question.hints.count == 1)
  }

  @Test(arguments: [
    ("output-size", ["sizes/a", "sizes/b", "padding/d"]), ("Output Size", ["sizes/a", "sizes/b", "padding/d"]),
    ("zer", ["padding/a"]), ("padding", ["padding/a", "padding/d"]),
    ("sizes of maps", ["sizes/a", "sizes/b", "sizes/c"]),
    ("sizes/c", ["sizes/c"]),
  ])
  func topicsAreFound(text: String, keys: [String]) {
    guard case .found(_, let entries) = bank.find(text) else {
      Issue.record("\(bank.find(text))")
      return
    }
    #expect(entries.map(\.key) == keys)
  }

  @Test func whatIsNotFoundIsGuessed() {
    #expect(bank.find("output") == .several(["Output size", "Output channels"]))
    #expect(bank.find("otput-size") == .unknown(hint: "did you mean `output-size`?"))
    #expect(bank.find("xyz") == .unknown(hint: nil))
    #expect(bank.find("") == .unknown(hint: nil))
  }
}
