/// A stretch of source text, in bytes from its start.
public struct SourceSpan: Equatable, Sendable {
  public var start: UInt32
  public var end: UInt32

  public init(_ start: Int, _ end: Int) {
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  /// From the start of one span to the end of another.
  public func to(_ other: SourceSpan) -> SourceSpan { SourceSpan(Int(start), Int(max(end, other.end))) }
}

/// A text in the language and where it came from.
public final class Source: Sendable {
  /// A file name, or nil for what was typed.
  public let name: String?
  public let bytes: [UInt8]
  /// Number of lines that stand before this text in its file.
  public let linesBefore: Int

  public init(_ text: String, name: String? = nil, linesBefore: Int = 0) {
    self.name = name
    bytes = Array(text.utf8)
    self.linesBefore = linesBefore
  }

  public func text(_ span: SourceSpan) -> String {
    String(decoding: bytes[Int(span.start)..<min(Int(span.end), bytes.count)], as: UTF8.self)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A position as people count: line from 1, column in characters from 1, and the bytes of that line.
  public func location(_ offset: UInt32) -> (line: Int, column: Int, lineBytes: Range<Int>) {
    let offset = min(Int(offset), bytes.count)
    var start = offset
    while start > 0 && bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    var end = offset
    while end < bytes.count && bytes[end] != UInt8(ascii: "\n") && bytes[end] != UInt8(ascii: "\r") { end += 1 }
    let line = bytes[..<start].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let column = String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count + 1
    return (line + linesBefore, column, start..<end)
  }
}
