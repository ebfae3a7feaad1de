import Testing

@testable import Tensors

@Suite struct Convolution2DTests {
  static let map: [Double] = [0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 2, 1, 1, 4, 2, 1, 0, 0, 0, 1, 2, 1]

  @Test func theSlidesMap() throws {
    expect(try Convolution2D()(Slides.input(), Slides.kernel()), [5, 5], Convolution2DTests.map)
  }

  @Test func theSlidesMapWithEightColumns() throws {
    let map: [Double] = [0, 1, 0, 0, 0, 1, 0, 1, 1, 1, 0, 0, 1, 0, 0, 2, 1, 0, 1, 4, 2, 1, 0, 1, 0, 0, 1, 2, 1, 0]
    expect(try Convolution2D()(Slides.input(columns: 8), Slides.kernel()), [5, 6], map)
  }

  @Test(arguments: [7, 8])
  func paddingOneKeepsTheSize(_ columns: Int) throws {
    let rows: [[Double]] = [
      [1, 1, 0, 0, 1, 1, 0], [0, 0, 1, 0, 0, 0, 1], [1, 0, 1, 1, 1, 0, 0], [1, 1, 0, 0, 2, 1, 0],
      [0, 1, 4, 2, 1, 0, 1],
      [1, 0, 0, 1, 2, 1, 0], [0, 1, 1, 1, 0, 0, 0],
    ]
    let map = try Convolution2D(padding: .numbers(1))(Slides.input(columns: columns), Slides.kernel())
    expect(map, [7, columns], rows.flatMap { columns == 8 ? $0 + [0] : $0 })
    expect(
      try Convolution2D(padding: .same)(Slides.input(columns: columns), Slides.kernel()), [7, columns], map.doubles())
  }

  @Test(arguments: [7, 8])
  func strideTwoSkipsEverySecondWindow(_ columns: Int) throws {
    expect(
      try Convolution2D(stride: 2)(Slides.input(columns: columns), Slides.kernel()), [3, 3],
      [0, 0, 0, 1, 0, 1, 0, 1, 1])
  }

  @Test func dilationTwoSpreadsTheKernel() throws {
    let wide = Convolution2D(dilation: 2)
    expect(try wide(Slides.input(), Slides.kernel()), [3, 3], [0, 1, 0, 2, 2, 1, 0, 1, 0])
    expect(try wide(Slides.input(columns: 8), Slides.kernel()), [3, 4], [0, 1, 0, 1, 2, 2, 1, 1, 0, 1, 0, 0])
  }

  @Test func channelsAreSummedAndTheBiasAdded() throws {
    // Three channels of 4×4, one kernel of 3×3×3.
    let picture = try Tensor.floats(
      [
        1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 1, 2, 0, 1, 1, 0, 1, 2, 0, 1, 0, 1, 1, 0, 2, 0, 1, 1, 1, 1, 0, 2, 0,
        0, 1, 1, 1, 2, 1, 0, 0, 1, 0, 1,
      ],
      [3, 4, 4])
    let kernel = try Tensor.floats(
      [1, 0, -1, 0, 1, 0, -1, 0, 1, 0, 1, 0, 1, -1, 1, 0, 1, 0, 1, 0, 0, 0, -1, 0, 0, 0, 1], [1, 3, 3, 3])
    expect(try Convolution2D()(picture, kernel), [1, 2, 2], [1, 5, 0, 4])
    expect(try Convolution2D()(picture, kernel, bias: vector(1)), [1, 2, 2], [2, 6, 1, 5])
    expect(try Convolution2D()(picture, kernel.reshaped([3, 3, 3])), [2, 2], [1, 5, 0, 4])
  }

  @Test func groupsSeeOnlyThemselves() throws {
    let picture = try Tensor.floats([1, 10], [2, 1, 1]), kernels = try Tensor.floats([2, 3], [2, 1, 1, 1])
    expect(try Convolution2D(groups: 2)(picture, kernels), [2, 1, 1], [2, 30])
  }

  @Test func wholeNumbersStayWholeAndNeverWrapRound() throws {
    let map = try Convolution2D()(Slides.input().converted(to: .int64), Slides.kernel().converted(to: .int64))
    #expect(map.dtype == .int64)
    expect(map, [5, 5], Convolution2DTests.map)
    expectError(.overflow, naming: "64 bits") {
      _ = try Convolution2D()(Tensor.ints([.max], [1, 1]), Tensor.ints([2], [1, 1]))
    }
  }

  @Test func anEmptyBatchGivesAnEmptyBatch() throws {
    #expect(try Convolution2D()(.zeros([0, 1, 5, 5]), .zeros([2, 1, 3, 3])).shape == [0, 2, 3, 3])
  }

  @Test func viewsAreReadInPlace() throws {
    let batch = try Tensor.stack([Slides.input(), Slides.input()], axis: 2)
    expect(try Convolution2D()(batch.selected(2, 1), Slides.kernel()), [5, 5], Convolution2DTests.map)
  }

  @Test func maskedInputsAreRefused() throws {
    expectError(.runtime, naming: "torch.bool", "float()") {
      _ = try Convolution2D()(Tensor.bools([true], [1, 1]), Tensor.bools([true], [1, 1]))
    }
  }

  @Test(arguments: 0..<60)
  func equalsSevenLoopsOnRandomShapes(_ seed: Int) throws {
    var source = RandomSource(seed: seed)
    let groups = source.pick(1...3), channels = source.pick(1...2), maps = source.pick(1...2)
    let kernel = Pair(source.pick(1...4), source.pick(1...4))
    let stride = Pair(source.pick(1...3), source.pick(1...3)), dilation = Pair(source.pick(1...3), source.pick(1...3))
    let padding = Pair(source.pick(0...3), source.pick(0...3))
    let size = Pair(
      max(1, dilation.rows * (kernel.rows - 1) + 1 - 2 * padding.rows) + source.pick(0...5),
      max(1, dilation.columns * (kernel.columns - 1) + 1 - 2 * padding.columns) + source.pick(0...5))
    let x = try source.smallNumbers([source.pick(1...2), groups * channels, size.rows, size.columns])
    let w = try source.smallNumbers([groups * maps, channels, kernel.rows, kernel.columns])
    let bias = source.pick(0...1) == 0 ? nil : try source.smallNumbers([groups * maps])
    let slow = try naiveConvolution(
      x, w, bias: bias, stride: stride, padding: padding, dilation: dilation, groups: groups)
    let operation = Convolution2D(stride: stride, padding: .numbers(padding), dilation: dilation, groups: groups)
    #expect(try operation(x, w, bias: bias).shape == slow.shape)
    #expect(try operation(x, w, bias: bias).doubles() == slow.doubles())
  }
}
