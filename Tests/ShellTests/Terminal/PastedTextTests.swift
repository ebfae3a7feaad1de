import Testing

@testable import Shell

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("a = 1\nb = 2", "a = 1\nb = 2"),
    ("a\rb\r\nc\n", "a\nb\nc"),
    ("def f():\n\treturn 1\n\n", "def f():\n    return 1"),
    ("a\u{1B}[31mred\u{1B}[0m\u{7}b\u{0}", "aredb"),
    ("zero\u{200B}width \u{202E}bidi e\u{301}", "zerowidth bidi e"),
    ("no\u{A0}break", "no break"),
    (">>> a = 1\n>>> def f():\n...     pass\n...\n>>> a", "a = 1\ndef f():\n    pass\n\na"),
    ("a\n>>> b", "a\n>>> b"),
    ("... a\nb", "a\nb"),
    ("日本 😀 é", "日本 😀 é"),
    ("", ""), ("\n\n", ""),
  ])
  func `is made plain`(pasted: String, text: String) {
    #expect(cleanedPaste(pasted.utf8) == text)
  }

  @Test func `is UTF-8 whatever was pasted`() {
    #expect(cleanedPaste([0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
  }
}
