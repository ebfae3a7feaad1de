import Testing

@testable import Lessons

@Suite struct LessonRevisionTests {
  private let head = "---\nid: toy\ntitle: Toy\n---\n# Toy\n\n## Step\n\n"

  private func revised(_ bytes: [UInt8]) -> [UInt8] {
    let report = LessonChecker { ToySession() }.check(LessonFile(bytes: bytes, path: "toy.md"))
    return LessonRevision(of: bytes, path: "toy.md", report: report).revisedBytes
  }

  private func revised(_ body: String) -> String {
    let text = String(decoding: revised(Array((head + body).utf8)), as: UTF8.self)
    return String(text.dropFirst(head.count))
  }

  @Test(arguments: [
    ("```pycon\n>>> 1 + 1\n3\n```", "```pycon\n>>> 1 + 1\n2\n```"),
    ("```pycon\n>>> 1\n>>> 2\n\n>>> x = 3\n4\n5\n\n```", "```pycon\n>>> 1\n1\n>>> 2\n2\n\n>>> x = 3\n\n```"),
    ("```pycon\n>>> 1\n1  \n>>> 2\n3\n```\n\nend", "```pycon\n>>> 1\n1  \n>>> 2\n2\n```\n\nend"),
    ("  ~~~pycon\n  >>> 1\n  2\n  ~~~", "  ~~~pycon\n  >>> 1\n  1\n  ~~~"),
    ("```pycon ignore\n>>> 1\n2\n```", "```pycon ignore\n>>> 1\n2\n```"),
    ("```pycon tol=1\n>>> 2\n2.5\n```", "```pycon tol=1\n>>> 2\n2.5\n```"),
    ("```pycon\n>>> wide\nx\n```", "```pycon\n>>> wide\nx\n```"),
    // What stands below a failure may come of it.
    ("```pycon\n>>> 1\n2\n>>> nobody\n>>> 1\n2\n```", "```pycon\n>>> 1\n1\n>>> nobody\n>>> 1\n2\n```"),
  ])
  func outputIsPutRight(body: String, expected: String) {
    #expect(revised(body) == expected)
  }

  @Test(arguments: [
    ("it fails by 7", "it fails by 0.5"), ("RuntimeError: no", "RuntimeError: it fails by 0.5"),
    ("    ^ RuntimeError: no", "    ^ RuntimeError: it fails by 0.5"), ("it [..] by 7", "it [..] by 0.5"),
    ("RuntimeError: it [..] by 7", "RuntimeError: it [..] by 0.5"),
  ])
  func messagesKeepTheirForm(message: String, expected: String) {
    #expect(
      revised("```pycon fails=RuntimeError\n>>> fail\n\(message)\n```")
        == "```pycon fails=RuntimeError\n>>> fail\n\(expected)\n```")
  }

  @Test func errorsOfTheWrongTypeAreLeftAlone() {
    let body = "```pycon fails=IndexError\n>>> fail\nit fails by 7\n```"
    #expect(revised(body) == body)
  }

  @Test func everythingElseStaysByteForByte() {
    let text = "\u{FEFF}" + head.replacing("\n", with: "\r\n") + "```pycon\r\n>>> 1\r\n2\r\n>>> 3\r\n```\r\nno end"
    let right = text.replacing(">>> 1\r\n2", with: ">>> 1\r\n1").replacing(">>> 3\r\n", with: ">>> 3\r\n3\r\n")
    #expect(revised(Array(text.utf8)) == Array(right.utf8))
    #expect(revised(Array(right.utf8)) == Array(right.utf8))
  }

  @Test func filesWithMistakesAreLeftAlone() {
    let body = "```pycon\n>>> 1\n2\n```\n\n<!-- @paus -->\n"
    #expect(revised(body) == body)
  }

  @Test func whatTwoAudiencesSeeDifferentlyIsLeftAlone() {
    let body =
      "<!-- @class -->\n\n```python setup\nx = 1\n```\n\n<!-- @end -->\n\n<!-- @self -->\n\n```python setup\nx = 2\n```\n"
      + "\n<!-- @end -->\n\n```pycon\n>>> x\n3\n```\n"
    #expect(revised(body) == body)
  }
}
