import Networks
import Tensors
import Typesetting

/// A network as a table: for each layer what comes out, what it learns, how much it multiplies.
public struct SummaryTable: Drawable {
  private let trace: ModuleTrace

  public init(_ trace: ModuleTrace) { self.trace = trace }

  public func drawing(width: Int) -> Drawing {
    var rows = [["input", "", shapeText(trace.input), "", ""]]
    rows += trace.rows.map { row in
      [
        row.name.isEmpty ? "(net)" : row.name, row.kind, row.output.isEmpty ? "" : shapeText(row.output),
        row.parameters.map { $0 == 0 ? "" : grouped($0) } ?? "(again)",
        row.multiplications == 0 ? "" : grouped(row.multiplications),
      ]
    }
    let total = ["total", "", "", grouped(trace.parameters), grouped(trace.multiplications)]
    let heads = ["layer", "kind", "output", "parameters", "multiplications"]
    // A narrow window does without what can be seen elsewhere.
    var columns = [0, 1, 2, 3, 4]
    func needed() -> Int { columns.reduce(0) { $0 + widest($1, [heads, total] + rows) + 3 } - 2 }
    for dropped in [1, 4] where needed() > width { columns.removeAll { $0 == dropped } }
    let widths = columns.map { widest($0, [heads, total] + rows) }
    func line(_ cells: [String], _ style: Style) -> StyledText {
      var text = StyledText(" ")
      for (column, width) in zip(columns, widths) {
        let gap = String(repeating: " ", count: width - displayWidth(cells[column]))
        text.append(column >= 2 ? gap + cells[column] + "   " : cells[column] + gap + "   ", style)
      }
      return text
    }
    var lines = [line(heads, .heading)]
    lines += rows.map { line($0, .plain) }
    lines.append(StyledText(" " + String(repeating: "─", count: widths.reduce(0) { $0 + $1 + 3 } - 3), .dim))
    lines.append(line(total, .strong))
    if trace.frozen > 0 {
      lines.append(StyledText(" \(grouped(trace.frozen)) of the parameters are frozen: they do not learn", .dim))
    }
    return Drawing(lines).clipped(width: width).trimmed
  }

  private func widest(_ column: Int, _ rows: [[String]]) -> Int { rows.map { displayWidth($0[column]) }.max() ?? 0 }
}
