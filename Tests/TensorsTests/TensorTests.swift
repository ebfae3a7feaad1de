import Testing

@testable import Tensors

@Suite struct TensorTests {
  @Test func aNewTensorLiesRowByRow() throws {
    let tensor = try Tensor.zeros([2, 3, 4])
    #expect(tensor.strides == [12, 4, 1])
    #expect(tensor.count == 24 && tensor.rank == 3 && tensor.isContiguous)
  }

  @Test func aNumberHasNoAxesAndOneElement() throws {
    let tensor = try Tensor.scalar(.float(2.5))
    #expect(tensor.shape == [] && tensor.count == 1 && tensor.isContiguous)
  }

  @Test func contiguityIgnoresAxesOfSizeOne() throws {
    let tensor = try Tensor.zeros([3, 1, 2])
    #expect(try tensor.transposed(1, 0).isContiguous)
    #expect(try !tensor.transposed(2, 0).isContiguous)
  }

  @Test func aNegativeSizeIsNamed() {
    expectError(.runtime, naming: "-3", "2×-3") { _ = try Tensor.zeros([2, -3]) }
  }

  @Test(arguments: [[1 << 40, 1 << 40], [0, 1 << 40, 1 << 40], [1 << 62, 4, 0]])
  func sizesWhoseProductOverflowsAreRefused(_ shape: [Int]) {
    expectError(.memory, naming: shapeText(shape)) { _ = try Tensor.zeros(shape) }
  }
}
