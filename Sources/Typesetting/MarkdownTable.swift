extension MarkdownTable {
  /// The table with its columns aligned, two blanks between them and a line under the header. It does not wrap.
  var lines: [StyledText] {
    let head = header.map { MarkdownInline.line($0, .strong) }
    let body = rows.map { row in row.map { MarkdownInline.line($0) } }
    let widths = head.indices.map { column in
      ([head] + body).map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let rule = StyledText(widths.map { String(repeating: "─", count: $0) }.joined(separator: "──"), .dim)
    return [line(head, widths), rule] + body.map { line($0, widths) }
  }

  /// Columns that the table needs.
  public var width: Int { lines.map(\.width).max() ?? 0 }

  private func line(_ cells: [StyledText], _ widths: [Int]) -> StyledText {
    var line = StyledText()
    var column = 0
    for (index, width) in widths.enumerated() {
      guard index < cells.count, !cells[index].isEmpty else {
        column += width + 2
        continue
      }
      let cell = cells[index]
      let left =
        switch index < alignments.count ? alignments[index] : .left {
        case .left: 0
        case .center: (width - cell.width) / 2
        case .right: width - cell.width
        }
      line = line.padded(to: column + left)
      line.append(cell)
      column += width + 2
    }
    return line
  }
}
