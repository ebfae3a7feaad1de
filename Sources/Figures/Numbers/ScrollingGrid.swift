import Typesetting

/// A titled table of numbers that is drawn whole or, where there is no room, as the part around what matters, with
/// the numbers of its rows and columns.
struct ScrollingGrid {
  var title: String
  /// Indices of rows and columns; padding lies below 0 and beyond `labels`.
  var rows: Range<Int>
  var columns: Range<Int>
  /// The rows and columns that have names: those of the picture itself.
  var labels: (rows: Range<Int>, columns: Range<Int>)
  /// What must stay in view.
  var focus: (rows: Range<Int>, columns: Range<Int>)
  /// Columns of the widest number.
  var cellWidth: Int
  var cell: (_ row: Int, _ column: Int) -> NumberGrid.Cell

  /// Columns of the whole table, title and margin included.
  var naturalWidth: Int { max(displayWidth(title), gridWidth(columns.count)) + 1 }

  /// The same with one column between two numbers instead of two.
  var tightWidth: Int { max(displayWidth(title), gridWidth(columns.count, isTight: true)) + 1 }

  /// Columns of a part that shows the focus with a neighbour on either side, or of the focus alone, packed tightly.
  func partWidth(neighbours: Int) -> Int {
    let count = min(columns.count, focus.columns.count + 2 * neighbours)
    let grid = NumberGrid.width(count, cellWidth: labelledCellWidth, isTight: neighbours == 0)
    return min(naturalWidth, max(displayWidth(title) + 1, grid + labelWidth + 4))
  }

  /// The same with brackets round a part, which must stay in view.
  func bracketing(_ rows: Range<Int>, _ columns: Range<Int>, _ style: Style = .window) -> ScrollingGrid {
    let plain = cell
    var grid = self
    grid.focus = (rows, columns)
    grid.cell = { row, column in
      var cell = plain(row, column)
      guard rows.contains(row), columns.contains(column) else { return cell }
      cell.style = style
      if column == columns.lowerBound { cell.left = "[" }
      if column == columns.upperBound - 1 { cell.right = "]" }
      return cell
    }
    return grid
  }

  /// What must stay in view, and nothing else.
  var focused: ScrollingGrid {
    var grid = self
    (grid.rows, grid.columns) = focus
    return grid
  }

  /// Where that lies, in words.
  var focusText: String {
    func span(_ range: Range<Int>, _ name: String) -> String {
      range.count == 1 ? "\(name) \(range.lowerBound)" : "\(name)s \(range.lowerBound) to \(range.upperBound - 1)"
    }
    return "window: \(span(focus.rows, "row")), \(span(focus.columns, "column"))"
  }

  /// ` of 28×28`.
  var sizeText: String { " of \(labels.rows.count)×\(labels.columns.count)" }

  private func gridWidth(_ count: Int, isTight: Bool = false) -> Int {
    NumberGrid.width(count, cellWidth: cellWidth, isTight: isTight)
  }

  /// - Parameters:
  ///   - room: columns to fill at most.
  ///   - rowRoom: lines to fill at most, without the title.
  func drawing(room: Int, rows rowRoom: Int) -> Drawing {
    let heading = StyledText(" ") + StyledText(title, .heading)
    let isTight = gridWidth(columns.count) + 1 > room
    let isWhole = rows.count <= rowRoom && gridWidth(columns.count, isTight: isTight) + 1 <= room
    let lines = isWhole ? grid(rows, columns).lines(cellWidth: cellWidth, isTight: isTight) : part(room, rowRoom)
    return Drawing([heading.clipped(to: room)] + lines.map { StyledText(" ") + $0 })
  }

  private func grid(_ rows: Range<Int>, _ columns: Range<Int>) -> NumberGrid {
    NumberGrid(rows.map { row in columns.map { cell(row, $0) } })
  }

  // A part

  /// Columns of a number, or of a column's name.
  private var labelledCellWidth: Int { max(cellWidth, String(max(0, labels.columns.upperBound - 1)).count) }
  private var labelWidth: Int { String(max(0, labels.rows.upperBound - 1)).count }

  private func part(_ room: Int, _ rowRoom: Int) -> [StyledText] {
    let cellWidth = labelledCellWidth
    let free = room - labelWidth - 4
    let loose = free / (cellWidth + 2)
    let isTight = loose < columns.count && loose < focus.columns.count + 2
    let fitting = isTight ? max(1, (free - 1) / (cellWidth + 1)) : max(1, loose)
    let across = Section(columns, room: fitting, focus: focus.columns)
    let lineRoom = rowRoom - 1
    let down = Section(rows, room: rows.count <= lineRoom ? lineRoom : max(1, lineRoom - 2), focus: focus.rows)

    let names = NumberGrid([
      across.shown.map { NumberGrid.Cell(text: labels.columns.contains($0) ? String($0) : "", style: .dim) }
    ])
    var header = StyledText(String(repeating: " ", count: labelWidth) + (across.isCutBefore ? "…" : " "), .dim)
    for line in names.lines(cellWidth: cellWidth, isTight: isTight) { header.append(line) }
    if across.isCutAfter { header.append("…", .dim) }

    let dots = StyledText("…".aligned(right: labelWidth), .dim)
    var lines = [header]
    if down.isCutBefore { lines.append(dots) }
    for (row, line) in zip(down.shown, grid(down.shown, across.shown).lines(cellWidth: cellWidth, isTight: isTight)) {
      let label = labels.rows.contains(row) ? String(row) : ""
      lines.append(StyledText(label.aligned(right: labelWidth) + " ", .dim) + line)
    }
    if down.isCutAfter { lines.append(dots) }
    return lines
  }
}
