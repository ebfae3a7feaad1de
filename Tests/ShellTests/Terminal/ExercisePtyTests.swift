import Glibc
import Testing

/// Exercises of a lesson on a real terminal.
@Suite(.serialized) struct ExercisePtyTests {
  private let home = TemporaryDirectory()

  private func start() throws -> PseudoTerminal {
    let shell = try PseudoTerminal(
      [try convshBinary(), "lesson", "convolution"],
      environment: ["TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    try shell.expect("lesson 1/10> ")
    try shell.send("goto 3\r")
    try shell.expectScreen("lesson 3/10> cell = (x[:____, ____:____] * k).sum()")
    return shell
  }

  @Test func `the cursor stands in the first blank, and Tab goes to the next`() throws {
    let shell = try start()
    try shell.send("3\t6\t1\t4\r")
    try shell.expect("Right.")
  }

  @Test func `a line with blanks left comes back with what was filled in`() throws {
    let shell = try start()
    try shell.send("3\t6\r")
    try shell.expect("There is a blank left")
    try shell.expectScreen("lesson 3/10> cell = (x[3:6, :____] * k).sum()")
    try shell.send("1\t4\r")
    try shell.expect("Right.")
  }

  @Test func `a command can be typed into a blank`() throws {
    let shell = try start()
    try shell.send("hint\r")
    try shell.expect("hint 1 of 3")
  }

  /// Two lessons of our own: the first asks for a class and its object.
  private func startOwn() throws -> PseudoTerminal {
    func lesson(_ id: String, _ body: String) -> [UInt8] {
      Array("---\nid: \(id)\ntitle: \(id)\nminutes: 1\n---\n# \(id)\n\n## One\n\n\(body)\n".utf8)
    }
    let exercise = """
      ```python try id=make
      def twice(a):
          return ____ * ____

      six = twice(3)
      ```

      ```python solution
      def twice(a):
          return a * 2

      six = twice(3)
      ```

      ```check
      six == 6 :: Twice three is six.
      ```

      ```hint
      Twice.
      ```

      """
    try home.write("lessons/01-first.md", lesson("first", exercise))
    try home.write("lessons/02-second.md", lesson("second", "The end."))
    let shell = try PseudoTerminal(
      [try convshBinary(), "lesson", "first", "--lessons", home.path + "/lessons"],
      environment: ["TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    try shell.expect("lesson 1/1> ")
    try shell.expectScreen("six = twice(3)")
    return shell
  }

  @Test func `a block with a blank left comes back whole, and nothing of it ran`() throws {
    let shell = try startOwn()
    try shell.send("\u{1B}[B\u{1B}[B\u{5}\r\r")
    try shell.expect("There is a blank left")
    try shell.expectScreen("six = twice(3)")
    try shell.waitForQuiet()
    #expect(!String(decoding: shell.output, as: UTF8.self).contains("NameError"))
  }

  @Test func `a wrong answer comes back to be changed, and next goes on to the lesson that follows`() throws {
    let shell = try startOwn()
    // The cursor stands in the first blank.
    try shell.send("7\t3")
    try shell.expectScreen("return 7 * 3")
    try shell.send("\u{1B}[B\u{1B}[B\u{5}\r\r")
    try shell.expect("Twice three is six.")
    try shell.waitForQuiet()
    try shell.expectScreen("return 7 * 3")
    try shell.send("\u{3}")
    try shell.send("def twice(a): return 2 * a\r\r")
    try shell.waitForQuiet()
    try shell.send("six = twice(3)\r")
    try shell.expect("Right.")
    try shell.send("next\r")
    try shell.expect("`next` begins the one that follows, second")
    try shell.send("next\r")
    try shell.expectScreen("The end.")
  }

  @Test func `a missing line of an answer is named`() throws {
    let shell = try startOwn()
    try shell.send("\u{3}")
    try shell.send("def twice(a): return 2 * a\r\r")
    try shell.expect("`six` is still missing")
  }
}
