import Tensors
import Testing

@testable import Formats

@Suite struct JSONTextTests {
  private func take(_ text: String) throws -> String {
    var reader = TextReader(Array(text.utf8)[...])
    return try JSONText.take(&reader, "a name")
  }

  @Test(arguments: [
    ("\"\"", ""),
    ("  \"größe 日\"", "größe 日"),
    (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
    (#""\u0041\u00e9\uD83D\ude00""#, "Aé😀"),
  ])
  func takesTexts(_ json: String, _ text: String) throws { #expect(try take(json) == text) }

  @Test(arguments: [
    ("", "a text in quotes (a name)"),
    ("'a'", "a text in quotes"),
    ("\"a", "a closing quote"),
    ("\"a\nb\"", "an escape such as \\n"),
    (#""\x""#, "after a backslash"),
    (#""\"#, "after a backslash"),
    (#""\u12g4""#, "four hexadecimal digits"),
    (#""\ud83dx""#, "surrogate pair"),
    (#""\ud83d\u0041""#, "surrogate pair"),
    (#""\ude00""#, "surrogate pair"),
  ])
  func refuses(_ json: String, _ reason: String) { expectError(naming: reason) { _ = try take(json) } }

  @Test(arguments: ["", "größe", "\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}", "😀"])
  func quotingIsUndone(_ text: String) throws { #expect(try take(JSONText.quoting(text)) == text) }
}
