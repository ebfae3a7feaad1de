/// A float as Python's `repr` writes it: the fewest digits that read back as the same number.
public func floatText(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
  // Swift writes numbers of common size as Python does.
  if value == 0 || (value.magnitude >= 1e-4 && value.magnitude < 1e16) {
    let text = value.description
    if !text.utf8.contains(UInt8(ascii: "e")) { return text }
  }
  let (digits, exponent) = shortestDigits(value.magnitude)
  let sign = value.sign == .minus ? "-" : ""
  if exponent < -4 || exponent >= 16 {
    let mantissa = digits.count > 1 ? "\(digits.prefix(1)).\(digits.dropFirst())" : digits
    let size = String(abs(exponent))
    return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(size.count < 2 ? "0" : "")\(size)"
  }
  if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
  if digits.count <= exponent + 1 {
    return "\(sign)\(digits)\(String(repeating: "0", count: exponent + 1 - digits.count)).0"
  }
  return "\(sign)\(digits.prefix(exponent + 1)).\(digits.dropFirst(exponent + 1))"
}

/// The digits d₁d₂… and the exponent e of d₁.d₂… · 10ᵉ.
func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
  if value == 0 { return ("0", 0) }
  // Swift's description has the shortest digits too, laid out otherwise: 1e+16, 123456.0, 1.5e-07.
  let text = value.description
  let parts = text.split(separator: "e")
  let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  let whole = String(number[0]), fraction = number.count > 1 && number[1] != "0" ? String(number[1]) : ""
  var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + whole.count - 1
  var digits = whole + fraction
  while digits.count > 1 && digits.hasPrefix("0") {
    digits.removeFirst()
    exponent -= 1
  }
  while digits.count > 1 && digits.hasSuffix("0") { digits.removeLast() }
  return (digits, exponent)
}
