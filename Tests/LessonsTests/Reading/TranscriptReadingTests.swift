import Testing

@testable import Lessons

@Suite struct TranscriptReadingTests {
  private func transcript(_ lines: String) -> Transcript? {
    guard case .transcript(let transcript)? = file("```pycon\n\(lines)\n```").contents.first else { return nil }
    return transcript
  }

  @Test func promptsAreSeparatedFromTheirOutput() {
    #expect(
      transcript(">>> x = 3\n>>> x\n3\n\n>>> y\n 1\n\n 2\n\n")?.exchanges == [
        Exchange(source: "x = 3", line: 9, expectedLine: 10),
        Exchange(source: "x", expected: ["3"], line: 10, expectedLine: 11),
        Exchange(source: "y", expected: [" 1", "", " 2"], line: 13, expectedLine: 14),
      ])
  }

  @Test func dotsRightBehindAPromptContinueIt() {
    #expect(
      transcript(">>> for i in a:\n...     f(i)\n...\n... \n1\n... 2")?.exchanges == [
        Exchange(source: "for i in a:\n    f(i)", expected: ["1", "... 2"], line: 9, expectedLine: 13)
      ])
  }

  @Test func promptsComeBack() {
    let exchange = Exchange(source: "if a:\n    b\n\n    c")
    #expect(exchange.prompted == ">>> if a:\n...     b\n...\n...     c")
  }

  @Test(arguments: [
    ("3\n>>> x", "9:1 the transcript begins with output"),
    (">>>x", "9:1 a blank is missing behind `>>>`"),
    (">>> ", "9:1 nothing is typed at this prompt"),
    ("", "8:1 the transcript has no prompt"),
  ])
  func mistakesAreNamedWithTheirPlace(lines: String, error: String) {
    #expect(file("```pycon\n\(lines)\n```").report.first == error)
  }
}
