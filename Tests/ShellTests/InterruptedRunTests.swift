import Foundation
import Testing

@testable import Shell

/// Where nobody can type on, a signal ends the run, and the parent sees which it was.
struct InterruptedRunTests {
  @Test("Ctrl-C and SIGTERM end code, programs and pipes", arguments: [SIGINT, SIGTERM], ["-c", "file", "pipe"])
  func dies(signal: Int32, way: String) throws {
    // Whoever runs the tests may ignore Ctrl-C, and its children would then ignore it too.
    Foundation.signal(SIGINT, SIG_DFL)
    // More than the console gathers before it writes, so that the test knows when to send the signal.
    let code = "print('x' * 100000)\nwhile True: pass\n\nprint(\"not reached\")\n"
    let process = Process()
    process.executableURL = URL(filePath: try convshBinary())
    let output = Pipe(), input = Pipe()
    process.standardOutput = output
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    let file = FileManager.default.temporaryDirectory.appending(path: "convsh-\(UUID().uuidString).py")
    try code.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    process.arguments = way == "-c" ? ["-c", code] : way == "file" ? [file.path] : []
    try process.run()
    if way == "pipe" { try input.fileHandleForWriting.write(contentsOf: Data(code.utf8)) }
    _ = output.fileHandleForReading.availableData
    kill(process.processIdentifier, signal)
    let rest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    #expect(!rest.contains("not reached"))
  }
}
