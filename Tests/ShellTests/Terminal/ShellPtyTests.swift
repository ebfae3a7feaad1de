import Glibc
import Testing

/// The shell as its user meets it: the real binary on a real terminal.
@Suite(.serialized) struct ShellPtyTests {
  private let home = TemporaryDirectory()

  // MARK: Starting and ending

  @Test func `the prompt is Python's, and Ctrl-D gives the terminal back`() throws {
    let shell = try start()
    #expect(!shell.modes.isCanonical)
    try shell.send("\u{4}")
    #expect(try shell.waitForExit() == .exited(0))
    #expect(shell.modes == shell.initialModes)
    #expect(count("\u{1B}[?2004h", in: shell) == count("\u{1B}[?2004l", in: shell))
  }

  @Test func `SIGTERM restores the terminal and kills by its number`() throws {
    for isComputing in [false, true] {
      let shell = try start()
      if isComputing {
        try shell.send("while True: pass\r\r")
        try shell.expect("pass")
        usleep(100_000)
      }
      shell.signal(SIGTERM)
      #expect(try shell.waitForExit() == .signalled(SIGTERM))
      #expect(shell.modes == shell.initialModes)
    }
  }

  @Test func `a crash gives the terminal back, says one line and keeps its signal`() throws {
    let shell = try start()
    try run("x = 1", in: shell)
    shell.signal(SIGSEGV)
    #expect(try shell.waitForExit(within: 2) == .signalled(SIGSEGV))
    #expect(shell.modes == shell.initialModes)
    #expect(shell.screen.text.hasSuffix("\nconvsh stopped unexpectedly; your history is safe"))
    #expect(history == ["x = 1"])
  }

  @Test func `a closed window ends the shell`() throws {
    let shell = try start()
    shell.closeTerminal()
    _ = try shell.waitForExit(within: 1)
  }

  @Test func `an idle prompt takes no processor time`() throws {
    let shell = try start()
    let before = shell.processorTime
    usleep(1_000_000)
    #expect(shell.processorTime - before <= 0.02)
  }

  // MARK: Ctrl-C and Ctrl-Z

  @Test func `Ctrl-C abandons the line and keeps the variables`() throws {
    let shell = try start()
    try run("x = 41", in: shell)
    try shell.send("x = 1 + ")
    try shell.expect("+ ")
    try shell.send("\u{3}")
    try shell.expect("^C")
    try shell.expect(">>> ")
    try shell.send("print(x)\r")
    try shell.expectScreen(">>> x = 1 + ^C\n>>> print(x)\n41\n>>>")
  }

  @Test func `Ctrl-C in a search brings the line back`() throws {
    let shell = try start()
    try run("x = 41", in: shell)
    try shell.send("half a li\u{12}x =")
    try shell.expectScreen("search `x =': x = 41")
    try shell.send("\u{3}ne")
    try shell.expectScreen(">>> half a line")
  }

  @Test func `Ctrl-C stops a computation and keeps the variables`() throws {
    let shell = try start()
    try run("x = 41", in: shell)
    try shell.send("while True: pass\r\r")
    try shell.expect("pass")
    usleep(100_000)
    try shell.send("\u{3}")
    try shell.expect(">>> ", within: 2)
    try shell.send("print(x)\r")
    try shell.expectScreen("\n41\n>>>")
  }

  @Test func `Ctrl-C works behind more input than the terminal's queue holds`() throws {
    let shell = try start()
    try shell.send("while True: pass\r\r")
    try shell.expect("pass")
    usleep(100_000)
    try shell.send(String(repeating: "y = 1\r", count: 3_000))
    try shell.send("\u{3}")
    try shell.expect(">>> ", within: 2)
    try shell.send("print(40 + 2)\r")
    try shell.expectScreen("\n42\n>>>")
  }

  @Test func `Ctrl-Z leaves the line to come back to`() throws {
    let bash = try PseudoTerminal(
      ["bash", "--norc", "--noprofile", "-i"],
      environment: environment.merging(["PS1": "READY> "]) { $1 })
    try bash.expect("READY> ")
    try run("stty -a | cksum | sed 's/^/modes: /'", in: bash, prompt: "READY> ")
    try bash.send(try convshBinary() + "\r")
    try bash.expect(">>> ")
    try bash.send("print(40 + ")
    try bash.expectScreen(">>> print(40 +")
    try bash.send("\u{1A}")
    try bash.expect("READY> ")
    try run("stty -a | cksum | sed 's/^/modes: /'", in: bash, prompt: "READY> ")
    let modes = bash.screen.text.split(separator: "\n").filter { $0.hasPrefix("modes:") }
    #expect(modes.count == 2 && modes.first == modes.last)
    try bash.send("fg\r")
    try bash.expect(">>> print(40 + ")
    try bash.send("2)\r")
    try bash.expectScreen("\n42\n>>>")
    try bash.send("\u{4}")
    try bash.expect("READY> ")
  }

  // MARK: Editing

