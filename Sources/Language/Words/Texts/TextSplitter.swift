/// Cuts a text into parts, on its UTF-8 bytes.
struct TextSplitter {
  private let text: StringObject

  init(_ text: StringObject) { self.text = text }

  /// The parts between separators, at most `limit` cuts from the front.
  func parts(_ separator: StringObject, _ limit: Int) -> Value {
    list { bytes, add in
      separator.withBytes { wanted in
        var start = 0
        var cuts = 0
        while cuts < limit, let found = TextWindow.find(wanted, in: bytes, start..<bytes.count) {
          add(start..<found)
          start = found + wanted.count
          cuts += 1
        }
        add(start..<bytes.count)
      }
    }
  }

  /// The same with the cuts made from the end.
  func lastParts(_ separator: StringObject, _ limit: Int) -> Value {
    reversedList { bytes, add in
      separator.withBytes { wanted in
        var end = bytes.count
        var cuts = 0
        while cuts < limit, let found = TextWindow.findLast(wanted, in: bytes, 0..<end) {
          add((found + wanted.count)..<end)
          end = found
          cuts += 1
        }
        add(0..<end)
      }
    }
  }

  /// The words between blanks; after `limit` words the rest of the text is one word.
  func words(_ limit: Int) -> Value {
    list { bytes, add in
      var position = 0
      var count = 0
      while true {
        while position < bytes.count, let width = blank(bytes, at: position) { position += width }
        guard position < bytes.count else { return }
        let start = position
        guard count < limit else { return add(start..<bytes.count) }
        while position < bytes.count, blank(bytes, at: position) == nil { position += 1 }
        add(start..<position)
        count += 1
      }
    }
  }

  /// The same with the words counted from the end.
  func lastWords(_ limit: Int) -> Value {
    reversedList { bytes, add in
      var end = bytes.count
      var count = 0
      while true {
        while let width = blank(bytes, before: end) { end -= width }
        guard end > 0 else { return }
        guard count < limit else { return add(0..<end) }
        var start = end
        while start > 0, blank(bytes, before: start) == nil { start -= 1 }
        add(start..<end)
        end = start
        count += 1
      }
    }
  }

  private func list(_ cut: (UnsafeBufferPointer<UInt8>, (Range<Int>) -> Void) -> Void) -> Value {
    let result = ListObject([])
    text.withBytes { bytes in cut(bytes) { result.append(.string(text.piece(bytes, $0))) } }
    return .list(result)
  }

  private func reversedList(_ cut: (UnsafeBufferPointer<UInt8>, (Range<Int>) -> Void) -> Void) -> Value {
    var pieces: [Value] = []
    text.withBytes { bytes in cut(bytes) { pieces.append(.string(text.piece(bytes, $0))) } }
    return .list(ListObject(pieces.reversed()))
  }

  /// Bytes of the blank that begins at a position, or nil if none does.
  private func blank(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    if byte < 128 { return isASCIIBlank(byte) ? 1 : nil }
    let width = byte >= 0xE0 ? 3 : 2
    // All blanks beyond ASCII have two or three bytes.
    guard byte >= 0xC2 && byte < 0xF0 && position + width <= bytes.count else { return nil }
    var value = UInt32(byte & (width == 3 ? 0x0F : 0x1F))
    for next in bytes[(position + 1)..<(position + width)] { value = value << 6 | UInt32(next & 0x3F) }
    return Unicode.Scalar(value).map(isBlank) == true ? width : nil
  }

  /// Bytes of the blank that ends before a position, or nil if none does.
  private func blank(_ bytes: UnsafeBufferPointer<UInt8>, before position: Int) -> Int? {
    guard position > 0 else { return nil }
    if bytes[position - 1] < 128 { return isASCIIBlank(bytes[position - 1]) ? 1 : nil }
    for width in 2...3 where position >= width && bytes[position - width] >= 0xC2 {
      return blank(bytes, at: position - width) == width ? width : nil
    }
    return nil
  }
}
