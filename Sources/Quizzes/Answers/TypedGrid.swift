import Tensors

/// Lists and tensors as people write them: `1 2 3`, `6 8; 3 4`, `8x3x3`, or with brackets.
extension TypedValue {
  static func grid(
    _ text: String, like key: NumberGrid, _ bench: any Workbench
  ) throws(UnreadableAnswer) -> Reading {
    if let sizes = sizes(text, separators: "xX×*"), key.shape.count == 1 {
      return Reading(value: .grid(NumberGrid(shape: [sizes.count], cells: sizes.map { .int($0) })))
    }
    let isPlain = text.allSatisfy { $0.isNumber || $0.isWhitespace || ".,;+-/eE".contains($0) }
    if isPlain { return Reading(value: .grid(try rows(text, bench)), isLoose: true) }
    switch try evaluated(text, bench) {
    case .grid(let grid): return Reading(value: .grid(grid))
    case .number(let number): return Reading(value: .grid(NumberGrid(shape: [1], cells: [number])), isLoose: true)
    case let other: throw .notAGrid(other, key)
    }
  }

  /// `8x3x3` as three sizes; with `*` it is a product, except where sizes are asked for.
  static func sizes(_ text: String, separators: String = "xX×") -> [Int]? {
    let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
    let numbers = parts.compactMap { Int(String($0).trimmed) }
    return parts.count > 1 && numbers.count == parts.count ? numbers : nil
  }

  /// Rows separated by `;` or new lines, numbers by commas or blanks.
  private static func rows(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> NumberGrid {
    var cells: [Scalar] = []
    var widths: [Int] = []
    for row in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) where !row.allSatisfy(\.isWhitespace) {
      let texts = row.split { $0 == "," || $0.isWhitespace }
      for text in texts { cells.append(try cell(String(text), bench)) }
      widths.append(texts.count)
    }
    guard let width = widths.first else { throw UnreadableAnswer("there is no number in this") }
    if let ragged = widths.firstIndex(where: { $0 != width }) { throw .ragged(ragged, widths[ragged], width) }
    return NumberGrid(shape: widths.count == 1 ? [width] : [widths.count, width], cells: cells)
  }

  private static func cell(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Scalar {
    if let whole = Int(text) { return .int(whole) }
    if let number = Double(text) { return .float(number) }
    return try number(text, bench)
  }
}

extension UnreadableAnswer {
  fileprivate static func notAGrid(_ value: QuizValue, _ key: NumberGrid) -> UnreadableAnswer {
    let form = key.shape.count == 1 ? "`1 2 3`" : "`6 8; 3 4`"
    return UnreadableAnswer("numbers are needed, such as \(form), and this is a \(value.kindName)")
  }

  fileprivate static func ragged(_ row: Int, _ count: Int, _ width: Int) -> UnreadableAnswer {
    UnreadableAnswer(
      "row \(row) has \(count) number\(count == 1 ? "" : "s"), and row 0 has \(width): rows are counted from 0")
  }
}
