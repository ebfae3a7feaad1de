/// An author's words for an idea, ready to be found in an answer: `not zero-centred`.
struct Term: Sendable {
  /// As the author wrote it.
  let text: String
  /// A word that carries meaning.
  struct Word: Equatable, Sendable {
    var text: String
    var stem: String
    /// Whether it is made of two words.
    var isJoined = false
  }

  /// Words in quotes, which must stand in the answer as they are: `"is a ... network"`, where the dots are up to three
  /// words; empty for other terms.
  let exact: [String]
  /// The words that carry the meaning; other ways to write compounds.
  let variants: [[Word]]
  /// Whether the words deny something, so that an answer must deny it too.
  let isNegative: Bool

  /// The terms that a text with alternatives stands for: `gradient/slope small` is `gradient small`, `slope small`.
  static func reading(_ text: String) -> [Term] {
    guard text.contains("/") else { return [Term(text)] }
    let isExact = text.isQuoted
    var texts = [""]
    for word in (isExact ? text.dropFirst().dropLast() : text[...]).split(separator: " ") {
      let choices = word.split(separator: "/")
      texts = texts.flatMap { start in choices.map { start.isEmpty ? String($0) : start + " " + $0 } }
      guard texts.count <= 200 else { return [Term(text)] }
    }
    return texts.map { Term(isExact ? "\"\($0)\"" : $0) }
  }

  init(_ text: String) {
    self.text = text
    let isExact = text.isQuoted
    let plain = isExact ? String(text.dropFirst().dropLast()) : text
    let words = AnswerWord.words(of: plain.replacing(Term.gap, with: " "))
    exact = isExact ? Term.exact(plain) : []
    let negations: Set<String> = ["not", "no", "never", "without", "nor", "neither", "none", "lack", "lacks"]
    let content = words.filter { !Term.fillers.contains($0.text) && !negations.contains($0.text) }
    let meant = content.isEmpty ? words : content
    isNegative = Term.isNegative(meant)
    let simple = meant.map { Word(text: $0.text, stem: $0.stem) }
    var variants = [simple]
    // `cross-correlation` may be written in one word.
    for index in simple.indices.dropLast() where simple.count <= 3 && meant[index].canJoin && meant[index + 1].canJoin {
      let joined = meant[index].text + meant[index + 1].text
      variants.append(
        Array(simple[..<index]) + [Word(text: joined, stem: WordStem.of(joined), isJoined: true)]
          + simple[(index + 2)...])
    }
    self.variants = variants
  }

  /// Stands for up to three words between quotes.
  static let gap = "..."

  /// The words between the quotes, and the gaps among them.
  private static func exact(_ text: String) -> [String] {
    let pieces = text.split(separator: gap).map { AnswerWord.words(of: String($0)).map(\.text) }
    return Array(pieces.joined(separator: [gap]))
  }

  /// An answer that says just this.
  var sample: String { text.replacing("\"", with: "").replacing(Term.gap, with: " ") }

  /// The stems of terms, by which they know each other from slips.
  static func stems(_ terms: some Sequence<Term>) -> Set<String> {
    Set(terms.flatMap { $0.variants.flatMap { $0.map(\.stem) } })
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

extension String {
  fileprivate var isQuoted: Bool { count > 2 && hasPrefix("\"") && hasSuffix("\"") }
}

extension AnswerWord {
  /// Whether the word may be a part of a compound; letters of formulas may not.
  fileprivate var canJoin: Bool { text.count > 2 && text.allSatisfy(\.isLetter) }
}
