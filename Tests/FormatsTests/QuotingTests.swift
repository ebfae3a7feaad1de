import Testing

@testable import Formats

@Suite struct QuotingTests {
  @Test(arguments: [
    "größe": "\"größe\"",
    "\u{1B}[31m\nx\u{9B}": "\"\u{FFFD}[31m\u{FFFD}x\u{FFFD}\"",
    "a\u{202E}b": "\"a\u{FFFD}b\"",
    String(repeating: "x", count: 40): "\"" + String(repeating: "x", count: 40) + "\"",
    String(repeating: "x", count: 41): "\"" + String(repeating: "x", count: 40) + "…\"",
  ])
  func aNameFromAFileDoesNothingToATerminal(_ text: String, _ shown: String) { #expect(quoted(text) == shown) }
}
