import Glibc
import Testing

@testable import Shell

/// `present` and `notes` on real terminals.
@Suite(.serialized) struct PresentPtyTests {
  private let home = TemporaryDirectory()
  private let lesson: String

  init() throws {
    try home.write("01-sample.md", Array(sampleLesson.utf8))
    lesson = home.path + "/01-sample.md"
  }

  private func start(_ arguments: [String], columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    try PseudoTerminal(
      [try convshBinary()] + arguments,
      environment: ["TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
      columns: columns, rows: rows)
  }

  private func present(_ arguments: String..., columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    let room = try start(["present", lesson] + arguments, columns: columns, rows: rows)
    try room.expectScreen("step 1 of 3")
    return room
  }

  private func isAsFound(_ terminal: PseudoTerminal) -> Bool {
    let output = String(decoding: terminal.output, as: UTF8.self)
    func count(_ text: String) -> Int { output.components(text) }
    return terminal.modes == terminal.initialModes && count("\u{1B}[?1049h") == count("\u{1B}[?1049l")
      && count("\u{1B}[?2004h") == count("\u{1B}[?2004l")
      && (output.lastIndex(of: "\u{1B}[?25h") ?? 0) >= (output.lastIndex(of: "\u{1B}[?25l") ?? 0)
  }

  @Test func `a lesson is presented from beginning to end, and the terminal is as it was`() throws {
    let room = try present("--typing", "at-once")
    try room.send(" ")
    try room.expectScreen(">>> a = 1")
    try room.send(" ")
    try room.expectScreen("Space shows it")
    try room.send("nnnnnn")
    try room.expectScreen("At the end.")
    try room.send("qq")
    #expect(try room.waitForExit() == .exited(0))
    #expect(isAsFound(room))
  }

  @Test func `Ctrl-C twice leaves, and once stops what runs`() throws {
    try home.write(
      "02-long.md",
      Array("---\nid: long\ntitle: Long\n---\n# Long\n\n## One\n\nText.\n\n```pycon\n>>> while True: pass\n```\n".utf8))
    let room = try start(["present", home.path + "/02-long.md", "--typing", "at-once"])
    try room.expectScreen("Text.")
    try room.send("  ")
    try room.expectScreen("Ctrl-C stops it")
    try room.send("\u{3}")
    try room.expectScreen("stopped; Space types it again")
    // In a stride too.
    try room.send("n")
    usleep(100_000)
    try room.send("\u{3}")
    try room.expectScreen("stopped; the same key tries it again")
    try room.send("\u{3}")
    try room.expectScreen("once more leaves")
    try room.send("\u{3}")
    #expect(try room.waitForExit() == .exited(0))
    #expect(isAsFound(room))
  }

  @Test func `inspect and draw take the whole window, and the step is there again afterwards`() throws {
    try home.write(
      "03-look.md",
      Array(
        """
        ---
        id: look
        title: Look
        ---
        # Look

        ## One

        Text of the step.

        ```pycon
        >>> net = nn.Sequential(nn.Conv2d(1, 2, 5), nn.Flatten(), nn.Linear(1152, 10))
        >>> inspect net, rand(1, 28, 28)
        [...]
        >>> draw net
        [...]
        >>> drawing.shape
        torch.Size([1, 28, 28])
        ```

        """.utf8))
    let room = try start(["present", home.path + "/03-look.md", "--typing", "at-once"])
    try room.expectScreen("Text of the step.")
    // Each command is typed by one key and run by the next.
    for _ in 0..<4 {
      try room.send(" ")
      try room.waitForQuiet()
    }
    try room.expectScreen("↑ ↓ layer")
    try room.send("\r")
    try room.expectScreen("arrows choose a map")
    room.resize(columns: 60, rows: 20)
    try room.waitForQuiet()
    room.resize(columns: 80, rows: 24)
    try room.waitForQuiet()
    try room.send("q")
    try room.expectScreen("Text of the step.")
    #expect(room.isInFullScreen)
    try room.send(" ")
    try room.waitForQuiet()
    try room.send(" ")
    try room.expectScreen("space pen")
    try room.send(" \u{1B}[B\u{1B}[B\u{1B}[B\r")
    try room.expectScreen("moved to the middle")
    try room.expectScreen(">>> inspect net")
    try room.send("  ")
    try room.expectScreen("torch.Size([1, 28, 28])")
    try room.send("qq")
    #expect(try room.waitForExit() == .exited(0))
    #expect(isAsFound(room))
  }

  @Test func `Ctrl-Z gives the screen back to the shell, and fg shows the step again`() throws {
    let shell = try PseudoTerminal(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: [
        "TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PS1": "$ ",
      ])
    try shell.expect("$ ")
    try shell.send("\(try convshBinary()) present \(lesson)\r")
    try shell.expectScreen("step 1 of 3")
    try shell.send("\u{1A}")
    try shell.expect("Stopped")
    #expect(!shell.isInFullScreen)
    try shell.send("stty -a | grep -c ' icanon'\r")
    try shell.expect("1")
    try shell.send("fg\r")
    try shell.wait("the second screen") { shell.isInFullScreen }
    try shell.send("n")
    try shell.expectScreen("Behind the pause.")
    try shell.send("qq")
    try shell.wait("the first screen") { !shell.isInFullScreen }
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV]) func `a signal gives the terminal back`(signal: Int32) throws {
    let room = try present()
    try room.send("n")
    try room.expectScreen("Behind the pause.")
    room.signal(signal)
    #expect(try room.waitForExit() == .signalled(signal))
    #expect(isAsFound(room))
  }

