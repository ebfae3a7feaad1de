import Testing

@testable import Tensors

@Suite struct RearrangingTests {
  @Test func flippedTurnsAxesRound() throws {
    let numbers = try counting(2, 3)
    expect(try numbers.flipped([0]), [2, 3], [3, 4, 5, 0, 1, 2])
    expect(try numbers.flipped([-1]), [2, 3], [2, 1, 0, 5, 4, 3])
    expect(try numbers.flipped([0, 1]), [2, 3], [5, 4, 3, 2, 1, 0])
    #expect(try numbers.flipped([]).storage !== numbers.storage)
    #expect(try Tensor.zeros([0, 2]).flipped([0]).shape == [0, 2])
    expectError(.runtime, naming: "twice") { _ = try numbers.flipped([0, 0]) }
  }

  @Test func rolledBringsBackWhatLeaves() throws {
    expect(try counting(2, 3).rolled([1], nil), [2, 3], [5, 0, 1, 2, 3, 4])
    expect(try counting(2, 3).rolled([-1], [1]), [2, 3], [1, 2, 0, 4, 5, 3])
    expect(try counting(2, 3).rolled([7, 1], [0, 1]), [2, 3], [5, 3, 4, 2, 0, 1])
    expectError(.runtime, naming: "2", "1") { _ = try counting(3).rolled([1, 1], [0]) }
  }

  @Test func repeatedLaysCopiesSideBySide() throws {
    expect(try vector(1, 2).repeated([2, 2]), [2, 4], [1, 2, 1, 2, 1, 2, 1, 2])
    #expect(try Tensor.zeros([2, 3]).repeated([4, 1, 0]).shape == [4, 2, 0])
    expectError(.runtime, naming: "2", "1") { _ = try Tensor.zeros([2, 2]).repeated([2]) }
    expectError(.memory) { _ = try vector(1, 2).repeated([1 << 62, 4]) }
  }

  @Test func paddedAddsAndCuts() throws {
    expect(try vector(1, 2).padded([(1, 2)], with: .int(9)), [5], [9, 1, 2, 9, 9])
    expect(try counting(3, 3).padded([(-1, -1), (-1, -1)], with: .int(0)), [1, 1], [4])
    expect(try matrix([[1, 2]]).padded([(0, 0), (0, 1)], with: .int(0)), [2, 2], [1, 2, 0, 0])
    expect(try vector(1, 2, 3).padded([(-2, 1)], with: .int(7)), [2], [3, 7])
    expectError(.runtime, naming: "-2", "3") { _ = try vector(1, 2, 3).padded([(-2, -2)], with: .int(0)) }
    expectError(.memory) { _ = try vector(1).padded([(.max, .max)], with: .int(0)) }
  }
}
