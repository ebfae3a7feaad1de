import Testing

@testable import Tensors

@Suite struct CombiningTests {
  @Test func catJoinsAlongAnAxis() throws {
    expect(try .cat([matrix([[1, 2]]), matrix([[3, 4], [5, 6]])], axis: 0), [3, 2], [1, 2, 3, 4, 5, 6])
    expect(try .cat([matrix([[1], [2]]), matrix([[3], [4]])], axis: -1), [2, 2], [1, 3, 2, 4])
    #expect(try Tensor.cat([.ints([1], [1]), vector(2)], axis: 0).dtype == .float32)
    expect(try .cat([matrix([[1, 2]]), .zeros([0])], axis: 0), [1, 2], [1, 2])
  }

  @Test func catNamesWhatDiffers() {
    expectError(.runtime, naming: "2×2", "1×3", "1") {
      _ = try Tensor.cat([.zeros([1, 3]), .zeros([2, 2])], axis: 0)
    }
    expectError(.runtime, naming: "stack") { _ = try Tensor.cat([.scalar(.int(1))], axis: 0) }
    expectError(.value) { _ = try Tensor.cat([], axis: 0) }
  }

  @Test func stackMakesANewAxis() throws {
    expect(try .stack([vector(1, 2), vector(3, 4)], axis: 1), [2, 2], [1, 3, 2, 4])
    expectError(.runtime, naming: "3", "2") { _ = try Tensor.stack([.zeros([2]), .zeros([3])], axis: 0) }
  }

  @Test func chooseFollowsTheMask() throws {
    let mask = try Tensor.bools([true, false], [2])
    expect(try .choose(mask, vector(1, 2), .scalar(.int(9))), [2], [1, 9])
    expect(try .choose(mask, matrix([[1], [2]]), vector(8, 9)), [2, 2], [1, 9, 2, 9])
    expectError(.runtime, naming: "torch.int64") { _ = try Tensor.choose(.ints([1], [1]), vector(1), vector(2)) }
  }

  @Test func gridsRunAlongOneAxisEach() throws {
    let grids = try Tensor.grids([vector(0, 1), vector(5, 6, 7)])
    expect(grids[0], [2, 3], [0, 0, 0, 1, 1, 1])
    expect(grids[1], [2, 3], [5, 6, 7, 5, 6, 7])
  }

  @Test func convertingToTheOwnTypeCopiesNothing() throws {
    let tensor = try vector(1, 2)
    #expect(try tensor.converted(to: .float32) === tensor)
    #expect(try tensor.converted(to: .bool).scalars() == [.bool(true), .bool(true)])
  }
}
