import Testing

@testable import Tensors

@Suite struct ReductionTests {
  private func numbers() throws -> Tensor { try matrix([[1, 5, 3], [4, 2, 6]]) }

  @Test(arguments: [
    (Reduction.sum, 21.0), (.prod, 720), (.mean, 3.5), (.max, 6), (.min, 1), (.argmax, 5), (.argmin, 0), (.any, 1),
    (.all, 1), (.var, 3.5),
    (.countNonzero, 6),
  ])
  func overAllElements(_ c: (Reduction, Double)) throws { expect(try c.0(numbers()), [], [c.1]) }

  @Test func overSomeAxes() throws {
    expect(try Reduction.sum(numbers(), axes: [0]), [3], [5, 7, 9])
    expect(try Reduction.max(numbers(), axes: [-1], keepsAxes: true), [2, 1], [5, 6])
    expect(try Reduction.argmin(numbers(), axes: [1]), [2], [0, 1])
    #expect(try Reduction.sum(Tensor.zeros([2, 3, 4]), axes: [2, 0]).shape == [3])
    #expect(try Reduction.sum(Tensor.zeros([2, 3, 4]), axes: [2, 0], keepsAxes: true).shape == [1, 3, 1])
  }

  @Test func spreadsSubtractTheCorrection() throws {
    expect(try Reduction.std(numbers(), axes: [1]), [2], [2, 2])
    expect(try Reduction.var(numbers(), correction: 0), [], [35.0 / 12], within: 1e-6)
    expect(try Reduction.std(vector(1)), [], [.nan])
  }

  @Test(arguments: [(1.0, 7.0), (2, 5), (.infinity, 4), (-.infinity, 3), (0, 2)])
  func norms(_ c: (Double, Double)) throws { expect(try Reduction.norm(vector(3, -4), power: c.0), [], [c.1]) }

  @Test func logsumexpDoesNotOverflow() throws {
    expect(try Reduction.logsumexp(vector(1000, 1000)), [], [1000.6931], within: 1e-3)
    expect(try Reduction.logsumexp(vector(-.infinity)), [], [-.infinity])
  }

  @Test func nanWinsAndTheFirstOfEqualsIsFound() throws {
    expect(try Reduction.max(vector(1, .nan, 3)), [], [.nan])
    expect(try Reduction.argmax(vector(2, 5, 5)), [], [1])
    expect(try Reduction.argmin(vector(2, .nan, 1)), [], [1])
  }

  @Test func sumsOfFloatsAreRoundedOnce() throws {
    expect(try Reduction.sum(.full([10_000_000], .float(1))), [], [10_000_000])
    expect(try Reduction.sum(vector(1e8, 1, -1e8)), [], [1])
  }

  @Test func wholeNumbersStayWholeAndNeverWrapRound() throws {
    #expect(try Reduction.sum(.bools([true, true], [2])).scalars() == [.int(2)])
    #expect(try Reduction.sum(.ints([9_007_199_254_740_993, 1], [2])).scalars() == [.int(9_007_199_254_740_994)])
    expectError(.overflow) { _ = try Reduction.sum(.ints([.max, 1], [2])) }
    expectError(.overflow) { _ = try Reduction.prod(.ints([.max, 2], [2])) }
  }

  @Test func ofNoElements() throws {
    expect(try Reduction.sum(.zeros([0])), [], [0])
    expect(try Reduction.prod(.zeros([0])), [], [1])
    expect(try Reduction.mean(.zeros([0])), [], [.nan])
    expect(try Reduction.sum(.zeros([0, 3]), axes: [0]), [3], [0, 0, 0])
    expectError(.runtime) { _ = try Reduction.max(.zeros([0])) }
    expectError(.index, naming: "2×0") { _ = try Reduction.max(.zeros([2, 0]), axes: [1]) }
  }

  @Test func mistakesAreNamed() {
    expectError(.index, naming: "2") { _ = try Reduction.sum(numbers(), axes: [2]) }
    expectError(.runtime, naming: "twice") { _ = try Reduction.sum(numbers(), axes: [0, -2]) }
    expectError(.runtime, naming: "mean", "float()") { _ = try Reduction.mean(.ints([1], [1])) }
    expectError(.runtime, naming: "torch.bool") { _ = try Reduction.argmax(.bools([true], [1])) }
  }
}
