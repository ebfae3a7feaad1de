import Language
import Tensors
import Typesetting

/// One of several, `( )` and `(x)`, or any of them, `[ ]` and `[x]`.
struct ChoiceKind: QuestionKind {
  struct Choice: Sendable {
    var text: FieldText
    var feedback: FieldText?
    var isRight: Bool
    var line: Int
  }

  let choices: [Choice]
  /// Whether any number of choices may be right.
  let isMany: Bool

  var name: String { isMany ? "any of \(choices.count)" : "one of \(choices.count)" }

  init(_ reading: inout KindReading) {
    let lines = reading.lines(.wrongChoice, .rightChoice, .wrongOption, .rightOption)
    isMany = lines.contains { $0.kind == .wrongOption || $0.kind == .rightOption }
    var choices: [Choice] = []
    for line in lines {
      if line.text.text.isEmpty { reading.report(line.text.mistake("the choice is empty")) }
      choices.append(
        Choice(
          text: reading.field(line.text), feedback: reading.fieldIfAny(line.feedback),
          isRight: line.kind == .rightChoice || line.kind == .rightOption, line: line.line))
    }
    self.choices = choices
    let right = choices.filter(\.isRight)
    if choices.count < 2, let only = choices.first { reading.report(.oneChoice(only.line)) }
    if !isMany, right.count > 1 { reading.report(.severalRight(right[1].line)) }
    if right.isEmpty, let first = choices.first { reading.report(.nothingRight(first.line, isMany)) }
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var items: [ChoiceProblem.Item] = []
    for choice in choices {
      items.append(
        ChoiceProblem.Item(
          text: try choice.text.filled(in: evaluator), feedback: try choice.feedback?.filled(in: evaluator),
          isRight: choice.isRight, line: choice.line))
    }
    let order = random.shuffled(items.count)
    // `None of these` would be odd anywhere but at the end.
    let shuffled = order.map { items[$0] }
    return ChoiceProblem(
      items: shuffled.filter { !$0.isAboutOthers } + shuffled.filter(\.isAboutOthers), isMany: isMany)
  }
}

struct ChoiceProblem: Problem {
  struct Item: Sendable {
    var text: Markdown
    var feedback: Markdown?
    var isRight: Bool
    var line: Int

    var words: String { text.plainText.trimmed.lowercased() }

    var isAboutOthers: Bool {
      let words = words.split(separator: " ")
      return words.count >= 2 && words.count <= 4 && ["all", "none", "both", "neither"].contains(words[0])
        && words[1] == "of"
    }
  }

  /// In the order in which they are shown.
  let items: [Item]
  let isMany: Bool

  var form: String { isMany ? "letters, such as `a c`" : "a letter" }

  func choices(width: Int) -> Drawing? {
    Listing.drawing(items.indices.map { (label($0), items[$0].text) }, width: width)
  }

  var key: String { items.indices.filter { items[$0].isRight }.map(Listing.letter).joined(separator: " ") }

