import Testing

@testable import Tensors

@Suite struct SplittingTests {
  @Test func narrowedIsAView() throws {
    let numbers = try counting(5)
    let part = try numbers.narrowed(0, 1, 3)
    expect(part, [3], [1, 2, 3])
    #expect(part.storage === numbers.storage)
    expectError(.runtime, naming: "3", "5", "at most 2") { _ = try numbers.narrowed(0, 3, 3) }
    expectError(.index) { _ = try numbers.narrowed(0, 6, 0) }
    expectError(.runtime) { _ = try numbers.narrowed(0, 1, .max) }
  }

  @Test func partsOfOneSizeMayEndShort() throws {
    #expect(try counting(7).split(every: 3, axis: 0).map(\.shape) == [[3], [3], [1]])
    #expect(try counting(7).chunks(3, axis: 0).map(\.shape) == [[3], [3], [1]])
    #expect(try counting(2, 6).chunks(4, axis: 1).map(\.shape) == [[2, 2], [2, 2], [2, 2]])
    expectError(.runtime, naming: "0") { _ = try counting(7).split(every: 0, axis: 0) }
  }

  @Test func listedSizesMustAddUp() throws {
    #expect(try counting(2, 3).split([1, 2], axis: 1).map { $0.doubles() } == [[0, 3], [1, 2, 4, 5]])
    expectError(.runtime, naming: "2", "3") { _ = try counting(3).split([1, 1], axis: 0) }
    expectError(.runtime) { _ = try counting(3).split([.max, 4], axis: 0) }
  }

  @Test func unboundLosesTheAxis() throws {
    #expect(try counting(2, 3).unbound(1).map { $0.doubles() } == [[0, 3], [1, 4], [2, 5]])
    expectError(.runtime) { _ = try Tensor.scalar(.int(1)).unbound(0) }
  }
}
