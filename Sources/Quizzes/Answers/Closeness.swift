import Tensors

/// How far a number may be from the key and still be right.
struct Closeness: Equatable, Sendable {
  /// What stands behind `+-`; nil for the usual closeness.
  enum Margin: Equatable, Sendable {
    case absolute(Double)
    case relative(Double)
  }

  var margin: Margin?

  /// A thousandth of the key, for floats; whole numbers must be equal.
  static let usual = 1e-3

  /// How a typed number agrees with a key.
  enum Agreement: Int, Comparable {
    case none
    /// The key, rounded to the digits that were typed.
    case rounded
    case close

    static func < (a: Agreement, b: Agreement) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Parameter decimals: digits behind the point that were typed, if at least two digits count; nil for a computed
  ///   number, which is judged by its value alone.
  /// - Parameter scale: the largest number around, of which a millionth does not count: noise of float32.
  func agreement(of number: Scalar, with key: Scalar, decimals: Int? = nil, scale: Double = 0) -> Agreement {
    let typed = number.double
    let wanted = key.double
    if typed == wanted || (typed.isNaN && wanted.isNaN) { return .close }
    guard typed.isFinite, wanted.isFinite else { return .none }
    let distance = (typed - wanted).magnitude
    switch margin {
    // The distance itself carries rounding errors.
    case .absolute(let margin): return distance <= margin * (1 + 1e-9) + wanted.magnitude * 1e-15 ? .close : .none
    case .relative(let margin): return distance <= margin * wanted.magnitude * (1 + 1e-9) ? .close : .none
    case nil: break
    }
    if case .float = key {} else { return .none }
    if typed == typed.rounded(), wanted == wanted.rounded() { return .none }
    if distance <= max(Closeness.usual * wanted.magnitude, 1e-6 * scale, 1e-12) { return .close }
    if let decimals, distance <= 0.5 * Closeness.power(-decimals) * (1 + 1e-9) { return .rounded }
    return .none
  }

  private static func power(_ exponent: Int) -> Double {
    var value = 1.0
    for _ in 0..<exponent.magnitude { value = exponent < 0 ? value / 10 : value * 10 }
    return value
  }

  /// The digits behind the point of a typed number, where it has at least two digits that count.
  static func decimals(of text: String) -> Int? {
    var text = Substring(text.trimmed)
    if let sign = text.first, "+-".contains(sign) { text = text.dropFirst() }
    guard !text.isEmpty, text.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }) else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let digits = (parts[0] + parts[1]).drop { $0 == "0" }
    return digits.count >= 2 ? parts[1].count : nil
  }
}

extension Closeness {
  /// Takes ` +- 0.1`, ` +- 5%` or `±` off the end of an expression.
  static func separated(_ passage: Passage) throws(QuestionMistake) -> (Passage, Closeness) {
    for mark in [" +- ", " ± "] {
      guard let range = passage.text.ranges(of: mark).last else { continue }
      let start = passage.text.distance(from: passage.text.startIndex, to: range.lowerBound)
      let margin = passage.part(start + mark.count).trimmed
      let isPercent = margin.text.hasSuffix("%")
      let digits = isPercent ? String(margin.text.dropLast()) : margin.text
      guard let number = Double(digits.trimmed), number >= 0, number.isFinite else {
        throw margin.mistake(
          "`\(margin.text)` is no tolerance", hint: "write a number behind `+-`, such as `0.01`, or `5%`")
      }
      return (passage.part(0, start), Closeness(margin: isPercent ? .relative(number / 100) : .absolute(number)))
    }
    return (passage, Closeness())
  }
}
