import Foundation
import Lessons
import Testing

@testable import Shell

/// `record`: whatever is typed, the file passes `check` after each input.
struct RecorderTests {
  private let folder = TemporaryDirectory()
  private var path: String { folder.path + "/demo.md" }
  private var text: String { folder.read("demo.md") }

  private func mistakes(_ name: String = "demo.md") -> [String] {
    let file = LessonFile(folder.read(name), path: name)
    return LessonChecker { Session.proving(20) }.check([file]).flatMap(\.errors).map(\.description)
  }

  /// What is on the screen after a line, on one line.
  private func screen(_ session: Session, _ line: String) -> String {
    session.console.beginRecording()
    let output = session.type(line)
    return (session.console.endRecording() + output).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let inputs = [
    "x = slide_input()", "conv2d(x, slide_kernel())", "def f(a):\n    return a + 1\n# What f does.", "f(2)", "f",
    "conv2d(x, ones(9, 9))", "1 +", "nobody", "rand(2, 2)", "randperm(4)", #"print("```\n>>> 1\n... 2\n")"#,
    #"print("a", end="")"#, #"print("\n\na\n\n")"#, #"print("[...]")"#, #"print("... a")"#, "time conv2d(x, x)",
    "compare conv2d(x, slide_kernel()), winograd(x, slide_kernel())", "step conv2d(x, slide_kernel())",
    "step conv2d(x, slide_kernel()) at (3, 1)", "show x", "plot sigmoid, tanh", "explain output_size(28, 3)",
    "s = '''a\n\n```\nb'''", "s", "s = '''a\n# b'''", "s", "# <b>HTML</b>", "# ```", "# - a list", "## Two", "## Two",
    "x[0, 0] = 5; x", "_",
    #"print("a\rb\x1b[1m")"#, "print(\"x\" * 81)", "for i in range(3):\n    print(i)", "reset", "x",
  ]

  @Test func `after each input the file passes check`() throws {
    let session = Session.forTests()
    session.type("x = 4")
    session.type("record \(path)")
    for input in Self.inputs {
      session.type(input)
      #expect(mistakes() == [], "\(input)")
    }
    for _ in 0..<5 {
      session.type("record drop")
      #expect(mistakes() == [])
    }
    #expect(screen(session, "record").contains("inputs in 3 steps"))
    #expect(screen(session, "record stop").contains("convsh check \(path)"))
    session.type("y = 1")
    #expect(!text.contains("y = 1"))
  }

  @Test func `what was typed before and matters is the setup`() {
    let session = Session.forTests()
    for line in [
      "a = [1]", "a", "a.append(2)", "print(a)", "b = nobody", "w = tensor([1.], requires_grad=True)",
      "(w * 2).sum().backward()", "show w", "rand(2)", "c = rand(1)", "help",
    ] { session.type(line) }
    session.type("record \(path)")
    session.type("a, w.grad, c")
    #expect(
      text.contains(
        "```python setup\na = [1]\na.append(2)\nw = tensor([1.], requires_grad=True)\n(w * 2).sum().backward()\n"
          + "rand(2)\nc = rand(1)\n```"))
    #expect(mistakes() == [])
  }

  @Test func `what a fresh session lacks is left out and said`() {
    let session = Session.forTests()
    session.context.environment.assign("ghost", .int(3))
    session.type("y = ghost")
    #expect(screen(session, "record \(path)").contains("left out, since it fails in a fresh session: y = ghost"))
    #expect(screen(session, "ghost + 1").contains("not recorded: in a fresh session it fails with NameError"))
    #expect(screen(session, "print(\"x\" * 90)").contains("not recorded: a line of its output is 90 columns wide"))
    #expect(screen(session, "# <b>").contains("not recorded: a terminal cannot show HTML"))
    session.type("1")
    #expect(mistakes() == [])
    #expect(screen(session, "record").contains("1 input in 1 step"))
  }

  @Test func `dropping restores the session`() {
    let session = Session.forTests()
    session.type("record \(path)")
    session.type("x = 1")
    session.type("x = 2")
    session.type("record drop")
    session.type("x + 0")
    #expect(text.contains(">>> x = 1\n>>> x + 0\n1\n"))
    #expect(mistakes() == [])
  }

  @Test func `lessons and quizzes wait`() {
    let session = Session.forTests()
    session.type("record \(path)")
    for line in ["lesson convolution", "next", "quiz", "drill pooling"] {
      #expect(screen(session, line).contains("cannot begin while"))
    }
    for line in ["help", "vars", "record", "history", "record nothing.md"] { session.type(line) }
    #expect(screen(session, "record stop").contains("nothing was recorded"))
    #expect(access(path, F_OK) != 0)
  }

  @Test func `files that are there are left alone`() throws {
    let session = Session.forTests()
    try folder.write("demo.md", Array("mine".utf8))
    #expect(screen(session, "record \(path)").contains("is there already"))
    #expect(text == "mine")
    #expect(screen(session, "record demo.txt").contains("ends in .md"))
    #expect(screen(session, "record 12.md").contains("no letters"))
    #expect(screen(session, "record \(folder.path)/none/demo.md").contains("No such file"))
    #expect(screen(session, "record stop").contains("nothing is recorded"))
  }

  @Test func `a file that somebody else changes is left to them, and nothing is lost`() throws {
    let session = Session.forTests()
    session.type("record \(path)")
    session.type("1 + 1")
    try folder.write("demo.md", Array("edited".utf8))
    #expect(screen(session, "2 + 2").contains("goes on in \(folder.path)/demo-2.md"))
    #expect(text == "edited")
    #expect(folder.read("demo-2.md").contains(">>> 1 + 1\n2\n>>> 2 + 2\n4\n"))
    #expect(mistakes("demo-2.md") == [])
  }

  @Test func `a lesson cannot record`() {
    let body = "---\nid: a\ntitle: A\n---\n# A\n\n## S\n\n```pycon\n>>> record \(path)\n```\n"
    #expect(LessonChecker { Session.proving(20) }.check(LessonFile(body, path: "a.md")).errors.count == 1)
    #expect(access(path, F_OK) != 0)
  }

  @Test func `the lines of a file that is run are recorded`() throws {
    try folder.write("part.py", Array("x = 3\n# Three.\nx + 1\n".utf8))
    let session = Session.forTests()
    session.type("record \(path)")
    session.type("run \(folder.path)/part.py")
    #expect(text.hasSuffix("```pycon\n>>> x = 3\n```\n\nThree.\n\n```pycon\n>>> x + 1\n4\n```\n"))
  }
}
