import Testing

@testable import Tensors

/// A few texts by hand; the letters of 400 more are compared with PyTorch in NetworksTests.
@Suite struct TensorTextTests {
  @Test func matricesAlign() throws {
    #expect(
      TensorText.repr(try matrix([[1, -2], [30, 0.5]])) == "tensor([[ 1.0000, -2.0000],\n        [30.0000,  0.5000]])")
    #expect(TensorText.repr(try Tensor.ints([1, -20], [2])) == "tensor([  1, -20])")
    #expect(TensorText.repr(try Tensor.bools([true, false], [2])) == "tensor([ True, False])")
  }

  @Test func emptyTensorsNameTheirSizeAndType() throws {
    #expect(TensorText.repr(try .zeros([0])) == "tensor([])")
    #expect(TensorText.repr(try .zeros([2, 0], dtype: .int64)) == "tensor([], size=(2, 0), dtype=torch.int64)")
  }

  @Test func bytesAlwaysNameTheirType() throws {
    #expect(TensorText.repr(try Tensor.scalar(.int(200), dtype: .uint8)) == "tensor(200, dtype=torch.uint8)")
  }

  @Test func manyElementsAreSummarized() throws {
    #expect(TensorText.repr(try counting(1001)) == "tensor([   0.,    1.,    2.,  ...,  998.,  999., 1000.])")
  }

  @Test func aViewOfAHugeShapeIsStillWritten() throws {
    #expect(TensorText.repr(try Tensor.scalar(.int(1)).expanded(to: [1 << 40])) == "tensor([1, 1, 1,  ..., 1, 1, 1])")
  }
}
