import Lessons
import Quizzes
import Records
import Tensors

/// Which question comes next.
struct QuestionDeck {
  /// A question and the number to draw it with.
  struct Card {
    let entry: QuestionBank.Entry
    let number: Int
  }

  private var cards: [Card]
  private var drill: Drill?
  /// Questions in all; nil for a drill, which has no end.
  let count: Int?

  /// A quiz: `count` questions in random order, each at most once unless there are too few; then those that are drawn
  /// come again with other numbers.
  ///
  /// The same seed gives the same quiz on every machine.
  init(quiz entries: [QuestionBank.Entry], count: Int, seed: Int) {
    var random = RandomSource(seed: seed)
    var cards: [Card] = []
    var pool = entries
    while cards.count < count, !pool.isEmpty {
      for index in stride(from: pool.count - 1, to: 0, by: -1) { pool.swapAt(index, random.below(index + 1)) }
      for entry in pool where cards.count < count { cards.append(Card(entry: entry, number: random.below(1 << 30))) }
      pool = pool.filter(\.question.isDrawn)
    }
    self.cards = cards
    self.count = cards.count
  }

  /// A review: what was missed, the oldest first, then what was right, the oldest first.
  init(review entries: [QuestionBank.Entry], _ items: [ItemSummary], count: Int, seed: Int) {
    var random = RandomSource(seed: seed)
    let known = Dictionary(items.map { ($0.item, $0) }, uniquingKeysWith: { $1 })
    let met = entries.compactMap { entry in known[entry.key].map { (entry, $0) } }
    let order = met.sorted { a, b in
      if a.1.isMissed != b.1.isMissed { return a.1.isMissed }
      return a.1.lastTime < b.1.lastTime
    }
    cards = order.prefix(count).map { Card(entry: $0.0, number: random.below(1 << 30)) }
    self.count = cards.count
  }

  /// A drill: drawn questions without end, harder after a right answer and easier after a wrong one.
  init(drill entries: [QuestionBank.Entry], seed: Int) {
    cards = []
    drill = Drill(entries: entries, random: RandomSource(seed: seed))
    count = nil
  }

  /// The next question; nil at the end.
  ///
  /// - Parameter bench: where a drill draws several to choose from.
  mutating func next(on bench: any Workbench) -> Card? {
    if drill != nil { return drill?.next(on: bench) }
    return cards.isEmpty ? nil : cards.removeFirst()
  }

  /// Takes note of an answer, for the difficulty of a drill.
  mutating func answered(rightly isRight: Bool) { drill?.answered(rightly: isRight) }

  /// From 1, easy, to 5; nil if there are no levels.
  var level: Int? { drill.map { $0.level + 1 } }
}

/// Drawn questions of one topic, at a level that follows the answers.
///
/// A draw counts as hard when its numbers are large: of several draws of a question the level chooses by the sum of
/// their sizes.
struct Drill {
  let entries: [QuestionBank.Entry]
  var random: RandomSource
  private(set) var level = 0
  private var turn = 0

  init(entries: [QuestionBank.Entry], random: RandomSource) {
    self.entries = entries
    self.random = random
  }

  static let levels = 5

  mutating func answered(rightly isRight: Bool) {
    level = isRight ? min(level + 1, Drill.levels - 1) : max(level - 1, 0)
  }

  mutating func next(on bench: any Workbench) -> QuestionDeck.Card? {
    guard !entries.isEmpty else { return nil }
    let entry = entries[turn % entries.count]
    turn += 1
    let numbers = (0..<(2 * Drill.levels)).map { _ in random.below(1 << 30) }
    let draws = numbers.compactMap { number in
      (try? entry.question.draw(number, on: bench)).map { (number: number, size: Drill.size(of: $0)) }
    }
    guard !draws.isEmpty else { return .init(entry: entry, number: numbers[0]) }
    let sorted = draws.sorted { ($0.size, $0.number) < ($1.size, $1.number) }
    let place = level * (sorted.count - 1) / (Drill.levels - 1)
    return .init(entry: entry, number: sorted[place].number)
  }

  /// How large the drawn numbers are together.
  private static func size(of question: AskedQuestion) -> Double {
    question.parameters.reduce(0) { total, parameter in
      let numbers = parameter.value.split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
      return total + numbers.reduce(0, +)
    }
  }
}
