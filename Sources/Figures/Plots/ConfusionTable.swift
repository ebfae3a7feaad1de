import Typesetting

/// How often each class was taken for which: a row for each true class, a column for each answer.
///
/// What is right stands in brackets on the diagonal; 0 is a dot, so that mistakes stand out.
struct ConfusionTable: Drawable {
  /// Square, counts of at least 0.
  let counts: [[Int]]
  let labels: [String]
  let title: String?

  func drawing(width: Int) -> Drawing {
    let classes = counts.count
    let widest = counts.joined().map { String($0).count }.max() ?? 1
    let cell = max(widest + 2, min(8, labels.map(displayWidth).max() ?? 1) + 2, 4)
    let name = min(max(4, labels.map(displayWidth).max() ?? 1), max(4, width / 4))
    let shown = min(classes, max(1, (width - name - 10) / cell))
    var heading = StyledText("true", .dim).aligned(right: name + 1)
    for label in labels.prefix(shown) {
      heading.append(StyledText(label.withControlsShown).clipped(to: cell - 1).aligned(right: cell - 1))
      heading.append(" ")
    }
    heading.append("   right", .dim)
    var lines = [heading]
    for (row, numbers) in counts.enumerated() {
      var line = StyledText(" ") + StyledText(labels[row].withControlsShown).clipped(to: name).aligned(right: name)
      for (column, number) in numbers.prefix(shown).enumerated() {
        if row == column {
          line.append(StyledText("[\(number)]", .good).aligned(right: cell))
        } else {
          line.append(StyledText(number == 0 ? "·" : "\(number)", number == 0 ? .dim : .bad).aligned(right: cell - 1))
          line.append(" ")
        }
      }
      let total = numbers.reduce(0, +)
      line.append(StyledText(total == 0 ? "–" : percent(numbers[row], of: total), .dim).aligned(right: 9))
      lines.append(line)
    }
    let all = counts.joined().reduce(0, +), right = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    var phrases = [StyledText("\(right) of \(all) right\(all > 0 ? ", \(percent(right, of: all))" : "")")]
    if let worst = worst { phrases.append(StyledText("most often wrong: \(worst)")) }
    if shown < classes {
      phrases.append(StyledText("\(counted(classes - shown, "more column")), in a wider window", .dim))
    }
    phrases.append(StyledText("a row for each true class, a column for each answer", .dim))
    let head = title.map { [Drawing.plotTitle($0)] } ?? []
    return .stacked(head + [Drawing(lines), .phrases(phrases, width: width, indent: 1)]).clipped(width: width).trimmed
  }

  private var worst: String? {
    var found: (count: Int, row: Int, column: Int) = (0, 0, 0)
    for (row, numbers) in counts.enumerated() {
      for (column, number) in numbers.enumerated() where row != column && number > found.count {
        found = (number, row, column)
      }
    }
    return found.count == 0 ? nil : "\(labels[found.row]) taken for \(labels[found.column]), \(found.count)×"
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    // Rounded down: only all of them are 100 %.
    let tenths = part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
