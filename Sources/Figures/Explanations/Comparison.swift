import Language
import Tensors
import Typesetting

/// Several ways to one result beside each other: multiplications, what differs from the first one, and time.
public struct Comparison {
  /// One of the ways.
  public struct Way {
    let code: String
    let value: Value
    let multiplications: Int?
    let time: String

    /// - Parameters:
    ///   - events: the calls that were made, for counting multiplications.
    ///   - time: how long it took, as it is to be shown.
    public init(code: String, value: Value, events: [CallEvent], time: String) {
      self.code = code
      self.value = value
      multiplications = Multiplications.count(in: events)
      self.time = time
    }
  }

  private let ways: [Way]
  private let differences: [String]

  /// - Throws: what comparing two values throws.
  public init(_ ways: [Way], _ context: Context) throws {
    self.ways = ways
    differences = try ways.enumerated().map { index, way in
      index == 0 ? "" : try Comparison.difference(way.value, ways[0].value, context)
    }
  }

  /// A table, or in a narrow window a few lines for each way; the times stand last.
  public func drawing(width: Int) -> Drawing {
    let counts = ways.map { $0.multiplications.map(grouped) ?? "not known" }
    let titles = ["", "multiplications", "answer", "time"]
    let columns = [ways.map(\.code), counts, differences, ways.map(\.time)]
    let widths = zip(titles, columns).map { title, cells in (cells + [title]).map(displayWidth).max() ?? 0 }
    guard 1 + widths.reduce(0, +) + 3 * 3 <= width else { return stacked(counts, width) }
    func row(_ cells: [String], _ style: Style) -> StyledText {
      var line = StyledText(" ")
      for (index, cell) in cells.enumerated() {
        let text = StyledText(cell, index == 0 && style == .plain ? .code : style)
        let isNumber = index == 1 || index == 3
        line = line + (isNumber ? text.aligned(right: widths[index]) : text.padded(to: widths[index]))
        if index < 3 { line.append("   ") }
      }
      return line
    }
    let lines = ways.indices.map { index in row(columns.map { $0[index] }, .plain) }
    return Drawing([row(titles, .dim)] + lines).trimmed
  }

  private func stacked(_ counts: [String], _ width: Int) -> Drawing {
    let parts = ways.indices.map { index in
      let count = counts[index] == "not known" ? "multiplications not known" : "\(counts[index]) multiplications"
      let facts = [count, differences[index], ways[index].time].filter { !$0.isEmpty }
      let code = StyledText(ways[index].code, .code).wrapped(to: width - 1).map { StyledText(" ") + $0 }
      return Drawing(code + Drawing.phrases(facts.map { StyledText($0) }, width: width, indent: 3).lines)
    }
    return .stacked(parts, gap: 0)
  }

  /// How a value differs from the first one.
  private static func difference(_ value: Value, _ first: Value, _ context: Context) throws -> String {
    guard case .tensor(let tensor) = value, case .tensor(let wanted) = first else {
      return try areEqual(value, first, context) ? "equal" : "different"
    }
    guard tensor.count == wanted.count else { return "shape \(shapeText(tensor.shape))" }
    let numbers = tensor.detached().doubles(), others = wanted.detached().doubles()
    let shape = tensor.shape == wanted.shape ? "" : ", in the shape \(shapeText(tensor.shape))"
    var largest = 0.0, place = 0
    for index in numbers.indices where numbers[index] != others[index] {
      let difference = numbers[index].isNaN && others[index].isNaN ? 0 : abs(numbers[index] - others[index])
      if !(difference <= largest) { (largest, place) = (difference, index) }
    }
    if largest == 0 { return "equal\(shape)" }
    let scale = others.reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
    if largest <= 1e-5 * scale { return "equal, rounding \(short(largest))\(shape)" }
    let index = elementIndex(place, in: tensor.shape).map(String.init).joined(separator: ", ")
    return "differs by \(short(largest)) at (\(index))\(shape)"
  }
}
