import Foundation
import Testing

@testable import Shell

/// `record` in the real program: at a terminal, through a pipe, and when it is killed.
@Suite(.serialized) struct RecordPtyTests {
  private let home = TemporaryDirectory()
  private var path: String { home.path + "/demo.md" }

  private static let session = [
    "x = slide_input()", "# We look for a pattern.", "k = slide_kernel()", "## The map", "conv2d(x, k)",
    "def double(a):", "    return 2 * a", "", "double(4)", "conv2d(x, ones(9, 9))", "rand(2)",
    "print('no end', end='')",
    "time conv2d(x, k)", "show k",
  ]

  private func start() throws -> PseudoTerminal {
    let shell = try PseudoTerminal(
      [try convshBinary(), "-q"],
      environment: ["TERM": "xterm-256color", "HOME": home.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
      columns: 40)
    try shell.expect(">>> ")
    return shell
  }

  private func check() throws -> (code: Int32, text: String) { try run(["check", path], "") }

  private func run(_ arguments: [String], _ input: String) throws -> (code: Int32, text: String) {
    let process = Process()
    let (standardInput, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: try convshBinary())
    process.arguments = arguments
    process.standardInput = standardInput
    process.standardOutput = output
    process.standardError = output
    try process.run()
    standardInput.fileHandleForWriting.write(Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func `a pipe is recorded until its end`() throws {
    let lines = ["old = 3", "record \(path)"] + Self.session + ["old + 1"]
    let (code, text) = try run([], lines.joined(separator: "\n") + "\n")
    #expect(code == 1, "one input fails")
    #expect(text.contains("recorded \(path): 11 inputs in 2 steps"), "\(text)")
    let proof = try check()
    #expect(proof.code == 0, "\(proof.text)\n\(home.read("demo.md"))")
    #expect(home.read("demo.md").contains("```python setup\nold = 3\n```"))
  }

  @Test func `a narrow terminal records what every student sees`() throws {
    let shell = try start()
    try shell.send("rand(3)\r")
    try shell.expect(">>> ")
    try shell.send("record \(path)\r")
    try shell.expect("rec>>> ")
    for line in Self.session where !line.hasPrefix(" ") && !line.isEmpty {
      let isBlock = line.hasSuffix(":")
      try shell.send(line + (isBlock ? "\r    return 2 * a\r\r" : "\r"))
      try shell.expect("rec>>> ")
    }
    try shell.send("\u{4}")
    try shell.expect("convsh check")
    #expect(try shell.waitForExit() == .exited(0))
    #expect(shell.modes == shell.initialModes)
    let proof = try check()
    #expect(proof.code == 0, "\(proof.text)\n\(home.read("demo.md"))")
    #expect(home.read("demo.md").contains("... \u{20}   return 2 * a\n"))
  }

  @Test func `a kill loses nothing`() throws {
    let shell = try start()
    try shell.send("record \(path)\r")
    try shell.expect("rec>>> ")
    try shell.send("6 * 7\r")
    try shell.expect("rec>>> ")
    shell.signal(SIGKILL)
    #expect(try shell.waitForExit() == .signalled(SIGKILL))
    #expect(home.read("demo.md").contains(">>> 6 * 7\n42\n"))
    #expect(try check().code == 0)
  }
}
