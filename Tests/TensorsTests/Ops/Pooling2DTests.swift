import Testing

@testable import Tensors

@Suite struct Pooling2DTests {
  private let mean = Pooling2D.Kind.average(countsPadding: true, divisor: nil)

  @Test func thePoolingSlide() throws {
    let (values, indices) = try Pooling2D(.max, kernel: 2).withIndices(Slides.pool())
    expect(values, [2, 2], [6, 8, 3, 4])
    expect(indices, [2, 2], [5, 7, 8, 15])
    expect(try Pooling2D(mean, kernel: 2)(Slides.pool()), [2, 2], [3.25, 5.25, 2, 2])
  }

  @Test func otherWindowsOnTheSlide() throws {
    expect(try Pooling2D(.max, kernel: 2, stride: 1)(Slides.pool()), [3, 3], [6, 7, 8, 6, 7, 8, 3, 3, 4])
    expect(try Pooling2D(.max, kernel: 3, stride: 1)(Slides.pool()), [2, 2], [7, 8, 7, 8])
    expect(try Pooling2D(.max, kernel: 3)(Slides.pool()), [1, 1], [7])
    expect(try Pooling2D(.max, kernel: 2)(Convolution2D()(Slides.input(), Slides.kernel())), [2, 2], [1, 1, 4, 2])
  }

  @Test func nanBeatsEveryNumberAndTheFirstOfEqualsWins() throws {
    let (values, indices) = try Pooling2D(.max, kernel: Pair(1, 3)).withIndices(matrix([[1, .nan, 5]]))
    expect(values, [1, 1], [.nan])
    expect(indices, [1, 1], [1])
    expect(try Pooling2D(.max, kernel: Pair(1, 3)).withIndices(matrix([[2, 7, 7]])).indices, [1, 1], [1])
  }

  @Test func paddingNeverWins() throws {
    let (values, indices) = try Pooling2D(.max, kernel: 2, padding: 1).withIndices(matrix([[-5, -6], [-7, -8]]))
    expect(values, [2, 2], [-5, -6, -7, -8])
    expect(indices, [2, 2], [0, 1, 2, 3])
  }

  @Test func negativeZeroIsNoLargerThanZero() throws {
    expect(try Pooling2D(.max, kernel: Pair(1, 2))(matrix([[-0.0, 0]])), [1, 1], [-0.0])
  }

  @Test func averagesCountPaddingOrNot() throws {
    let ones = try Tensor.full([2, 2], .float(1))
    expect(try Pooling2D(mean, kernel: 2, padding: 1)(ones), [2, 2], [0.25, 0.25, 0.25, 0.25])
    expect(
      try Pooling2D(.average(countsPadding: false, divisor: nil), kernel: 2, padding: 1)(ones), [2, 2], [1, 1, 1, 1])
    expect(try Pooling2D(.average(countsPadding: true, divisor: 3), kernel: 2)(ones), [1, 1], [4.0 / 3], within: 1e-7)
  }

  @Test func aWindowOverTheEdgeCountsWhatIsThere() throws {
    expect(try Pooling2D(mean, kernel: 2, ceil: true)(matrix([[1, 2, 3]])), [1, 2], [1.5, 3])
  }

  @Test func wholeNumbersStayWholeAndNeverWrapRound() throws {
    let pooled = try Pooling2D(mean, kernel: Pair(1, 2))(Tensor.ints([1, 2, -1, -2], [1, 4]))
    #expect(pooled.scalars() == [.int(1), .int(-1)])
    expectError(.overflow) { _ = try Pooling2D(mean, kernel: Pair(1, 2))(Tensor.ints([.max, 1], [1, 2])) }
    #expect(try Pooling2D(.max, kernel: Pair(1, 2))(Tensor.ints([.max, 1], [1, 2])).scalars() == [.int(.max)])
  }

  @Test func mistakesAreNamed() {
    expectError(.runtime, naming: "0×5×5") { _ = try Pooling2D(.max, kernel: 2)(.zeros([0, 5, 5])) }
    expectError(.runtime, naming: "5") { _ = try Pooling2D(.max, kernel: 2)(.zeros([5])) }
    expectError(.runtime, naming: "divisor") {
      _ = try Pooling2D(.average(countsPadding: true, divisor: 0), kernel: 2)(.zeros([2, 2]))
    }
    expectError(.runtime, naming: "torch.bool") { _ = try Pooling2D(.max, kernel: 1)(Tensor.bools([true], [1, 1])) }
  }
}