  @Test func `a character put in front of three rows moves them all`() throws {
    let shell = try start(columns: 40, rows: 12)
    let digits = String(repeating: "0123456789", count: 9)
    try shell.send("s = '\(digits)'")
    try shell.expect("89'")
    try shell.send("\u{1}ab")
    let rows = wrapped(">>> abs = '\(digits)'", at: 40)
    try shell.expectScreen(rows)
    try shell.send("\u{5}!")
    try shell.expectScreen(wrapped(">>> abs = '\(digits)'!", at: 40))
  }

  @Test func `a resized window draws the line cleanly`() throws {
    let shell = try start(columns: 80, rows: 12)
    // Without blanks: libedit does not draw one at the end of a row, and then the terminal thinks the line ends there.
    let line = "total=" + (0..<20).map { "abc\($0)" }.joined(separator: "+")
    try shell.send(line)
    try shell.expectScreen(wrapped(">>> " + line, at: 80))
    for columns in [40, 100] {
      let written = shell.output.count
      shell.resize(columns: columns, rows: 12)
      try shell.wait("the line at \(columns) columns") {
        shell.output.count > written && shell.screen.text.hasSuffix(wrapped(">>> " + line, at: columns))
      }
      #expect(occurrences(of: "total", in: shell.screen.text) == 1)
    }
    try shell.send("!")
    try shell.expectScreen(wrapped(">>> " + line + "!", at: 100))
  }

  @Test func `a definition is typed over several lines, and Up brings all of them back`() throws {
    let shell = try start()
    try shell.send("def double(n):\r")
    try shell.expect("... ")
    try shell.send("return n * 2\r")
    try shell.expect("... ")
    try shell.send("\r")
    try shell.expect(">>> ")
    try shell.expectScreen(">>> def double(n):\n...     return n * 2\n...\n>>>")
    try run("print(double(21))", in: shell)
    try shell.expectScreen("\n42\n")
    try shell.send("\u{1B}[A\u{1B}[A")
    try shell.expectScreen("42\n>>> def double(n):\n...     return n * 2")
  }

  @Test func `keys of any terminal edit`() throws {
    let shell = try start()
    try shell.send("rint(4\u{1B}[D\u{1B}[C2)\u{1B}[1~p\u{1B}OF\u{1B}[2~\u{1B}[Zx\u{7F}\u{1B}[1;5D\u{1B}[4~")
    try shell.expectScreen(">>> print(42)")
    try shell.send("\r")
    try shell.expectScreen("\n42\n>>>")
  }

  @Test func `combining and other zero-width characters leave the line alone`() throws {
    let shell = try start()
    try shell.send("s = 'e\u{301}\u{200B}日本'")
    try shell.expectScreen(">>> s = 'e日本'")
  }

  @Test(arguments: ["dumb", "unheard-of", ""])
  func `a terminal that cannot move its cursor has lines all the same`(terminal: String) throws {
    let shell = try start(terminal: terminal)
    try shell.send("x = 40 + 2\r")
    try shell.expect(">>> ")
    try shell.send("print(x)\r")
    try shell.expectScreen("\n42\n>>>")
    try shell.send("\u{4}")
    #expect(try shell.waitForExit() == .exited(0))
    #expect(!shell.output.contains(0x1B))
  }

  // MARK: Pastes

  @Test func `two hundred bracketed lines are one entry, run by Enter`() throws {
    let shell = try start()
    let lines = (0..<200).map { "v\($0) = \($0)" }.joined(separator: "\n")
    try shell.send("\u{1B}[200~\(lines)\n\u{1B}[201~")
    try shell.expectScreen("... v199 = 199")
    #expect(history.isEmpty)
    try shell.send("\r")
    try shell.expect(">>> ")
    try run("print(v0 + v199)", in: shell)
    try shell.expectScreen("\n199\n")
    #expect(history.count == 2)
  }

  @Test func `two hundred lines without brackets lose nothing`() throws {
    let shell = try start()
    try shell.send((0..<200).map { "v\($0) = \($0)\r" }.joined() + "print(v0 + v100 + v199)\r")
    try shell.expectScreen("\n299\n>>>")
    #expect(history.count == 201)
  }

  @Test func `what is typed ahead waits for its prompt and is shown once`() throws {
    let shell = try start()
    try shell.send("for i in range(300000): pass\r\rprint(40 + 2)\r")
    try shell.expectScreen("\n42\n>>>")
    #expect(occurrences(of: "print(40 + 2)", in: shell.screen.text) == 1)
  }

  @Test func `pasted prompts and terminal sequences are left out`() throws {
    let shell = try start()
    try shell.send("\u{1B}[200~>>> print(40 + \u{1B}[31m2)\n\u{1B}[201~")
    try shell.expectScreen(">>> print(40 + 2)")
    try shell.send("\r")
    try shell.expectScreen("\n42\n>>>")
  }

  @Test func `a paste without an end can be broken off`() throws {
    let shell = try start()
    try shell.send("\u{1B}[200~x = ")
    usleep(100_000)
    try shell.send("\u{3}")
    try shell.expect(">>> ")
    try run("print(40 + 2)", in: shell)
    try shell.expectScreen("\n42\n")
  }

  // MARK: History

