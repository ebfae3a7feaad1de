import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
  @Test func vectorsMatricesAndStacks() throws {
    let product = MatrixProduct()
    expect(try product(vector(1, 2), vector(3, 4)), [], [11])
    expect(try product(counting(2, 3), vector(0, 1, 2)), [2], [5, 14])
    expect(try product(vector(0, 1), counting(2, 3)), [3], [3, 4, 5])
    expect(try product(counting(2, 3), counting(3, 2)), [2, 2], [10, 13, 28, 40])
    #expect(try product(.zeros([5, 1, 2, 3]), .zeros([4, 3, 2])).shape == [5, 4, 2, 2])
    expect(try product(.zeros([2, 0]), .zeros([0, 3])), [2, 3], [0, 0, 0, 0, 0, 0])
  }

  @Test func stacksMultiplyOneByOne() throws {
    expect(try MatrixProduct()(counting(2, 2, 3), counting(2, 3, 2)), [2, 2, 2], [10, 13, 28, 40, 172, 193, 244, 274])
  }

  @Test func wholeNumbersStayWholeAndNeverWrapRound() throws {
    #expect(try MatrixProduct()(.ints([1, 2], [2]), .ints([3, 4], [2])).scalars() == [.int(11)])
    expectError(.overflow) { _ = try MatrixProduct()(.ints([.max, 1], [2]), .ints([1, 1], [2])) }
  }

  @Test func mistakesAreNamed() {
    expectError(.runtime, naming: "2×3", "3", "2") { _ = try MatrixProduct()(.zeros([2, 3]), .zeros([2, 3])) }
    expectError(.runtime, naming: "*") { _ = try MatrixProduct()(.scalar(.int(1)), .zeros([2])) }
    expectError(.runtime, naming: "2", "3") { _ = try MatrixProduct()(.zeros([2, 2, 3]), .zeros([3, 3, 2])) }
  }

  @Test(arguments: 0..<20)
  func equalsTheDefinitionOnRandomShapes(_ seed: Int) throws {
    var source = RandomSource(seed: seed)
    let n = source.pick(1...5), k = source.pick(1...5), m = source.pick(1...5)
    let a = try source.smallNumbers([k, n]).transposed(0, 1), b = try source.smallNumbers([k, m])
    let product = try MatrixProduct()(a, b)
    for i in 0..<n {
      for j in 0..<m {
        let sum = (0..<k).reduce(0.0) { $0 + a.scalar(at: [i, $1]).double * b.scalar(at: [$1, j]).double }
        #expect(product.scalar(at: [i, j]).double == sum)
      }
    }
  }
}

@Suite struct EinsteinSumTests {
  @Test(arguments: [
    ("ij->ji", [0.0, 3, 1, 4, 2, 5]), ("ij->", [15]), ("ij->i", [3, 12]), ("ij->j", [3, 5, 7]),
    ("ij", [0, 1, 2, 3, 4, 5]), ("ba", [0, 3, 1, 4, 2, 5]),
  ])
  func ofOneMatrix(_ c: (String, [Double])) throws { #expect(try EinsteinSum(c.0)([counting(2, 3)]).doubles() == c.1) }

  @Test func repeatedLettersTakeTheDiagonal() throws {
    #expect(try EinsteinSum("ii->i")([counting(3, 3)]).doubles() == [0, 4, 8])
    #expect(try EinsteinSum("ii")([counting(3, 3)]).doubles() == [12])
  }

  @Test func ofTwoTensorsEqualsTheMatrixProduct() throws {
    let a = try counting(2, 3), b = try counting(3, 4)
    let product = try MatrixProduct()(a, b).doubles()
    expect(try EinsteinSum("ij,jk->ik")([a, b]), [2, 4], product)
    expect(try EinsteinSum("ij,jk")([a, b]), [2, 4], product)
    expect(try EinsteinSum("i,j->ij")([vector(1, 2), vector(3, 4)]), [2, 2], [3, 4, 6, 8])
  }

  @Test func mistakesAreNamed() {
    expectError(.runtime, naming: "j", "3", "2") {
      _ = try EinsteinSum("ij,jk->ik")([.zeros([2, 3]), .zeros([2, 3])])
    }
    expectError(.runtime, naming: "k") { _ = try EinsteinSum("ij->k") }
    expectError(.runtime, naming: "twice") { _ = try EinsteinSum("ij->ii") }
    expectError(.runtime, naming: "i1") { _ = try EinsteinSum("i1->i") }
    expectError(.runtime, naming: "3", "2") { _ = try EinsteinSum("ijk->i")([.zeros([2, 3])]) }
    expectError(.runtime, naming: "2", "1") { _ = try EinsteinSum("ij,jk->ik")([.zeros([2, 3])]) }
  }
}

@Suite struct LinearMapTests {
  @Test func rowsTimesWeightsPlusBias() throws {
    expect(try LinearMap()(matrix([[1, 2]]), matrix([[3, 4], [5, 6]]), bias: vector(0.5, 1)), [1, 2], [11.5, 18])
    #expect(try LinearMap()(.zeros([2, 5, 3]), .zeros([4, 3])).shape == [2, 5, 4])
    #expect(try LinearMap()(.zeros([3]), .zeros([4, 3])).shape == [4])
    expectError(.runtime, naming: "2×4", "4", "2×3") { _ = try LinearMap()(.zeros([2, 3]), .zeros([2, 4])) }
    expectError(.runtime, naming: "2", "3") { _ = try LinearMap()(.zeros([2, 3]), .zeros([2, 3]), bias: .zeros([3])) }
  }
}

@Suite struct SoftmaxTests {
  @Test func probabilitiesAddUpToOne() throws {
    expect(
      try Softmax(axis: 1)(matrix([[1, 2], [3, 3]])), [2, 2], [0.26894142, 0.73105858, 0.5, 0.5], within: 1e-7)
    expect(try Reduction.sum(Softmax(axis: 0)(counting(4, 3)), axes: [0]), [3], [1, 1, 1], within: 1e-6)
  }

  @Test func largeNumbersDoNotOverflow() throws {
    expect(try Softmax(axis: 0)(vector(1000, 1000)), [2], [0.5, 0.5])
    expect(try Softmax(axis: 0, isLogarithm: true)(vector(1000, 0)), [2], [0, -1000])
  }

  @Test func mistakesAreNamed() {
    expectError(.index, naming: "1") { _ = try Softmax(axis: 1)(vector(1, 2)) }
    expectError(.runtime, naming: "softmax", "torch.int64") { _ = try Softmax(axis: 0)(.ints([1], [1])) }
  }
}
