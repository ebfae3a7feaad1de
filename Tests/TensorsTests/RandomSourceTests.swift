import Testing

@testable import Tensors

@Suite struct RandomSourceTests {
  @Test func theStreamIsThatOfSplitMix64() {
    // The first output of the reference implementation (Vigna, splitmix64.c) for state 0 is where seed 0 begins.
    var source = RandomSource(seed: 0)
    #expect(source.state == 0xE220_A839_7B1D_CDAF)
    // From the same two steps in Python.
    #expect(source.next() == 0xA706DD2F4D197E6F)
    #expect(source.next() == 0xB382A305F4414F5E)
  }

  /// A stream that is another one moved by some numbers would make experiments with several seeds one experiment.
  @Test func neighbouringSeedsHaveNothingInCommon() {
    var seen: Set<UInt64> = []
    for seed in -20...100 {
      var source = RandomSource(seed: seed)
      for _ in 0..<1000 { seen.insert(source.next()) }
    }
    #expect(seen.count == 121_000)
    let rows = (0..<40).map { seed in
      var source = RandomSource(seed: seed)
      return (0..<500).map { _ in Double(source.normal()) }
    }
    for (a, b) in zip(rows, rows.dropFirst()) {
      // 500 independent pairs: the correlation's standard deviation is 0.045.
      #expect(abs(zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / 500) < 0.2)
    }
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
    // -0.1247, -0.0240 and 0.1970, from the same formula in Python with its own logarithm.
    #expect(bits == [3_187_637_243, 3_166_974_942, 1_045_019_711])
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
