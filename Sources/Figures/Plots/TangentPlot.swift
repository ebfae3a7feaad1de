import Typesetting

/// A small curve in characters, with a point on it and the tangent through that point.
struct TangentPlot {
  let function: (Double) -> Double
  /// The curve is drawn from -`reach` to `reach`.
  let reach: Double
  let point: Double
  let slope: Double
  /// The point and its tangent are left out; a `?` marks where on the axis it lies.
  var isHidden = false

  private static let curve: Character = "*", tangent: Character = "·", dot: Character = "●"

  static let legend = ["\(curve) the function", "\(dot) this number", "\(tangent) its tangent"]

  /// - Parameter width: columns, at least 15; a column more or less than asked for lets 0 lie in the middle.
  func drawing(width: Int, height: Int) -> Drawing {
    // Columns to either side of 0.
    let half = max(4, (width - 9) / 2)
    let columns = 2 * half + 1
    let numbers = (0..<columns).map { function(x($0, half)) }.filter(\.isFinite)
    let isDrawable = point.isFinite && function(point).isFinite
    let all = numbers + (isDrawable ? [function(point)] : [])
    let vertical = Scale(rounding: all.min() ?? 0, all.max() ?? 1, most: max(2, (height - 2) / 2))
    let perInterval = max(1, (height - 2) / vertical.intervals)
    let lines = vertical.intervals * perInterval + 1
    let format = NumberFormat(vertical.ticks)
    let margin = format.width + 2
    var canvas = Canvas(width: margin + columns, height: lines + 1)
    func line(_ y: Double) -> Int { lines - 1 - vertical.place(y, of: lines) }

    let zeroLine = vertical.low <= 0 && vertical.high >= 0 ? line(0) : lines - 1
    for row in 0..<lines {
      canvas.put("│", column: margin - 1, row: row, .dim)
      canvas.put("│", column: margin + half, row: row, .dim)
    }
    for column in 0..<columns { canvas.put("─", column: margin + column, row: zeroLine, .dim) }
    canvas.put("┼", column: margin + half, row: zeroLine, .dim)
    for tick in vertical.ticks {
      canvas.write(format.aligned(tick), column: 0, row: line(tick))
      canvas.put("┤", column: margin - 1, row: line(tick), .dim)
    }
    let pointColumn = half + Int((point / reach * Double(half)).rounded())
    if isDrawable && !isHidden { drawTangent(&canvas, margin, half, pointColumn, lines, line, vertical) }
    drawCurve(&canvas, margin, half, lines, line)
    if isDrawable {
      isHidden
        ? canvas.put("?", column: margin + pointColumn, row: zeroLine, .result)
        : canvas.put(TangentPlot.dot, column: margin + pointColumn, row: line(function(point)), .result)
    }
    let names = [short(-reach), "0", short(reach)]
    canvas.write(names[0], column: margin, row: lines)
    canvas.write(names[1], column: margin + half, row: lines)
    canvas.write(names[2], column: margin + columns - names[2].count, row: lines)
    return canvas.drawing
  }

  private func x(_ column: Int, _ half: Int) -> Double { Double(column - half) / Double(half) * reach }

  private func drawCurve(
    _ canvas: inout Canvas, _ margin: Int, _ half: Int, _ lines: Int, _ line: (Double) -> Int
  ) {
    var last: Int?
    for column in 0...(2 * half) {
      let y = function(x(column, half))
      guard y.isFinite else {
        last = nil
        continue
      }
      let row = line(y)
      canvas.put(TangentPlot.curve, column: margin + column, row: row, .accent)
      if let last, abs(last - row) > 1 {
        for between in (min(last, row) + 1)..<max(last, row) {
          canvas.put(TangentPlot.curve, column: margin + column, row: between, .accent)
        }
      }
      last = row
    }
  }

  private func drawTangent(
    _ canvas: inout Canvas, _ margin: Int, _ half: Int, _ column: Int, _ lines: Int, _ line: (Double) -> Int,
    _ vertical: Scale
  ) {
    let y = function(point)
    let perRow = (vertical.high - vertical.low) / Double(lines - 1)
    let perColumn = reach / Double(half)
    /// Rows that the tangent rises in a column.
    let steepness = abs(slope) * perColumn / perRow
    for offset in -half...half where steepness <= 1 {
      let place = margin + column + offset
      let height = y + slope * Double(offset) * perColumn
      guard height >= vertical.low - perRow / 2, height <= vertical.high + perRow / 2, column + offset >= 0,
        column + offset <= 2 * half
      else { continue }
      canvas.put(TangentPlot.tangent, column: place, row: line(height))
    }
    guard steepness > 1, slope.isFinite else { return }
    for row in 0..<lines {
      let height = vertical.low + Double(lines - 1 - row) * perRow
      let place = column + Int(((height - y) / slope / perColumn).rounded())
      if (0...(2 * half)).contains(place) { canvas.put(TangentPlot.tangent, column: margin + place, row: row) }
    }
  }
}
