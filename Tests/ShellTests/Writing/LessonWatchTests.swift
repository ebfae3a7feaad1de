import Glibc
import Testing

@testable import Shell

/// `convsh check --watch` on a terminal, while files are saved.
@Suite(.serialized) struct LessonWatchTests {
  private let folder = TemporaryDirectory()

  private func save(_ name: String, prints number: Int) throws {
    let id = name.split(separator: ".")[0]
    let text = "---\nid: l\(id)\ntitle: T\n---\n# T\n\n## S\n\n```pycon\n>>> 1 + 1\n\(number)\n```\n"
    try folder.write(name, Array(text.utf8))
  }

  private func watch(_ arguments: [String], terminal: String = "xterm") throws -> PseudoTerminal {
    try PseudoTerminal(
      [try convshBinary(), "check", "--watch"] + arguments,
      environment: ["TERM": terminal, "NO_COLOR": "1", "HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"])
  }

  @Test func `each way of saving is seen, and only what was saved is checked`() throws {
    try save("01-a.md", prints: 2)
    try save("02-b.md", prints: 2)
    let shell = try watch([folder.path])
    try shell.expect("2 lessons checked in")
    try shell.expect("Ctrl-C ends")
    try save("01-a.md", prints: 3)
    try shell.expect("`2` is printed here")
    try shell.expect("1 lesson checked, 1 mistake")
    // A new file that takes the old one's name.
    try save("new", prints: 2)
    rename(folder.path + "/new", folder.path + "/01-a.md")
    try shell.expect("1 lesson checked in")
    try save("02-b.md", prints: 4)
    try shell.expect("02-b.md:11:1: `2` is printed here")
    unlink(folder.path + "/02-b.md")
    usleep(300_000)
    try save("02-b.md", prints: 2)
    try shell.expect("1 lesson checked in")
    try save("03-c.md", prints: 2)
    try shell.expect("03-c.md: 1 prompts")
    try shell.expectScreen("waiting for a file to be saved")
    #expect(!shell.screen.text.contains("02-b"), "a round begins on an empty screen")
    try shell.send("\u{3}")
    #expect(try shell.waitForExit() == .signalled(SIGINT))
    #expect(shell.modes == shell.initialModes)
  }

  @Test func `where the screen cannot be cleared a rule separates the rounds`() throws {
    try save("a.md", prints: 2)
    let shell = try watch([folder.path + "/a.md"], terminal: "dumb")
    try shell.expect("Ctrl-C ends")
    try save("a.md", prints: 3)
    try shell.expect("────")
    try shell.expect("1 mistake")
    #expect(!shell.output.contains(0x1B))
    shell.signal(SIGTERM)
    #expect(try shell.waitForExit() == .signalled(SIGTERM))
  }

  @Test(arguments: [["--update", "."], ["/nowhere.md"]]) func `what cannot be watched is refused`(words: [String])
    throws
  {
    #expect(try watch(words).waitForExit() == .exited(2))
  }
}
