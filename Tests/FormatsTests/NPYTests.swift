import Tensors
import Testing

@testable import Formats

@Suite struct NPYTests {
  @Test(arguments: RecordedFile.all(".npy"))
  func holdsWhatNumPySays(_ recorded: RecordedFile) throws { try recorded.check(NPY.self) }

  @Test func givesBackWhatWasWritten() throws {
    for (_, tensor) in try sampleTensors() { expectSame(try NPY.read(NPY.bytes(tensor)[...]).tensor, tensor) }
  }

  @Test func refusesTensorCollection() throws {
    let content = Content.named(TensorCollection([("a", try .zeros([1])), ("b", try .zeros([1]))]))
    expectError(of: "object", naming: ".npy", "collection of 2", ".npz") { _ = try NPY.write(content) }
  }

  @Test(arguments: [-1, 1])
  func refusesAnotherSizeThanTheShapeNeeds(_ change: Int) throws {
    let bytes = try NPY.bytes(.zeros([2, 3]))
    let changed = change < 0 ? bytes.dropLast() : (bytes + [0])[...]
    expectError(naming: "2×3", "\(bytes.count)", "\(bytes.count + change)") { _ = try NPY.read(changed) }
  }

  @Test func refusesEveryShorterFile() throws {
    let bytes = try NPY.bytes(.zeros([2, 3]))
    for count in 0..<bytes.count {
      #expect(throws: TensorError.self) { _ = try NPY.read(bytes[..<count]) }
    }
  }
}
