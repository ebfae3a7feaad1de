import Typesetting

/// Lines with a name before each: `slide       (I - F + 2*P)/S + 1 = …`.
struct ExplanationTable {
  private var lines: [(label: String, text: StyledText)] = []

  mutating func add(_ label: String, _ text: String) { lines.append((label, StyledText(text))) }

  /// `parameters  6·1·5·5 + 6 = 156`.
  ///
  /// - Parameters:
  ///   - weights: the product that their count comes from.
  ///   - bias: numbers of the bias, if there is one.
  mutating func addParameters(_ weights: String, _ count: Int, bias: Int?) {
    add(
      "parameters",
      bias.map { "\(weights) + \($0) = \(grouped(count + $0))" } ?? "\(weights) = \(grouped(count)), no bias")
  }

  /// Sides of an equation; lines break before a `=`, not inside a formula.
  mutating func add(_ label: String, equation sides: [String], _ remark: String = "") {
    var text = StyledText()
    for (index, side) in sides.enumerated() {
      if index > 0 { text.append(" ") }
      text.append(index > 0 ? "= \(side)" : side, .code)
    }
    text.append(remark)
    lines.append((label, text))
  }

  func drawing(width: Int) -> Drawing {
    let column = max(13, (lines.map { displayWidth($0.label) }.max() ?? 0) + 3)
    return .stacked(
      lines.map { line in
        // In a narrow window the name stands above its text.
        guard width >= column + 24 else {
          return Drawing(
            [StyledText(" ") + StyledText(line.label, .heading)]
              + line.text.wrapped(to: max(8, width - 3)).map { StyledText("   ") + $0 })
        }
        return .labelled(StyledText(" ") + StyledText(line.label, .heading), line.text, column: column, width: width)
      })
  }
}
