import Typesetting

/// The axes of a plot on a canvas: numbers on the left, numbers below, and room for what is drawn between them.
struct PlotFrame {
  let horizontal: Scale, vertical: Scale
  /// Columns before the first of the plot: the numbers of the vertical axis and its line.
  let margin: Int
  let columns: Int, lines: Int
  private(set) var canvas: Canvas

  /// - Parameters:
  ///   - horizontal: from the room in columns, the scale of the axis below.
  ///   - lines: from the room in columns, how many lines the plot has.
  init(
    vertical: Scale, columns: (_ margin: Int) -> Int, lines: (_ columns: Int) -> Int,
    horizontal: (_ columns: Int) -> Scale
  ) {
    self.vertical = vertical
    margin = NumberFormat(vertical.ticks).width + 2
    self.columns = columns(margin)
    self.lines = lines(self.columns)
    self.horizontal = horizontal(self.columns)
    canvas = Canvas(width: margin + self.columns, height: self.lines + 2)
  }

  var drawing: Drawing { canvas.drawing }

  func column(_ x: Double) -> Int { horizontal.place(x, of: columns) }
  func line(_ y: Double) -> Int { lines - 1 - vertical.place(y, of: lines) }

  /// The character at a place of the plot; nil outside.
  subscript(column: Int, line: Int) -> Character? {
    isInside(column, line) ? canvas[margin + column, line] : nil
  }

  func isInside(_ column: Int, _ line: Int) -> Bool { (0..<columns).contains(column) && (0..<lines).contains(line) }

  /// Draws one character; nothing happens outside.
  mutating func put(_ character: Character, _ column: Int, _ line: Int, _ style: Style) {
    if isInside(column, line) { canvas.put(character, column: margin + column, row: line, style) }
  }

  /// - Parameter showsZero: lines through 0 too, where the axes reach it.
  mutating func drawAxes(showsZero: Bool) {
    let zeroLine = showsZero && vertical.low <= 0 && vertical.high >= 0 ? line(0) : nil
    let zeroColumn = showsZero && horizontal.low < 0 && horizontal.high > 0 ? margin + column(0) : nil
    for row in 0..<lines {
      canvas.put("│", column: margin - 1, row: row, .dim)
      if let zeroColumn { canvas.put("│", column: zeroColumn, row: row, .dim) }
    }
    if let zeroLine {
      for column in 0..<columns { canvas.put("─", column: margin + column, row: zeroLine, .dim) }
      if let zeroColumn { canvas.put("┼", column: zeroColumn, row: zeroLine, .dim) }
    }
    let format = NumberFormat(vertical.ticks)
    for tick in vertical.ticks {
      let row = line(tick)
      canvas.write(format.aligned(tick), column: 0, row: row)
      canvas.put(row == zeroLine ? "┼" : "┤", column: margin - 1, row: row, .dim)
    }
    drawLowerEdge()
  }

  private mutating func drawLowerEdge() {
    canvas.put("└", column: margin - 1, row: lines, .dim)
    for column in 0..<columns { canvas.put("─", column: margin + column, row: lines, .dim) }
    let names = NumberFormat(horizontal.ticks)
    var free = 0
    for tick in horizontal.ticks {
      let column = margin + column(tick)
      let text = names.text(tick)
      canvas.put("┴", column: column, row: lines, .dim)
      // Centred below the tick; the sign of a negative number hangs over.
      let from = min(max(0, column - (text.count - (tick < 0 ? 0 : 1)) / 2), margin + columns - text.count)
      guard from >= free else { continue }
      canvas.write(text, column: from, row: lines + 1)
      free = from + text.count + 1
    }
  }

  /// The title, the plot and what its marks mean.
  func titled(_ title: String?, _ legend: Drawing, width: Int) -> Drawing {
    let heading = title.map { [Drawing.plotTitle($0)] } ?? []
    return .stacked(heading + [drawing, legend]).clipped(width: width).trimmed
  }
}

extension Drawing {
  /// The line above a plot.
  static func plotTitle(_ title: String) -> Drawing {
    Drawing([StyledText(" ") + StyledText(title.withControlsShown, .heading)])
  }
}
