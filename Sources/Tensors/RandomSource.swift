/// A seeded stream of random numbers: a counter that is mixed, so it can be copied, compared and restored exactly.
///
/// Every number is made by whole-number and IEEE arithmetic alone, so that all machines give the same.
///
/// Source: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
public struct RandomSource: Hashable, Sendable, RandomNumberGenerator {
  public private(set) var state: UInt64

  /// The golden ratio in 64 bits.
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The seed is mixed too: neighbouring seeds begin at places of the counter that have nothing to do with each other.
  public init(seed: Int) { state = RandomSource.mixed(UInt64(bitPattern: Int64(seed)) &+ RandomSource.step) }

  public mutating func next() -> UInt64 {
    state &+= RandomSource.step
    return RandomSource.mixed(state)
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in 0..<1 with 24 random bits, exact in float32.
  public mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// A whole number in 0..<bound, all equally likely.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval" (2019).
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a random number needs a range")
    let size = UInt64(bound)
    var product = next().multipliedFullWidth(by: size)
    if product.low < size {
      let threshold = (0 &- size) % size
      while product.low < threshold { product = next().multipliedFullWidth(by: size) }
    }
    return Int(product.high)
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// Source: Marsaglia's polar method (Marsaglia, Bray, "A convenient method for generating normal variables", 1964):
  /// for a random point (u, v) in the unit circle with s = u² + v², u·√(-2 ln s/s) is normal.
  public mutating func normal() -> Float {
    while true {
      let u = signed(), v = signed()
      let s = u * u + v * v
      if s > 0 && s < 1 { return Float(u * (-2 * naturalLogarithm(s) / s).squareRoot()) }
    }
  }

  /// A number in -1..<1 with 53 random bits.
  private mutating func signed() -> Double { Double(next() >> 11) * 0x1p-52 - 1 }

  /// ln x = e·ln 2 + 2·artanh((m - 1)/(m + 1)) for x = m·2ᵉ, by the series of artanh: the C library's `log` differs in
  /// the last bit from machine to machine.
  private func naturalLogarithm(_ x: Double) -> Double {
    var exponent = Double(x.exponent), mantissa = x.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    let t = (mantissa - 1) / (mantissa + 1)
    var power = t, sum = t
    for divisor in stride(from: 3.0, through: 23.0, by: 2.0) {
      power *= t * t
      sum += power / divisor
    }
    return exponent * 0.6931471805599453 + 2 * sum
  }
}

extension Tensor {
  /// A float32 tensor whose elements are drawn one after another.
  public static func random(
    _ shape: [Int], _ draw: () -> Float
  ) throws(TensorError) -> Tensor { try drawn(shape, Float.self, draw) }

  /// Whole numbers in low..<high, all equally likely.
  public static func randint(
    _ low: Int, _ high: Int, _ shape: [Int], dtype: DType = .int64, from source: inout RandomSource
  ) throws(TensorError) -> Tensor {
    let (span, overflow) = high.subtractingReportingOverflow(low)
    guard high > low else {
      throw TensorError(
        "high", "there is no whole number from \(low) up to, but without, \(high)", hint: "high must be larger than low"
      )
    }
    guard !overflow else { throw TensorError("high", "the range from \(low) to \(high) is too large", kind: .value) }
    switch dtype {
    case .int64: return try drawn(shape, Int.self) { low + source.below(span) }
    case .float32: return try drawn(shape, Float.self) { Float(low + source.below(span)) }
    case .bool: return try drawn(shape, Bool.self) { low + source.below(span) != 0 }
    case .uint8:
      for end in [low, high - 1] { _ = try UInt8(.int(end)) }
      return try drawn(shape, UInt8.self) { UInt8(low + source.below(span)) }
    }
  }

  /// Numbers drawn one after another, straight into their place.
  private static func drawn<T: Element>(
    _ shape: [Int], _ type: T.Type, _ draw: () -> T
  ) throws(TensorError) -> Tensor {
    let count = try elementCount(shape)
    return try make(shape, T.self) { (target) throws(TensorError) in
      for index in 0..<count {
        (target + index).initialize(to: draw())
        if index % Cancellation.interval == 0 { try Cancellation.poll() }
      }
    }
  }

  /// The numbers 0..<count in random order (Fisher and Yates, as in Knuth, vol. 2, algorithm P).
  public static func permutation(_ count: Int, from source: inout RandomSource) throws(TensorError) -> Tensor {
    let result = try arange(.int(0), .int(count), .int(1))
    let target = try result.storage.mutableElements(Int.self)
    for index in stride(from: count - 1, to: 0, by: -1) {
      let other = source.below(index + 1)
      (target[index], target[other]) = (target[other], target[index])
    }
    return result
  }
}
