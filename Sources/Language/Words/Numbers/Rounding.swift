import Glibc

/// The whole number that a float is, for `int`, `round`, `floor` and their kind.
///
/// - Parameter original: the number the user wrote, for the message.
func wholeNumber(_ value: Double, of original: Double) throws -> Int {
  guard !value.isNaN else { throw Diagnostic.value("nan is not a number, so it has no whole part") }
  guard value.isFinite else { throw Diagnostic("OverflowError", "infinity has no whole part") }
  guard value >= -0x1p63 && value < 0x1p63 else {
    throw Diagnostic("OverflowError", "\(floatText(original)) does not fit into a whole number of 64 bits")
  }
  return Int(value)
}

/// A float rounded to `digits` decimals of its exact binary value, halves to the even neighbour, as in CPython.
func rounded(_ value: Double, digits: Int) throws -> Double {
  guard value.isFinite, digits <= 323 else { return value }
  if digits < -308 { return value * 0 }
  if digits >= 0 && digits <= 22, let units = units(value.magnitude, digits) {
    return (Double(units) / powersOfTen[digits]) * (value.sign == .minus ? -1 : 1)
  }
  let text = digits >= 0 ? cText(value, "f", precision: digits) : roundedToTens(value, -digits)
  guard let result = Double(text), result.isFinite else {
    throw Diagnostic("OverflowError", "the rounded value is larger than any float")
  }
  return result
}

/// A float from 0 on in units of 10 to the power of `-digits`, rounded half to even; nil if it is too large to be exact.
///
/// The product's own rounding error, which `fma` gives exactly, decides whether what looks like a half is one.
func units(_ value: Double, _ digits: Int) -> Int? {
  let product = value * powersOfTen[digits]
  guard product < 0x1p51 else { return nil }
  let error = (-product).addingProduct(value, powersOfTen[digits])
  var whole = product.rounded(.toNearestOrEven)
  let fraction = product - whole
  if fraction == 0.5 && error > 0 { whole += 1 }
  if fraction == -0.5 && error < 0 { whole -= 1 }
  return Int(whole)
}

/// The decimal digits of a float's exact value, rounded to a multiple of 10 to the power of `zeros`.
private func roundedToTens(_ value: Double, _ zeros: Int) -> String {
  let exact = cText(value.magnitude, "f", precision: 1100).split(separator: ".")
  let whole = Array(exact[0].utf8)
  let sign = value.sign == .minus ? "-" : ""
  guard whole.count >= zeros else { return sign + "0" }
  var kept = [UInt8](whole.dropLast(zeros))
  let dropped = whole.suffix(zeros) + Array(exact[1].utf8)
  let half = [UInt8(ascii: "5")] + [UInt8](repeating: UInt8(ascii: "0"), count: dropped.count - 1)
  let isAboveHalf = half.lexicographicallyPrecedes(dropped)
  let isOdd = (kept.last ?? 48) & 1 == 1
  if isAboveHalf || (Array(dropped) == half && isOdd) {
    var place = kept.count - 1
    while place >= 0 && kept[place] == UInt8(ascii: "9") {
      kept[place] = UInt8(ascii: "0")
      place -= 1
    }
    if place >= 0 { kept[place] += 1 } else { kept.insert(UInt8(ascii: "1"), at: 0) }
  }
  let digits = kept.isEmpty ? "0" : String(decoding: kept, as: UTF8.self)
  return "\(sign)\(digits)e\(zeros)"
}

/// A whole number rounded to a multiple of 10 to the power of `-digits`; unchanged for decimals from 0 on.
func rounded(_ value: Int, digits: Int) throws -> Int {
  guard digits < 0 else { return value }
  guard digits >= -18 else {
    guard digits == -19, value.magnitude > 5_000_000_000_000_000_000 else { return 0 }
    throw Diagnostic.overflow
  }
  let unit = Int(powersOfTen[-digits])
  let down = floorQuotient(value, unit)
  let rest = floorRemainder(value, unit)
  let isUp = rest > unit - rest || (rest == unit - rest && down & 1 == 1)
  let (result, overflow) = (down + (isUp ? 1 : 0)).multipliedReportingOverflow(by: unit)
  guard !overflow else { throw Diagnostic.overflow }
  return result
}

/// Powers of ten that a float holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
]
