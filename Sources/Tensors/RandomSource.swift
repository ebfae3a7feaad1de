/// A seeded stream of random numbers: a counter that is mixed, so it can be copied, compared and restored exactly.
///
/// Source: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
public struct RandomSource: Hashable, Sendable, RandomNumberGenerator {
  public private(set) var state: UInt64

  public init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1 with 24 random bits, exact in float32.
  public mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }
}
