import Tensors
import Testing

@testable import Formats

@Suite struct ByteReaderTests {
  @Test func takesNumbersInBothOrders() throws {
    var reader = ByteReader([0, 1, 2, 3, 4, 5, 6][1...])
    #expect(try reader.number(.little, "a number") as UInt16 == 0x0201)
    #expect(try reader.number(.big, "a number") as UInt32 == 0x0304_0506)
    #expect(reader.position == 6)
    #expect(reader.rest.isEmpty)
  }

  @Test func refusesWhatIsNotThere() throws {
    var reader = ByteReader([1, 2, 3])
    _ = try reader.take(1, "the start")
    expectError(naming: "the middle needs 5 bytes", "2 are left") { _ = try reader.take(5, "the middle") }
    _ = try reader.take(2, "the rest")
    expectError(naming: "the end needs 1 bytes", "none are left") { _ = try reader.take(1, "the end") }
  }

  @Test func aTensorIsAppendedInRowMajorOrder() throws {
    var bytes: [UInt8] = [7]
    try bytes.append(Tensor.bools([true, false, false, true, true, true], [2, 3]).transposed(0, 1))
    try bytes.append(Tensor.zeros([3, 0]).narrowed(0, 3, 0))
    #expect(bytes == [7, 1, 1, 0, 1, 0, 1])
  }
}
