/// Numbers after a format spec.
struct NumberFormat {
  private let spec: FormatSpec

  init(_ spec: FormatSpec) { self.spec = spec }

  func text(_ number: Int) throws -> String {
    let type = spec.type ?? "d"
    switch type {
    case "e", "E", "f", "F", "g", "G", "%": return try text(Double(number))
    default: break
    }
    guard spec.precision == nil else {
      throw Diagnostic.value("a precision does not go with whole numbers", hint: "f writes decimals: x:.2f")
    }
    guard !spec.hidesNegativeZero else { throw Diagnostic.value("`z` does not go with whole numbers") }
    let radix: Int
    var prefix = ""
    switch type {
    case "d", "n": radix = 10
    case "b": (radix, prefix) = (2, "0b")
    case "o": (radix, prefix) = (8, "0o")
    case "x": (radix, prefix) = (16, "0x")
    case "X": (radix, prefix) = (16, "0X")
    case "c": return try character(number)
    default: throw Diagnostic.badType(type, "a whole number")
    }
    let digits = String(number.magnitude, radix: radix, uppercase: type == "X")
    let sign = sign(isNegative: number < 0) + (spec.isAlternate ? prefix : "")
    return try layout(sign, digits, "", groupSize: radix == 10 ? 3 : 4)
  }

  func text(_ number: Double) throws -> String {
    let shown = spec.type == "%" ? number * 100 : number
    let body = try body(shown.magnitude)
    let isUpper = spec.type == "E" || spec.type == "F" || spec.type == "G"
    let written = isUpper ? body.uppercased() : body
    var isNegative = shown.sign == .minus && !shown.isNaN
    if spec.hidesNegativeZero && shown.isFinite && !written.utf8.contains(where: { (49...57).contains($0) }) {
      isNegative = false
    }
    let whole = written.utf8.prefix { isDigit($0) }.count
    return try layout(
      sign(isNegative: isNegative), String(written.prefix(whole)), String(written.dropFirst(whole)), groupSize: 3)
  }

  /// What stands behind the sign, in lower case.
  private func body(_ value: Double) throws -> String {
    let precision = spec.precision ?? 6
    guard let type = spec.type else {
      if spec.precision != nil { return try general(value, precision, hasDecimal: true) }
      let text = floatText(value)
      guard spec.isAlternate, value.isFinite, !text.contains(".") else { return text }
      return text.replacing("e", with: ".e")
    }
    switch type {
    case "e", "E": return try digits(value, "e", precision)
    case "f", "F": return try digits(value, "f", precision)
    case "%": return try digits(value, "f", precision) + "%"
    case "g", "G", "n": return try general(value, precision, hasDecimal: false)
    default: throw Diagnostic.badType(type, "a float")
    }
  }

  private func sign(isNegative: Bool) -> String {
    if isNegative { return "-" }
    guard let sign = spec.sign, sign != "-" else { return "" }
    return String(sign)
  }

  /// A magnitude through C; nan and infinity as words.
  private func digits(_ value: Double, _ type: Unicode.Scalar, _ precision: Int) throws -> String {
    guard value.isFinite else { return floatText(value) }
    if type == "f" && !spec.isAlternate, let text = fixedText(value, precision) { return text }
    guard precision < 1 << 30 else { throw Diagnostic.value("a precision of \(precision) is too large") }
    try checkSize(precision)
    return cText(value, type, precision: precision, isAlternate: spec.isAlternate)
  }

  /// `g`: a number of digits in all, with an exponent where the number is very small or large.
  ///
  /// - Parameter hasDecimal: as without a type: at least one decimal, so the exponent begins one digit earlier.
  private func general(_ value: Double, _ precision: Int, hasDecimal: Bool) throws -> String {
    guard value.isFinite else { return floatText(value) }
    let count = max(1, precision)
    let scientific = try digits(value, "e", count - 1)
    let exponent = Int(scientific.split(separator: "e")[1]) ?? 0
    let isScientific = exponent < -4 || exponent >= (hasDecimal ? count - 1 : count)
    let text = try isScientific ? scientific : digits(value, "f", max(0, count - 1 - exponent))
    var mantissa = String(text.split(separator: "e")[0])
    if !spec.isAlternate && mantissa.contains(".") {
      while mantissa.hasSuffix("0") { mantissa.removeLast() }
      if mantissa.hasSuffix(".") { mantissa.removeLast() }
    }
    if isScientific { return mantissa + text.drop { $0 != "e" } }
    return hasDecimal && !mantissa.contains(".") ? mantissa + ".0" : mantissa
  }

  private func character(_ number: Int) throws -> String {
    guard spec.sign == nil, !spec.isAlternate else { throw Diagnostic.value("signs and `#` do not go with `c`") }
    guard let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
      throw Diagnostic("OverflowError", "there is no character with the number \(number)")
    }
    return try layout("", "", String(scalar), groupSize: 3)
  }

  /// Groups the digits, fills with zeros between sign and digits if asked to, and pads.
  private func layout(_ sign: String, _ digits: String, _ rest: String, groupSize: Int) throws -> String {
    var spec = spec
    if spec.padsBehindSign { spec.alignment = .afterSign }
    var zeroWidth = 0
    if spec.fill == "0" && spec.alignment == .afterSign && !digits.isEmpty {
      zeroWidth = spec.width - sign.unicodeScalars.count - rest.unicodeScalars.count
      try checkSize(zeroWidth)
    }
    let grouped = grouped(Array(digits.utf8), zeroWidth, groupSize)
    return try spec.padded(grouped + rest, sign: sign, default: .right)
  }

  /// Digits with separators, and with zeros in front up to a width; the zeros are grouped too.
  private func grouped(_ digits: [UInt8], _ width: Int, _ groupSize: Int) -> String {
    guard let separator = spec.grouping, !digits.isEmpty else {
      return String(repeating: "0", count: max(0, width - digits.count)) + String(decoding: digits, as: UTF8.self)
    }
    var reversed: [UInt8] = []
    var left = digits.count
    var free = width
    while true {
      let size = max(1, min(groupSize, max(left, free)))
      for _ in 0..<size {
        reversed.append(left > 0 ? digits[left - 1] : UInt8(ascii: "0"))
        left -= 1
      }
      free -= size
      if left <= 0 && free <= 0 { break }
      free -= 1
      reversed.append(UInt8(separator.value))
    }
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }
}
