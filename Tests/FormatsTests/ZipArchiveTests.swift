import Tensors
import Testing

@testable import Formats

@Suite struct ZipArchiveTests {
  private let contents = Array("twelve bytes".utf8)

  /// One member `a`: its header at 0, its contents at 31, the directory at 43, the directory's end at 90.
  private func archive() throws -> [UInt8] {
    var writer = ZipWriter()
    try writer.add("a", contents)
    return writer.finish()
  }

  private func read(_ bytes: [UInt8]) throws {
    for member in try ZipArchive(bytes[...]).members { _ = try member.bytes { _ in nil } }
  }

  @Test func givesBackItsMembersInOrder() throws {
    var writer = ZipWriter()
    for name in ["z", "größe", "a"] { try writer.add(name, Array(name.utf8)) }
    let members = try ZipArchive(writer.finish()[...]).members
    #expect(members.map(\.name) == ["z", "größe", "a"])
    for member in members { #expect(try member.bytes { _ in nil } == Array(member.name.utf8)[...]) }
  }

  @Test func takesACommentAtTheEnd() throws {
    let comment = Array("PK\u{5}\u{6} a comment".utf8)
    let bytes = try archive().writing(UInt16(comment.count), at: 90 + 20) + comment
    #expect(try ZipArchive(bytes[...]).members.map(\.name) == ["a"])
  }

  @Test func takesABeginningElsewhereInAnArray() throws {
    let bytes = try [1, 2, 3] + archive()
    #expect(try ZipArchive(bytes[3...]).members[0].bytes { _ in nil } == contents[...])
  }

  @Test(
    arguments: [
      (43 + 8, 1, "\"a\" in the zip file is encrypted"),
      (43 + 10, 14, "compressed by method 14"),
      (43 + 16, 0, "checksum"),
      (43 + 20, 11, "has 11 bytes in the zip file and 12 outside"),
      (43 + 28, 2, "needs"),
      (43 + 42, 44, "begin at byte 44, but the zip directory begins at byte 43"),
      (43 + 42, 31, "no member begins there"),
      (43 + 46, 0x62, "another name than \"b\""),
      (43 + 46, 0xFF, "is not UTF-8"),
      (43, 0, "begins with 2014b50, but this one with 2014b00"),
      (28, 200, "needs 200 bytes, but 12 are left"),
      (90 + 4, 1, "one part of several"),
      (90 + 8, 2, "one part of several"),
      (90 + 12, 40, "the 40 bytes from byte 43, but it ends at byte 90"),
      (90 + 16, 44, "from byte 44"),
      (90 + 20, 1, "none is found"),
      (90, 0, "none is found"),
    ] as [(Int, UInt8, String)])
  func refusesAChangedField(_ place: Int, _ number: UInt8, _ reason: String) throws {
    let bytes = try archive().writing(number, at: place)
    expectError(naming: reason) { try read(bytes) }
  }

  @Test(arguments: [(43 + 20, 4), (43 + 24, 4), (43 + 42, 4), (90 + 10, 2), (90 + 12, 4), (90 + 16, 4)])
  func refusesFieldsOf64Bits(_ place: Int, _ size: Int) throws {
    var bytes = try archive()
    for offset in 0..<size { bytes[place + offset] = 0xFF }
    if place == 43 + 20 { bytes = bytes.writing(UInt32.max, at: 43 + 24) }
    if place == 43 + 24 { bytes = bytes.writing(UInt32.max, at: 43 + 20) }
    expectError(naming: "at most 4 GB") { try read(bytes) }
  }

  @Test func refusesMembersThatOverlap() throws {
    var writer = ZipWriter()
    try writer.add("a", contents)
    try writer.add("a", contents)
    // The second member's place in the directory is that of the first.
    let bytes = writer.finish().writing(0 as UInt32, at: 86 + 47 + 42)
    expectError(naming: "overlap", "byte 43", "byte 0") { try read(bytes) }
  }

  @Test func refusesALeftOverDirectory() throws {
    let bytes = try archive().writing(0 as UInt16, at: 90 + 8).writing(0 as UInt16, at: 90 + 10)
    expectError(naming: "47 bytes of the zip directory belong to no member") { try read(bytes) }
  }

  @Test(arguments: ["", "PK", "not a zip file at all, only a text"])
  func refusesOtherFiles(_ text: String) { expectError(naming: "none is found") { try read(Array(text.utf8)) } }
}
