/// What Python says about single characters.

/// ASCII characters that `split` and `strip` take for blanks.
func isASCIIBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) || (28...31).contains(byte) }

/// Characters that `split` and `strip` take for blanks.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

/// Characters that end a line for `splitlines`.
func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

/// The digit that a decimal character of any script stands for.
func decimalDigit(_ scalar: Unicode.Scalar) -> Int? {
  if scalar.isASCII { return isDigit(UInt8(scalar.value)) ? Int(scalar.value) - 48 : nil }
  guard scalar.properties.numericType == .decimal else { return nil }
  return scalar.properties.numericValue.map { Int($0) }
}

extension StringObject {
  /// Runs `body` on the text's UTF-8 bytes.
  func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R {
    if let result = try text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = text
    return try copy.withUTF8(body)
  }

  /// The text of a stretch of bytes that begins and ends between characters.
  func piece(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> StringObject {
    if range.count == 1 { return .single(bytes[range.lowerBound]) }
    let part = UnsafeBufferPointer(rebasing: bytes[range])
    return isASCII
      ? StringObject(String(decoding: part, as: UTF8.self), isASCII: true)
      : StringObject(String(decoding: part, as: UTF8.self))
  }
}
