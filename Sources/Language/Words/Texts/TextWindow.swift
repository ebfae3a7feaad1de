import Glibc

/// The part of a text between two indices, as `find`, `count` and `startswith` look at it.
struct TextWindow {
  let text: StringObject
  /// The part in UTF-8 bytes.
  let range: Range<Int>

  /// - Returns: nil if the part begins behind the text, where not even an empty text is found.
  init?(_ text: StringObject, _ start: Int?, _ end: Int?) {
    let count = text.count
    func index(_ bound: Int) -> Int { bound < 0 ? max(0, bound + count) : bound }
    let first = index(start ?? 0)
    let last = min(index(end ?? count), count)
    guard first <= last else { return nil }
    self.text = text
    range = TextWindow.offset(first, in: text)..<TextWindow.offset(last, in: text)
  }

  /// Where a part first occurs, in bytes.
  func first(_ part: StringObject) -> Int? {
    text.withBytes { bytes in part.withBytes { TextWindow.find($0, in: bytes, range) } }
  }

  /// Where a part last occurs, in bytes.
  func last(_ part: StringObject) -> Int? {
    text.withBytes { bytes in part.withBytes { TextWindow.findLast($0, in: bytes, range) } }
  }

  /// How often a part occurs without overlaps.
  func count(_ part: StringObject) -> Int {
    text.withBytes { bytes in
      part.withBytes { wanted in
        guard wanted.count > 0 else { return range.reduce(1) { $0 + (isStart(bytes[$1]) ? 1 : 0) } }
        var count = 0
        var position = range.lowerBound
        while let found = TextWindow.find(wanted, in: bytes, position..<range.upperBound) {
          count += 1
          position = found + wanted.count
        }
        return count
      }
    }
  }

  func starts(with part: StringObject) -> Bool { matches(part, at: range.lowerBound) }

  func ends(with part: StringObject) -> Bool { matches(part, at: range.upperBound - part.text.utf8.count) }

  private func matches(_ part: StringObject, at start: Int) -> Bool {
    text.withBytes { bytes in
      part.withBytes { wanted in
        guard start >= range.lowerBound && start + wanted.count <= range.upperBound else { return false }
        return wanted.indices.allSatisfy { bytes[start + $0] == wanted[$0] }
      }
    }
  }

  /// The index of the character that begins at a byte.
  static func index(_ offset: Int, in text: StringObject) -> Int {
    text.isASCII ? offset : text.withBytes { $0[..<offset].reduce(0) { $0 + (isStart($1) ? 1 : 0) } }
  }

  /// The byte at which the character of an index begins.
  static func offset(_ index: Int, in text: StringObject) -> Int {
    if text.isASCII { return index }
    return text.withBytes { bytes in
      var offset = 0
      var left = index
      while offset < bytes.count {
        if isStart(bytes[offset]) {
          if left == 0 { break }
          left -= 1
        }
        offset += 1
      }
      return offset
    }
  }

  static func find(_ part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>)
    -> Int?
  {
    guard part.count > 0, let wanted = part.baseAddress else { return range.lowerBound }
    guard range.count >= part.count, let base = bytes.baseAddress else { return nil }
    var start = range.lowerBound
    let last = range.upperBound - part.count
    // The first byte is looked for fast, the others are compared where it stands.
    while start <= last, let hit = memchr(base + start, Int32(part[0]), last - start + 1) {
      start = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      if memcmp(base + start, wanted, part.count) == 0 { return start }
      start += 1
    }
    return nil
  }

  static func findLast(_ part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>)
    -> Int?
  {
    var start = range.upperBound - part.count
    while start >= range.lowerBound {
      if part.indices.allSatisfy({ bytes[start + $0] == part[$0] }) { return start }
      start -= 1
    }
    return nil
  }
}

/// Whether a UTF-8 byte begins a character.
private func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
