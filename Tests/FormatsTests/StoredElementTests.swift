import Tensors
import Testing

@testable import Formats

@Suite struct StoredElementTests {
  @Test(arguments: StoredElement.allCases)
  func everyOrderOfBytesGivesTheSameNumbers(_ element: StoredElement) throws {
    let bytes: [UInt8] = Array(1...UInt8(element.size))
    let little = try element.tensor([1], from: bytes[...], .little)
    let big = try element.tensor([1], from: Array(bytes.reversed())[...], .big)
    #expect(little.scalars() == big.scalars())
    #expect(little.dtype == element.dtype)
  }

  @Test(
    arguments: [
      (0x3C00, 1), (0xC000, -2), (0x7BFF, 65504), (0x0001, 0x1p-24), (0x03FF, 0x1.FF8p-15), (0x7C00, .infinity),
      (0xFC00, -.infinity),
    ] as [(UInt16, Double)])
  func halvesAreExact(_ bits: UInt16, _ number: Double) throws {
    let bytes = [UInt8(bits & 0xFF), UInt8(bits >> 8)]
    #expect(try StoredElement.float16.tensor([], from: bytes[...]).item() == .float(number))
  }

  @Test func everyByteButZeroIsTrue() throws {
    let truths = try StoredElement.bool.tensor([3], from: [0, 1, 77])
    #expect(truths.scalars() == [.bool(false), .bool(true), .bool(true)])
    #expect(try truths.withBytes { Array($0) } == [0, 1, 1])
  }

  @Test func refusesWhatInt64DoesNotHold() {
    let bytes: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80]
    expectError(.overflow, naming: "9223372036854775808", "position 1") {
      _ = try StoredElement.uint64.tensor([2], from: bytes[...])
    }
  }

  @Test func readsNumbersAtAnyAddress() throws {
    let bytes: [UInt8] = [9, 0, 0, 128, 63]
    #expect(try StoredElement.float32.tensor([1], from: bytes[1...]).scalars() == [.float(1)])
  }

  @Test func refusesToCountBeyond64Bits() {
    expectError(naming: "4611686018427387904×4") { _ = try StoredElement.uint8.byteCount([1 << 62, 4]) }
    expectError(naming: "4611686018427387904×0×4") { _ = try StoredElement.uint8.byteCount([1 << 62, 0, 4]) }
  }
}
