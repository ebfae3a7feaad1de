import Glibc
import Testing

/// `inspect` and `draw` with their keys, on a real terminal.
@Suite(.serialized) struct InspectPtyTests {
  private let home = TemporaryDirectory()

  private static let net =
    "net = nn.Sequential(nn.Conv2d(1, 4, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(576, 10))"

  private func start(_ lines: [String], shell command: [String]? = nil) throws -> PseudoTerminal {
    let environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color", "NO_COLOR": "1",
      "PS1": "$ ",
    ]
    let shell = try PseudoTerminal(
      command ?? [try convshBinary()], environment: environment, columns: 80, rows: 24)
    if command != nil {
      try shell.expect("$ ")
      try shell.send("\(try convshBinary())\r")
    }
    try shell.expect(">>> ")
    for line in [Self.net] + lines {
      try shell.send(line + "\r")
      if line != lines.last { try shell.expect(">>> ") }
    }
    return shell
  }

  @Test func `inspect goes from layers to one number, back to the input, and out again`() throws {
    let shell = try start(["inspect net, ones(1, 28, 28)"])
    try shell.expectScreen("▸0")
    #expect(shell.isInFullScreen)
    try shell.expectScreen("Conv2d")
    try shell.send("\u{1B}[B\u{1B}[B")
    try shell.expectScreen("2 MaxPool2d")
    try shell.send("\r")
    try shell.expectScreen("arrows choose a map")
    try shell.send("\u{1B}[C\r")
    try shell.expectScreen("map 1, row")
    try shell.expectScreen("6×6")
    try shell.send("\r")
    try shell.expectScreen("max_pool2d")
    try shell.send("f")
    try shell.expectScreen("the winner of the window")
    try shell.send("f")
    try shell.expectScreen("the same place")
    try shell.send("f")
    try shell.expectScreen("the largest product of the window")
    try shell.send("f")
    try shell.expectScreen("nothing before it")
    for _ in 0..<4 { try shell.send("b") }
    try shell.wait("the first screen") { !shell.isInFullScreen }
    try shell.expect(">>> ")
    try shell.send("1 + 1\r")
    try shell.expect("2")
  }

  @Test func `windows of any size hold the layers and one number`() throws {
    let shell = try start(["inspect net, rand(1, 28, 28)"])
    try shell.expectScreen("▸0")
    for (columns, rows) in [(120, 40), (40, 24), (30, 8), (12, 5), (80, 24)] {
      shell.resize(columns: columns, rows: rows)
      try shell.waitForQuiet()
    }
    try shell.expectScreen("▸0")
    try shell.send("\r\r")
    try shell.expectScreen("it has seen rows")
    shell.resize(columns: 40, rows: 24)
    try shell.waitForQuiet()
    try shell.expectScreen("it has seen")
    try shell.send("\u{3}")
    try shell.wait("the first screen") { !shell.isInFullScreen }
    try shell.expect(">>> ")
  }

  @Test(arguments: ["inspect net, ones(1, 28, 28)", "draw net"])
  func `Ctrl-Z gives the screen back to the shell, and fg shows it again`(line: String) throws {
    let shell = try start([line], shell: ["/bin/bash", "--norc", "--noprofile", "-i"])
    try shell.wait("the second screen") { shell.isInFullScreen }
    try shell.send("\u{1A}")
    try shell.expect("Stopped")
    #expect(!shell.isInFullScreen)
    try shell.send("fg\r")
    try shell.wait("the second screen") { shell.isInFullScreen }
    try shell.expectScreen(line.hasPrefix("draw") ? "pen up" : "▸0")
    try shell.send("\u{3}")
    try shell.wait("the first screen") { !shell.isInFullScreen }
    try shell.expect(">>> ")
  }

  @Test(arguments: ["inspect net, ones(1, 28, 28)", "draw"], [SIGTERM, SIGHUP])
  func `a signal gives the terminal back`(line: String, signal: Int32) throws {
    let shell = try start([line])
    try shell.wait("the second screen") { shell.isInFullScreen }
    shell.signal(signal)
    #expect(try shell.waitForExit() == .signalled(signal))
    #expect(!shell.isInFullScreen && shell.modes == shell.initialModes)
  }

  @Test func `a drawing becomes a tensor, and the network reads along`() throws {
    let shell = try start(["draw net"])
    try shell.expectScreen("draw a digit")
    try shell.send(" ")
    try shell.expectScreen("pen down")
    for _ in 0..<6 { try shell.send("\u{1B}[B") }
    try shell.expectScreen("row 20, column 14")
    try shell.expectScreen("▸")
    try shell.expectScreen("%")
    shell.resize(columns: 40, rows: 24)
    try shell.waitForQuiet()
    try shell.expectScreen("row 20, column 14")
    try shell.send("u")
    try shell.expectScreen("draw a digit")
    try shell.send(" 222")
    try shell.expectScreen("row 23, column 14")
    try shell.send("\r")
    try shell.expect("`drawing` is 1×28×28")
    for (key, index) in zip(["q", "\u{3}"], 1...) {
      try shell.send("draw net\r")
      try shell.wait("the pad for the \(index + 1). time") { shell.isInFullScreen }
      try shell.expectScreen("pen up")
      try shell.send(" 444")
      try shell.expectScreen("column 11")
      try shell.send(key)
      try shell.expect("not kept: `drawing` is as it was")
    }
    try shell.send("drawing.shape, drawing.max(), net.training\r")
    try shell.expect("(torch.Size([1, 28, 28]), tensor(1.), True)")
  }

  @Test func `leaving an empty pad changes nothing`() throws {
    let shell = try start(["drawing = 5", "draw"])
    try shell.expectScreen("pen up")
    try shell.send("q")
    try shell.expect("nothing was drawn")
    try shell.send("drawing\r")
    try shell.expect("5")
  }
}
