/// A word of an answer or of an author's term, with what surrounds it.
struct AnswerWord: Equatable {
  /// In small letters, contractions and number words written out.
  var text: String
  var stem: String
  /// The characters of the answer that it stands for.
  var range: Range<Int>
  /// Number of the sentence, and of the part of it between commas and the like.
  var sentence: Int
  var clause: Int
  /// Whether a negation before it covers it, such as `not`.
  var isDenied = false
  /// Words of meaning between the negation and this word.
  var distance = 0
  /// Whether it is negated itself, as `nonlinear`.
  var isOpposite = false
}

extension AnswerWord {
  /// The words of a text; hyphens, slashes and brackets part words.
  ///
  /// - Parameter asked: stems of the question: `X is not` what is asked for denies X.
  static func words(of text: String, asked: Set<String> = []) -> [AnswerWord] {
    var reader = AnswerWordReader()
    reader.read(text.map(plain))
    return Negation(words: reader.words, asked: asked).marked()
  }
}

/// Letters and digits of formulas as they are typed: `wᵢ` as `wi`, `w₀` as `w0`.
private func plain(_ character: Character) -> Character {
  let small: [Character: Character] = [
    "₀": "0", "₁": "1", "₂": "2", "₃": "3", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ᵀ": "t", "ⁿ": "n", "²": "2",
    "ˣ": "x", "ᶻ": "z", "⁻": "-",
  ]
  return small[character] ?? character
}

/// Cuts a text into words.
private struct AnswerWordReader {
  var words: [AnswerWord] = []
  private var sentence = 0
  private var clause = 0
  private var isNon = false

  mutating func read(_ characters: [Character]) {
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let start = index
      if character.isLetter || character.isNumber {
        while index < characters.count, continues(characters, at: index) { index += 1 }
        let word = String(characters[start..<index].filter { $0 != "," }).lowercased()
        add(word, start..<index)
        continue
      }
      index += 1
      switch character {
      case "∑": add("sum", start..<index)
      case "≠": add("not", start..<index)
      case ".", "!", "?", ";", "\n": (sentence, clause) = (sentence + 1, clause + 1)
      case ",", ":", "(", ")", "—", "–", "[", "]": clause += 1
      case "-" where start > 0 && characters[start - 1] == " " && index < characters.count && characters[index] == " ":
        clause += 1
      default: break
      }
    }
  }

  /// Letters and digits, an apostrophe between letters, a point or comma between digits.
  private func continues(_ characters: [Character], at index: Int) -> Bool {
    let character = characters[index]
    if character.isLetter || character.isNumber { return true }
    guard index > 0, index + 1 < characters.count else { return false }
    let (before, after) = (characters[index - 1], characters[index + 1])
    if character == "'" || character == "’" { return before.isLetter && after.isLetter }
    // `1,000` is one number, `1, 2` and `0,x` are not.
    let isGroup =
      character == "," && index + 3 < characters.count && characters[(index + 1)...(index + 3)].allSatisfy(\.isNumber)
    return before.isNumber && after.isNumber && (character == "." || isGroup)
  }

  private mutating func add(_ word: String, _ range: Range<Int>) {
    for part in AnswerWordReader.parts(of: word.replacing("’", with: "'")) {
      if part == "non" {
        isNon = true
        continue
      }
      var text = part
      var isOpposite = isNon
      isNon = false
      if part.hasPrefix("non"), part.count >= 7, !part.hasPrefix("nonsens"), part != "nonetheless" {
        text = String(part.dropFirst(3))
        isOpposite = true
      }
      words.append(
        AnswerWord(
          text: text, stem: WordStem.of(text), range: range, sentence: sentence, clause: clause, isOpposite: isOpposite)
      )
    }
  }

  private static let numbers = [
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10",
  ]
  private static let greek = ["σ": "sigma", "φ": "phi", "θ": "theta", "ς": "sigma"]
  /// What may stand before `nt` for `not`, with or without an apostrophe.
  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "would", "should", "must",
  ]

  private static let pronouns: Set<String> = ["it", "that", "this", "what", "there", "here", "which"]

  /// A word without its contraction: `isn't` is `is not`, `it's` is `it is`.
  private static func parts(of word: String) -> [String] {
    if let number = numbers[word] { return [number] }
    if let name = greek[word] { return [name] }
    switch word {
    case "cannot", "can't", "cant": return ["can", "not"]
    case "won't", "wont": return ["will", "not"]
    case "ain't": return ["is", "not"]
    default: break
    }
    for ending in ["n't", "nt"] where word.hasSuffix(ending) {
      let verb = String(word.dropLast(ending.count))
      if auxiliaries.contains(verb) { return [verb, "not"] }
    }
    if let apostrophe = word.firstIndex(of: "'") {
      let tail = word[apostrophe...].dropFirst()
      if tail == "s", pronouns.contains(String(word[..<apostrophe])) { return [String(word[..<apostrophe]), "is"] }
      return ["s", "re", "ll", "ve", "d", "m"].contains(tail)
        ? [String(word[..<apostrophe])] : [word.filter { $0 != "'" }]
    }
    return [word]
  }
}
