import Glibc

/// One axis of a plot: a range with round numbers at equal distances.
struct Scale {
  let low: Double, high: Double
  /// Distance from one round number to the next.
  let step: Double

  /// The smallest round step, 1, 2 or 5 times a power of ten, that leaves at most `most` intervals.
  static func step(_ span: Double, most: Int) -> Double {
    let least = span / Double(max(1, most))
    let power = pow(10, (log10(least)).rounded(.down))
    return ([1, 2, 5, 10].first { $0 * power >= least * (1 - 1e-9) } ?? 10) * power
  }

  /// An axis widened to round numbers at both ends.
  init(rounding low: Double, _ high: Double, most: Int) {
    // Numbers that differ only by rounding errors count as equal.
    let margin = high - low <= max(abs(low), abs(high), 1e-280) * 1e-12 ? max(1, abs(low)) : 0
    let (bottom, top) = (low - margin, high + margin)
    step = Scale.step(top - bottom, most: most)
    // What lies a rounding error beyond a round number still counts as on it.
    self.low = ((bottom / step) + 1e-9).rounded(.down) * step
    self.high = ((top / step) - 1e-9).rounded(.up) * step
  }

  /// An axis that ends where it is told, with round numbers in between.
  init(exactly low: Double, _ high: Double, most: Int) {
    self.low = low
    self.high = high
    step = Scale.step(high - low, most: most)
  }

  var intervals: Int { max(1, Int(((high - low) / step).rounded())) }

  /// The round numbers on the axis.
  var ticks: [Double] {
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Where a number lies among `count` places from `low` to `high`; outside, beyond the last place.
  func place(_ number: Double, of count: Int) -> Int {
    let fraction = (number - low) / (high - low)
    return Int((min(max(fraction, -1), 2) * Double(count - 1)).rounded())
  }
}
