import Testing

@testable import Tensors

@Suite struct BroadcastingTests {
  @Test func broadcastingRepeatsWithoutCopying() throws {
    let column = try matrix([[1], [2]])
    let wide = try column.broadcast(to: [2, 3])
    #expect(wide.storage === column.storage && wide.strides == [1, 0])
    expect(wide, [2, 3], [1, 1, 1, 2, 2, 2])
    #expect(try column.expanded(to: [4, -1, 3]).shape == [4, 2, 3])
    expectError(.runtime, naming: "2×1", "3×2") { _ = try column.broadcast(to: [3, 2]) }
  }

  @Test(arguments: [([2, 1, 4], [3, 1], [2, 3, 4]), ([], [2], [2]), ([0], [1], [0])])
  func shapesGoTogether(_ shapes: ([Int], [Int], [Int])) throws {
    #expect(try broadcastShape(shapes.0, shapes.1) == shapes.2)
    #expect(try broadcastShape(shapes.1, shapes.0) == shapes.2)
  }

  @Test func shapesAtOddsAreNamed() {
    expectError(.runtime, naming: "2×3", "3×2", "axis 1", "3", "2") { _ = try broadcastShape([2, 3], [3, 2]) }
    expectError(.runtime) { _ = try broadcastShape([3], [0]) }
    expectError(.memory) { _ = try broadcastShape([1 << 40, 1], [1, 1 << 40]) }
  }
}
