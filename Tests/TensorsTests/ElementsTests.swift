import Testing

@testable import Tensors

@Suite struct ElementsTests {
  @Test func elementsAreReadInRowMajorOrder() throws {
    let transposed = try counting(2, 3).transposed(0, 1)
    expect(transposed, [3, 2], [0, 3, 1, 4, 2, 5])
    expect(try transposed.copy(), [3, 2], [0, 3, 1, 4, 2, 5])
  }

  @Test func copyFromOverlappingElementsReadsBeforeItWrites() throws {
    let numbers = try counting(5)
    try numbers.narrowed(0, 1, 4).copyFrom(numbers.narrowed(0, 0, 4))
    expect(numbers, [5], [0, 0, 1, 2, 3])
  }

  @Test func copyFromRepeatsAndConverts() throws {
    let target = try Tensor.zeros([2, 2], dtype: .int64)
    try target.copyFrom(vector(1.9, -1.9))
    #expect(target.scalars() == [.int(1), .int(-1), .int(1), .int(-1)])
  }

  @Test func anExpandedViewIsNotWritten() throws {
    let wide = try vector(1, 2).broadcast(to: [3, 2])
    expectError(.runtime, naming: "3", "clone") { try wide.copyFrom(vector(0, 0)) }
    expectError(.runtime) { try wide.fill(.int(0)) }
    try wide.copy().fill(.int(0))
  }

  @Test func itemNeedsOneElement() throws {
    #expect(try vector(2.5).item() == .float(2.5))
    expectError(.runtime, naming: "2", "index") { _ = try vector(1, 2).item() }
    expectError(.runtime, naming: "none") { _ = try Tensor.zeros([0]).item() }
  }

  @Test func emptyTensorsHaveNoElements() throws {
    let empty = try Tensor.zeros([2, 0, 3])
    #expect(empty.doubles() == [] && empty.isContiguous)
    try empty.fill(.float(1))
    #expect(try empty.copy().shape == [2, 0, 3])
  }

  @Test func wholeNumbersSurviveExactly() throws {
    let numbers = try Tensor.ints([9_007_199_254_740_993, .min], [2])
    #expect(numbers.scalars() == [.int(9_007_199_254_740_993), .int(.min)])
  }

  @Test func aWiderResultDoesNotReplaceElements() throws {
    expectError(.runtime, naming: "torch.float32", "torch.int64") {
      try Tensor.ints([1], [1]).replaceElements(by: vector(1.5))
    }
    expectError(.runtime, naming: "2×1") { try vector(1).replaceElements(by: matrix([[1], [2]])) }
  }
}
