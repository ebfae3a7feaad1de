/// A line in a plot: numbers at equal distances, and where it must not be joined.
struct Curve {
  let name: String
  let mark: Character
  /// From the first to the last place.
  let start: Double, end: Double
  /// At least one number; those that are no numbers leave a gap.
  let values: [Double]
  /// Whether the curve jumps between a number and the next.
  var jumps: Set<Int> = []
  /// How the numbers came about, if that needs saying.
  var note: String?

  private func position(_ x: Double) -> Double {
    values.count == 1 ? 0 : (x - start) / (end - start) * Double(values.count - 1)
  }

  /// The number at `x`, between two known ones by a straight line; nan beyond the ends and at gaps.
  subscript(x: Double) -> Double {
    let position = position(x)
    guard position >= -1e-9, position <= Double(values.count - 1) + 1e-9 else { return .nan }
    let index = min(max(0, Int(position.rounded(.down))), values.count - 1)
    let rest = position - Double(index)
    if rest < 1e-9 || index + 1 == values.count { return values[index] }
    if jumps.contains(index) { return values[rest < 0.5 ? index : index + 1] }
    return values[index] * (1 - rest) + values[index + 1] * rest
  }

  /// Whether the curve jumps, or has a gap, between two places.
  func isBroken(_ from: Double, _ to: Double) -> Bool {
    let first = max(0, Int(position(from).rounded(.down)))
    let last = min(values.count - 1, Int(position(to).rounded(.up)))
    guard first < last else { return true }
    return (first..<last).contains { jumps.contains($0) || !values[$0].isFinite || !values[$0 + 1].isFinite }
  }
}
