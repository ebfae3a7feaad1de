import Tensors

/// What the directory of a zip file says about one member.
struct ZipEntry {
  private let name: ArraySlice<UInt8>
  private let flags: UInt16
  private let method: UInt16
  private let checksum: UInt32
  private let packedSize: Int
  private let size: Int
  /// Where the member begins in the file.
  private let offset: Int

  init(_ reader: inout ByteReader) throws(TensorError) {
    let what = "a member of the zip directory"
    let magic: UInt32 = try reader.number(.little, what)
    guard magic == ZipArchive.entryMagic else { throw .noEntry(magic) }
    _ = try reader.take(4, what)
    flags = try reader.number(.little, what)
    method = try reader.number(.little, what)
    _ = try reader.take(4, what)
    checksum = try reader.number(.little, what)
    packedSize = Int(try reader.number(.little, what, as: UInt32.self))
    size = Int(try reader.number(.little, what, as: UInt32.self))
    let nameSize: UInt16 = try reader.number(.little, what)
    let extraSize: UInt16 = try reader.number(.little, what)
    let commentSize: UInt16 = try reader.number(.little, what)
    _ = try reader.take(8, what)
    offset = Int(try reader.number(.little, what, as: UInt32.self))
    name = try reader.take(Int(nameSize), what)
    _ = try reader.take(Int(extraSize) + Int(commentSize), what)
  }

  /// The member, and where it lies with its own header.
  ///
  /// - Parameter file: the file up to its directory.
  func member(in file: ArraySlice<UInt8>) throws(TensorError) -> (ZipArchive.Member, Range<Int>) {
    guard let text = String(validating: name, as: UTF8.self) else { throw .noName(name) }
    // Bit 0 is encryption, bit 6 strong encryption, bit 13 a hidden directory.
    guard flags & 0x2041 == 0 else { throw .encrypted(text) }
    guard method == 0 || method == 8 else { throw .unknownMethod(method, text) }
    guard size != 0xFFFF_FFFF, packedSize != 0xFFFF_FFFF, offset != 0xFFFF_FFFF else { throw .needs64Bits(text) }
    guard method == 8 || size == packedSize else { throw .storedSize(text, packedSize, size) }
    guard offset <= file.count else { throw .beyondFile(text, offset, file.count) }
    let what = "the member \(quoted(text))"
    var reader = ByteReader(file[(file.startIndex + offset)...])
    let magic: UInt32 = try reader.number(.little, what)
    guard magic == ZipArchive.localMagic else { throw .noMember(text, offset) }
    // The rest of its header repeats the directory, or leaves it to the directory.
    _ = try reader.take(22, what)
    let nameSize: UInt16 = try reader.number(.little, what)
    let extraSize: UInt16 = try reader.number(.little, what)
    guard try reader.take(Int(nameSize), what) == name else { throw .otherName(text, offset) }
    _ = try reader.take(Int(extraSize), what)
    let packed = try reader.take(packedSize, what)
    let member = ZipArchive.Member(
      name: text, isDeflated: method == 8, checksum: checksum, size: size, packed: packed)
    return (member, file.startIndex + offset..<packed.endIndex)
  }
}

extension TensorError {
  fileprivate static func noEntry(_ magic: UInt32) -> TensorError {
    TensorError(
      "path", "a member of the zip directory begins with 2014b50, but this one with \(String(magic, radix: 16))",
      kind: .value)
  }

  fileprivate static func noName(_ name: ArraySlice<UInt8>) -> TensorError {
    TensorError(
      "path", "the name \(quoted(String(decoding: name, as: UTF8.self))) in the zip file is not UTF-8", kind: .value)
  }

  fileprivate static func encrypted(_ name: String) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) in the zip file is encrypted, but only open files can be read", kind: .value,
      hint: "unpack it and save it without a password")
  }

  fileprivate static func unknownMethod(_ method: UInt16, _ name: String) -> TensorError {
    TensorError(
      "path",
      "\(quoted(name)) in the zip file is compressed by method \(method), but only 0 (stored) and 8 (deflated) "
        + "can be read",
      kind: .value, hint: "save it with numpy.savez or numpy.savez_compressed")
  }

  fileprivate static func needs64Bits(_ name: String) -> TensorError {
    TensorError("path", "members of at most 4 GB can be read, but \(quoted(name)) is larger", kind: .value)
  }

  fileprivate static func storedSize(_ name: String, _ packed: Int, _ size: Int) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) is stored as it is, but has \(packed) bytes in the zip file and \(size) outside",
      kind: .value)
  }

  fileprivate static func beyondFile(_ name: String, _ offset: Int, _ end: Int) -> TensorError {
    TensorError(
      "path", "\(quoted(name)) is said to begin at byte \(offset), but the zip directory begins at byte \(end)",
      kind: .value)
  }

  fileprivate static func noMember(_ name: String, _ offset: Int) -> TensorError {
    TensorError("path", "\(quoted(name)) is said to begin at byte \(offset), but no member begins there", kind: .value)
  }

  fileprivate static func otherName(_ name: String, _ offset: Int) -> TensorError {
    TensorError("path", "the member at byte \(offset) has another name than \(quoted(name))", kind: .value)
  }
}
