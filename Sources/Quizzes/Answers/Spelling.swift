import Language

/// Slips of the fingers: words that differ by a letter or two.
enum Spelling {
  /// Letters that may be wrong in a word of this length: none in short words, which are too near to each other.
  static func slips(length: Int) -> Int { length < 5 ? 0 : length < 9 ? 1 : 2 }

  /// Whether a text is another one with a slip in it.
  ///
  /// - Parameter length: letters of the whole word, where stems are compared.
  static func isSlip(_ typed: String, of wanted: String, length: Int? = nil) -> Bool {
    let limit = slips(length: length ?? min(typed.count, wanted.count))
    // Of a short stem too little would be left.
    guard min(typed.count, wanted.count) > 3 else { return false }
    guard limit > 0, typed != wanted, (typed.count - wanted.count).magnitude <= limit else { return false }
    return editDistance(Array(typed), Array(wanted)) <= limit
  }

  /// Whether a word of four letters has two neighbours exchanged.
  static func isSwap(_ typed: String, of wanted: String) -> Bool {
    typed.count == 4 && wanted.count == 4 && typed.sorted() == wanted.sorted()
      && editDistance(Array(typed), Array(wanted)) == 1
  }
}
