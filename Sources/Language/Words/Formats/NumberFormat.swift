/// Numbers after a format spec.
struct NumberFormat {
  private let spec: FormatSpec

  init(_ spec: FormatSpec) { self.spec = spec }

  func text(_ number: Int) throws -> String {
    let type = spec.type ?? "d"
    if "eEfFgG%".unicodeScalars.contains(type) { return try text(Double(number)) }
    guard spec.precision == nil else { throw Diagnostic.value("a precision does not go with whole numbers", hint: "f writes decimals: x:.2f") }
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
    let type = spec.type ?? "r"
    var shown = number
    var suffix = ""
    let body: String
    switch type {
    case "%":
      shown = number * 100
      suffix = "%"
      body = try digits(shown, "f", spec.precision ?? 6)
    case "e", "E", "f", "F", "g", "G": body = try digits(number, Unicode.Scalar(UInt8(type.value) | 0x20), spec.precision ?? 6)
    case "n": body = try digits(number, "g", spec.precision ?? 6)
    case "r":
      if let precision = spec.precision { body = try general(number, precision) } else { body = floatText(number.magnitude) }
    default: throw Diagnostic.badType(type, "a float")
    }
    let isUpper = type == "E" || type == "F" || type == "G"
    let written = isUpper ? body.uppercased() : body
    var isNegative = shown.sign == .minus && !shown.isNaN
    if spec.hidesNegativeZero && !written.utf8.contains(where: { (49...57).contains($0) }) && shown.isFinite { isNegative = false }
    let whole = written.utf8.prefix { isDigit($0) }.count
    return try layout(
      sign(isNegative: isNegative), String(written.prefix(whole)), written.dropFirst(whole) + suffix, groupSize: 3)
  }

  private func sign(isNegative: Bool) -> String {
    if isNegative { return "-" }
    guard let sign = spec.sign, sign != "-" else { return "" }
    return String(sign)
  }

  /// The magnitude through C; nan and infinity as words.
  private func digits(_ value: Double, _ type: Unicode.Scalar, _ precision: Int) throws -> String {
    guard value.isFinite else { return floatText(value.magnitude) }
    guard precision < 1 << 30 else { throw Diagnostic.value("a precision of \(precision) is too large") }
    try checkSize(precision)
    return cText(value.magnitude, type, precision: precision, isAlternate: spec.isAlternate)
  }

  /// A precision without a type: like `g`, but with at least one decimal, and with an exponent one digit earlier.
  private func general(_ value: Double, _ precision: Int) throws -> String {
    guard value.isFinite else { return floatText(value.magnitude) }
    let count = max(1, precision)
    let scientific = try digits(value, "e", count - 1)
    let exponent = Int(scientific.split(separator: "e")[1]) ?? 0
    let isScientific = exponent < -4 || exponent >= count - 1
    let text = try isScientific ? scientific : digits(value, "f", count - 1 - exponent)
    var mantissa = String(text.split(separator: "e")[0])
    if !spec.isAlternate && mantissa.contains(".") {
      while mantissa.hasSuffix("0") { mantissa.removeLast() }
      if mantissa.hasSuffix(".") { mantissa.removeLast() }
    }
    if isScientific { return mantissa + text.drop { $0 != "e" } }
    return mantissa.contains(".") ? mantissa : mantissa + ".0"
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
    var left = digits.count, free = width
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
