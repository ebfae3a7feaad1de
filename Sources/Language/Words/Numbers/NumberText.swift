import Glibc

/// What a text means as a number, after Python's `int(text, base)` and `float(text)`.
enum NumberText {
  enum Whole { case number(Int), tooLarge, invalid }

  /// A whole number in a base from 2 to 36; base 0 looks at the prefix as a program does.
  static func whole(_ text: StringObject, base: Int) -> Whole {
    text.isASCII
      ? text.withBytes { whole($0, base) } : Array(plain(text.text)).withUnsafeBufferPointer { whole($0, base) }
  }

  /// A float; nil if the text is none.
  static func float(_ text: StringObject) -> Double? {
    text.isASCII ? text.withBytes(float) : Array(plain(text.text)).withUnsafeBufferPointer(float)
  }

  private static func whole(_ bytes: UnsafeBufferPointer<UInt8>, _ base: Int) -> Whole {
    var (position, end) = trimmed(bytes)
    var isNegative = false
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var radix = base
    let prefix = position + 1 < end && bytes[position] == UInt8(ascii: "0") ? prefixBase(bytes[position + 1]) : nil
    if let prefix, base == 0 || base == prefix {
      radix = prefix
      position += 2
      // An underscore may stand between the prefix and the digits.
      if position < end && bytes[position] == UInt8(ascii: "_") { position += 1 }
    } else if base == 0 {
      radix = 10
    }
    let start = position
    var value: UInt = 0
    var isTooLarge = false
    var isAfterDigit = false
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "_") {
        guard isAfterDigit else { return .invalid }
        isAfterDigit = false
        continue
      }
      guard let digit = digit(byte), digit < radix else { return .invalid }
      isAfterDigit = true
      let (product, overflow) = value.multipliedReportingOverflow(by: UInt(radix))
      let (sum, carry) = product.addingReportingOverflow(UInt(digit))
      value = sum
      isTooLarge = isTooLarge || overflow || carry
    }
    guard isAfterDigit else { return .invalid }
    // As in a program, base 0 does not take 012 for a number.
    if base == 0 && prefix == nil && bytes[start] == UInt8(ascii: "0") && (value != 0 || isTooLarge) { return .invalid }
    if isNegative && value == 1 << 63 && !isTooLarge { return .number(.min) }
    guard !isTooLarge, let magnitude = Int(exactly: value) else { return .tooLarge }
    return .number(isNegative ? -magnitude : magnitude)
  }

  private static func float(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    let (start, end) = trimmed(bytes)
    guard start < end, isFloat(bytes, start, end) else { return nil }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: end - start + 1) { buffer in
      var count = 0
      for position in start..<end where bytes[position] != UInt8(ascii: "_") {
        buffer[count] = CChar(bitPattern: bytes[position])
        count += 1
      }
      buffer[count] = 0
      return buffer.baseAddress.map { strtod($0, nil) }
    }
  }

  /// Whether the bytes are a number as Python writes one, or the name of a special value.
  private static func isFloat(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var position = start
    if bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") { position += 1 }
    let word = bytes[position..<end].map { $0 | 0x20 }
    if [Array("inf".utf8), Array("infinity".utf8), Array("nan".utf8)].contains(word) { return true }
    /// Moves over digits with single underscores between them; false if an underscore stands elsewhere.
    func skipDigits() -> (count: Int, isValid: Bool) {
      var count = 0
      var isAfterDigit = false
      while position < end {
        if isDigit(bytes[position]) {
          count += 1
          isAfterDigit = true
        } else if bytes[position] == UInt8(ascii: "_") {
          guard isAfterDigit else { return (count, false) }
          isAfterDigit = false
        } else {
          break
        }
        position += 1
      }
      return (count, count == 0 || isAfterDigit)
    }
    let whole = skipDigits()
    var fraction = (count: 0, isValid: true)
    if position < end && bytes[position] == UInt8(ascii: ".") {
      position += 1
      fraction = skipDigits()
    }
    guard whole.isValid && fraction.isValid && whole.count + fraction.count > 0 else { return false }
    if position < end && bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") { position += 1 }
      let exponent = skipDigits()
      guard exponent.isValid && exponent.count > 0 else { return false }
    }
    return position == end
  }

  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> (Int, Int) {
    var start = 0
    var end = bytes.count
    while start < end && isASCIIBlank(bytes[start]) { start += 1 }
    while end > start && isASCIIBlank(bytes[end - 1]) { end -= 1 }
    return (start, end)
  }

  private static func prefixBase(_ letter: UInt8) -> Int? {
    switch letter | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private static func digit(_ byte: UInt8) -> Int? {
    if isDigit(byte) { return Int(byte) - 48 }
    let letter = byte | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") && byte >= 65 ? Int(letter) - 87 : nil
  }

  /// Digits and blanks of all scripts as ASCII; any other letter as `?`, which is in no number.
  private static func plain(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      if isBlank(scalar) { return 32 }
      guard let digit = decimalDigit(scalar) else { return UInt8(ascii: "?") }
      return UInt8(48 + digit)
    }
  }
}
