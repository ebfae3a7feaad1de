import Testing

@testable import Tensors

@Suite struct MakingTests {
  @Test func fullTakesTheTypeOfItsNumber() throws {
    #expect(try Tensor.full([2], .int(3)).dtype == .int64)
    #expect(try Tensor.full([2], .bool(true)).dtype == .bool)
    expect(try .full([2], .int(3), dtype: .float32), [2], [3, 3])
  }

  @Test func negativeZeroKeepsItsSign() throws {
    expect(try .full([2], .float(-0.0)), [2], [-0.0, -0.0])
  }

  @Test func scalarsTakeTheWidestType() throws {
    #expect(try Tensor.scalars([.bool(true), .int(2)], [2]).scalars() == [.int(1), .int(2)])
    #expect(try Tensor.scalars([.int(1), .float(2.5)], [2]).dtype == .float32)
    #expect(try Tensor.scalars([], [0]).dtype == .float32)
    expectError(.overflow) { _ = try Tensor.scalars([.float(1e30)], [1], dtype: .int64) }
  }

  @Test func eyeHasOnesOnTheDiagonal() throws {
    expect(try .eye(2, 3), [2, 3], [1, 0, 0, 0, 1, 0])
    expect(try .eye(0, 0), [0, 0], [])
  }

  @Test func fillWritesThroughAView() throws {
    let matrix = try Tensor.zeros([2, 3])
    try matrix.selected(1, 1).fill(.int(4))
    expect(matrix, [2, 3], [0, 4, 0, 0, 4, 0])
  }
}
