import Foundation
import Records
import Testing

@testable import Shell

/// `convsh quiz` with answers from a pipe, and with disks that say no.
struct QuizFromPipeTests {
  private let folder: QuizFolder

  init() throws { folder = try QuizFolder() }

  private struct Run {
    let output: String
    let errors: String
    let code: Int32
  }

  /// - Parameter shell: what the shell does before the program starts.
  private func run(
    _ arguments: [String], answers: String, environment: [String: String]? = nil, shell: String = ""
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    let command = ([try convshBinary()] + arguments).map { "'\($0)'" }.joined(separator: " ")
    process.arguments = ["-c", shell + "exec " + command]
    process.environment = environment ?? ["HOME": folder.path, "XDG_STATE_HOME": folder.state, "PATH": "/usr/bin:/bin"]
    let input = Pipe(), output = Pipe(), errors = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(answers.utf8))
    try input.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let warnings = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Run(output: text, errors: warnings, code: process.terminationStatus)
  }

  private let quiz = ["--lessons", "LESSONS", "quiz", "--count", "10", "--seed", "7"]
  private var arguments: [String] { quiz.map { $0 == "LESSONS" ? folder.lessons : $0 } }
  private let answers = "31\nhint\n5\nskip\n22\ncommutative\nany order\n12\n? 6 * 7\n9\nsolution\n4\n16\n33\n"

  @Test func theSameSeedAndAnswersGiveTheSameBytes() throws {
    let first = try run(arguments, answers: answers), second = try run(arguments, answers: answers)
    #expect(first.output == second.output && first.errors.isEmpty)
    #expect([0, 3].contains(first.code) && first.code == second.code)
    #expect(first.output.contains("of 10 right"))
  }

  @Test func allRightIsPassed() throws {
    // A drill of one kind of sum cannot be answered blindly: ask a word question alone.
    let run = try run(
      ["--lessons", folder.lessons, "quiz", "words", "--count", "1"], answers: "they are commutative\n")
    #expect(run.code == 0 && run.output.contains("1 of 1 right") && run.output.contains("Passed."))
  }

  @Test func anUnknownTopicIsAUsageError() throws {
    let run = try run(["--lessons", folder.lessons, "quiz", "wrods"], answers: "")
    #expect(run.code == 2 && run.errors.contains("did you mean `words`?"))
  }

  @Test(arguments: [
    // A home that cannot be written to, one that does not exist, none at all, a full disk, a path that is a file.
    (["HOME": "/proc"], ""), (["HOME": "/nonexistent"], "chmod() { :; }; "), ([:], ""),
    (["XDG_STATE_HOME": "/dev/full"], ""), (["HOME": "HOME"], "ulimit -f 0; trap '' XFSZ; "),
  ])
  func aDiskThatSaysNoCostsOneWarningAndNoAnswer(_ variables: [String: String], _ shell: String) throws {
    var environment = variables.mapValues { $0 == "HOME" ? folder.path + "/fresh" : $0 }
    environment["PATH"] = "/usr/bin:/bin"
    let run = try run(arguments, answers: answers, environment: environment, shell: shell)
    #expect([0, 3].contains(run.code))
    #expect(run.output.contains("of 10 right"))
    let warnings = run.errors.ranges(of: "this session only").count
    #expect(warnings <= 1)
    if variables["HOME"] == "/proc" || variables["XDG_STATE_HOME"] != nil { #expect(warnings == 1) }
  }

  @Test func theAnswersAreInTheJournal() throws {
    _ = try run(arguments, answers: answers)
    let events = Journal(path: folder.database).events()
    #expect(events.contains { $0.kind == .skipped } && events.contains { $0.answer == "31" && $0.mode == "quiz" })
    let progress = try run(["--lessons", folder.lessons], answers: "progress\nprogress export -\n")
    #expect(progress.output.contains("Adding") && progress.output.contains("sums/"))
  }

  @Test func forgettingNeedsAWordMore() throws {
    _ = try run(arguments, answers: answers)
    let first = try run([], answers: "progress forget everything\n")
    #expect(first.output.contains("progress forget everything yes"))
    #expect(!Journal(path: folder.database).events().isEmpty)
    let second = try run([], answers: "progress forget everything yes\n")
    #expect(second.output.contains("forgotten") && Journal(path: folder.database).events().isEmpty)
  }

  @Test func withoutProgressNothingIsWritten() throws {
    _ = try run(["--no-progress"] + arguments, answers: answers)
    #expect(!FileManager.default.fileExists(atPath: folder.database))
  }

  @Test func exportsAreWholeFiles() throws {
    _ = try run(arguments, answers: answers)
    for name in ["a.csv", "a.json"] {
      let run = try run([], answers: "progress export \(folder.path)/\(name)\n")
      #expect(run.output.contains("wrote"))
      let text = try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
      #expect(text.contains("sums/") && text.last?.isNewline == true)
    }
    #expect(try run([], answers: "progress export a.xls\n").errors.contains(".csv or .json"))
  }
}
