import Tensors
import Testing

@testable import Formats

@Suite struct ContentTests {
  @Test func aTensorIsFoundByItsName() throws {
    let tensors = TensorCollection([("a", try .zeros([1])), ("b", try .zeros([2]))])
    #expect(tensors["b"]?.shape == [2])
    #expect(tensors["c"] == nil)
  }

  @Test func namesAndTheirAbsenceAreAskedFor() throws {
    let single = Content.tensor(try .zeros([1]))
    let named = Content.named(TensorCollection([("a", try .zeros([1]))]))
    expectError(of: "object", naming: ".csv", "collection of 1") { _ = try named.single(for: ".csv") }
    expectError(of: "object", naming: ".npz", "has none") { _ = try single.named(for: ".npz") }
  }
}
