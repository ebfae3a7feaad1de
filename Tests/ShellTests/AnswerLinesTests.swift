import Foundation
import Lessons
import Testing

@testable import Shell

/// A line at the prompt while a question of a lesson is open.
struct AnswerLinesTests {
  private static func session(_ quiz: String) throws -> Session {
    let folder = URL.temporaryDirectory.appending(path: "convsh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text =
      "---\nid: one\ntitle: One\n---\n# One\n\n## Step\n\n```python setup\nx = 3\n```\n\n````quiz id=q\n\(quiz)\n````\n\n```hint\nThink.\n```\n\nafter\n"
    try text.write(to: folder.appending(path: "01-one.md"), atomically: true, encoding: .utf8)
    let session = Session.forTests(lessons: folder.path)
    session.type("lesson one")
    return session
  }

  @Test("a number is an answer, `? LINE` is Python, commands stay commands")
  func number() throws {
    let session = try Self.session("How much?\n= x + 1\n~ 3 :: one more")
    #expect(session.stage?.prompt == "answer 1/1> ")
    #expect(session.type("? x * 2") == "6\n")
    #expect(session.type("? y = 5") == "")
    #expect(session.type("x").contains("`x` is a name. (`? LINE`"))
    #expect(session.type("vars").contains("y"))
    #expect(session.type("3").contains("✗ Not yet. one more"))
    #expect(session.type("hint").contains("Think."))
    #expect(session.type("8/2").contains("after"))
    #expect(session.stage?.prompt == "lesson 1/1> ")
    #expect(session.type("x") == "3\n")
  }

  @Test("an answer in words may begin like a command, and leave brackets open")
  func words() throws {
    let session = try Self.session("Examples?\n* 2 of: step | sigmoid | tanh\n> step, sigmoid")
    #expect(session.isWholeLine("step (and it's \"open"))
    #expect(session.type("step (the first").contains("◐ Partly right."))
    #expect(session.type("where").contains("step 1 of 1"))
    #expect(session.type("step and tanh").contains("✓ Right."))
  }

  @Test("an answer changes nothing in the session")
  func unchanged() throws {
    let session = try Self.session("Fill in.\n```python\nx = ____\nx\n```\n= \"7\"")
    let before = session.evaluator.digest
    #expect(session.type("8").contains("its last value is another one"))
    #expect(session.evaluator.digest == before)
    #expect(session.type("3 + 4").contains("✓ Right."))
    #expect(session.type("x") == "3\n")
  }

  @Test("code that prints while it is graded prints nothing")
  func silent() throws {
    let session = try Self.session("Fill in.\n```python\nprint(____)\n```\n= \"7\"")
    #expect(!session.type("7").contains("7"))
  }

  @Test("`help answers` says how answers are typed") func help() {
    #expect(Session.forTests().type("help answers").contains("6 8; 3 4"))
  }
}
