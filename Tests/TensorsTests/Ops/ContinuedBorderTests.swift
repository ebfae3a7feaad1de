import Tensors
import Testing

/// Borders made of the tensor's own elements; configurations.json has PyTorch's numbers and gradients.
@Suite struct ContinuedBorderTests {
  private let row = try? Tensor.floats([0, 1, 2, 3, 4], [1, 5])

  @Test(arguments: [
    (ContinuedBorder.reflect, 2, 1, [2, 1, 0, 1, 2, 3, 4, 3]), (.replicate, 2, 1, [0, 0, 0, 1, 2, 3, 4, 4]),
    (.circular, 2, 1, [3, 4, 0, 1, 2, 3, 4, 0]), (.reflect, -3, 4, [3, 4, 3, 2, 1, 0]),
    (.circular, -1, 2, [1, 2, 3, 4, 1, 2]), (.replicate, 0, -2, [0, 1, 2]),
  ])
  func continuesTheElements(_ mode: ContinuedBorder, _ before: Int, _ after: Int, _ expected: [Double]) throws {
    #expect(try mode(#require(row), [(before, after)]).doubles() == expected)
  }

  @Test(arguments: [
    (ContinuedBorder.reflect, 5, 0), (.circular, 6, 0), (.circular, -1, 5), (.replicate, -3, -2), (.reflect, -3, -3),
  ])
  func moreThanThereIsIsRefused(_ mode: ContinuedBorder, _ before: Int, _ after: Int) {
    let error = #expect(throws: TensorError.self) { try mode(#require(row), [(before, after)]) }
    #expect(error?.kind == .runtime && error?.parameter == "pad")
  }

  @Test(arguments: ContinuedBorder.allCases) func aVectorHasNoAxisBeforeTheBorder(_ mode: ContinuedBorder) {
    #expect(throws: TensorError.self) { try mode(.floats([1, 2], [2]), [(1, 1)]) }
  }

  @Test(arguments: ContinuedBorder.allCases) func gradientsAddUpWhereElementsWereTaken(_ mode: ContinuedBorder) throws {
    let x = try Tensor.floats((0..<12).map { Float($0) / 7 }, [1, 3, 4])
    try x.setRequiresGrad(true)
    try Reduction.sum(mode(x, [(2, 1), (1, 2)])).backward()
    #expect(try #require(x.gradient).doubles().reduce(0, +) == 6 * 7)
  }
}
