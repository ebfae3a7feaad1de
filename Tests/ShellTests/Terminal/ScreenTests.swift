import Testing

@Suite struct ScreenTests {
  @Test(arguments: [
    ("plain", "plain"),
    ("one\r\ntwo\r\n", "one\ntwo"),
    ("abc\u{8}\u{8}X", "aXc"),
    ("0123456789AB", "0123456789\nAB"),
    ("0123456789\rX", "X123456789"),
    ("abcdef\u{1B}[3D\u{1B}[K", "abc"),
    ("abcdef\r\u{1B}[2P", "cdef"),
    ("abcdef\r\u{1B}[2@", "  abcdef"),
    ("a\r\nb\r\nc\u{1B}[2A\rX\u{1B}[J", "X"),
    ("\u{1B}[?2004h\u{1B}[31mred\u{1B}[0m", "red"),
    ("日本語日本語", "日本語日本\n語"),
    ("\u{1B}[2;3Hx\u{1B}[1;1Hy", "y\n  x"),
    ("1\r\n2\r\n3\r\n4\r\n5", "2\n3\n4\n5"),
  ])
  func `shows what a terminal shows`(bytes: String, text: String) {
    var screen = Screen(columns: 10, rows: 4)
    screen.feed(bytes)
    #expect(screen.text == text)
  }

  @Test func `takes a sequence in pieces`() {
    var screen = Screen()
    for byte in "a\u{1B}[2Cé".utf8 { screen.feed([byte]) }
    #expect(screen.text == "a  é")
  }

  @Test func `lets wrapped lines flow when it is resized`() {
    var screen = Screen(columns: 6, rows: 4)
    screen.feed("abcdefgh\r\nend")
    screen.resize(columns: 10, rows: 4)
    #expect(screen.text == "abcdefgh\nend")
    screen.resize(columns: 4, rows: 4)
    #expect(screen.text == "abcd\nefgh\nend")
    #expect((screen.row, screen.column) == (2, 3))
  }
}
