import Language
import Tensors
import Typesetting

/// A word or a few, `= "text" | "text"`; known mistakes are `~ "text" :: feedback`.
struct WordsKind: QuestionKind {
  struct Mistake: Sendable {
    var texts: [String]
    var feedback: FieldText
    var line: Int
  }

  let accepted: [String]
  let mistakes: [Mistake]
  private let line: Int

  var name: String { accepted.count == 1 ? "words" : "words, \(accepted.count) ways" }

  init(_ line: QuestionLine, _ reading: inout KindReading) throws(QuestionMistake) {
    accepted = try WordsKind.texts(line.text)
    self.line = line.line
    if let feedback = line.feedback { reading.report(.feedbackForKey(feedback)) }
    var mistakes: [Mistake] = []
    for line in reading.lines(.mistake) {
      do {
        mistakes.append(
          Mistake(
            texts: try WordsKind.texts(line.text), feedback: try reading.requiredFeedback(of: line), line: line.line))
      } catch { reading.report(error) }
    }
    self.mistakes = mistakes
  }

  /// Whether the text behind `=` is one or several quoted texts.
  static func isWords(_ passage: Passage) -> Bool {
    passage.split(by: "|").allSatisfy { piece in
      let text = piece.trimmed.text
      return text.count > 1 && (text.hasPrefix("\"") || text.hasPrefix("'")) && text.first == text.last
    }
  }

  /// The texts of `"text" | "text"`.
  static func texts(_ passage: Passage) throws(QuestionMistake) -> [String] {
    guard isWords(passage) else {
      throw passage.mistake("quoted words are needed here", hint: "write `\"word\"`, or `\"word\" | \"other word\"`")
    }
    var texts: [String] = []
    for piece in passage.split(by: "|") {
      let text = String(piece.trimmed.text.dropFirst().dropLast())
      guard !PlainWords.normal(text).isEmpty || !text.trimmed.isEmpty else {
        throw piece.trimmed.mistake("the text between the quotes is empty")
      }
      texts.append(text)
    }
    return texts
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var known: [WordsProblem.Mistake] = []
    for mistake in mistakes {
      known.append(
        WordsProblem.Mistake(
          texts: mistake.texts, feedback: try mistake.feedback.filled(in: evaluator), line: mistake.line))
    }
    return WordsProblem(accepted: accepted, mistakes: known)
  }
}

/// Words to be typed.
struct WordsProblem: Problem {
  struct Mistake: Sendable {
    var texts: [String]
    var feedback: Markdown
    var line: Int
  }

  let accepted: [String]
  let mistakes: [Mistake]

  var form: String { "a word, or a few" }
  var key: String { accepted[0] }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let typed = TypedValue.unquoted(answer.trimmed)
    guard !typed.isEmpty else { throw UnreadableAnswer("type a word") }
    if accepted.contains(where: { WordsProblem.isSame(typed, $0) }) { return Grade(.right, reading: typed) }
    if let mistake = mistakes.first(where: { $0.texts.contains { WordsProblem.isSame(typed, $0) } }) {
      return Grade(.wrong, feedback: mistake.feedback, reading: typed, mistake: mistake.line)
    }
    if let nearest = accepted.first(where: { WordsProblem.isMisspelt(typed, $0) }) {
      return Grade(.right, say: "It is spelt *\(nearest.escapedForMarkdown)*.", reading: typed)
    }
    return Grade(.wrong, say: "It is not *\(typed.escapedForMarkdown)*.", reading: typed)
  }

  /// Texts of signs alone are compared as they are.
  static func isSame(_ a: String, _ b: String) -> Bool {
    let normal = PlainWords.normal(b)
    if normal.isEmpty { return a.trimmed == b.trimmed }
    return PlainWords.normal(a) == normal || PlainWords.joined(a) == PlainWords.joined(b)
  }

  /// A slip in a long word, but not another word that the question knows.
  private static func isMisspelt(_ typed: String, _ wanted: String) -> Bool {
    let a = PlainWords.normal(typed)
    let b = PlainWords.normal(wanted)
    guard b.allSatisfy({ $0.isLetter || $0 == " " }) else { return false }
    return Spelling.isSlip(a, of: b)
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    var flaws: [QuestionMistake] = []
    for (index, mistake) in mistakes.enumerated() {
      for text in mistake.texts where accepted.contains(where: { WordsProblem.isSame(text, $0) }) {
        flaws.append(.rightMistake(mistake.line, "`\(text)`"))
      }
      let earlier = mistakes[..<index].flatMap(\.texts)
      if mistake.texts.contains(where: { text in !earlier.contains { WordsProblem.isSame(text, $0) } }) {
        reached.insert(mistake.line)
      }
    }
    return flaws
  }
}

extension PlainWords {
  /// The words without what parts them: `zero-padding`, `zero padding` and `zeropadding` are one.
  static func joined(_ text: String) -> String { words(text).map(singular).joined() }
}
