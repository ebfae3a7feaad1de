import Tensors
import Testing

@testable import Formats

@Suite struct NPZTests {
  @Test(arguments: RecordedFile.all(".npz"))
  func holdsWhatNumPySays(_ recorded: RecordedFile) throws { try recorded.check(NPZ.self) }

  @Test func givesBackWhatWasWritten() throws {
    let sample = TensorCollection(try sampleTensors())
    let found = try NPZ.read(NPZ.write(.named(sample))[...]).namedTensors
    #expect(found?.entries.map(\.name) == sample.entries.map(\.name))
    for (name, tensor) in sample.entries { expectSame(found?[name], tensor) }
  }

  private func archive(_ members: (String, [UInt8])...) throws -> ArraySlice<UInt8> {
    var writer = ZipWriter()
    for (name, contents) in members { try writer.add(name, contents) }
    return writer.finish()[...]
  }

  @Test func refusesMembersThatAreNoArrays() throws {
    expectError(naming: "\"data.pkl\"", ".npy") { _ = try NPZ.read(archive(("data.pkl", []))) }
  }

  @Test func refusesANameTwice() throws {
    let array = try NPY.bytes(.zeros([1]))
    expectError(naming: "\"a\" appears twice") { _ = try NPZ.read(archive(("a.npy", array), ("a.npy", array))) }
    let content = Content.named(TensorCollection([("a", try .zeros([1])), ("a", try .zeros([1]))]))
    expectError(of: "object", naming: "\"a\"") { _ = try NPZ.write(content) }
  }

  @Test func namesTheMemberOfAMistake() throws {
    expectError(naming: "in \"b\"", "\\x93NUMPY") { _ = try NPZ.read(archive(("b.npy", Array("no array".utf8)))) }
  }

  @Test func makesNoRoomForASizeThatTheArrayDoesNotHave() throws {
    // 40 MB of zeros in 40 KB, in which the array says that it has only 4 bytes.
    let array = try NPY.bytes(.zeros([1])) + Array(repeating: 0, count: 40_000_000)
    let packed = try deflated(array)
    var bytes = try Array(archive(("a.npy", packed)))
    let directory = 30 + 5 + packed.count
    bytes = bytes.writing(8 as UInt16, at: directory + 10).writing(UInt32(array.count), at: directory + 24)
    expectError(naming: "unpack to 40000132 bytes", "its own header needs 132") { _ = try NPZ.read(bytes[...]) }
  }

  @Test func refusesATensorWithoutAName() throws {
    expectError(of: "object", naming: ".npz", "{\"x\": x}") { _ = try NPZ.write(.tensor(.zeros([1]))) }
  }
}
