import Testing

@testable import Tensors

@Suite struct OrderingTests {
  @Test func sortKeepsTheOrderOfEqualElements() throws {
    let (values, indices) = try Ordering.sort(vector(3, 1, 3, 2), axis: 0, descending: true)
    expect(values, [4], [3, 3, 2, 1])
    expect(indices, [4], [0, 2, 3, 1])
  }

  @Test func sortRunsAlongAnAxis() throws {
    let (values, indices) = try Ordering.sort(matrix([[3, 1], [2, 4]]), axis: 0, descending: false)
    expect(values, [2, 2], [2, 1, 3, 4])
    expect(indices, [2, 2], [1, 0, 0, 1])
  }

  @Test func nanIsLargest() throws {
    expect(try Ordering.sort(vector(.nan, 2, 1), axis: 0, descending: false).values, [3], [1, 2, .nan])
    expect(try Ordering.sort(vector(1, .nan, 2), axis: 0, descending: true).values, [3], [.nan, 2, 1])
  }

  @Test func topTakesTheBest() throws {
    let (values, indices) = try Ordering.top(2, of: vector(1, 4, 2, 3), axis: 0, largest: true)
    expect(values, [2], [4, 3])
    expect(indices, [2], [1, 3])
    expectError(.runtime, naming: "5", "0…4") {
      _ = try Ordering.top(5, of: vector(1, 4, 2, 3), axis: 0, largest: true)
    }
  }

  @Test func medianIsTheLowerMiddle() throws {
    expect(try Ordering.median(vector(1, 3, 2, 4), axis: 0, keepsAxis: false).values, [], [2])
    expect(
      try Ordering.median(matrix([[3, 1, 2], [5, .nan, 4]]), axis: 1, keepsAxis: true).values, [2, 1], [2, .nan])
    expect(try Ordering.median(matrix([[3, 1, 2]]), axis: 1, keepsAxis: false).indices, [1], [2])
    expectError(.index) { _ = try Ordering.median(.zeros([0]), axis: 0, keepsAxis: false) }
  }

  @Test func uniqueCounts() throws {
    let (values, counts) = try Ordering.unique(.ints([3, 1, 3, 2], [2, 2]))
    expect(values, [3], [1, 2, 3])
    expect(counts, [3], [1, 1, 2])
    #expect(try Ordering.unique(.zeros([0])).values.shape == [0])
  }

  @Test(arguments: 0..<10)
  func sortedRowsEqualSwiftsSort(_ seed: Int) throws {
    var source = RandomSource(seed: seed)
    let numbers = try source.smallNumbers([3, source.pick(1...9)])
    let sorted = try Ordering.sort(numbers, axis: 1, descending: false)
    for row in 0..<3 {
      #expect(try sorted.values.selected(0, row).doubles() == numbers.selected(0, row).doubles().sorted())
    }
    #expect(try numbers.gathered(1, sorted.indices).doubles() == sorted.values.doubles())
  }
}

@Suite struct ScanTests {
  @Test func totalsRunAlongAnAxis() throws {
    expect(try Scan.cumsum(counting(2, 3), axis: 0), [2, 3], [0, 1, 2, 3, 5, 7])
    expect(try Scan.cumprod(matrix([[1, 2, 3]]), axis: -1), [1, 3], [1, 2, 6])
    #expect(try Scan.cumsum(.bools([true, true], [2]), axis: 0).scalars() == [.int(1), .int(2)])
    expectError(.overflow) { _ = try Scan.cumsum(.ints([.max, 1], [2]), axis: 0) }
  }
}
