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
}
