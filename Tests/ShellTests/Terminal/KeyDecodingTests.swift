import CEdit
import Testing

@testable import Shell

@Suite struct KeyDecodingTests {
  @Test(arguments: [
    ("a", Key.character("a")), ("é", .character("é")), ("日", .character("日")), ("😀", .character("😀")),
    ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{3}", .interrupt),
    ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
    ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
    ("\u{1B}[F", .end), ("\u{1B}OF", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end),
    ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}[1;5C", .right), ("\u{1B}[1;5D", .left), ("\u{1B}[5C", .right), ("\u{1B}Oc", .right), ("\u{1B}Od", .left),
    ("\u{1B}", .escape), ("\u{1B}OM", .enter),
  ])
  func `a key is told in any encoding`(bytes: String, key: Key) {
    let (code, taken) = decode(Array(bytes.utf8))
    #expect(Key(code: code) == key)
    #expect(taken == bytes.utf8.count)
  }

  @Test(arguments: [
    "\u{1B}[2~", "\u{1B}[15~", "\u{1B}[[A", "\u{1B}[I", "\u{1B}[27;5;105~", "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}Oq",
  ])
  func `a sequence without meaning is swallowed whole`(bytes: String) {
    let (code, taken) = decode(Array((bytes + "x").utf8))
    #expect(code == Int32(CEDIT_KEY_UNKNOWN))
    #expect(taken == bytes.utf8.count)
  }

  @Test(arguments: ["\u{1B}", "\u{1B}[", "\u{1B}[1;", "\u{1B}O", "é", "😀"])
  func `an unfinished sequence waits for more`(text: String) {
    let bytes = text.utf8.first == 0x1B ? Array(text.utf8) : Array(text.utf8.dropLast())
    #expect(decode(bytes, final: false).taken == 0)
  }

  @Test(
    arguments: [
      ([0xFF], 1), ([0xC3, 0x28], 1), ([0xE2, 0x82, 0x28], 2), ([0xC0, 0xAF], 1), ([0xED, 0xA0, 0x80], 3),
      ([0xE2, 0x82], 2),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 become one mark, and the byte behind them is kept`(bytes: [UInt8], taken: Int) {
    let result = decode(bytes)
    #expect(result == (0xFFFD, taken))
  }

  @Test func `Alt is a prefix, and a C1 control is none of our keys`() {
    #expect(decode(Array("\u{1B}b".utf8)) == (0x1B, 1))
    #expect(decode(Array("\u{80}".utf8)).code == Int32(CEDIT_KEY_UNKNOWN))
  }

  private func decode(_ bytes: [UInt8], final: Bool = true) -> (code: Int32, taken: Int) {
    var code: Int32 = 0
    let taken = cedit_decode_key(bytes, bytes.count, final, &code)
    return (code, taken)
  }
}
