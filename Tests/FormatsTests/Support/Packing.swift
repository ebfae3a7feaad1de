@testable import Formats

/// Bytes that unpack to `size`, as a stream without wrapping: gzip's own, without its header and trailer.
func deflated(_ bytes: [UInt8]) throws -> [UInt8] { Array(try Gzip.pack(bytes).dropFirst(10).dropLast(8)) }

extension [UInt8] {
  /// The same bytes with a number written over some of them.
  func writing(_ number: some FixedWidthInteger, at place: Int) -> [UInt8] {
    var piece: [UInt8] = []
    piece.append(number, .little)
    var bytes = self
    bytes.replaceSubrange(place..<place + piece.count, with: piece)
    return bytes
  }
}
