import Testing

@testable import Tensors

@Suite struct BytesTests {
  @Test func bytesComeInRowMajorOrderWhateverTheStrides() throws {
    let matrix = try Tensor.ints([1, 2, 3, 4], [2, 2])
    #expect(try matrix.transposed(0, 1).withBytes { Array($0.bindMemory(to: Int.self)) } == [1, 3, 2, 4])
    #expect(try matrix.selected(0, 1).withBytes { Array($0.bindMemory(to: Int.self)) } == [3, 4])
  }

  @Test func anEmptyViewHasNoBytes() throws {
    #expect(try Tensor.zeros([3, 0]).narrowed(0, 3, 0).withBytes { $0.count } == 0)
  }

  @Test func whatIsWrittenIsTheTensor() throws {
    let numbers = try Tensor.writing(.float32, [1, 2]) { $0.copyBytes(from: [0, 0, 128, 63, 0, 0, 0, 192]) }
    expect(numbers, [1, 2], [1, -2])
  }

  @Test func everyByteButZeroIsTrue() throws {
    let truths = try Tensor.writing(.bool, [3]) { $0.copyBytes(from: [0, 1, 255]) }
    #expect(try truths.withBytes { Array($0) } == [0, 1, 1])
  }
}
