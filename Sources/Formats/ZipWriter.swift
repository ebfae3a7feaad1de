import Tensors

/// Writes a zip file of stored members, one after another.
///
/// Every member is dated 1 January 1980, the earliest a zip file knows: equal contents give equal files.
struct ZipWriter {
  private static let largestSize = 0xFFFF_FFFE
  private static let largestCount = 0xFFFE
  private static let earliestDate: UInt32 = 0x0021_0000

  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ contents: [UInt8]) throws(TensorError) {
    guard name.utf8.count <= 0xFFFF else { throw .longName(name) }
    guard count < Self.largestCount else { throw .tooManyMembers }
    // Beside the contents: two headers, the name in both, and the directory's end.
    let total = bytes.count + directory.count + contents.count + 2 * name.utf8.count + 98
    guard total <= Self.largestSize else { throw .tooLarge(total) }
    let offset = UInt32(bytes.count)
    var shared: [UInt8] = []
    // Version 2.0 unpacks it; bit 11 says that the name is UTF-8.
    shared.append(20 as UInt16, .little)
    shared.append((name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11) as UInt16, .little)
    shared.append(0 as UInt16, .little)
    shared.append(Self.earliestDate, .little)
    shared.append(zipChecksum(contents[...]), .little)
    for _ in 0..<2 { shared.append(UInt32(contents.count), .little) }
    shared.append(UInt16(name.utf8.count), .little)
    shared.append(0 as UInt16, .little)

    bytes.append(ZipArchive.localMagic, .little)
    bytes += shared
    bytes += name.utf8
    bytes += contents

    directory.append(ZipArchive.entryMagic, .little)
    // Made by version 2.0 on Unix, where its owner may read and write it.
    directory.append(3 << 8 | 20 as UInt16, .little)
    directory += shared
    for _ in 0..<3 { directory.append(0 as UInt16, .little) }
    directory.append(0o600 << 16 as UInt32, .little)
    directory.append(offset, .little)
    directory += name.utf8
    count += 1
  }

  /// The whole file.
  consuming func finish() -> [UInt8] {
    let offset = UInt32(bytes.count)
    bytes += directory
    bytes.append(ZipArchive.endMagic, .little)
    for _ in 0..<2 { bytes.append(0 as UInt16, .little) }
    for _ in 0..<2 { bytes.append(UInt16(count), .little) }
    bytes.append(UInt32(directory.count), .little)
    bytes.append(offset, .little)
    bytes.append(0 as UInt16, .little)
    return bytes
  }
}

extension TensorError {
  fileprivate static func longName(_ name: String) -> TensorError {
    TensorError(
      "object", "a name in a zip file has at most 65,535 bytes, but \(quoted(name)) has \(name.utf8.count)",
      kind: .value)
  }

  fileprivate static var tooManyMembers: TensorError {
    TensorError(
      "object", "a zip file holds at most 65,534 tensors, but these are more", kind: .value,
      hint: "save them as .safetensors")
  }

  fileprivate static func tooLarge(_ size: Int) -> TensorError {
    TensorError(
      "object", "a zip file has at most 4.2 GB, but this needs \(MemoryBudget.text(size))", kind: .value,
      hint: "save it as .safetensors")
  }
}
