import Tensors
import Testing

@testable import Formats

@Suite struct IDXTests {
  @Test(arguments: RecordedFile.all(".idx", "-ubyte").filter { !Gzip.isPacked($0.bytes) })
  func holdsWhatNumPySays(_ recorded: RecordedFile) throws { try recorded.check(IDX.self) }

  @Test func givesBackWhatWasWritten() throws {
    for (name, tensor) in try sampleTensors() where name != "truths" && name != "ints" {
      expectSame(try IDX.read(IDX.write(.tensor(tensor))[...]).tensor, tensor)
    }
  }

  @Test func isRecognizedByItsFirstBytes() {
    #expect(IDX.isRecognized([0, 0, 8, 3, 1]))
    for bytes in [[], [0, 0, 8], [0, 0, 7, 1], [0, 0, 8, 0], [1, 0, 8, 1], [0, 1, 8, 1]] as [[UInt8]] {
      #expect(!IDX.isRecognized(bytes[...]))
    }
  }

  @Test(arguments: [-1, 1])
  func refusesAnotherSizeThanTheShapeNeeds(_ change: Int) throws {
    let bytes = try IDX.write(.tensor(.zeros([2, 3])))
    let changed = change < 0 ? bytes.dropLast() : (bytes + [0])[...]
    expectError(naming: "2×3", "needs 24 bytes", "has \(24 + change)") { _ = try IDX.read(changed) }
  }

  @Test(
    arguments: [
      ([], "needs 4 bytes, but none are left"),
      ([0, 0, 7, 1], "with 0 0 7 1"),
      ([0x50, 0x4B, 3, 4], "with 50 4b 3 4"),
      ([0, 0, 8, 2, 0, 0, 0, 1], "needs 4 bytes, but none are left"),
      ([0, 0, 8, 3] + Array(repeating: 0xFF, count: 12), "is larger than any file"),
    ] as [([UInt8], String)])
  func refuses(_ bytes: [UInt8], _ reason: String) { expectError(naming: reason) { _ = try IDX.read(bytes[...]) } }

  @Test func refusesToWriteWhatItCannotHold() throws {
    expectError(of: "object", naming: "torch.bool") { _ = try IDX.write(.tensor(.bools([true], [1]))) }
    expectError(of: "object", naming: "2147483648", "2147483647") { _ = try IDX.write(.tensor(.ints([1 << 31], [1]))) }
    expectError(of: "object", naming: "255", "256") {
      _ = try IDX.write(.tensor(.zeros(Array(repeating: 1, count: 256))))
    }
    expectError(of: "object", naming: "4294967295", "4294967296") { _ = try IDX.write(.tensor(.zeros([1 << 32, 0]))) }
  }
}
