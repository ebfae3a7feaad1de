import Typesetting

extension Quiz: Drawable {
  /// The question and what can be chosen from, without a word about what is right.
  public func drawing(width: Int) -> Drawing {
    var drawings = [question.drawing(width: width)]
    let choices = choices
    if !choices.isEmpty {
      let letters = choices.indices.map { String(Unicode.Scalar(UInt8(97 + $0 % 26))) + ") " }
      drawings.append(Quiz.list(zip(letters, choices), width))
    }
    let (left, right) = pairs
    if !left.isEmpty {
      drawings.append(Quiz.list(left.enumerated().map { ("\($0 + 1)) ", $1) }, width))
      drawings.append(Quiz.list(right.map { ("-> ", $0) }, width))
    }
    return .stacked(drawings, gap: 1)
  }

  /// The right answers and the explanation.
  func answers(width: Int) -> Drawing {
    let right = lines.filter { line in
      switch line.kind {
      case .rightChoice, .rightOption, .ordered, .pair, .answer, .prediction, .required, .model: true
      default: false
      }
    }
    let reasons = lines.filter { $0.kind == .explanation }.map { Markdown(reading: $0.text).drawing(width: width) }
    let answers = Quiz.list(right.map { ($0.kind == .required ? "* " : "= ", $0.text) }, width)
    return .stacked(reasons.isEmpty ? [answers] : [answers] + reasons, gap: 1)
  }

  /// Choices in their order, or what is to be put in order, sorted so that its place says nothing.
  private var choices: [String] {
    let ordered = lines.filter { $0.kind == .ordered }.map(\.text).sorted()
    return ordered
      + lines.filter { line in
        switch line.kind {
        case .wrongChoice, .rightChoice, .wrongOption, .rightOption: true
        default: false
        }
      }.map(\.text)
  }

  /// Both sides of what is to be matched, the right one sorted.
  private var pairs: (left: [String], right: [String]) {
    let pairs = lines.filter { $0.kind == .pair }.compactMap { line in
      line.text.firstRange(of: " -> ").map { (line.text[..<$0.lowerBound], line.text[$0.upperBound...]) }
    }
    return (pairs.map { String($0.0) }, pairs.map { String($0.1) }.sorted())
  }

  private static func list(_ items: some Sequence<(String, String)>, _ width: Int) -> Drawing {
    var lines: [StyledText] = []
    for (mark, text) in items {
      let inner = Markdown(reading: text).drawing(width: max(1, width - displayWidth(mark))).lines
      let blank = String(repeating: " ", count: displayWidth(mark))
      lines += inner.enumerated().map { StyledText($0 == 0 ? mark : blank, .dim) + $1 }
    }
    return Drawing(lines)
  }
}