  func solution(width: Int) -> Drawing {
    let right = items.indices.filter { items[$0].isRight }
    return Listing.drawing(right.map { (label($0), items[$0].text) }, width: width)
  }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let chosen = try chosen(answer, bench)
    let reading = chosen.isEmpty ? "none" : chosen.map { label($0) + items[$0].words }.joined(separator: ", ")
    return isMany ? gradeMany(Set(chosen), reading) : gradeOne(chosen[0], reading)
  }

  private func gradeOne(_ index: Int, _ reading: String) -> Grade {
    let item = items[index]
    if item.isRight { return Grade(.right, feedback: item.feedback ?? Markdown(), reading: reading) }
    let feedback = item.feedback ?? Markdown(reading: "It is not \(Listing.letter(index)).")
    return Grade(.wrong, feedback: feedback, reading: reading, mistake: item.line)
  }

  /// Every right choice counts up, every wrong one down.
  private func gradeMany(_ chosen: Set<Int>, _ reading: String) -> Grade {
    let right = Set(items.indices.filter { items[$0].isRight })
    if chosen == right {
      let remarks = right.sorted().compactMap { items[$0].feedback }
      return Grade(.right, feedback: Markdown(remarks.flatMap(\.blocks)), reading: reading)
    }
    let wrong = chosen.subtracting(right).sorted()
    let missing = right.subtracting(chosen).count
    var feedback = Markdown(wrong.compactMap { items[$0].feedback }.flatMap(\.blocks))
    if feedback.isEmpty {
      feedback = Markdown(reading: wrong.isEmpty ? Self.missing(missing) : Self.wrong(wrong.count, missing))
    }
    let share = Double(right.intersection(chosen).count - wrong.count) / Double(max(1, right.count))
    let mark: Grade.Mark = share > 0 ? .partly(share) : .wrong
    return Grade(mark, feedback: feedback, reading: reading, mistake: wrong.first.map { items[$0].line })
  }

  private static func missing(_ count: Int) -> String {
    count == 1
      ? "What you chose is right, and one choice is missing."
      : "What you chose is right, and \(count) choices are missing."
  }

  private static func wrong(_ count: Int, _ missing: Int) -> String {
    let start = count == 1 ? "One of your choices is wrong" : "\(count) of your choices are wrong"
    return missing == 0 ? start + "." : start + ", and \(missing == 1 ? "one is" : "\(missing) are") missing."
  }

  private func chosen(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> [Int] {
    let text = TypedValue.unquoted(answer.trimmed)
    guard !text.isEmpty else { throw .choose(items.count, isMany) }
    if let index = item(saying: text, bench) { return [index] }
    if isMany, ["none", "nothing", "-"].contains(text.lowercased()) { return [] }
    var marks = Listing.marks(text)
    // `acd` names three choices, where it is no word of its own.
    if isMany, marks.count == 1, marks[0].count > 1, marks[0].allSatisfy(\.isLetter) {
      marks = marks[0].map(String.init)
    }
    let areNumbers = !items.contains { Double($0.text.plainText.trimmed) == nil }
    let indices = marks.map { mark in
      areNumbers && Double(mark) != nil ? item(saying: mark, bench) : Listing.index(of: mark, count: items.count)
    }
    if let unknown = indices.firstIndex(of: nil) {
      let parts = text.split(separator: ",").map { String($0).trimmed }
      let named = parts.map { item(saying: $0, bench) ?? Listing.index(of: $0, count: items.count) }
      if isMany, parts.count > 1, !named.contains(nil) { return named.compactMap { $0 } }
      throw .noSuchChoice(marks.count == 1 ? text : marks[unknown], items.count)
    }
    let chosen = indices.compactMap { $0 }
    guard !chosen.isEmpty else { throw .choose(items.count, isMany) }
    if !isMany, Set(chosen).count > 1 { throw .onlyOne }
    return chosen
  }

  /// The item whose text was typed: in full, by its beginning, or as a number of the same value.
  private func item(saying text: String, _ bench: any Workbench) -> Int? {
    let texts = items.map { $0.text.plainText.trimmed }
    if let index = texts.firstIndex(where: { $0.lowercased() == text.lowercased() }) { return index }
    let isLabel = Listing.index(of: text, count: items.count) != nil
    if !texts.contains(where: { Double($0) == nil }), !isLabel || Double(text) != nil {
      // Among numbers a number is a value and no label.
      guard let typed = try? TypedValue(text, like: .number(.int(0)), bench) else { return nil }
      return typed.readings.compactMap { reading in
        if case .number(let number) = reading.value { texts.firstIndex { Double($0) == number.double } } else { nil }
      }.first
    }
    guard !isLabel else { return nil }
    let words = PlainWords.normal(text)
    let normal = texts.map(PlainWords.normal)
    let same = normal.indices.filter { normal[$0] == words }
    let beginning = words.count >= 3 ? normal.indices.filter { normal[$0].hasPrefix(words + " ") } : []
    return same.count == 1 ? same[0] : beginning.count == 1 ? beginning[0] : nil
  }

  private func label(_ index: Int) -> String { Listing.letter(index) + ") " }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    reached.formUnion(items.map(\.line))
    return items.sorted { $0.line < $1.line }.map { ($0.text, $0.line) }.coincidences
  }
}

extension QuestionMistake {
  fileprivate static func oneChoice(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "one choice is no choice", hint: "add another one")
  }

  fileprivate static func severalRight(_ line: Int) -> QuestionMistake {
    QuestionMistake(
      line: line, "a second choice is marked as right", hint: "write `[x]` and `[ ]` if several may be chosen")
  }

  fileprivate static func nothingRight(_ line: Int, _ isMany: Bool) -> QuestionMistake {
    QuestionMistake(line: line, "no choice is right", hint: "mark one with `\(isMany ? "[x]" : "(x)")`")
  }
}

extension UnreadableAnswer {
  fileprivate static func choose(_ count: Int, _ isMany: Bool) -> UnreadableAnswer {
    let last = Listing.letter(count - 1)
    return UnreadableAnswer(isMany ? "choose some of a to \(last), or type `none`" : "choose one of a to \(last)")
  }

  fileprivate static func noSuchChoice(_ text: String, _ count: Int) -> UnreadableAnswer {
    UnreadableAnswer("`\(text)` is none of the choices: they go from a to \(Listing.letter(count - 1))")
  }

  fileprivate static let onlyOne = UnreadableAnswer("only one can be chosen here")
}
