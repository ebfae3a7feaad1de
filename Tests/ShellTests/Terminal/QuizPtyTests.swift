import Glibc
import Records
import Testing

/// A quiz as a student meets it: the real binary on a real terminal, with its clock.
@Suite(.serialized) struct QuizPtyTests {
  private let home = TemporaryDirectory()
  private let folder: QuizFolder

  init() throws { folder = try QuizFolder() }

  private var journal: Journal { Journal(path: home.path + "/.local/state/convsh/progress.sqlite") }

  private func start(_ line: String, columns: Int = 80) throws -> PseudoTerminal {
    try PseudoTerminal(
      [try convshBinary(), "--lessons", folder.lessons, "quiz"] + line.split(separator: " ").map(String.init),
      environment: ["TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
      columns: columns)
  }

  @Test func `a whole quiz with pause, resize, Ctrl-C, Ctrl-Z and the clock running out while one types`() throws {
    let quiz = try start("adding --seed 7 --count 3 --minutes 0.1")
    try quiz.expect("quiz> ")
    try quiz.send("\r")
    try quiz.expect("quiz 1/3 last minute 0:0")
    try quiz.send("pause\r")
    try quiz.expect("paused> ")
    let before = quiz.processorTime
    usleep(300_000)
    #expect(quiz.processorTime - before <= 0.02, "a clock that stands wakes nobody")
    try quiz.send("\r")
    try quiz.expect("quiz 1/3 last minute 0:0")
    quiz.resize(columns: 60, rows: 20)
    try quiz.waitForQuiet()
    try quiz.send("\u{3}")
    try quiz.expect("ends the quiz with its review")
    try quiz.send("\u{1A}")
    usleep(200_000)
    quiz.signal(SIGCONT)
    try quiz.expect("quiz 1/3")
    try quiz.send("12")
    try quiz.expect("time is up> ", within: 20)
    try quiz.expectScreen("time is up> 12")
    // What was typed is kept, and still an answer.
    try quiz.send("345\r")
    try quiz.expect("✗")
    #expect(journal.events().map(\.answer) == ["12345"])
    try quiz.send("skip\r")
    try quiz.expect("The time is up.")
    try quiz.send("\r")
    try quiz.expect("quiz 2/3> ")
    try quiz.send("leave\r")
    try quiz.expect("0 of 3 right, 2 not answered")
    #expect(try quiz.waitForExit() == .exited(3))
    #expect(quiz.modes == quiz.initialModes)
  }

  @Test func `what is typed before a question is shown does not answer it`() throws {
    let quiz = try start("adding --seed 7 --count 2")
    try quiz.expect("quiz> ")
    // Three lines at once: the first starts the clock, the others come too early.
    try quiz.send("\r1\r2\r")
    try quiz.expect("is dropped")
    try quiz.expect("quiz 1/2")
    #expect(journal.events().isEmpty)
    try quiz.send("\u{4}")
    try quiz.expect("0 of 2 right")
    #expect(try quiz.waitForExit() == .exited(3))
  }

  @Test func `Ctrl-D ends a quiz with its review and leaves the shell open`() throws {
    let shell = try PseudoTerminal(
      [try convshBinary(), "--lessons", folder.lessons],
      environment: ["TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
    try shell.expect(">>> ")
    try shell.send("x = 41\r")
    try shell.expect(">>> ")
    try shell.send("quiz --count 1 --seed 1\r")
    try shell.expect("quiz> ")
    try shell.send("\r")
    try shell.expect("quiz 1/1 ")
    try shell.send("? x + 1\r")
    try shell.expect("42")
    try shell.send("\u{4}")
    try shell.expect("0 of 1 right")
    try shell.expect(">>> ")
    try shell.send("x\r")
    try shell.expect("41")
  }

  @Test func `a killed quiz loses no answer that was given`() throws {
    for round in 0..<6 {
      let quiz = try start("adding --seed \(round) --count 20")
      try quiz.expect("quiz> ")
      try quiz.send("\r")
      var given = 0
      let before = journal.events().count
      for _ in 0..<(round + 1) {
        try quiz.expect("quiz \(given / 2 + 1)/20")
        try quiz.send("987654321\r")
        // The feedback is on the screen, so the answer is on the disk.
        try quiz.expect("✗")
        given += 1
      }
      quiz.signal(SIGKILL)
      #expect(try quiz.waitForExit() == .signalled(SIGKILL))
      #expect(journal.events().count == before + given)
    }
  }
}
