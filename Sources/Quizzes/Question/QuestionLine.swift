/// A line below a question, taken apart: its marker, what follows, and the feedback behind ` :: `.
struct QuestionLine: Equatable, Sendable {
  /// What the marker at the beginning of a line says.
  enum Kind: String, Equatable, Sendable, CaseIterable {
    /// `let W in [28, 32]` draws parameters, `where CONDITION` filters the draws.
    case parameters = "let "
    case filter = "where "
    /// `( )` `(x)` one of, `[ ]` `[x]` any of.
    case wrongChoice = "( )"
    case rightChoice = "(x)"
    case wrongOption = "[ ]"
    case rightOption = "[x]"
    /// `1.` put in order, `a -> b` match.
    case ordered = "1."
    case pair = "->"
    /// `= EXPRESSION`, `= "text" | "text"` or `= line N`; `predict: EXPRESSION`.
    case answer = "= "
    case prediction = "predict:"
    /// `~ EXPRESSION :: feedback`, a known wrong answer.
    case mistake = "~ "
    /// `* must`, `+ may` and `!~ misconception` of a free answer, `> ` its model.
    case required = "* "
    case welcome = "+ "
    case misconception = "!~ "
    case model = "> "
    /// `! …`, shown at the end.
    case explanation = "! "
  }

  var kind: Kind
  /// What stands between the marker and ` :: `.
  var text: Passage
  /// What stands behind ` :: `, for those who give this answer.
  var feedback: Passage?
  /// The number of an ordered line.
  var number: Int?
  var line: Int
}

/// A piece of text and where it stands in its file.
struct Passage: Equatable, Sendable {
  var text: String
  var line: Int
  var column: Int

  init(_ text: String, line: Int, column: Int = 1) {
    self.text = text
    self.line = line
    self.column = column
  }

  /// The passage without blanks around it.
  var trimmed: Passage {
    let blanks = text.prefix(while: \.isWhitespace).count
    return Passage(text.trimmed, line: line, column: column + blanks)
  }

  /// The characters from `offset` on, at most `count` of them.
  func part(_ offset: Int, _ count: Int? = nil) -> Passage {
    let rest = text.dropFirst(offset)
    return Passage(String(count.map { rest.prefix($0) } ?? rest), line: line, column: column + offset)
  }

  /// The pieces between `separator`s that stand outside quotes and brackets.
  func split(by separator: String) -> [Passage] {
    let characters = Array(text)
    let mark = Array(separator)
    var pieces: [Passage] = []
    var start = 0
    var depth = 0
    var quote: Character?
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if let open = quote {
        if character == "\\" { index += 1 } else if character == open { quote = nil }
      } else if depth == 0, characters[index...].starts(with: mark) {
        pieces.append(part(start, index - start))
        index += mark.count
        start = index
        continue
      } else if character == "\"" || character == "'" {
        // An apostrophe inside a word quotes nothing.
        if index == 0 || !characters[index - 1].isLetter { quote = character }
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      }
      index += 1
    }
    return pieces + [part(start)]
  }

  func mistake(_ message: String, hint: String? = nil) -> QuestionMistake {
    QuestionMistake(line: line, column: column, message, hint: hint)
  }
}

extension QuestionLine.Kind {
  /// The kind that the beginning of a line announces.
  init?(ofLine line: String) {
    let text = line.trimmed + " "
    if let kind = Self.allCases.first(where: { $0 != .pair && $0 != .ordered && text.hasPrefix($0.rawValue) }) {
      self = kind
    } else if text.hasPrefix("[X]") || text.hasPrefix("(X)") {
      self = text.hasPrefix("[") ? .rightOption : .rightChoice
    } else if let dot = text.firstIndex(of: "."), dot != text.startIndex,
      text[..<dot].allSatisfy({ $0.isASCII && $0.isNumber }), text[dot...].hasPrefix(". ")
    {
      self = .ordered
    } else if text.firstRange(of: " -> ") != nil {
      self = .pair
    } else {
      return nil
    }
  }

  /// Whether ` :: ` in the line introduces feedback.
  var takesFeedback: Bool {
    switch self {
    case .explanation, .parameters, .filter, .model: false
    default: true
    }
  }
}

extension QuestionLine {
  init(reading line: String, _ kind: Kind, number: Int) {
    let whole = Passage(line, line: number).trimmed
    let marked: Passage
    switch kind {
    case .pair: marked = whole
    case .ordered: marked = whole.part(whole.text.prefix { $0 != "." }.count + 1)
    default: marked = whole.part(min(whole.text.count, kind.rawValue.count))
    }
    self.kind = kind
    self.line = number
    if kind == .ordered { self.number = Int(whole.text.prefix { $0 != "." }) }
    text = marked.trimmed
    if kind.takesFeedback, let mark = (" " + marked.text + " ").firstRange(of: " :: ") {
      let padded = " " + marked.text + " "
      let before = padded.distance(from: padded.startIndex, to: mark.lowerBound)
      text = marked.part(0, max(0, before - 1)).trimmed
      feedback = marked.part(before + 3).trimmed
    }
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop(while: \.isWhitespace))
  }
}
