import CEdit
import Typesetting

/// The terminal's second screen, drawn as a whole: rows that have not changed are left alone.
struct FullScreen {
  /// How a line looks on the terminal, colours included.
  var render: (StyledText) -> String = { $0.text }
  var write: (String) -> Void = writeToTerminal
  private var shown: [StyledText] = []
  private var size: TerminalSize?

  init() {}

  /// Shows the lines from the upper left on; what does not fit is cut.
  ///
  /// - Parameter cursor: column and row where the terminal's cursor is left, for what draws itself from there on.
  mutating func draw(_ drawing: Drawing, size: TerminalSize, cursor: (column: Int, row: Int)? = nil) {
    if self.size != size { forget() }
    self.size = size
    var text = ""
    for row in 0..<size.rows {
      let line = drawing.lines.indices.contains(row) ? drawing.lines[row].clipped(to: size.columns) : StyledText()
      if shown.indices.contains(row), shown[row] == line { continue }
      // A full row leaves the cursor behind its last column; erasing from there would take the last character.
      text += "\u{1B}[\(row + 1);1H" + render(line) + (line.width < size.columns ? "\u{1B}[K" : "")
      if shown.indices.contains(row) { shown[row] = line } else { shown.append(line) }
    }
    if let cursor { text += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H" }
    if !text.isEmpty { write("\u{1B}[?2026h" + text + "\u{1B}[?2026l") }
  }

  /// Draws everything anew the next time: somebody else has written on the screen.
  mutating func forget() { shown = [] }
}
