import Testing

@testable import Tensors

@Suite struct ArithmeticTests {
  @Test func typesArePromoted() throws {
    let ints = try Tensor.ints([1, 2], [2]), mask = try Tensor.bools([true, false], [2])
    #expect(try Arithmetic.add(ints, mask).dtype == .int64)
    #expect(try Arithmetic.add(ints, .scalar(.float(0.5))).dtype == .float32)
    #expect(try Arithmetic.div(ints, ints).dtype == .float32)
    #expect(try Arithmetic.add(mask, mask).dtype == .bool)
  }

  @Test func broadcastingFollowsTheShapes() throws {
    expect(try Arithmetic.add(matrix([[1], [2]]), vector(10, 20, 30)), [2, 3], [11, 21, 31, 12, 22, 32])
    expectError(.runtime, naming: "2", "3") { _ = try Arithmetic.add(vector(1, 2), vector(1, 2, 3)) }
    expect(try Arithmetic.sub(.scalar(.int(1)), vector(1, 2)), [2], [0, -1])
  }

  @Test(arguments: [(7, 2, 3, 1), (-7, 2, -4, 1), (7, -2, -4, -1), (-7, -2, 3, -1)])
  func quotientsRoundDown(_ c: (Int, Int, Int, Int)) throws {
    let a = try Tensor.ints([c.0], [1]), b = try Tensor.ints([c.1], [1])
    #expect(try Arithmetic.floorDivide(a, b).scalars() == [.int(c.2)])
    #expect(try Arithmetic.remainder(a, b).scalars() == [.int(c.3)])
    let x = try vector(Float(c.0)), y = try vector(Float(c.1))
    #expect(try Arithmetic.floorDivide(x, y).doubles() == [Double(c.2)])
    #expect(try Arithmetic.remainder(x, y).doubles() == [Double(c.3)])
  }

  @Test func floatsDivideByZeroAndWholeNumbersDoNot() throws {
    expect(try Arithmetic.div(vector(1, -1, 0), vector(0, 0, 0)), [3], [.infinity, -.infinity, .nan])
    expectError(.runtime, naming: "zero") { _ = try Arithmetic.floorDivide(.ints([1], [1]), .ints([0], [1])) }
  }

  @Test(arguments: [Arithmetic.add, .mul, .pow])
  func wholeNumbersNeverWrapRound(_ op: Arithmetic) {
    expectError(.overflow, naming: op.rawValue) { _ = try op(.ints([.max], [1]), .ints([2], [1])) }
  }

  @Test func theSmallestNumberDividedByMinusOneOverflows() {
    expectError(.overflow) { _ = try Arithmetic.floorDivide(.ints([.min], [1]), .ints([-1], [1])) }
  }

  @Test func negativePowersOfWholeNumbersAreCut() throws {
    #expect(
      try Arithmetic.pow(.ints([2, 1, -1, -1], [4]), .ints([-1, -5, -1, -2], [4])).scalars() == [
        .int(0), .int(1), .int(-1), .int(1),
      ])
    #expect(try Arithmetic.pow(.ints([3], [1]), .ints([4], [1])).scalars() == [.int(81)])
  }

  @Test func truthValuesAreNotSubtracted() {
    expectError(.runtime, naming: "!=") { _ = try Arithmetic.sub(.bools([true], [1]), .bools([true], [1])) }
    expectError(.runtime, naming: "torch.uint8") {
      _ = try Arithmetic.add(.zeros([1], dtype: .uint8), .zeros([1], dtype: .uint8))
    }
  }

  @Test func extremesKeepNan() throws {
    expect(try Arithmetic.maximum(vector(1, .nan, 3), vector(2, 2, .nan)), [3], [2, .nan, .nan])
    expect(try Arithmetic.minimum(vector(1, 5), vector(2, 2)), [2], [1, 2])
  }
}

@Suite struct ComparisonTests {
  @Test func comparisonsGiveTruthValues() throws {
    let result = try Comparison.le(vector(1, 2, .nan), vector(2, 1, .nan))
    #expect(result.scalars() == [.bool(true), .bool(false), .bool(false)])
    #expect(try Comparison.ne(vector(.nan), vector(.nan)).scalars() == [.bool(true)])
    #expect(try Comparison.eq(.ints([.max], [1]), .ints([.max - 1], [1])).scalars() == [.bool(false)])
  }

  @Test func bitsOfWholeNumbersAndTruthValues() throws {
    #expect(try Bitwise.xor(.ints([6], [1]), .ints([3], [1])).scalars() == [.int(5)])
    #expect(try Bitwise.and(.bools([true], [1]), .bools([false], [1])).scalars() == [.bool(false)])
    expectError(.runtime, naming: "torch.float32") { _ = try Bitwise.or(vector(1), vector(1)) }
  }

  @Test func logicTakesNumbers() throws {
    #expect(try Logical.or(vector(0, 2), .bools([false, false], [2])).scalars() == [.bool(false), .bool(true)])
  }

  @Test func floatsAreTested() throws {
    let numbers = try vector(1, .nan, -.infinity)
    #expect(try FloatTest.isnan(numbers).doubles() == [0, 1, 0])
    #expect(try FloatTest.isinf(numbers).doubles() == [0, 0, 1])
    #expect(try FloatTest.isfinite(numbers).doubles() == [1, 0, 0])
  }

  @Test func closenessHasTwoTolerances() throws {
    #expect(
      try Closeness()(vector(1, 1, .infinity, .nan), vector(1.000001, 1.1, .infinity, .nan)).doubles() == [1, 0, 1, 0])
    #expect(try Closeness(equalNaN: true)(vector(.nan), vector(.nan)).doubles() == [1])
    #expect(try Closeness(relative: 0, absolute: 0.5)(vector(1, 1), vector(1.5, 2)).doubles() == [1, 0])
    expectError(.runtime, naming: "-1") { _ = try Closeness(relative: -1)(vector(1), vector(1)) }
  }
}
