import Tensors
import Testing

@testable import Formats

@Suite struct GzipTests {
  private let text = Array("a bee, a bee, a bee".utf8)

  private func unpack(_ bytes: [UInt8]) throws -> [UInt8] { try Gzip.unpack(bytes[...]) { _ in nil } }

  @Test func givesBackWhatWasPacked() throws {
    #expect(try unpack(Gzip.pack(text)) == text)
    #expect(try unpack(Gzip.pack([])) == [])
  }

  @Test func equalBytesGiveEqualFiles() throws { #expect(try Gzip.pack(text) == Gzip.pack(text)) }

  @Test func isRecognizedByItsFirstBytes() throws {
    #expect(Gzip.isPacked(try Gzip.pack(text)[...]))
    #expect(!Gzip.isPacked(text[...]))
    #expect(!Gzip.isPacked([0x1F]))
  }

  @Test func refusesAWrongChecksum() throws {
    let packed = try Gzip.pack(text)
    let changed = packed.writing(0 as UInt32, at: packed.count - 8)
    expectError(naming: "incorrect data check") { _ = try unpack(changed) }
  }

  @Test func refusesABomb() throws {
    let packed = try Gzip.pack(text)
    let changed = packed.writing(UInt32.max, at: packed.count - 4)
    expectError(naming: "4294967295", "1032") { _ = try unpack(changed) }
  }

  @Test func refusesEveryShorterFile() throws {
    let packed = try Gzip.pack(text)
    for count in 0..<packed.count { #expect(throws: TensorError.self) { _ = try unpack(Array(packed[..<count])) } }
  }
}
