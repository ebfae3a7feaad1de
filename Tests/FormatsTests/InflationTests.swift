import Tensors
import Testing

@testable import Formats

@Suite struct InflationTests {
  private let original = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 1000) }

  private func inflate(
    _ packed: ArraySlice<UInt8>, size: Int, needed: Int? = nil
  ) throws -> [UInt8] {
    try Inflation.bytes(of: packed, .none, size: size) { _ in needed }
  }

  @Test func givesTheOriginal() throws {
    #expect(try inflate(deflated(original)[...], size: original.count) == original)
    #expect(try inflate(deflated([])[...], size: 0) == [])
  }

  @Test func showsTheBeginningBeforeTheRest() throws {
    let packed = try deflated(original)
    _ = try Inflation.bytes(of: packed[...], .none, size: original.count) { beginning in
      #expect(beginning == original[..<131_072])
      return nil
    }
  }

  @Test(arguments: [-1, 1, 1000])
  func refusesAnotherSizeThanAnnounced(_ change: Int) throws {
    let size = original.count
    expectError(naming: "\(size + change)", change < 0 ? "more" : "only \(size)") {
      _ = try inflate(deflated(original)[...], size: size + change)
    }
  }

  @Test func refusesASizeThatTheContentsContradict() throws {
    expectError(naming: "300000", "its own header needs 20") {
      _ = try inflate(deflated(original)[...], size: original.count, needed: 20)
    }
  }

  @Test func refusesASizeThatDeflateCannotReach() {
    expectError(naming: "3 compressed bytes", "1000000000", "1032") { _ = try inflate([1, 2, 3], size: 1_000_000_000) }
  }

  @Test func refusesBytesBehindTheEnd() throws {
    expectError(naming: "2 bytes follow") { _ = try inflate((deflated(original) + [0, 0])[...], size: original.count) }
  }

  @Test func refusesAMissingEnd() throws {
    expectError(naming: "cut short") { _ = try inflate(deflated(original).dropLast(20), size: original.count) }
    expectError(naming: "cut short") { _ = try inflate([], size: 0) }
  }

  @Test func refusesDamage() { expectError(naming: "damaged: invalid block type") { _ = try inflate([7], size: 1) } }
}
