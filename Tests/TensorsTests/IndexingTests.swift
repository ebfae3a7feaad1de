import Testing

@testable import Tensors

@Suite struct IndexingTests {
  private let all = Subscript.slice(start: nil, stop: nil, step: 1)

  @Test func numbersAndSlicesAreViews() throws {
    let numbers = try counting(3, 4)
    expect(try numbers.at([.index(1)]), [4], [4, 5, 6, 7])
    expect(try numbers.at([all, .index(-1)]), [3], [3, 7, 11])
    expect(
      try numbers.at([.slice(start: 0, stop: 3, step: 2), .slice(start: 1, stop: nil, step: 2)]), [2, 2], [1, 3, 9, 11])
    #expect(try numbers.at([.slice(start: 5, stop: nil, step: 1)]).shape == [0, 4])
    #expect(try numbers.at([.newAxis, .ellipsis, .index(0)]).shape == [1, 3])
  }

  @Test func aHugeStepTakesTheFirstElement() throws {
    expect(try counting(3, 4).at([.slice(start: nil, stop: nil, step: .max)]), [1, 4], [0, 1, 2, 3])
  }

  @Test func tensorsPickCopies() throws {
    let numbers = try counting(3, 4)
    let rows = try Tensor.ints([2, -3], [2])
    expect(try numbers.at([.tensor(rows)]), [2, 4], [8, 9, 10, 11, 0, 1, 2, 3])
    expect(try numbers.at([.tensor(rows), .tensor(.ints([1, 3], [2]))]), [2], [9, 3])
    #expect(try numbers.at([all, .tensor(.ints([0, 0, 3, 1], [2, 2]))]).shape == [3, 2, 2])
    #expect(try numbers.at([.tensor(rows)]).storage !== numbers.storage)
  }

  @Test func pickingAxesThatStandApartComeFirst() throws {
    let cube = try counting(2, 3, 4)
    let pick = Subscript.tensor(try .ints([0, 1, 1, 0, 1], [5]))
    #expect(try cube.at([pick, all, pick]).shape == [5, 3])
    #expect(try cube.at([all, pick, pick]).shape == [2, 5])
  }

  @Test func masksFilter() throws {
    let numbers = try counting(2, 3)
    let large = try Comparison.gt(numbers, .scalar(.int(2)))
    expect(try numbers.at([.tensor(large)]), [3], [3, 4, 5])
    #expect(try numbers.at([.tensor(.scalar(.bool(true)))]).shape == [1, 2, 3])
    #expect(try numbers.at([.tensor(.scalar(.bool(false)))]).shape == [0, 2, 3])
    expectError(.index, naming: "3", "2×3") { _ = try numbers.at([.tensor(.bools([true, false, true], [3]))]) }
  }

  @Test func assignmentsReachTheTensor() throws {
    let numbers = try Tensor.zeros([2, 3])
    try numbers.put([.index(0)], matrix([[1, 2, 3]]))
    try numbers.put([.ellipsis, .slice(start: 1, stop: nil, step: 1)], .scalar(.int(7)))
    expect(numbers, [2, 3], [1, 7, 7, 0, 7, 7])
    try numbers.put([.tensor(Comparison.eq(numbers, .scalar(.int(7))))], vector(1, 2, 3, 4))
    expect(numbers, [2, 3], [1, 1, 2, 0, 3, 4])
    try numbers.put([.tensor(.ints([1, 0], [2])), .tensor(.ints([0, 0], [2]))], vector(8, 9))
    expect(numbers, [2, 3], [9, 1, 2, 8, 3, 4])
  }

  @Test func mistakesAreNamed() throws {
    let numbers = try counting(2, 3)
    expectError(.index, naming: "2", "0…1") { _ = try numbers.at([.index(2)]) }
    expectError(.index, naming: "3", "2×3") { _ = try numbers.at([.index(0), .index(0), .index(0)]) }
    expectError(.value, naming: "-1", "flip") { _ = try numbers.at([.slice(start: nil, stop: nil, step: -1)]) }
    expectError(.index, naming: "torch.float32") { _ = try numbers.at([.tensor(vector(0.5))]) }
    expectError(.index, naming: "5") { _ = try numbers.at([.tensor(.ints([5], [1]))]) }
    expectError(.index) { _ = try numbers.at([.ellipsis, .ellipsis, .index(0)]) }
    expectError(.index, naming: "2 and 3") {
      _ = try numbers.at([.tensor(.ints([0, 0], [2])), .tensor(.ints([0, 0, 0], [3]))])
    }
    expectError(.runtime, naming: "2", "3") { try numbers.put([.index(0)], vector(1, 2)) }
  }
}
