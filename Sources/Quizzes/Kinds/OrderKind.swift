import Language
import Tensors
import Typesetting

/// Things to be put in order, `1.` `2.` `3.`.
struct OrderKind: QuestionKind {
  struct Item: Sendable {
    var text: FieldText
    var feedback: FieldText?
    var line: Int
  }

  let items: [Item]

  var name: String { "order of \(items.count)" }

  init(_ reading: inout KindReading) {
    let lines = reading.lines(.ordered)
    var items: [Item] = []
    for (index, line) in lines.enumerated() {
      if line.text.text.isEmpty { reading.report(line.text.mistake("there is nothing behind the number")) }
      if line.number != index + 1 { reading.report(.outOfOrder(line, index + 1)) }
      items.append(
        Item(text: reading.field(line.text), feedback: reading.fieldIfAny(line.feedback), line: line.line))
    }
    if let only = lines.first, lines.count < 2 { reading.report(.oneItem(only.line)) }
    self.items = items
  }

  func problem(
    _ text: Markdown, in evaluator: Evaluator, _ random: inout RandomSource
  ) throws(QuestionMistake) -> any Problem {
    var filled: [OrderProblem.Item] = []
    for item in items {
      filled.append(
        OrderProblem.Item(
          text: try item.text.filled(in: evaluator), feedback: try item.feedback?.filled(in: evaluator),
          line: item.line))
    }
    return OrderProblem(items: filled, shown: random.deranged(items.count))
  }
}

/// A row of things whose order is asked for.
struct OrderProblem: Problem {
  struct Item: Sendable {
    var text: Markdown
    var feedback: Markdown?
    var line: Int
  }

  /// In the right order.
  let items: [Item]
  /// For each place on the screen, which item stands there.
  let shown: [Int]

  var form: String {
    "the numbers in order, such as `\((1...items.count).reversed().map(String.init).joined(separator: " "))`"
  }

  var key: String { rightOrder.map { "\($0 + 1)" }.joined(separator: " ") }

  /// Places on the screen, in the right order.
  private var rightOrder: [Int] { items.indices.map { shown.firstIndex(of: $0) ?? 0 } }

  func choices(width: Int) -> Drawing? {
    Listing.drawing(shown.enumerated().map { ("\($0 + 1)) ", items[$1].text) }, width: width)
  }

  func solution(width: Int) -> Drawing {
    Drawing.stacked([
      Drawing([StyledText(key, .result)]),
      Listing.drawing(rightOrder.map { ("\($0 + 1)) ", items[shown[$0]].text) }, width: width),
    ])
  }

  func grade(_ answer: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Grade {
    let order = try order(answer)
    let reading = order.map { "\($0 + 1)" }.joined(separator: " ")
    let right = rightOrder
    let hits = zip(order, right).count { $0 == $1 }
    guard let first = zip(order, right).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
      return Grade(.right, reading: reading)
    }
    let mark: Grade.Mark = hits > 0 ? .partly(Double(hits) / Double(items.count)) : .wrong
    let misplaced = items[shown[order[first]]]
    if let feedback = misplaced.feedback {
      return Grade(mark, feedback: feedback, reading: reading, mistake: misplaced.line)
    }
    let start = first == 0 ? "" : first == 1 ? "The first is right. " : "The first \(first) are right. "
    return Grade(mark, say: "\(start)Number \(order[first] + 1) does not come \(Self.place(first)).", reading: reading)
  }

  private static func place(_ index: Int) -> String {
    let words = ["first", "second", "third", "fourth", "fifth", "sixth"]
    return index < words.count ? words[index] : "at place \(index + 1)"
  }

  private func order(_ answer: String) throws(UnreadableAnswer) -> [Int] {
    var marks = Listing.marks(answer.replacing("->", with: " ").replacing("→", with: " ").replacing("-", with: " "))
    if marks.count == 1, items.count < 10, marks[0].count == items.count { marks = marks[0].map(String.init) }
    let places = marks.map { Listing.index(of: $0, count: items.count) }
    if let unknown = places.firstIndex(of: nil) {
      throw UnreadableAnswer("`\(marks[unknown])` is none of the numbers from 1 to \(items.count)")
    }
    let order = places.compactMap { $0 }
    for (index, place) in order.enumerated() where order[..<index].contains(place) {
      throw UnreadableAnswer("number \(place + 1) stands there twice")
    }
    guard order.count == items.count else {
      throw UnreadableAnswer("all \(items.count) numbers are needed, and these are \(order.count)")
    }
    return order
  }

  func flaws(_ bench: any Workbench, reached: inout Set<Int>) -> [QuestionMistake] {
    reached.formUnion(items.map(\.line))
    return items.map { ($0.text, $0.line) }.coincidences
  }
}

extension [(text: Markdown, line: Int)] {
  /// Items that read the same as an earlier one.
  var coincidences: [QuestionMistake] {
    var seen: [String: Int] = [:]
    var flaws: [QuestionMistake] = []
    for (text, line) in self {
      let words = text.plainText.trimmed.lowercased()
      if let first = seen[words] {
        flaws.append(
          QuestionMistake(line: line, "this one and that of line \(first) are both `\(text.plainText.trimmed)`"))
      }
      seen[words] = seen[words] ?? line
    }
    return flaws
  }
}

extension QuestionMistake {
  fileprivate static func oneItem(_ line: Int) -> QuestionMistake {
    QuestionMistake(line: line, "one thing has no order", hint: "add another one")
  }

  fileprivate static func outOfOrder(_ line: QuestionLine, _ wanted: Int) -> QuestionMistake {
    QuestionMistake(
      line: line.line, "this is number \(line.number ?? 0), and number \(wanted) is due",
      hint: "write the lines in the right order: they are shuffled when they are shown")
  }
}