  @Test func `a closed window ends it, and the next presentation goes on there`() throws {
    var room = try present()
    try room.send("nn")
    try room.expectScreen("step 2 of 3")
    room.closeTerminal()
    _ = try room.waitForExit(within: 2)
    room = try start(["present", lesson])
    try room.expectScreen("going on where the last presentation ended")
    try room.expectScreen("step 2 of 3")
  }

  @Test func `a resize draws the step anew, however small the window gets`() throws {
    let room = try present()
    try room.send("n")
    try room.expectScreen("Behind the pause.")
    for (columns, rows) in [(40, 24), (120, 40), (12, 5), (1, 1), (20, 3), (80, 24)] {
      room.resize(columns: columns, rows: rows)
      try room.waitForQuiet()
    }
    try room.expectScreen("n next step")
    try room.expectScreen("Behind the pause.")
    try room.send("qq")
    #expect(try room.waitForExit() == .exited(0))
    #expect(isAsFound(room))
  }

  @Test func `the free prompt has the lesson's variables and puts them back`() throws {
    let room = try present()
    try room.send("n")
    try room.expectScreen("Behind the pause.")
    try room.send("p")
    try room.expect("play> ")
    try room.send("a + 41\r")
    try room.expect("42")
    try room.send("a = 7\r")
    try room.expect("play> ")
    try room.send("return\r")
    try room.expectScreen("back, restored: a changed")
    try room.send("p")
    try room.expect("play> ")
    try room.send("\u{4}")
    try room.expectScreen("back, nothing has changed")
    try room.send("qq")
    #expect(try room.waitForExit() == .exited(0))
    #expect(isAsFound(room))
  }

  @Test func `a number is changed at the prompt before the command runs`() throws {
    let room = try present()
    try room.send("e")
    try room.expect("a = 1")
    try room.send("\u{7F}41\r")
    try room.expectScreen(">>> a = 41   changed")
    try room.send("n")
    try room.expectScreen("42")
  }

  @Test func `it begins in the shell too, and leaves the shell's variables alone`() throws {
    let shell = try start(["--lessons", home.path])
    try shell.expect(">>> ")
    try shell.send("a = 5\r")
    try shell.expect(">>> ")
    try shell.send("present sample\r")
    try shell.expectScreen("step 1 of 3")
    try shell.send("nn")
    try shell.expectScreen("step 2 of 3")
    try shell.send("qq")
    try shell.expect(">>> ")
    try shell.send("a + 100\r")
    try shell.expect("105")
  }

  @Test func `the notes follow, and killing either side loses nothing`() throws {
    var room = try present()
    var speaker = try start(["notes"], columns: 60)
    try speaker.expectScreen("Say hello.")
    try room.send("n")
    try speaker.expectScreen("After the pause.")
    speaker.signal(SIGKILL)
    _ = try speaker.waitForExit()
    try room.send("n")
    try room.expectScreen("step 2 of 3")
    speaker = try start(["notes"], columns: 60)
    try speaker.expectScreen("step 2 of 3")
    try speaker.expectScreen("answer")
    room.signal(SIGKILL)
    _ = try room.waitForExit()
    try speaker.expectScreen("was killed")
    room = try start(["present", lesson])
    try room.expectScreen("going on where the last presentation ended")
    try room.expectScreen("step 2 of 3")
    try speaker.wait("the notes again") { !speaker.screen.text.contains("was killed") }
    try room.send("qq")
    _ = try room.waitForExit()
    try speaker.expectScreen("No lesson is being presented.")
    try speaker.send("q")
    #expect(try speaker.waitForExit() == .exited(0))
    #expect(isAsFound(speaker))
  }

