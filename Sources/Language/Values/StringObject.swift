import Glibc

/// A text. Python's strings are sequences of scalars; ASCII ones are indexed in constant time.
public final class StringObject {
  public internal(set) var text: String
  /// Number of UTF-8 bytes equals the number of scalars.
  public internal(set) var isASCII: Bool
  private var cachedHash = 0

  public init(_ text: String) {
    self.text = text
    isASCII = text.utf8.allSatisfy { $0 < 128 }
  }

  init(_ text: String, isASCII: Bool) {
    self.text = text
    self.isASCII = isASCII
  }

  /// Number of scalars.
  public var count: Int { isASCII ? text.utf8.count : text.unicodeScalars.count }

  var hash: Int {
    if cachedHash != 0 { return cachedHash }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    text.withUTF8 { for byte in $0 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 } }
    cachedHash = Int(truncatingIfNeeded: hash ^ (hash >> 29)) | 1
    return cachedHash
  }

  /// The text `count` times over.
  func repeated(_ count: Int) -> StringObject {
    guard count > 0 else { return StringObject("", isASCII: true) }
    let result = text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count * count) { target in
        guard let source = bytes.baseAddress, let base = target.baseAddress else { return 0 }
        for index in 0..<count { memcpy(base + index * bytes.count, source, bytes.count) }
        return bytes.count * count
      }
    }
    return StringObject(result, isASCII: isASCII)
  }

  /// The two texts in one, or nil if that would be long enough to ask the memory budget first.
  func adding(_ other: StringObject) -> StringObject? {
    guard text.utf8.count + other.text.utf8.count < 1 << 20 else { return nil }
    return StringObject(text + other.text, isASCII: isASCII && other.isASCII)
  }

  /// Adds to the end, in place; only for the one owner of this object.
  func append(_ other: StringObject) {
    text += other.text
    isASCII = isASCII && other.isASCII
    cachedHash = 0
  }

  /// Equal byte by byte, as Python compares; Swift's `==` would take é in two spellings for equal.
  static func == (left: StringObject, right: StringObject) -> Bool {
    if left === right { return true }
    // For ASCII Swift's own comparison means the same, and it compares short texts in two registers.
    if left.isASCII && right.isASCII { return left.text == right.text }
    return left.text.utf8.count == right.text.utf8.count && sameBytes(&left.text, &right.text)
  }

  static func < (left: StringObject, right: StringObject) -> Bool {
    left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
  }

  /// The one-character text at an index that is in range.
  func character(at index: Int) -> StringObject {
    if isASCII {
      let utf8 = text.utf8
      return StringObject.single(utf8[utf8.index(utf8.startIndex, offsetBy: index)])
    }
    let scalars = text.unicodeScalars
    return StringObject(String(scalars[scalars.index(scalars.startIndex, offsetBy: index)]))
  }

  /// The text of one ASCII byte; there is one object for each.
  static func single(_ byte: UInt8) -> StringObject { singles[Int(byte)] }

  // Immutable once made: texts that a variable shares with this table are never uniquely referenced, so never appended to.
  private nonisolated(unsafe) static let singles = (0..<128).map {
    StringObject(String(Unicode.Scalar(UInt8($0))), isASCII: true)
  }
}

private func sameBytes(_ a: inout String, _ b: inout String) -> Bool {
  a.withUTF8 { left in
    b.withUTF8 { right in
      guard let first = left.baseAddress, let second = right.baseAddress else { return true }
      return memcmp(first, second, left.count) == 0
    }
  }
}
