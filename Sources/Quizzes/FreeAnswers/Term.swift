/// An author's words for an idea, ready to be found in an answer: `not zero-centred`.
struct Term: Sendable {
  /// As the author wrote it.
  let text: String
  /// Words in quotes, which must stand in the answer as they are: `"is a network"`; empty for other terms.
  let exact: [String]
  /// Stems of the words that carry the meaning; other ways to write compounds.
  let variants: [[String]]
  /// Whether the words deny something, so that an answer must deny it too.
  let isNegative: Bool

  /// The terms that a text with alternatives stands for: `gradient/slope small` is `gradient small`, `slope small`.
  static func reading(_ text: String) -> [Term] {
    guard !text.hasPrefix("\""), text.contains("/") else { return [Term(text)] }
    var texts = [""]
    for word in text.split(separator: " ") {
      let choices = word.split(separator: "/")
      texts = texts.flatMap { start in choices.map { start.isEmpty ? String($0) : start + " " + $0 } }
      guard texts.count <= 200 else { return [Term(text)] }
    }
    return texts.map(Term.init)
  }

  init(_ text: String) {
    self.text = text
    let isExact = text.count > 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
    let words = AnswerWord.words(of: isExact ? String(text.dropFirst().dropLast()) : text)
    exact = isExact ? words.map(\.text) : []
    let negations: Set<String> = ["not", "no", "never", "without", "nor", "neither", "none", "lack", "lacks"]
    let content = words.filter { !Term.fillers.contains($0.text) && !negations.contains($0.text) }
    let meant = content.isEmpty ? words : content
    isNegative = Term.isNegative(meant)
    let stems = meant.map(\.stem)
    var variants = [stems]
    // `cross-correlation` may be written in one word.
    for index in stems.indices.dropLast() where stems.count <= 3 && meant[index].canJoin && meant[index + 1].canJoin {
      let joined = WordStem.of(meant[index].text + meant[index + 1].text)
      variants.append(Array(stems[..<index]) + [joined] + stems[(index + 2)...])
    }
    self.variants = variants
  }

  /// Whether words that were found together are denied: by a negation over them, or by an odd number of their own.
  static func isNegative(_ words: [AnswerWord]) -> Bool {
    words.contains(where: \.isDenied) != !words.count(where: \.isOpposite).isMultiple(of: 2)
  }

  /// Words that may stand between others without a meaning of their own.
  static let fillers: Set<String> = [
    "a", "an", "the", "of", "to", "is", "are", "be", "it", "its", "in", "on", "at", "by", "for", "with", "and", "or",
    "as", "that", "this", "from", "into", "has", "have", "very", "too", "also", "all",
  ]
}

extension AnswerWord {
  /// Whether the word may be a part of a compound; letters of formulas may not.
  fileprivate var canJoin: Bool { text.count > 2 && text.allSatisfy(\.isLetter) }
}