  @Test func `it runs by itself, pauses, and hurries`() throws {
    let room = try present("--auto")
    try room.expectScreen("by itself")
    try room.send("++++++++++")
    try room.expectScreen("% of the usual speed")
    try room.send(" ")
    try room.expectScreen("Space goes on by itself")
    let place = room.screen.text
    usleep(300_000)
    try room.waitForQuiet()
    #expect(room.screen.text == place)
    try room.send(" ")
    try room.expectScreen(within: 30, "At the end.")
    try room.expectScreen("this was the end")
    try room.send("qq")
    #expect(try room.waitForExit() == .exited(0))
  }

  @Test func `a walkthrough stays where it is when the window changes or the process stops`() throws {
    let walk = sampleLesson.replacing(
      ">>> a + 1\n2", with: ">>> step conv2d(slide_input(), slide_kernel()) at (3, 1)\nstep 17[..]\n[...]")
    try home.write("03-walk.md", Array(walk.utf8))
    let room = try start(["present", home.path + "/03-walk.md", "--typing", "at-once"])
    try room.expectScreen("step 1 of 3")
    try room.send("    ")
    try room.expectScreen("step 17 of 25")
    for (columns, rows) in [(120, 40), (90, 24), (80, 24)] {
      room.resize(columns: columns, rows: rows)
      try room.waitForQuiet()
      try room.expectScreen("step 17 of 25")
      try room.expectScreen("q leaves the walkthrough")
    }
    room.signal(SIGCONT)
    try room.waitForQuiet()
    #expect(room.screen.text.contains("step 17 of 25") && room.screen.text.contains("step 1 of 3"))
    try room.send("q")
    try room.expectScreen("Space shows more")
  }

  @Test func `the speaker's screen gives the terminal back too`() throws {
    let shell = try PseudoTerminal(
      ["/bin/bash", "--norc", "--noprofile", "-i"],
      environment: [
        "TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PS1": "$ ",
      ])
    try shell.expect("$ ")
    try shell.send("\(try convshBinary()) notes\r")
    try shell.expectScreen("No lesson is being presented.")
    try shell.send("\u{1A}")
    try shell.expect("Stopped")
    #expect(!shell.isInFullScreen)
    try shell.send("fg\r")
    try shell.wait("the second screen") { shell.isInFullScreen }
    try shell.send("\u{1C}")
    try shell.wait("the first screen") { !shell.isInFullScreen }
    for signal in [SIGTERM, SIGSEGV] {
      let speaker = try start(["notes"])
      try speaker.expectScreen("No lesson is being presented.")
      speaker.signal(signal)
      #expect(try speaker.waitForExit() == .signalled(signal))
      #expect(isAsFound(speaker))
    }
  }

  @Test func `several files are presented in their order`() throws {
    try home.write(
      "02-other.md", Array(sampleLesson.replacing("id: sample\ntitle: Sample", with: "id: other\ntitle: Other").utf8))
    let room = try start(["present", lesson, home.path + "/02-other.md", "--from", "2.1"])
    try room.expectScreen("Other, about 10 minutes")
    try room.send("gsample\r")
    try room.expectScreen("Sample, about 10 minutes")
  }

  @Test func `a lesson that presents itself is told off, not followed down`() throws {
    let itself = home.path + "/04-self.md"
    try home.write(
      "04-self.md",
      Array("---\nid: self\ntitle: Self\n---\n# Self\n\n## One\n\n```pycon\n>>> present --auto \(itself)\n```\n".utf8))
    let room = try start(["present", itself])
    try room.expectScreen("step 1 of 1")
    try room.send("n")
    try room.expectScreen("has no place in a presentation")
    let check = try start(["check", itself])
    try check.expect("presents nothing")
    #expect(try check.waitForExit() == .exited(1))
  }

  @Test func `a saved file is shown at once`() throws {
    let room = try present()
    try room.send("nn")
    try room.expectScreen("step 2 of 3")
    try home.write(
      "01-sample.md", Array(sampleLesson.replacing("Behind the pause.", with: "Behind another pause.").utf8))
    try room.expectScreen("step 1 of 3")
    try room.send("n")
    try room.expectScreen("Behind another pause.")
  }

  @Test func `a presentation that waits takes no processor time`() throws {
    let room = try present()
    try room.waitForQuiet()
    let before = room.processorTime
    usleep(1_500_000)
    #expect(room.processorTime - before <= 0.03)
  }
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }

  fileprivate func lastIndex(of text: String) -> Int? {
    ranges(of: text).last.map { distance(from: startIndex, to: $0.lowerBound) }
  }
}
