import Testing

@testable import Tensors

@Suite struct RandomSourceTests {
  @Test func theStreamIsThatOfSplitMix64() {
    var source = RandomSource(seed: 0)
    // The first outputs of the reference implementation (Vigna, splitmix64.c) for state 0.
    #expect(source.next() == 0xE220_A839_7B1D_CDAF)
    #expect(source.next() == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func equalSeedsGiveEqualNumbers() {
    var a = RandomSource(seed: 7), b = RandomSource(seed: 7), c = RandomSource(seed: 8)
    let first = (0..<5).map { _ in a.normal() }
    #expect(first == (0..<5).map { _ in b.normal() })
    #expect(first != (0..<5).map { _ in c.normal() })
  }

  @Test func normalNumbersHaveMean0AndVariance1() {
    var source = RandomSource(seed: 1)
    let numbers = (0..<20_000).map { _ in Double(source.normal()) }
    let mean = numbers.reduce(0, +) / 20_000
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.04)
    // 4.55 % of a normal distribution lie beyond two standard deviations.
    #expect(abs(Double(numbers.filter { abs($0) > 2 }.count) / 20_000 - 0.0455) < 0.006)
  }

  @Test func theFirstNormalNumbersAreTheSameOnEveryMachine() {
    var source = RandomSource(seed: 42)
    let bits = (0..<3).map { _ in source.normal().bitPattern }
    // -1.4771, -0.1040 and 1.3174, from the same formula in Python with its own logarithm.
    #expect(bits == [3_216_838_745, 3_184_853_528, 1_068_015_553])
  }

  @Test func boundedNumbersReachEveryValueAlike() {
    var source = RandomSource(seed: 3), counts = [Int](repeating: 0, count: 6)
    for _ in 0..<6000 { counts[source.below(6)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 1000) < 150 }, "\(counts)")
  }

  @Test func randintKeepsItsBounds() throws {
    var source = RandomSource(seed: 5)
    let numbers = try Tensor.randint(-2, 3, [200], from: &source)
    #expect(numbers.dtype == .int64 && Set(numbers.doubles()) == [-2, -1, 0, 1, 2])
    expectError(.runtime, naming: "3") { _ = try Tensor.randint(3, 3, [1], from: &source) }
    expectError(.value) { _ = try Tensor.randint(.min, .max, [1], from: &source) }
  }

  @Test func aPermutationHoldsEveryNumberOnce() throws {
    var source = RandomSource(seed: 5)
    let order = try Tensor.permutation(50, from: &source).doubles()
    #expect(order.sorted() == (0..<50).map(Double.init) && order != order.sorted())
  }
}
