import Testing

@testable import Tensors

@Suite struct ViewsTests {
  @Test func axesCountFromTheEndToo() throws {
    let tensor = try Tensor.zeros([2, 3])
    #expect(try tensor.axis(-1) == 1)
    expectError(.index, naming: "2", "-2…1") { _ = try tensor.axis(2) }
    expectError(.index) { _ = try Tensor.scalar(.int(1)).selected(0, 0) }
  }

  @Test func permutedMovesSizesAndStrides() throws {
    let tensor = try counting(2, 3, 4).permuted([2, 0, 1])
    #expect(tensor.shape == [4, 2, 3] && tensor.strides == [1, 12, 4])
    expectError(.runtime, naming: "twice") { _ = try tensor.permuted([0, 0, 1]) }
    expectError(.runtime, naming: "3", "2") { _ = try tensor.permuted([0, 1]) }
  }

  @Test func movedKeepsTheOrderOfTheOthers() throws {
    #expect(try Tensor.zeros([2, 3, 4]).moved([0], to: [-1]).shape == [3, 4, 2])
    #expect(try Tensor.zeros([2, 3, 4]).moved([0, 1], to: [1, 0]).shape == [3, 2, 4])
    expectError(.runtime) { _ = try Tensor.zeros([2, 3]).moved([0, 0], to: [0, 1]) }
  }

  @Test func reshapeCopiesOnlyWhereItMust() throws {
    let matrix = try counting(2, 3)
    #expect(try matrix.reshaped([3, -1]).storage === matrix.storage)
    #expect(try matrix.transposed(0, 1).reshaped([6]).storage !== matrix.storage)
    expect(try matrix.transposed(0, 1).reshaped([6]), [6], [0, 3, 1, 4, 2, 5])
  }

  @Test func viewNeverCopies() throws {
    let matrix = try counting(2, 3)
    #expect(try matrix.viewed([6]).storage === matrix.storage)
    expectError(.runtime, naming: "strides [1, 3]", "reshape(6)") { _ = try matrix.transposed(0, 1).viewed([6]) }
    // Splitting an axis of a transposed matrix needs no copy.
    #expect(try counting(4, 3).transposed(0, 1).viewed([3, 2, 2]).strides == [1, 6, 3])
  }

  @Test func impossibleShapesAreNamed() throws {
    let six = try counting(6)
    expectError(.runtime, naming: "6", "4×2") { _ = try six.reshaped([4, 2]) }
    expectError(.runtime, naming: "-1") { _ = try six.reshaped([-1, -1]) }
    expectError(.runtime) { _ = try Tensor.zeros([0]).reshaped([-1, 0]) }
  }

  @Test func sizeOneAxesComeAndGo() throws {
    let tensor = try Tensor.zeros([1, 2, 1])
    #expect(try tensor.squeezed().shape == [2])
    #expect(try tensor.squeezed([1]).shape == [1, 2, 1])
    #expect(try tensor.squeezed([0, 2]).shape == [2])
    #expect(try tensor.unsqueezed(-1).shape == [1, 2, 1, 1])
    expectError(.index, naming: "-4…3") { _ = try tensor.unsqueezed(4) }
  }

  @Test func flattenedMeltsAxes() throws {
    #expect(try Tensor.zeros([2, 3, 4]).flattened(from: 1).shape == [2, 12])
    #expect(try Tensor.scalar(.int(5)).flattened().shape == [1])
    expectError(.runtime, naming: "1", "0") { _ = try Tensor.zeros([2, 3]).flattened(from: 1, to: 0) }
  }
}
