import CLibZ
import Tensors

/// The members of a zip file, found through the directory at its end.
///
/// Members are stored or deflated. Encryption, several disks and the 64-bit fields for more than 4 GB are refused.
///
/// Source: PKWARE, "APPNOTE.TXT", 6.3.10, sections 4.3 and 4.4.
struct ZipArchive {
  struct Member {
    let name: String
    let isDeflated: Bool
    let checksum: UInt32
    /// Bytes when unpacked.
    let size: Int
    let packed: ArraySlice<UInt8>
  }

  /// In the order of the directory.
  let members: [Member]

  static let localMagic: UInt32 = 0x0403_4B50
  static let entryMagic: UInt32 = 0x0201_4B50
  static let endMagic: UInt32 = 0x0605_4B50

  init(_ bytes: ArraySlice<UInt8>) throws(TensorError) {
    let file = bytes[...]
    let (directory, count) = try ZipArchive.directory(of: file)
    var reader = ByteReader(file[directory])
    var entries: [ZipEntry] = []
    for _ in 0..<count { entries.append(try ZipEntry(&reader)) }
    guard reader.rest.isEmpty else { throw .directoryLeftOver(reader.rest.count) }
    var members: [Member] = []
    var places: [Range<Int>] = []
    for entry in entries {
      let (member, place) = try entry.member(in: file[..<directory.lowerBound])
      members.append(member)
      places.append(place)
    }
    // Members that share bytes are how small files unpack to huge ones.
    places.sort { $0.lowerBound < $1.lowerBound }
    for (place, following) in zip(places, places.dropFirst()) where place.upperBound > following.lowerBound {
      throw .overlap(place.upperBound - file.startIndex, following.lowerBound - file.startIndex)
    }
    self.members = members
  }

  /// Where the directory lies, and how many members it names.
  private static func directory(of file: ArraySlice<UInt8>) throws(TensorError) -> (Range<Int>, count: Int) {
    let recordSize = 22
    guard file.count >= recordSize else { throw .noZip(file.count) }
    // The record is followed by a comment of at most 65,535 bytes.
    let latest = file.endIndex - recordSize
    for start in stride(from: latest, through: max(file.startIndex, latest - 0xFFFF), by: -1)
    where file[start] == 0x50 && file[start + 1] == 0x4B && file[start + 2] == 5 && file[start + 3] == 6 {
      var reader = ByteReader(file[start...])
      let what = "the zip directory's end"
      _ = try reader.take(4, what)
      let disk: UInt16 = try reader.number(.little, what)
      let firstDisk: UInt16 = try reader.number(.little, what)
      let countHere: UInt16 = try reader.number(.little, what)
      let count: UInt16 = try reader.number(.little, what)
      let size = Int(try reader.number(.little, what, as: UInt32.self))
      let offset = Int(try reader.number(.little, what, as: UInt32.self))
      let comment: UInt16 = try reader.number(.little, what)
      guard Int(comment) == reader.rest.count else { continue }
      guard count != 0xFFFF, size != 0xFFFF_FFFF, offset != 0xFFFF_FFFF else { throw .needs64Bits }
      guard disk == 0, firstDisk == 0, countHere == count else { throw .severalDisks }
      guard offset + size == start - file.startIndex else {
        throw .directoryElsewhere(offset, size, start - file.startIndex)
      }
      return (start - size..<start, Int(count))
    }
    throw .noZip(file.count)
  }
}

extension ZipArchive.Member {
  /// The unpacked bytes, compared with the checksum.
  ///
  /// - Parameter expected: how many they are by their own beginning, if that says it.
  func bytes(
    expected: (_ beginning: ArraySlice<UInt8>) throws(TensorError) -> Int?
  ) throws(TensorError) -> ArraySlice<UInt8> {
    let bytes = isDeflated ? try Inflation.bytes(of: packed, .none, size: size, expected: expected)[...] : packed
    let found = zipChecksum(bytes)
    guard found == checksum else { throw .wrongChecksum(name, found, checksum) }
    return bytes
  }
}

/// CRC-32 of the bytes.
func zipChecksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  UInt32(bytes.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) })
}

extension TensorError {
  fileprivate static func noZip(_ size: Int) -> TensorError {
    TensorError(
      "path", "a zip file ends with a directory of its members, but none is found at the end of these \(size) bytes",
      kind: .value)
  }

  fileprivate static var needs64Bits: TensorError {
    TensorError("path", "zip files of at most 4 GB and 65,534 members can be read, but this one has more", kind: .value)
  }

  fileprivate static var severalDisks: TensorError {
    TensorError("path", "the zip file is one part of several, but the whole is needed", kind: .value)
  }

  fileprivate static func directoryElsewhere(_ offset: Int, _ size: Int, _ end: Int) -> TensorError {
    TensorError(
      "path",
      "the zip directory is said to be the \(size) bytes from byte \(offset), but it ends at byte \(end)", kind: .value)
  }

  fileprivate static func directoryLeftOver(_ count: Int) -> TensorError {
    TensorError("path", "\(count) bytes of the zip directory belong to no member", kind: .value)
  }

  fileprivate static func overlap(_ end: Int, _ start: Int) -> TensorError {
    TensorError(
      "path", "two members of the zip file overlap: one ends at byte \(end), the next begins at byte \(start)",
      kind: .value)
  }

  fileprivate static func wrongChecksum(_ name: String, _ found: UInt32, _ expected: UInt32) -> TensorError {
    TensorError(
      "path",
      "\(quoted(name)) is damaged: its checksum is \(String(found, radix: 16)), but should be "
        + String(expected, radix: 16), kind: .value)
  }
}
