/// An idea that an answer in free words should contain, in any of the words that the author gives.
struct Idea: Sendable {
  /// Each choice is one idea with its words; most have only one.
  let choices: [[Term]]
  /// How many of the choices are needed.
  let needed: Int
  let isRequired: Bool
  let line: Int
  /// The author's first words for it.
  let name: String

  /// Reads `term | synonym`, or `2 of: term / synonym | other term`.
  init(_ passage: Passage, isRequired: Bool) throws(QuestionMistake) {
    self.isRequired = isRequired
    line = passage.line
    guard let (count, rest) = Idea.separatedCount(passage) else {
      let terms = Idea.terms(passage.text, "|")
      guard let first = terms.first else { throw passage.mistake("the idea has no words") }
      name = first.text
      choices = [terms]
      needed = 1
      return
    }
    choices = rest.text.split(separator: "|").map { Idea.terms(String($0).replacing(" / ", with: "\n"), "\n") }
      .filter { !$0.isEmpty }
    needed = count
    name = "\(count) of " + choices.map { $0[0].text }.joined(separator: ", ")
    guard count > 0, choices.count >= count else {
      throw passage.mistake("\(count) of \(choices.count) ideas cannot be asked for", hint: "write `2 of: a | b | c`")
    }
  }

  static func terms(_ text: String, _ separator: Character) -> [Term] {
    text.split(separator: separator).flatMap { Term.reading(String($0).trimmed) }.filter { !$0.variants[0].isEmpty }
  }

  private static func separatedCount(_ passage: Passage) -> (Int, Passage)? {
    guard let mark = passage.text.firstRange(of: " of: "), let count = Int(passage.text[..<mark.lowerBound]) else {
      return nil
    }
    return (count, passage.part(passage.text.distance(from: passage.text.startIndex, to: mark.upperBound)))
  }
}
