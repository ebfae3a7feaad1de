/// Which kind a question is, from the lines that answer it.
extension Question {
  /// The kind that the lines show; a question without one, or with two, is reported.
  static func kind(_ reading: inout KindReading, _ line: Int) -> any QuestionKind {
    let families = QuestionFamily.allCases.filter { family in reading.lines.contains { family.kinds.contains($0.kind) }
    }
    guard let family = families.first else {
      reading.report(.noAnswer(line))
      return NoKind()
    }
    if families.count > 1 {
      reading.report(.twoKinds(reading.lines, families))
      return NoKind()
    }
    for line in reading.lines where !family.allows(line.kind) { reading.report(.strange(line, family)) }
    do { return try kind(of: family, &reading) } catch {
      reading.report(error)
      return NoKind()
    }
  }

  private static func kind(
    of family: QuestionFamily, _ reading: inout KindReading
  ) throws(QuestionMistake) -> any QuestionKind {
    switch family {
    case .choice: return ChoiceKind(&reading)
    case .order: return OrderKind(&reading)
    case .match: return MatchKind(&reading)
    case .free: return FreeKind(&reading)
    case .value:
      let keys = reading.lines(.answer, .prediction)
      if keys.count > 1 { throw .twoKeys(keys[1].line) }
      let key = keys[0]
      if key.kind == .answer, LineKind.isLine(key.text) { return try LineKind(key, &reading) }
      if key.kind == .answer, WordsKind.isWords(key.text) {
        return CompletionKind.hasBlank(reading.code)
          ? try CompletionKind(key, &reading) : try WordsKind(key, &reading)
      }
      return try ValueKind(key, &reading)
    }
  }
}

/// Kinds whose lines look alike.
private enum QuestionFamily: CaseIterable {
  case choice, order, match, value, free

  /// The lines that make a question one of this family.
  var kinds: [QuestionLine.Kind] {
    switch self {
    case .choice: [.wrongChoice, .rightChoice, .wrongOption, .rightOption]
    case .order: [.ordered]
    case .match: [.pair]
    case .value: [.answer, .prediction]
    case .free: [.required, .welcome]
    }
  }

  /// Whether a line may stand in a question of this family.
  func allows(_ kind: QuestionLine.Kind) -> Bool {
    switch kind {
    case .parameters, .filter, .explanation: true
    case .mistake: self == .value
    case .misconception, .model: self == .free
    default: kinds.contains(kind)
    }
  }

  var name: String {
    switch self {
    case .choice: "a choice"
    case .order: "an order"
    case .match: "pairs"
    case .value: "a value"
    case .free: "an answer in free words"
    }
  }
}

extension QuestionMistake {
  fileprivate static func noAnswer(_ line: Int) -> QuestionMistake {
    QuestionMistake(
      line: line, "the question has no right answer", hint: "mark one with `(x)`, or give it behind `= `")
  }

  fileprivate static func twoKinds(_ lines: [QuestionLine], _ families: [QuestionFamily]) -> QuestionMistake {
    let second = lines.first { families[1].kinds.contains($0.kind) }
    return QuestionMistake(
      line: second?.line ?? 1, "this asks for \(families[1].name), and other lines for \(families[0].name)",
      hint: "make two questions of it")
  }

  fileprivate static func twoKeys(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "a second right answer", hint: "separate texts with `|`; a value has one key")
  }

  fileprivate static func strange(_ line: QuestionLine, _ family: QuestionFamily) -> QuestionMistake {
    let marker = line.kind.rawValue.trimmed
    return QuestionMistake(
      line: line.line, "`\(marker)` means nothing in a question for \(family.name)",
      hint: line.kind == .mistake ? "write the feedback behind the choice: ` :: `" : nil)
  }
}
