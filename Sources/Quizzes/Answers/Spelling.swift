import Language

/// Slips of the fingers: words that differ by a letter or two.
enum Spelling {
  /// Letters that may be wrong in a word of this length: none in short words, which are too near to each other.
  static func slips(length: Int) -> Int { length < 5 ? 0 : length < 9 ? 1 : 2 }

  /// Whether a text is another one with a slip in it.
  static func isSlip(_ typed: String, of wanted: String) -> Bool {
    let limit = slips(length: min(typed.count, wanted.count))
    guard limit > 0, typed != wanted, (typed.count - wanted.count).magnitude <= limit else { return false }
    return editDistance(Array(typed), Array(wanted)) <= limit
  }

  /// Whether a word of four letters has two neighbours exchanged.
  static func isSwap(_ typed: String, of wanted: String) -> Bool {
    typed.count == 4 && wanted.count == 4 && typed.sorted() == wanted.sorted()
      && editDistance(Array(typed), Array(wanted)) == 1
  }
}
