import Foundation
import Lessons
import Testing

/// Programs as a course would write them run unmodified, and print what PyTorch prints: within 1e-4, absolute plus
/// relative. `Tests/Oracles/torch_programs.py` has recorded it.
struct TorchProgramsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Oracles/torch_programs")
  static let programs = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".py") }.sorted()

  @Test func thereAreSome() { #expect(Self.programs.count >= 5) }

  @Test(arguments: programs) func printsWhatPyTorchPrints(program: String) throws {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: try convshBinary())
    process.arguments = [Self.folder.appending(path: program).path]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let recorded = Self.folder.appending(path: program.replacingOccurrences(of: ".py", with: ".txt"))
    let expected = try String(contentsOf: recorded, encoding: .utf8).components(separatedBy: "\n")
    #expect(process.terminationStatus == 0)
    #expect(ExpectedOutput(expected, tolerance: 1e-4).mismatch(in: text) == nil, "\(text)")
  }
}
