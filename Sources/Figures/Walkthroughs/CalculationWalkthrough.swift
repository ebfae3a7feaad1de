import Language
import Tensors
import Typesetting

/// One number of a result and the lines that lead to it.
struct Calculation {
  struct Line {
    let name: String
    /// The formula with the numbers put in.
    let formula: String
    /// What it comes to; nil where the line only says something.
    let value: Double?

    init(_ name: String, _ formula: String, _ value: Double? = nil) {
      self.name = name
      self.formula = formula
      self.value = value
    }
  }

  /// Which number this is: `channel 0, row 1, column 2`.
  let place: String
  /// What goes in, a line each.
  let given: [StyledText]
  let lines: [Line]
  /// The last line, whose value is the result as the engine has it.
  let last: Line
  let result: Double
  /// The result as the lines give it, in 64 bits: what the engine's number is a rounding of.
  let derived: Double
  let remark: String?
  let question: String
  private let findMistakes: () -> [KnownMistake]

  /// What is known to be answered instead of the result.
  var mistakes: [KnownMistake] { findMistakes() }

  /// - Parameter mistakes: worked out only when an answer is to be judged.
  init(
    place: String, given: [StyledText], lines: [Line], last: Line, result: Double, derived: Double,
    remark: String? = nil, mistakes: @autoclosure @escaping () -> [KnownMistake] = [], question: String = "the number"
  ) {
    self.place = place
    self.given = given
    self.lines = lines
    self.last = last
    self.result = result
    self.derived = derived
    self.remark = remark
    self.question = question
    findMistakes = mistakes
  }
}

/// A walk through a result whose numbers come from a formula in several lines: normalizations, losses, updates.
struct CalculationWalkthrough: Walkthrough {
  let title: String
  let count: Int
  /// The step of a cell, if there is one.
  let step: ([Int]) -> Int?
  let calculation: (Int) -> Calculation

  func index(of cell: [Int]) -> Int? { step(cell).flatMap { (0..<count).contains($0) ? $0 : nil } }
  func result(_ index: Int) -> Double { calculation(index).result }
  func question(_ index: Int) -> String { calculation(index).question }
  func mistakes(_ index: Int) -> [KnownMistake] { calculation(index).mistakes }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let calculation = calculation(index)
    let given = calculation.given.flatMap {
      $0.width > width ? $0.wrapped(to: width - 1).map { StyledText(" ") + $0 } : [$0]
    }
    return frame.drawing(
      frame.heading(step: index, of: count, place: calculation.place, title: title), Drawing(given),
      calculation.body(in: frame, hidesResult: hidesResult))
  }

  func sentence(_ index: Int) -> String { calculation(index).sentence(step: index, of: count) }
}

extension Calculation {
  /// The lines with their numbers, the result last, and the remark.
  func body(in frame: Frame, hidesResult: Bool) -> [StyledText] {
    let names = (lines + [last]).map { displayWidth($0.name) }.max() ?? 0
    func drawn(_ line: Line, isLast: Bool) -> [StyledText] {
      var text = StyledText(" ") + StyledText(line.name, isLast ? .strong : .plain).padded(to: names + 2)
      text.append(line.formula)
      if let value = line.value {
        let isHidden = isLast && hidesResult
        text.append(line.formula.isEmpty ? "= " : " = ")
        text.append(isHidden ? "[?]" : fine(value), isLast ? .result : .plain)
      }
      guard text.width > frame.width else { return [text] }
      return text.wrapped(to: frame.width - 3).enumerated().map {
        StyledText($0.offset == 0 ? " " : "   ") + $0.element
      }
    }
    let body = lines.flatMap { drawn($0, isLast: false) } + drawn(last, isLast: true)
    return frame.remarked(body, hidesResult ? nil : remark, [])
  }

  /// All lines as one sentence.
  func sentence(step index: Int, of count: Int) -> String {
    let said = (lines + [last]).filter { $0.value != nil || !$0.formula.isEmpty }.map { line in
      "\(line.name)\(line.formula.isEmpty ? "" : " is \(line.formula)")\(line.value.map { " = \(fine($0))" } ?? "")"
    }.joined(separator: "; ")
    return "step \(index + 1) of \(count): \(place): \(said)\(remark.map { "; \($0)" } ?? "")"
  }
}

extension Calculation {
  /// The step of a cell with all its axes, or without leading ones that have one entry.
  static func step(of cell: [Int], in shape: [Int]) -> Int? {
    let missing = shape.count - cell.count
    guard missing >= 0, shape.prefix(missing).allSatisfy({ $0 == 1 }) else { return nil }
    let full = Array(repeating: 0, count: missing) + cell
    guard zip(full, shape).allSatisfy({ $0 >= 0 && $0 < $1 }) else { return nil }
    return zip(full, shape).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// `picture 0, channel 1, row 2, column 3`.
  static func place(_ index: Int, in shape: [Int]) -> String {
    let names = shape.count == 4 ? ["picture", "channel", "row", "column"] : shape.count == 2 ? ["row", "column"] : []
    let isOnePicture = shape.count == 4 && shape[0] == 1
    let parts = elementIndex(index, in: shape).enumerated().dropFirst(isOnePicture ? 1 : 0).map { axis, position in
      names.isEmpty ? "\(position)" : "\(names[axis]) \(position)"
    }
    return names.isEmpty ? "number [\(parts.joined(separator: ", "))]" : parts.joined(separator: ", ")
  }

  /// Numbers in a row, those at some places in brackets, cut where there are too many.
  static func row(_ name: String, _ numbers: [Double], marked: Set<Int> = []) -> StyledText {
    let most = 12
    let first = max(0, min((marked.min() ?? 0) - most / 2, numbers.count - most))
    let shown = Array(numbers.indices.dropFirst(first).prefix(most))
    let format = NumberFormat(shown.map { numbers[$0] })
    var line = StyledText(" \(name)", .dim)
    if first > 0 { line.append("  …") }
    for index in shown {
      let text = format.text(numbers[index])
      line.append(marked.contains(index) ? " [" : "  ")
      line.append(text, marked.contains(index) ? .window : .plain)
      line.append(marked.contains(index) ? "]" : " ")
    }
    if first + shown.count < numbers.count { line.append(" … \(grouped(numbers.count)) numbers", .dim) }
    return line
  }

  /// `a + b + …`, cut in the middle of long sums.
  ///
  /// - Parameter terms: lazy ones are written only as far as they are shown.
  static func sum(_ terms: some Collection<String>) -> String {
    terms.count <= 6
      ? terms.joined(separator: " + ") : "\(terms.prefix(4).joined(separator: " + ")) + … \(terms.count - 4) more"
  }

  /// A number, in parentheses if it is negative.
  static func factor(_ number: Double) -> String { number < 0 ? "(\(fine(number)))" : fine(number) }

  /// ` + 3` or ` - 3`.
  static func plus(_ number: Double) -> String { number < 0 ? " - \(fine(-number))" : " + \(fine(number))" }

  /// Mistakes whose number differs from the right one.
  static func mistakes(_ result: Double, _ all: [(Double, String)]) -> [KnownMistake] {
    all.filter { $0.0.isFinite && $0.0 != result }.map { KnownMistake($0.0, when: $0.1) }
  }
}
