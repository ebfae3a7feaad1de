import Glibc
import Testing

/// `step` with its keys, on a real terminal.
@Suite(.serialized) struct StepperPtyTests {
  private let home = TemporaryDirectory()

  @Test func `a wrong guess is diagnosed and can be tried again`() throws {
    let shell = try start("step conv2d(slide_input(), slide_kernel()) at (0, 3)")
    try shell.send("p")
    try shell.expect("your guess for the sum")
    #expect(shell.screen.text.contains("[?]"))
    try shell.send("1\r")
    try shell.expect("✗ 1 is what comes out when the kernel is turned by 180°")
    try shell.waitForQuiet()
    #expect(shell.screen.text.contains("[?]") && shell.screen.text.contains("your guess for the sum"))
    try shell.send("0\r")
    try shell.expect("✓ right")
    try shell.waitForQuiet()
    #expect(shell.screen.text.contains("[0]") && !shell.screen.text.contains("your guess"))
    try shell.send("q")
    try shell.expect(">>> ")
  }

  @Test func `Esc shows the result, and an arrow moves on without it`() throws {
    let shell = try start("step conv2d(slide_input(), slide_kernel()) at (3, 1)")
    try shell.send("p")
    try shell.expect("your guess")
    try shell.send("7x\r")
    try shell.expect("`7x` is no number")
    try shell.waitForQuiet()
    #expect(shell.screen.text.contains("[?]"))
    try shell.send("\u{1B}")
    try shell.expect("[4]")
    try shell.send("p")
    try shell.expect("[?]")
    try shell.send("\u{1B}[C")
    try shell.expect("step 18 of 25")
    try shell.waitForQuiet()
    #expect(!shell.screen.text.contains("[?]") && !shell.screen.text.contains("your guess"))
    try shell.send("q")
    try shell.expect(">>> ")
  }

  private func start(_ line: String) throws -> PseudoTerminal {
    let environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "NO_COLOR": "1",
    ]
    let shell = try PseudoTerminal([try convshBinary()], environment: environment, columns: 80, rows: 24)
    try shell.expect(">>> ")
    try shell.send(line + "\r")
    try shell.expect("q leave")
    return shell
  }
}
