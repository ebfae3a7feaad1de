/// A text reduced to what it says: small letters, no articles, no punctuation, no simple plurals.
enum PlainWords {
  static func normal(_ text: String) -> String { words(text).map(singular).joined(separator: " ") }

  /// Words in small letters; `-`, `_` and `/` part words, an apostrophe does not.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || ((character == "." || character == "+") && !word.isEmpty) {
        word.append(character)
      } else if character != "'" && character != "’" {
        words.append(word)
        word = ""
      }
    }
    words.append(word)
    return words.map { String($0.reversed().drop { $0 == "." || $0 == "+" }.reversed()) }
      .filter { !$0.isEmpty && !["a", "an", "the"].contains($0) }
  }

  /// The word without the `s` of a simple plural.
  static func singular(_ word: String) -> String {
    guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is")
    else {
      return word
    }
    if word.hasSuffix("ies"), word.count > 4 { return String(word.dropLast(3)) + "y" }
    for ending in ["ches", "shes", "xes", "sses"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }
}
