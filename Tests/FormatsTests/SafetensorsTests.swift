import Tensors
import Testing

@testable import Formats

@Suite struct SafetensorsTests {
  @Test(arguments: RecordedFile.all(".safetensors"))
  func holdsWhatTheReferenceSays(_ recorded: RecordedFile) throws { try recorded.check(Safetensors.self) }

  @Test func givesBackWhatWasWritten() throws {
    let sample = TensorCollection(try sampleTensors(), metadata: ["b": "2", "a": "\"1\"\n"])
    let found = try Safetensors.read(Safetensors.write(.named(sample))[...]).namedTensors
    #expect(found?.entries.map(\.name) == ["ints", "turned", "empty", "floats", "number", "bytes", "truths"])
    #expect(found?.metadata == sample.metadata)
    for (name, tensor) in sample.entries { expectSame(found?[name], tensor) }
  }

  @Test func dataBeginsAtAMultipleOf8() throws {
    for name in ["a", "ab", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh"] {
      let bytes = try Safetensors.write(.named(TensorCollection([(name, .zeros([1]))])))
      #expect((bytes.count - 4) % 8 == 0)
    }
  }

  @Test func namesAreSortedByTheirBytes() throws {
    let names = ["Z", "a", "b10", "b2", "\u{FF5E}", "😀"]
    let tensors = try names.reversed().map { (name: $0, tensor: try Tensor.zeros([1])) }
    let found = try Safetensors.read(Safetensors.write(.named(TensorCollection(tensors)))[...]).namedTensors
    #expect(found?.entries.map(\.name) == names)
  }

  @Test func refusesTheNameOfTheRemarks() throws {
    let content = Content.named(TensorCollection([("__metadata__", try .zeros([1]))]))
    expectError(of: "object", naming: "__metadata__") { _ = try Safetensors.write(content) }
  }

  @Test func refusesATensorWithoutAName() throws {
    expectError(of: "object", naming: ".safetensors") { _ = try Safetensors.write(.tensor(.zeros([1]))) }
  }
}
