import Glibc

/// A number that a reader typed before it was shown.
public struct Guess: Equatable, Sendable {
  public let number: Double
  /// As it was typed, without blanks around it.
  public let text: String
  /// Digits behind the point.
  private let decimals: Int

  /// - Parameter text: a number such as `-0.5` or `1e-3`, or a fraction such as `3/4`.
  public init?(_ text: String) {
    let trimmed = text.filter { $0 != " " }.replacing("−", with: "-")
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    switch parts.count {
    case 1:
      guard let number = parts[0] else { return nil }
      self.number = number
    case 2:
      guard let above = parts[0], let below = parts[1], below != 0 else { return nil }
      number = above / below
    default: return nil
    }
    self.text = trimmed
    let isPlain = parts.count == 1 && trimmed.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    decimals =
      isPlain ? trimmed.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0 : 0
  }

  /// Whether the guess is this number: within a thousandth, or rounded to the digits that were typed.
  ///
  /// Two digits behind the point are the fewest that count as rounded, and 0 is never a rounded number.
  public func matches(_ wanted: Double) -> Bool {
    guard number.isFinite && wanted.isFinite else { return number == wanted || number.isNaN && wanted.isNaN }
    let distance = abs(number - wanted)
    if distance <= max(1e-6, 1e-3 * abs(wanted)) { return number != 0 || abs(wanted) <= 1e-6 }
    return decimals >= 2 && number != 0 && distance <= 0.5001 * pow(10, -Double(decimals))
  }
}
