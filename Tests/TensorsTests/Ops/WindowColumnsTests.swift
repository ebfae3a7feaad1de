import Testing

@testable import Tensors

@Suite struct WindowColumnsTests {
  /// The windows of the pixels 1…16 under a 3×3 kernel, written out by hand.
  @Test func aWindowBecomesAColumn() throws {
    let p = try Tensor.floats((1...16).map(Float.init), [4, 4])
    let columns = try WindowColumns(kernel: 3)(p)
    #expect(columns.shape == [9, 4])
    #expect(try columns.selected(1, 0).doubles() == [1, 2, 3, 5, 6, 7, 9, 10, 11])
    #expect(try columns.selected(1, 3).doubles() == [6, 7, 8, 10, 11, 12, 14, 15, 16])
  }

  @Test func paddingIsZero() throws {
    let columns = try WindowColumns(kernel: 3, padding: 1)(Tensor.full([2, 2], .float(1)))
    #expect(try columns.selected(1, 0).doubles() == [0, 0, 0, 0, 1, 1, 0, 1, 1])
  }

  @Test func wholeNumbersStayWhole() throws {
    #expect(try WindowColumns(kernel: 2)(.ints([1, 2, 3, 4], [2, 2])).dtype == .int64)
  }

  @Test func overlapsAddUp() throws {
    let windows = WindowColumns(kernel: 2)
    let counts = try WindowOverlap(windows: windows, shape: [3, 3])(windows(Tensor.full([3, 3], .float(1))))
    #expect(counts.doubles() == [1, 2, 1, 2, 4, 2, 1, 2, 1])
  }

  @Test func columnsOfAnotherPictureAreRefused() throws {
    let error = #expect(throws: TensorError.self) {
      try WindowOverlap(windows: WindowColumns(kernel: 2), shape: [3, 3])(.zeros([4, 5]))
    }
    #expect(error?.message.contains("4×4") == true && error?.message.contains("4×5") == true)
  }
}

@Suite struct TransposedConvolution2DTests {
  @Test func stampsAddUp() throws {
    let kernel = try Tensor.floats((1...9).map(Float.init), [3, 3])
    let map = try TransposedConvolution2D()(.full([2, 2], .float(1)), kernel)
    #expect(map.doubles() == [1, 3, 5, 3, 5, 12, 16, 9, 11, 24, 28, 15, 7, 15, 17, 9])
  }

  @Test func wholeNumbersStayWhole() throws {
    let map = try TransposedConvolution2D()(.ints([1, 2], [1, 2]), .ints([3], [1, 1]))
    #expect(map.dtype == .int64 && map.doubles() == [3, 6])
  }

  @Test(arguments: [
    (TransposedConvolution2D(stride: 2, outputPadding: 2), "output_padding"),
    (TransposedConvolution2D(padding: 3), "padding"), (TransposedConvolution2D(stride: 0), "stride"),
    (TransposedConvolution2D(dilation: 0), "dilation"), (TransposedConvolution2D(padding: Pair(-1, 0)), "padding"),
    (TransposedConvolution2D(stride: Pair(1 << 40, 1)), "stride"),
  ])
  func settingsThatDoNotFitAreNamed(_ operation: TransposedConvolution2D, _ parameter: String) throws {
    let x = try Tensor.zeros([2, 2]), k = try Tensor.zeros([3, 3])
    let error = #expect(throws: TensorError.self) { try operation(x, k) }
    #expect(error?.parameter == parameter)
  }
}
