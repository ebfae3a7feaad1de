import Testing

@testable import Tensors

@Suite struct DiagonalsTests {
  @Test(arguments: [(0, [0.0, 4, 8]), (1, [1, 5]), (-1, [3, 7]), (5, []), (Int.min, [])])
  func diagonalsAreViews(_ which: (Int, [Double])) throws {
    let numbers = try counting(3, 3)
    let diagonal = try numbers.diagonal(which.0)
    #expect(diagonal.doubles() == which.1 && diagonal.storage === numbers.storage)
  }

  @Test func diagGoesBothWays() throws {
    expect(try vector(1, 2).diag(1), [3, 3], [0, 1, 0, 0, 0, 2, 0, 0, 0])
    expect(try counting(2, 3).diag(), [2], [0, 4])
    expectError(.memory) { _ = try vector(1, 2).diag(.max) }
    expectError(.runtime) { _ = try counting(2, 2, 2).diag() }
  }

  @Test func trianglesKeepOneSide() throws {
    let ones = try Tensor.full([3, 3], .float(1))
    expect(try ones.triangle(0, keepsUpper: false), [3, 3], [1, 0, 0, 1, 1, 0, 1, 1, 1])
    expect(try ones.triangle(1, keepsUpper: true), [3, 3], [0, 1, 1, 0, 0, 1, 0, 0, 0])
    expect(try ones.triangle(.max, keepsUpper: false), [3, 3], [Double](repeating: 1, count: 9))
  }

  @Test func traceSumsTheDiagonal() throws {
    #expect(try counting(3, 3).trace().item() == .float(12))
    expectError(.runtime, naming: "3") { _ = try counting(3).trace() }
  }
}
