import Glibc
import Tensors
import Testing

@testable import Formats

/// Damaged files are refused or read, whatever the damage; they neither trap nor take much memory or time.
@Suite struct CorruptionTests {
  /// Of every kind there are at least two files.
  private static let variantsOfAFile = 1000

  @Test(arguments: RecordedFile.all("")) func damageIsSurvived(_ recorded: RecordedFile) throws {
    let format = try #require(
      TensorFile.formats.first { $0.endings.contains { recorded.file.contains($0) } })
    let bytes = Array(recorded.bytes)
    var random = RandomSource(seed: bytes.count)
    for _ in 0..<Self.variantsOfAFile {
      let damaged = bytes.damaged(&random)
      do {
        check(try TensorFile.content(of: damaged[...], name: recorded.file), from: damaged, format)
      } catch {
        #expect(error.kind == .value || error.kind == .overflow, "\(error)")
      }
    }
  }

  /// What was read must be usable, and not much larger than its file; packed, at most by deflate's ratio.
  private func check(_ content: Content, from bytes: [UInt8], _ format: any FileFormat.Type) {
    let tensors = content.namedTensors?.entries.map(\.tensor) ?? content.tensor.map { [$0] } ?? []
    let size = tensors.reduce(0) { $0 + $1.scalars().count * $1.dtype.size }
    let isPacked = Gzip.isPacked(bytes[...]) || format == NPZ.self || format == PNG.self
    #expect(size <= bytes.count * (isPacked ? 8 * 1032 : 8))
  }
}

extension [UInt8] {
  /// The same bytes after one to four accidents.
  fileprivate func damaged(_ random: inout RandomSource) -> [UInt8] {
    var bytes = self
    for _ in 0...random.below(4) {
      let place = random.below(bytes.count + 1)
      let byte = UInt8(truncatingIfNeeded: random.next())
      switch random.below(6) {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
      case 1 where place < bytes.count: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)]
      case 2: bytes.insert(byte, at: place)
      case 3 where place < bytes.count: bytes.remove(at: place)
      case 4: bytes.insert(contentsOf: bytes[place...].prefix(random.below(16)), at: place)
      case 5 where random.below(8) == 0: bytes.removeSubrange(place...)
      default: if place < bytes.count { bytes[place] = byte }
      }
    }
    return bytes
  }
}
