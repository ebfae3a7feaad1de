import Typesetting

/// Curves with axes, round numbers at them, zero lines and a legend, in characters only.
struct Plot: Drawable {
  private let curves: [Curve]
  private let title: String?
  /// What the curves range over.
  private let start: Double, end: Double
  /// The numbers on the vertical axis, and whether curves leave the plot.
  private let vertical: Scale
  private let isCut: Bool

  private static let widest = 100
  private static let lines = 16

  init(_ curves: [Curve], title: String?) {
    self.curves = curves
    self.title = title
    start = curves.map(\.start).min() ?? 0
    end = curves.map(\.end).max() ?? 1
    let finite = curves.flatMap(\.values).filter(\.isFinite)
    let sizes = finite.map(abs).sorted()
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    // A pole would flatten everything else: the plot ends at a few times what most numbers come to.
    let usual = sizes.isEmpty ? 0 : sizes[sizes.count * 9 / 10]
    isCut = usual > 0 && (sizes.last ?? 0) > 20 * usual
    if isCut { (low, high) = (max(low, -4 * usual), min(high, 4 * usual)) }
    // Differences must stay finite.
    vertical = Scale(rounding: max(low, -1e300), min(high, 1e300), most: 5)
  }

  func drawing(width: Int) -> Drawing {
    let format = NumberFormat(vertical.ticks)
    let margin = format.width + 2
    // An odd number of columns has one in the middle.
    let columns =
      max(9, (min(width, Plot.widest) - margin - 1) | 1) - (((min(width, Plot.widest) - margin - 1) & 1) == 0 ? 2 : 0)
    let horizontal = Scale(exactly: start, end, most: max(1, columns / 9))
    let perInterval = max(1, Plot.lines / vertical.intervals)
    let lines = vertical.intervals * perInterval + 1
    var canvas = Canvas(width: margin + columns, height: lines + 2)
    drawAxes(&canvas, margin, columns, lines, horizontal, format)
    for curve in curves { draw(curve, on: &canvas, margin, columns, lines, horizontal) }
    let heading = title.map { [Drawing([StyledText(" ") + StyledText($0.withControlsShown, .heading)])] } ?? []
    return .stacked(heading + [canvas.drawing, legend(width)]).clipped(width: width).trimmed
  }

  private func line(_ y: Double, _ lines: Int) -> Int { lines - 1 - vertical.place(y, of: lines) }

  private func drawAxes(
    _ canvas: inout Canvas, _ margin: Int, _ columns: Int, _ lines: Int, _ horizontal: Scale, _ format: NumberFormat
  ) {
    let zeroLine = vertical.low <= 0 && vertical.high >= 0 ? line(0, lines) : nil
    let zeroColumn = horizontal.low < 0 && horizontal.high > 0 ? margin + horizontal.place(0, of: columns) : nil
    for row in 0..<lines {
      canvas.put("│", column: margin - 1, row: row, .dim)
      if let zeroColumn { canvas.put("│", column: zeroColumn, row: row, .dim) }
    }
    if let zeroLine {
      for column in 0..<columns { canvas.put("─", column: margin + column, row: zeroLine, .dim) }
      if let zeroColumn { canvas.put("┼", column: zeroColumn, row: zeroLine, .dim) }
    }
    for tick in vertical.ticks {
      let row = line(tick, lines)
      canvas.write(format.aligned(tick), column: 0, row: row)
      canvas.put(row == zeroLine ? "┼" : "┤", column: margin - 1, row: row, .dim)
    }
    // The lower edge with its numbers.
    canvas.put("└", column: margin - 1, row: lines, .dim)
    for column in 0..<columns { canvas.put("─", column: margin + column, row: lines, .dim) }
    let names = NumberFormat(horizontal.ticks)
    var free = 0
    for tick in horizontal.ticks {
      let column = margin + horizontal.place(tick, of: columns)
      let text = names.text(tick)
      canvas.put("┴", column: column, row: lines, .dim)
      // Centred below the tick; the sign of a negative number hangs over.
      let from = min(max(0, column - (text.count - (tick < 0 ? 0 : 1)) / 2), margin + columns - text.count)
      guard from >= free else { continue }
      canvas.write(text, column: from, row: lines + 1)
      free = from + text.count + 1
    }
  }

  private func draw(
    _ curve: Curve, on canvas: inout Canvas, _ margin: Int, _ columns: Int, _ lines: Int, _ horizontal: Scale
  ) {
    let distance = (horizontal.high - horizontal.low) / Double(columns - 1)
    var last: Int?
    for column in 0..<columns {
      let x = horizontal.low + Double(column) * distance
      // Exactly 0 in the middle, not almost.
      let y = curve[abs(x) < distance * 1e-6 ? 0 : x]
      guard y.isFinite else {
        last = nil
        continue
      }
      let row = line(y, lines)
      put(curve.mark, margin + column, row, on: &canvas, lines)
      if let last, abs(last - row) > 1, !curve.isBroken(x - distance, x) {
        let middle = (last + row) / 2
        for between in (min(last, row) + 1)..<max(last, row) {
          let isNearLast = last < row ? between <= middle : between > middle
          put(curve.mark, margin + column - (isNearLast ? 1 : 0), between, on: &canvas, lines)
        }
      }
      last = row
    }
  }

  /// Where curves cover each other, every second column shows the one below.
  private func put(_ mark: Character, _ column: Int, _ row: Int, on canvas: inout Canvas, _ lines: Int) {
    guard row >= 0 && row < lines else { return }
    let isTaken = canvas[column, row].map { there in curves.contains { $0.mark == there && $0.mark != mark } } ?? false
    if !isTaken || column % 2 == 0 { canvas.put(mark, column: column, row: row, .accent) }
  }

  private func legend(_ width: Int) -> Drawing {
    var phrases = curves.map { StyledText("\($0.mark) \($0.name)\($0.note.map { ", \($0)" } ?? "")") }
    if isCut { phrases.append(StyledText("cut off at \(short(vertical.low)) and \(short(vertical.high))", .dim)) }
    return .phrases(phrases, width: width, indent: 1)
  }
}
