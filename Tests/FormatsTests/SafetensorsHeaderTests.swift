import Tensors
import Testing

@testable import Formats

@Suite struct SafetensorsHeaderTests {
  /// A file of a header and zeros.
  private func read(_ text: String, data: Int = 0, length: Int? = nil) throws -> SafetensorsHeader {
    var bytes: [UInt8] = []
    bytes.append(UInt64(length ?? text.utf8.count), .little)
    return try SafetensorsHeader((bytes + Array(text.utf8) + Array(repeating: 0, count: data))[...])
  }

  private func entry(_ shape: String, _ offsets: String, dtype: String = "F32") -> String {
    "{\"dtype\":\"\(dtype)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}"
  }

  @Test func entriesComeInTheOrderOfTheirBytes() throws {
    let header = try read(
      "{ \"late\" : \(entry("[1]", "[4, 8]")), \"none\":\(entry("[0]", "[4,4]")),\"early\":\(entry("[]", "[0,4]")) }  ",
      data: 8)
    #expect(header.entries.map(\.name) == ["early", "none", "late"])
    #expect(header.entries.map(\.shape) == [[], [0], [1]])
    #expect(header.entries.map(\.place) == [0..<4, 4..<4, 4..<8])
  }

  @Test func remarksAreKept() throws {
    #expect(try read(#"{"__metadata__":{"format":"pt","":"é"}}"#).metadata == ["format": "pt", "": "é"])
  }

  @Test(arguments: [
    ("", "begins with '{', but this one with nothing"),
    ("[]", "begins with '{', but this one with \"[\""),
    (" {}", "begins with '{', but this one with \" \""),
    ("{", "a text in quotes"),
    ("{}x", "nothing but blanks"),
    ("{\"a\":1}", "needs '{'"),
    ("{\"a\":{}}", "\"a\" needs dtype, shape and two data_offsets"),
    ("{\"a\":{},}", "is missing"),
    ("{\"__metadata__\":{},}", "a text in quotes"),
    ("{\"__metadata__\":{} \"a\"}", "',' or '}'"),
    ("{\"__metadata__\" {}}", "needs ':'"),
    ("{\"__metadata__\":{\"a\":1}}", "a text in quotes (a remark)"),
    ("{\"__metadata__\":{\"a\":{}}}", "a text in quotes (a remark)"),
    ("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "\"a\" appears twice"),
    ("{\"__metadata__\":{},\"__metadata__\":{}}", "\"__metadata__\" appears twice"),
    ("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "\"dtype\" is one too many"),
    ("{\"a\":{\"more\":[]}}", "\"more\" is one too many"),
    ("{\"a\":{\"shape\":3}}", "needs '['"),
    ("{\"a\":{\"shape\":[1 2]}}", "',' or ']'"),
    ("{\"a\":{\"shape\":[-1]}}", "a whole number from 0"),
    ("{\"a\":{\"shape\":[1.5]}}", "',' or ']'"),
    ("{\"a\":{\"shape\":[9223372036854775808]}}", "a whole number from 0 to 9223372036854775807"),
    ("{\"a\":{\"shape\":[[1]]}}", "a whole number from 0"),
    ("{\"a\":{\"data_offsets\":[0,4,8]}}", "a list of more than 2 numbers"),
  ])
  func refusesHeaders(_ text: String, _ reason: String) { expectError(naming: reason) { _ = try read(text) } }

  @Test(arguments: [
    ("[1]", "[4]", 4, "two data_offsets"),
    ("[1]", "[8,4]", 8, "begins at byte 8, but ends before that, at byte 4"),
    ("[2,3]", "[0,20]", 20, "of shape 2×3 and dtype F32 needs 24 bytes, but has 20 (from 0 to 20)"),
    ("[4611686018427387904,4]", "[0,0]", 0, "4611686018427387904×4 elements is larger than any file"),
    ("[4611686018427387904,0,4]", "[0,0]", 0, "4611686018427387904×0×4"),
    ("[1]", "[4,8]", 8, "begins at byte 4, but the tensor before it ends at 0: nothing may lie between"),
    ("[1]", "[0,4]", 6, "fill 4 bytes behind the header, but the file has 6"),
    ("[2]", "[0,8]", 6, "fill 8 bytes behind the header, but the file has 6 there: it is cut short"),
  ])
  func refusesPlaces(_ shape: String, _ offsets: String, _ size: Int, _ reason: String) {
    expectError(naming: reason) { _ = try read("{\"a\":\(entry(shape, offsets))}", data: size) }
  }

  @Test func refusesOverlapsAndHoles() {
    let a = entry("[2]", "[0,8]")
    expectError(naming: "\"b\" begins at byte 4, but the tensor before it ends only at 8: they overlap") {
      _ = try read("{\"a\":\(a),\"b\":\(entry("[2]", "[4,12]"))}", data: 12)
    }
    expectError(naming: "\"b\" begins at byte 12, but the tensor before it ends at 8") {
      _ = try read("{\"a\":\(a),\"b\":\(entry("[1]", "[12,16]"))}", data: 16)
    }
    expectError(naming: "overlap") { _ = try read("{\"a\":\(a),\"b\":\(a)}", data: 8) }
  }

  @Test func refusesANameTwice() {
    let a = entry("[0]", "[0,0]")
    expectError(naming: "\"a\" appears twice") { _ = try read("{\"a\":\(a),\"a\":\(a)}") }
  }

  @Test(arguments: ["F8_E4M3", "C64", "f32", "\\u001b[31m"])
  func refusesTypesThatTensorsDoNotHave(_ dtype: String) {
    expectError(naming: "has dtype", "BF16") { _ = try read("{\"a\":\(entry("[0]", "[0,0]", dtype: dtype))}") }
  }

  @Test(arguments: [
    (3, "the header needs 3 bytes, but 2 are left"),
    (100_000_000, "the header needs 100000000 bytes, but 2 are left"),
    (100_000_001, "at most 100000000 bytes, but this one claims 100000001"),
    (-1, "claims 18446744073709551615"),
  ])
  func refusesALengthBeyondTheFile(_ length: Int, _ reason: String) {
    var bytes: [UInt8] = []
    bytes.append(length, .little)
    expectError(naming: reason) { _ = try SafetensorsHeader((bytes + Array("{}".utf8))[...]) }
  }

  @Test func refusesWhatIsNotUTF8() {
    expectError(naming: "UTF-8") { _ = try SafetensorsHeader([4, 0, 0, 0, 0, 0, 0, 0, 0x7B, 0x22, 0xFF, 0x22]) }
  }

  @Test(arguments: ["{\"a\":", "["])
  func refusesDeepNestingWithoutFollowingIt(_ piece: String) {
    let nested = String(repeating: piece, count: 1_000_000)
    for start in ["", "{\"a\":", "{\"a\":{\"shape\":", "{\"__metadata__\":{\"a\":"] {
      #expect(throws: TensorError.self) { _ = try read(start + nested) }
    }
  }

  @Test func refusesMoreAxesThanPyTorch() {
    let sizes = Array(repeating: "1", count: 65).joined(separator: ",")
    expectError(naming: "64") { _ = try read("{\"a\":\(entry("[\(sizes)]", "[0,4]"))}", data: 4) }
  }
}
