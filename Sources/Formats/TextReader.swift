/// Takes the marks, texts and whole numbers of a header that is written as a literal of Python or JSON.
struct TextReader {
  private let bytes: ArraySlice<UInt8>
  private var next: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    next = bytes.startIndex
  }

  /// Bytes taken so far.
  var position: Int { next - bytes.startIndex }

  /// The next byte, not yet taken; nil at the end.
  var peek: UInt8? { next < bytes.endIndex ? bytes[next] : nil }

  mutating func take() -> UInt8? {
    guard let byte = peek else { return nil }
    next += 1
    return byte
  }

  mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { next += 1 }
  }

  /// Takes a mark and the blanks before it, if it comes next.
  mutating func accept(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard peek == UInt8(ascii: mark) else { return false }
    next += 1
    return true
  }

  /// Takes a word and the blanks before it, if it comes next.
  mutating func accept(word: String) -> Bool {
    skipBlanks()
    guard bytes[next...].starts(with: word.utf8) else { return false }
    next += word.utf8.count
    return true
  }

  /// The bytes up to a mark, which is taken too; nil if it does not come.
  mutating func take(upTo mark: UInt8) -> ArraySlice<UInt8>? {
    guard let end = bytes[next...].firstIndex(of: mark) else { return nil }
    defer { next = end + 1 }
    return bytes[next..<end]
  }

  /// A whole number of at least 0 and the blanks before it; nil if there is none, it begins with a needless 0, or it needs
  /// more than 63 bits.
  mutating func wholeNumber() -> Int? {
    skipBlanks()
    let start = next
    var number = 0
    while let byte = peek, (0x30...0x39).contains(byte) {
      let (tens, tooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, tooMuch) = tens.addingReportingOverflow(Int(byte - 0x30))
      if tooLarge || tooMuch { return nil }
      number = sum
      next += 1
    }
    return next == start || next - start > 1 && bytes[start] == 0x30 ? nil : number
  }
}
