import Typesetting

/// Numbers in rows and columns, each between two places for marks: ` 0 [0  0  1] 0 ` has brackets around a window.
struct NumberGrid {
  struct Cell {
    var text: String
    var style = Style.plain
    var left: Character = " "
    var right: Character = " "
  }

  var rows: [[Cell]]

  /// Columns of the widest cell, without its marks.
  var cellWidth: Int { rows.lazy.joined().reduce(1) { max($0, displayWidth($1.text)) } }

  init(_ rows: [[Cell]]) { self.rows = rows }

  /// The lines of the table.
  ///
  /// - Parameters:
  ///   - cellWidth: columns of each number.
  ///   - isTight: one column between two numbers instead of two; neighbours share it for their marks.
  func lines(cellWidth: Int, isTight: Bool = false) -> [StyledText] {
    rows.map { row in
      var line = StyledText()
      var waiting: (mark: Character, style: Style) = (" ", .plain)
      for (index, cell) in row.enumerated() {
        if isTight {
          let isOwn = cell.left != " "
          line.append(String(isOwn ? cell.left : waiting.mark), isOwn ? cell.style : waiting.style)
        } else {
          if index > 0 { line.append(String(waiting.mark), waiting.style) }
          line.append(String(cell.left), cell.style)
        }
        line.append(String(repeating: " ", count: max(0, cellWidth - displayWidth(cell.text))) + cell.text, cell.style)
        waiting = (cell.right, cell.style)
      }
      line.append(String(waiting.mark), waiting.style)
      return line
    }
  }

  /// Columns that `count` numbers take.
  static func width(_ count: Int, cellWidth: Int, isTight: Bool) -> Int {
    count * (cellWidth + (isTight ? 1 : 2)) + (isTight ? 1 : 0)
  }
}
