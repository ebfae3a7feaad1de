/// The part of an English word that its forms share: `saturates`, `saturated` and `saturation` have one stem.
///
/// Endings of plural, verb forms, adverbs and nouns in -ation and -ity are cut off, after British spelling was made
/// American. Stems are compared with each other only; they need not be words.
enum WordStem {
  static func of(_ word: String) -> String {
    guard word.utf8.count > 3, word.allSatisfy({ $0.isLetter }) else { return word }
    var stem = withoutPlural(american(word))
    for (ending, replacement) in endings where stem.hasSuffix(ending) {
      let rest = stem.dropLast(ending.count)
      // `used` and `using` are forms of `use`; `apply` and `multiply` are no adverbs.
      if rest.count == 2, ["ed", "ing"].contains(ending), let first = rest.first, isVowel(first) { return rest + "e" }
      guard rest.count >= 3, rest.contains(where: isVowel) else { continue }
      if ending == "ly", ["pp", "ip", "mp"].contains(where: rest.hasSuffix) { continue }
      stem = rest + replacement
      break
    }
    return finished(stem)
  }

  /// Longer endings first; `-ate` and its forms go as a whole, so that they meet `-ation`.
  private static let endings: [(String, String)] = [
    ("ications", "i"), ("ication", "i"), ("izations", "iz"), ("ization", "iz"), ("ations", ""), ("ation", ""),
    ("ating", ""), ("ated", ""), ("ates", ""), ("ators", ""), ("ator", ""), ("ate", ""), ("ities", ""), ("ity", ""),
    ("iest", "i"), ("ied", "i"), ("ies", "i"), ("ingly", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ally", "al"),
    ("ly", ""), ("ed", ""),
  ]

  /// `centre` as `center`, `neighbour` as `neighbor`, `normalise` as `normalize`, `labelled` as `labeled`.
  static func american(_ word: String) -> String {
    var word = word
    for (british, american) in [
      ("centr", "center"), ("colour", "color"), ("neighbour", "neighbor"), ("behaviour", "behavior"),
      ("grey", "gray"), ("analys", "analyz"), ("metre", "meter"), ("labell", "label"), ("modell", "model"),
    ] where word.hasPrefix(british) && !word.hasPrefix(american) && word != "central" {
      word = american + word.dropFirst(british.count)
    }
    // `centre` has become `centere`, `centred` `centered`.
    if word.hasPrefix("centere"), word.count == 7 { word.removeLast() }
    for ending in ["ise", "ised", "ises", "ising", "isation", "isations"]
    where word.hasSuffix(ending) && word.count > ending.count + 3 {
      let start = word.index(word.endIndex, offsetBy: -ending.count)
      return word[..<start] + "iz" + ending.dropFirst(2)
    }
    return word
  }

  private static func withoutPlural(_ word: String) -> String {
    guard word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is") else { return word }
    if word.hasSuffix("ies") { return word }
    for ending in ["ches", "shes", "xes", "sses", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  /// Without a silent e and a doubled consonant at the end, y as i.
  private static func finished(_ word: String) -> String {
    var stem = word
    if stem.count > 3, stem.hasSuffix("e") { stem.removeLast() }
    if stem.count > 3, let last = stem.last, !isVowel(last), stem.dropLast().last == last { stem.removeLast() }
    if stem.count > 2, stem.hasSuffix("y") { stem = stem.dropLast() + "i" }
    return stem
  }

  private static func isVowel(_ character: Character) -> Bool { "aeiouy".contains(character) }
}
