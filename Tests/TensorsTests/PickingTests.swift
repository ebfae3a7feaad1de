import Testing

@testable import Tensors

@Suite struct PickingTests {
  @Test func nonzeroListsIndices() throws {
    let found = try matrix([[0, 1], [2, 0]]).nonzero()
    #expect(found.dtype == .int64)
    expect(found, [2, 2], [0, 1, 1, 0])
    #expect(try Tensor.scalar(.int(5)).nonzero().shape == [1, 0])
    #expect(try Tensor.zeros([2, 2]).nonzero().shape == [0, 2])
  }

  @Test func gatherReadsAlongAnAxis() throws {
    let numbers = try counting(2, 3)
    expect(try numbers.gathered(1, .ints([2, 0], [2, 1])), [2, 1], [2, 3])
    expect(try numbers.gathered(0, .ints([0, 1, 0], [1, 3])), [1, 3], [0, 4, 2])
    expect(try numbers.transposed(0, 1).gathered(0, .ints([2, 1], [1, 2])), [1, 2], [2, 4])
    expectError(.runtime, naming: "3", "axis 1") { _ = try numbers.gathered(1, .ints([3], [1, 1])) }
    expectError(.runtime, naming: "3×1", "2×3") { _ = try numbers.gathered(1, .ints([0, 0, 0], [3, 1])) }
    expectError(.runtime) { _ = try numbers.gathered(1, .ints([0], [1])) }
  }

  @Test func scatterWritesACopy() throws {
    let zeros = try Tensor.zeros([2, 3])
    expect(try zeros.scattered(1, .ints([0, 2], [2, 1]), .scalar(.int(1))), [2, 3], [1, 0, 0, 0, 0, 1])
    expect(
      try zeros.scattered(1, .ints([0, 1, 2, 0], [2, 2]), matrix([[1, 2], [3, 4]])), [2, 3], [1, 2, 0, 4, 0, 3])
    expect(zeros, [2, 3], [0, 0, 0, 0, 0, 0])
    expectError(.runtime) { _ = try zeros.scattered(1, .ints([0, 1], [1, 2]), vector(1)) }
  }

  @Test func maskedFillKeepsTheType() throws {
    let result = try Tensor.ints([1, 5], [2]).maskedFill(.bools([false, true], [2]), .scalar(.float(0.5)))
    #expect(result.scalars() == [.int(1), .int(0)])
    expectError(.runtime) { _ = try vector(1).maskedFill(vector(1), .scalar(.int(0))) }
  }

  @Test func oneHotHasOneOnePerRow() throws {
    expect(try Tensor.ints([0, 2], [2]).oneHot(), [2, 3], [1, 0, 0, 0, 0, 1])
    #expect(try Tensor.ints([1, 0, 2, 1], [2, 2]).oneHot(4).shape == [2, 2, 4])
    expectError(.runtime, naming: "label 2", "0…1", "larger than 2") { _ = try Tensor.ints([2], [1]).oneHot(2) }
    expectError(.runtime, naming: "-1") { _ = try Tensor.ints([-1], [1]).oneHot() }
    expectError(.runtime, naming: "float32") { _ = try vector(1).oneHot() }
    expectError(.memory) { _ = try Tensor.ints([.max - 1], [1]).oneHot() }
  }
}
