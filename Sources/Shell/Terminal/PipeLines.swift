import CEdit
import Glibc

/// Physical lines of an input that is no terminal: a pipe, a file, a here-document.
///
/// `\n` and `\r\n` end a line, the last line may lack its end, and a byte order mark at the start is skipped.
final class PipeLines {
  /// Number of the line read last, from 1.
  private(set) var lineNumber = 0

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Where the next line starts in the buffer.
  private var start = 0
  private var isAtEnd = false

  init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// The next line, or why there is none. A line that throws is passed over: the next call reads on behind it.
  func next() throws(InputError) -> Input {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return .line(try text(of: buffer[start..<end]))
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start == buffer.count ? .end : .line(try text(of: buffer[start...]))
      }
      guard cedit_wait_readable(descriptor) else {
        let signal = cedit_termination_signal()
        return signal == 0 ? .interrupted : .terminated(signal: signal)
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      try fill()
      searched = min(searched, buffer.count)
    }
  }

  /// Appends a block of bytes. Of a line that is too long only so much is kept that it is known to be.
  private func fill() throws(InputError) {
    let size = 64 * 1024
    let count = withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { block in
      let count = Glibc.read(descriptor, block.baseAddress, size)
      if count > 0 { buffer += UnsafeRawBufferPointer(rebasing: block[..<count]) }
      return count
    }
    if count < 0, errno != EINTR, errno != EAGAIN {
      isAtEnd = true
      throw InputError.unreadable(errno)
    }
    if count == 0 { isAtEnd = true }
    // The buffer held no whole line before: beyond the limit only the newest block can.
    if buffer.count > PipeLines.longest + 2 * size, !buffer.suffix(size).contains(UInt8(ascii: "\n")) {
      buffer.removeSubrange((PipeLines.longest + 1)...)
    }
  }

  private func text(of bytes: ArraySlice<UInt8>) throws(InputError) -> String {
    lineNumber += 1
    var bytes = bytes
    if lineNumber == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard bytes.count <= PipeLines.longest else { throw InputError.tooLong(line: lineNumber) }
    if lineNumber == 1, bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError.utf16
    }
    if let position = bytes.firstIndex(of: 0) {
      throw InputError.nul(line: lineNumber, column: column(of: position, in: bytes))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError.notUTF8(line: lineNumber, column: column(of: firstInvalidByte(in: bytes), in: bytes))
    }
    return text
  }

  private static let longest = 1 << 20
}

/// A line that cannot be read.
struct InputError: Error, Equatable {
  var line: Int
  /// In characters, from 1.
  var column: Int
  var message: String
}

/// Number of the character that starts at `position`, from 1.
private func column(of position: Int, in bytes: ArraySlice<UInt8>) -> Int {
  String(decoding: bytes[..<position], as: UTF8.self).count + 1
}

private func firstInvalidByte(in bytes: ArraySlice<UInt8>) -> Int {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var position = bytes.startIndex
  while case .scalarValue(let scalar) = decoder.decode(&iterator) { position += UTF8.width(scalar) }
  return position
}

extension InputError {
  fileprivate static func tooLong(line: Int) -> InputError {
    InputError(line: line, column: 1, message: "the line is longer than 1 MiB")
  }

  fileprivate static func nul(line: Int, column: Int) -> InputError {
    InputError(line: line, column: column, message: "the input contains a NUL byte; it is no text")
  }

  fileprivate static func notUTF8(line: Int, column: Int) -> InputError {
    InputError(line: line, column: column, message: "the input is not UTF-8")
  }

  fileprivate static var utf16: InputError {
    InputError(line: 1, column: 1, message: "the input is UTF-16; UTF-8 is needed")
  }

  fileprivate static func unreadable(_ code: Int32) -> InputError {
    InputError(line: 1, column: 1, message: "the input cannot be read: \(String(cString: strerror(code)))")
  }
}
