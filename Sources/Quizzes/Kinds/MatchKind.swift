import Language
import Tensors
import Typesetting

/// Pairs to be found, `a -> b`; several left sides may share a right one.
struct MatchKind: QuestionKind {
  struct Pair: Sendable {
    var left: FieldText
    var right: FieldText
    var feedback: FieldText?
    var line: Int
  }

  let pairs: [Pair]

  var name: String { "match of \(pairs.count)" }

  init(_ reading: inout KindReading) {
    var pairs: [Pair] = []
    for line in reading.lines(.pair) {
      guard let arrow = line.text.text.firstRange(of: " -> ") else { continue }
      let start = line.text.text.distance(from: line.text.text.startIndex, to: arrow.lowerBound)
      let (left, right) = (line.text.part(0, start).trimmed, line.text.part(start + 4).trimmed)
      if left.text.isEmpty || right.text.isEmpty { reading.report(line.text.mistake("a side of the pair is empty")) }
      pairs.append(
        Pair(
          left: reading.field(left), right: reading.field(right), feedback: reading.fieldIfAny(line.feedback),
          line: line.line))
    }
    if pairs.count < 2, let only = pairs.first { reading.report(.onePair(only.line)) }
    self.pairs = pairs
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var filled: [MatchProblem.Pair] = []
    for pair in pairs {
      filled.append(
        MatchProblem.Pair(
          left: try pair.left.filled(in: evaluator), right: try pair.right.filled(in: evaluator),
          feedback: try pair.feedback?.filled(in: evaluator), line: pair.line))
    }
    var rights: [Markdown] = []
    for pair in filled where !rights.contains(pair.right) { rights.append(pair.right) }
    return MatchProblem(pairs: filled, rights: random.deranged(rights.count).map { rights[$0] })
  }
}

/// Two columns to be matched.
struct MatchProblem: Problem {
  struct Pair: Sendable {
    var left: Markdown
    var right: Markdown
    var feedback: Markdown?
    var line: Int
  }

  let pairs: [Pair]
  /// The right sides as they are shown, each once.
  let rights: [Markdown]

  var form: String { "pairs, such as `1b 2a`" }

  var key: String { pairs.indices.map { "\($0 + 1)\(Listing.letter(right(of: $0)))" }.joined(separator: " ") }

  private func right(of index: Int) -> Int { rights.firstIndex(of: pairs[index].right) ?? 0 }

  func choices(width: Int) -> Drawing? {
    let left = pairs.enumerated().map { ("\($0 + 1)) ", $1.left) }
    let right = rights.enumerated().map { (Listing.letter($0) + ") ", $1) }
    let half = Listing.drawing(left, width: (width - 3) / 2)
    let other = Listing.drawing(right, width: (width - 3) / 2)
    if half.height == left.count, other.height == right.count { return .beside([half, other]) }
    return .stacked([Listing.drawing(left, width: width), Listing.drawing(right, width: width)], gap: 1)
  }