  @Test func `kill -9 loses no accepted input`() throws {
    let shell = try start()
    try run("x = 1", in: shell)
    try run("y = 2", in: shell)
    shell.signal(SIGKILL)
    #expect(try shell.waitForExit() == .signalled(SIGKILL))
    #expect(history == ["x = 1", "y = 2"])
    let next = try start()
    try next.send("\u{1B}[A")
    try next.expectScreen(">>> y = 2")
  }

  @Test func `a full disk costs the entry, not the file, and is said once`() throws {
    let line = "old = '" + String(repeating: "0", count: 1000) + "'\n"
    try home.write("state/convsh/history", Array(line.utf8))
    let shell = try PseudoTerminal(
      ["bash", "-c", "ulimit -f 1; trap '' XFSZ; exec \(try convshBinary())"], environment: environment)
    try shell.expect(">>> ")
    try run("x = 40 + 2 # " + String(repeating: "-", count: 40), in: shell)
    try run("print(x)", in: shell)
    try shell.expectScreen("\n42\n")
    #expect(home.read("state/convsh/history") == line)
  }

  @Test(arguments: [(3, "xterm-256color"), (80, "dumb")])
  func `Ctrl-@ is no end of input where the terminal edits the line`(columns: Int, terminal: String) throws {
    let shell = try start(columns: columns, terminal: terminal)
    // Typed behind Enter, the key is in the terminal's queue while the shell takes the terminal and gives it back.
    for _ in 0..<5 {
      try shell.send("\r\0")
      try shell.waitForQuiet()
    }
    try shell.send("\u{3}")
    try shell.waitForQuiet()
    try shell.send("print('alive and ' + 'well')\r")
    try shell.expect("alive and well")
    try shell.send("\u{4}")
    #expect(try shell.waitForExit() == .exited(0))
  }

  // MARK: Anything

  @Test(arguments: [(80, 24), (20, 5), (3, 2)])
  func `two thousand random keys do not stop it`(columns: Int, rows: Int) throws {
    let shell = try start(columns: columns, rows: rows)
    let seed = UInt64.random(in: 0 ... .max)
    var monkey = Monkey(seed: seed)
    for number in 0..<2_000 {
      let keys = monkey.next()
      if keys == [3] { try shell.waitForQuiet() }  // Ctrl-C drops what was typed and not yet read
      try shell.send(keys)
      if number % 100 == 99 { shell.resize(columns: columns + number / 100 % 7, rows: rows + number / 100 % 3) }
    }
    shell.resize(columns: 80, rows: 24)
    try shell.waitForQuiet()
    try shell.send("\u{3}")
    try shell.waitForQuiet()
    try shell.send("\u{3}")
    try shell.waitForQuiet()
    try shell.send("print('alive and ' + 'well')\r")
    do {
      try shell.expect("alive and well")
    } catch {
      Issue.record("seed \(seed): \(error)")
    }
  }

  // MARK: Helpers

  private var environment: [String: String] {
    [
      "HOME": home.path, "XDG_STATE_HOME": home.path + "/state", "XDG_DATA_HOME": home.path + "/data",
      "LANG": "C.UTF-8", "TERM": "xterm-256color", "PATH": "/usr/bin:/bin",
    ]
  }

  /// The lines of the history file.
  private var history: [Substring] { home.read("state/convsh/history").split(separator: "\n") }

  private func start(columns: Int = 80, rows: Int = 24, terminal: String = "xterm-256color") throws -> PseudoTerminal {
    var environment = environment
    environment["TERM"] = terminal.isEmpty ? nil : terminal
    let shell = try PseudoTerminal([try convshBinary()], environment: environment, columns: columns, rows: rows)
    try shell.expect(">>> ")
    return shell
  }

  /// Types a line, waits until the next prompt.
  private func run(_ line: String, in shell: PseudoTerminal, prompt: String = ">>> ") throws {
    try shell.send(line + "\r")
    try shell.expect("\n")
    try shell.expect(prompt)
  }

  private func count(_ text: String, in shell: PseudoTerminal) -> Int {
    occurrences(of: text, in: String(decoding: shell.output, as: UTF8.self))
  }
}

private func occurrences(of part: String, in text: String) -> Int {
  text.ranges(of: part).count
}

/// The rows that a line takes at a width.
private func wrapped(_ line: String, at columns: Int) -> String {
  var rest = Substring(line)
  var rows: [Substring] = []
  while !rest.isEmpty {
    rows.append(rest.prefix(columns))
    rest = rest.dropFirst(columns)
  }
  return rows.map { row in
    var row = row
    while row.last == " " { row.removeLast() }
    return String(row)
  }.joined(separator: "\n")
}

/// `$CONVSH_BINARY`, or the one that was built beside these tests.
func convshBinary() throws -> String {
  if let path = getenv("CONVSH_BINARY") { return String(cString: path) }
  var own = [CChar](repeating: 0, count: 4096)
  let length = readlink("/proc/self/exe", &own, own.count)
  let directory = String(decoding: own[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    .split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
  for path in [directory, root + "/.build/debug", root + "/.build/release"].map({ $0 + "/convsh" })
  where access(path, X_OK) == 0 { return path }
  throw Failure("no convsh to test: build it, or set CONVSH_BINARY")
}
