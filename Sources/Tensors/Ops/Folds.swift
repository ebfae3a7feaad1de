import Glibc

/// What can be said of a row of floats in one number. Sums run in 64-bit floats, so the float32 result is rounded once.
extension UnsafeBufferPointer<Float> {
  var total: Double {
    // Eight sums side by side, one after another for the rest.
    var sums = SIMD8<Double>.zero, index = 0
    while index + 8 <= count {
      var part = SIMD8<Double>.zero
      for lane in 0..<8 { part[lane] = Double(self[index + lane]) }
      sums += part
      index += 8
    }
    return self[index...].reduce(sums.sum()) { $0 + Double($1) }
  }

  /// (Σ|x|ᵖ)^(1/p); the number of elements other than 0 for p = 0, the largest or smallest |x| for p = ±∞.
  func norm(_ p: Double) -> Double {
    if p == .infinity { return reduce(0.0) { $0.isNaN || Double(abs($1)) <= $0 ? $0 : Double(abs($1)) } }
    if p == -.infinity { return reduce(.infinity) { $0.isNaN || Double(abs($1)) >= $0 ? $0 : Double(abs($1)) } }
    if p == 0 { return reduce(0.0) { $1 == 0 ? $0 : $0 + 1 } }
    if p == 1 { return reduce(0.0) { $0 + Double(abs($1)) } }
    if p == 2 { return reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot() }
    return pow(reduce(0.0) { $0 + pow(Double(abs($1)), p) }, 1 / p)
  }

  /// ln Σeˣ, with the largest x taken out first so that nothing overflows.
  var logSumExp: Double {
    let largest = Double(reduce(-Float.infinity) { $0.isNaN || $0 >= $1 ? $0 : $1 })
    if !largest.isFinite { return largest }
    return largest + log(reduce(0.0) { $0 + exp(Double($1) - largest) })
  }
}

extension UnsafeBufferPointer where Element: Comparable {
  /// The index of the first largest or smallest element; nan wins over every number.
  func winner(largest: Bool) -> Int {
    guard count > 0 else { return 0 }
    var best = 0
    // nan is the only value that differs from itself.
    for index in stride(from: 1, to: count, by: 1) where self[best] == self[best] {
      let element = self[index]
      if (largest ? element > self[best] : element < self[best]) || element != element { best = index }
    }
    return best
  }
}