  func solution(width: Int) -> Drawing {
    let lines = pairs.indices.map { index in
      let mark = "\(index + 1)\(Listing.letter(right(of: index))) "
      return (mark, Markdown([.paragraph([.text("\(pairs[index].left.plainText) → \(pairs[index].right.plainText)")])]))
    }
    return Listing.drawing(lines, width: width)
  }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let chosen = try chosen(answer)
    let reading = chosen.enumerated().map { "\($0 + 1)\(Listing.letter($1))" }.joined(separator: " ")
    let wrong = pairs.indices.filter { chosen[$0] != right(of: $0) }
    guard let first = wrong.first else { return Grade(.right, reading: reading) }
    let hits = pairs.count - wrong.count
    let mark: Grade.Mark = hits > 0 ? .partly(Double(hits) / Double(pairs.count)) : .wrong
    if let feedback = pairs[first].feedback {
      return Grade(mark, feedback: feedback, reading: reading, mistake: pairs[first].line)
    }
    let count = "\(hits) of \(pairs.count) pairs \(hits == 1 ? "is" : "are") right."
    return Grade(mark, say: "\(count) Look at \(first + 1) again.", reading: reading)
  }

  /// For each left side, which right side was chosen.
  private func chosen(_ answer: String) throws(UnreadableAnswer) -> [Int] {
    if let named = try named(answer) { return named }
    var text = answer.lowercased()
    for mark in ["->", "→", "-", "=", ":", "(", ")"] { text = text.replacing(mark, with: " ") }
    var tokens: [String] = []
    for word in Listing.marks(text) {
      // `1b` and `b1` are a number and a letter, `1b2a` two pairs.
      var rest = Substring(word)
      while let first = rest.first {
        let token = first.isNumber ? rest.prefix(while: \.isNumber) : rest.prefix { !$0.isNumber }
        tokens.append(String(token))
        rest = rest.dropFirst(token.count)
      }
    }
    if tokens.count == 1, tokens[0].count == pairs.count, tokens[0].allSatisfy(\.isLetter) {
      tokens = tokens[0].map(String.init)
    }
    // Letters alone stand in the order of the left sides.
    if tokens.count == pairs.count, tokens.allSatisfy({ $0.allSatisfy(\.isLetter) }) {
      tokens = tokens.enumerated().flatMap { ["\($0 + 1)", $1] }
    }
    guard !tokens.isEmpty, tokens.count.isMultiple(of: 2) else { throw .pairs(pairs.count, tokens.count) }
    var chosen: [Int: Int] = [:]
    for index in stride(from: 0, to: tokens.count, by: 2) {
      let isTurned = tokens[index].allSatisfy(\.isLetter)
      let (left, right) = isTurned ? (tokens[index + 1], tokens[index]) : (tokens[index], tokens[index + 1])
      guard let number = Int(left), (1...pairs.count).contains(number) else { throw .noLeft(left, pairs.count) }
      guard right.allSatisfy(\.isLetter), let choice = Listing.index(of: right, count: rights.count) else {
        throw .noRight(right, rights.count)
      }
      if chosen[number - 1] != nil { throw .twice(number) }
      chosen[number - 1] = choice
    }
    return try complete(chosen)
  }

  /// Pairs that are typed out: `max -> largest, mean -> average`; nil if the sides are labels.
  private func named(_ answer: String) throws(UnreadableAnswer) -> [Int]? {
    let parts = answer.replacing("→", with: "->").split { $0 == "," || $0 == ";" || $0.isNewline }
    var chosen: [Int: Int] = [:]
    for part in parts {
      guard let arrow = part.firstRange(of: "->") else { return nil }
      let (left, right) = (
        PlainWords.normal(String(part[..<arrow.lowerBound])), PlainWords.normal(String(part[arrow.upperBound...]))
      )
      guard let number = pairs.firstIndex(where: { PlainWords.normal($0.left.plainText) == left }),
        let choice = rights.firstIndex(where: { PlainWords.normal($0.plainText) == right })
      else { return nil }
      if chosen[number] != nil { throw .twice(number + 1) }
      chosen[number] = choice
    }
    return chosen.isEmpty ? nil : try complete(chosen)
  }

  private func complete(_ chosen: [Int: Int]) throws(UnreadableAnswer) -> [Int] {
    var complete: [Int] = []
    for index in pairs.indices {
      guard let choice = chosen[index] else { throw .missing(index + 1) }
      complete.append(choice)
    }
    return complete
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    reached.formUnion(pairs.map(\.line))
    var flaws = pairs.map { ($0.left, $0.line) }.coincidences
    if rights.count < 2, let last = pairs.last { flaws.append(.oneRight(last.line)) }
    return flaws
  }
}

extension QuestionMistake {
  fileprivate static func onePair(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "one pair needs no matching", hint: "add another one")
  }

  fileprivate static func oneRight(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "all right sides are the same")
  }
}

extension UnreadableAnswer {
  fileprivate static func pairs(_ wanted: Int, _ found: Int) -> UnreadableAnswer {
    UnreadableAnswer("\(wanted) pairs are needed, such as `1b 2a`, and this has \(found) part\(found == 1 ? "" : "s")")
  }

  fileprivate static func noLeft(_ text: String, _ count: Int) -> UnreadableAnswer {
    UnreadableAnswer("`\(text)` is none of the numbers from 1 to \(count)")
  }

  fileprivate static func noRight(_ text: String, _ count: Int) -> UnreadableAnswer {
    UnreadableAnswer("`\(text)` is none of the letters from a to \(Listing.letter(count - 1))")
  }

  fileprivate static func twice(_ number: Int) -> UnreadableAnswer {
    UnreadableAnswer("number \(number) stands there twice")
  }

  fileprivate static func missing(_ number: Int) -> UnreadableAnswer {
    UnreadableAnswer("number \(number) is still without a partner")
  }
}
