import Typesetting

/// What a class has answered, counted by raised hands: `a=12 b=30 c=4`.
public struct ShowOfHands: Equatable, Sendable {
  public struct Count: Equatable, Sendable {
    public var answer: String
    public var hands: Int
  }

  public let counts: [Count]

  public init(_ counts: [Count]) { self.counts = counts }

  /// Reads what the presenter typed; answers and numbers may be separated by `=`, `:` or blanks around them.
  public init(reading text: String) throws(Mistake) {
    var counts: [Count] = []
    let spaced = text.replacing(":", with: "=").replacing(" =", with: "=").replacing("= ", with: "=")
    for word in spaced.split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "," }).map(String.init) {
      guard let mark = word.firstIndex(of: "="), mark != word.startIndex else { throw Mistake("`\(word)` is no count") }
      let answer = word[..<mark].lowercased(), digits = word[word.index(after: mark)...]
      guard digits.count <= 5, let hands = Int(digits), hands >= 0, digits.allSatisfy(\.isNumber) else {
        throw Mistake("`\(digits)` is no number of hands")
      }
      guard !counts.contains(where: { $0.answer == answer }) else { throw Mistake("`\(answer)` is counted twice") }
      counts.append(Count(answer: answer, hands: hands))
    }
    guard !counts.isEmpty else { throw Mistake("nothing is counted") }
    self.counts = counts
  }

  /// What cannot be understood; the presenter sees how it is written.
  public struct Mistake: Error, Equatable {
    public let message: String
    init(_ message: String) { self.message = message + ": type `a=12 b=30 c=4`" }
  }

  public var total: Int { counts.reduce(0) { $0 + $1.hands } }

  /// `a=12 b=30 c=4`, as it is typed and kept.
  public var text: String { counts.map { "\($0.answer)=\($0.hands)" }.joined(separator: " ") }

  /// Bars of one or two counts, an answer on a line: the first count, and the second beside it, or below it where the
  /// window is narrow.
  ///
  /// - Parameters:
  ///   - rounds: before and after the discussion.
  ///   - isRight: whether an answer is right; nil as long as that is not to be seen.
  public static func bars(_ rounds: [ShowOfHands], width: Int, isRight: ((String) -> Bool)?) -> Drawing {
    var answers: [String] = []
    for count in rounds.flatMap(\.counts) where !answers.contains(count.answer) { answers.append(count.answer) }
    let areNumbers = answers.allSatisfy { Double($0) != nil }
    answers.sort { areNumbers ? (Double($0) ?? 0) < (Double($1) ?? 0) : $0 < $1 }
    let label = answers.reduce(1) { max($0, displayWidth($1)) }
    let isBeside = rounds.count > 1 && width >= 60
    let column = isBeside ? (width - label - 4) / 2 : width - label - 4
    let most = max(1, rounds.flatMap(\.counts).map(\.hands).max() ?? 1)
    let room = max(4, min(40, column - 13))
    var lines: [StyledText] = []
    for answer in answers {
      let verdict = isRight?(answer)
      let bars = rounds.enumerated().map { index, round in
        let hands = round.counts.first { $0.answer == answer }?.hands ?? 0
        let length = Int((Double(hands) / Double(most) * Double(room)).rounded())
        let block = index == 0 && rounds.count > 1 ? "░" : "█"
        var bar = StyledText(String(repeating: block, count: length), verdict == true ? .good : .accent)
        bar.append("\(length > 0 ? " " : "")\(hands)")
        if round.total > 0 { bar.append(", \(Int((Double(hands) * 100 / Double(round.total)).rounded())) %", .dim) }
        return bar
      }
      let name = StyledText(verdict == true ? "✓ " : "  ", .good) + StyledText(answer, .strong).padded(to: label)
      if isBeside {
        lines.append(name + "  " + bars[0].padded(to: column) + bars[1])
      } else {
        let empty = StyledText(String(repeating: " ", count: label + 2))
        for (index, bar) in bars.enumerated() { lines.append((index == 0 ? name : empty) + "  " + bar) }
      }
    }
    let caption =
      rounds.count > 1
      ? "░ before, \(rounds[0].total) hands   █ after, \(rounds[1].total)"
      : "\(rounds.first?.total ?? 0) hands"
    return Drawing(lines + [StyledText("  " + caption, .dim)])
  }
}
