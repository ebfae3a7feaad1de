import Typesetting

/// A function of two numbers as a map of its heights, and ways across it: where an optimizer went, step by step.
///
/// Lines run where the heights pass from one band to the next; the bands cover equal areas.
struct ContourPlot: Drawable {
  struct Path {
    let name: String
    let mark: Character
    let points: [(x: Double, y: Double)]
  }

  /// Heights on a fine grid, row by row from the least y; nan where the function has none.
  let heights: [Double]
  let x: ClosedRange<Double>, y: ClosedRange<Double>
  let paths: [Path]
  let title: String?

  static let columns = 121, rows = 61
  private static let bands = 8
  private static let widest = 78, lines = 21

  func drawing(width: Int) -> Drawing {
    let horizontalLimits = (x.lowerBound, x.upperBound), verticalLimits = (y.lowerBound, y.upperBound)
    let vertical = Scale(exactly: verticalLimits.0, verticalLimits.1, most: 5)
    let format = NumberFormat(vertical.ticks)
    let margin = format.width + 2
    let columns = max(9, min(width, Self.widest) - margin - 1)
    let lines = min(Self.lines, max(7, columns / 3))
    let horizontal = Scale(exactly: horizontalLimits.0, horizontalLimits.1, most: max(1, columns / 9))
    var canvas = Canvas(width: margin + columns, height: lines + 2)
    drawLines(&canvas, margin, columns, lines)
    drawFrame(&canvas, margin, columns, lines, horizontal, vertical, format)
    for path in paths { draw(path, on: &canvas, margin, columns, lines, horizontal, vertical) }
    let heading = title.map { [Drawing([StyledText(" ") + StyledText($0.withControlsShown, .heading)])] } ?? []
    return .stacked(heading + [canvas.drawing, legend(width)]).clipped(width: width).trimmed
  }

  /// The height at a place of the canvas, between those of the grid around it.
  private func height(_ column: Int, _ row: Int, _ columns: Int, _ lines: Int) -> Double {
    let across = Double(column) / Double(columns - 1) * Double(Self.columns - 1)
    let up = Double(lines - 1 - row) / Double(lines - 1) * Double(Self.rows - 1)
    let left = min(Int(across), Self.columns - 2), below = min(Int(up), Self.rows - 2)
    let a = across - Double(left), b = up - Double(below)
    func at(_ dx: Int, _ dy: Int) -> Double { heights[(below + dy) * Self.columns + left + dx] }
    return (at(0, 0) * (1 - a) + at(1, 0) * a) * (1 - b) + (at(0, 1) * (1 - a) + at(1, 1) * a) * b
  }

  private func drawLines(_ canvas: inout Canvas, _ margin: Int, _ columns: Int, _ lines: Int) {
    let sorted = heights.filter(\.isFinite).sorted()
    guard sorted.count > 1 else { return }
    let levels = (1..<Self.bands).map { sorted[$0 * (sorted.count - 1) / Self.bands] }
    func band(_ column: Int, _ row: Int) -> Int {
      let height = height(column, row, columns, lines)
      return height.isFinite ? levels.count { $0 < height } : -1
    }
    for row in 0..<lines {
      for column in 0..<columns {
        let own = band(column, row)
        // Above and to the right the next band begins: the line is drawn once.
        let differs =
          (column + 1 < columns && band(column + 1, row) != own) || (row > 0 && band(column, row - 1) != own)
        if differs { canvas.put("·", column: margin + column, row: row, .dim) }
      }
    }
  }

  private func drawFrame(
    _ canvas: inout Canvas, _ margin: Int, _ columns: Int, _ lines: Int, _ horizontal: Scale, _ vertical: Scale,
    _ format: NumberFormat
  ) {
    for row in 0..<lines { canvas.put("│", column: margin - 1, row: row, .dim) }
    for tick in vertical.ticks {
      let row = lines - 1 - vertical.place(tick, of: lines)
      canvas.write(format.aligned(tick), column: 0, row: row)
      canvas.put("┤", column: margin - 1, row: row, .dim)
    }
    canvas.put("└", column: margin - 1, row: lines, .dim)
    for column in 0..<columns { canvas.put("─", column: margin + column, row: lines, .dim) }
    let names = NumberFormat(horizontal.ticks)
    var free = 0
    for tick in horizontal.ticks {
      let column = margin + horizontal.place(tick, of: columns), text = names.text(tick)
      canvas.put("┴", column: column, row: lines, .dim)
      let from = min(max(0, column - (text.count - (tick < 0 ? 0 : 1)) / 2), margin + columns - text.count)
      guard from >= free else { continue }
      canvas.write(text, column: from, row: lines + 1)
      free = from + text.count + 1
    }
  }

  /// Every point by its mark, the first by `S`, and small dots on the way from one to the next.
  private func draw(
    _ path: Path, on canvas: inout Canvas, _ margin: Int, _ columns: Int, _ lines: Int, _ horizontal: Scale,
    _ vertical: Scale
  ) {
    func place(_ point: (x: Double, y: Double)) -> (column: Int, row: Int)? {
      guard point.x.isFinite, point.y.isFinite else { return nil }
      return (margin + horizontal.place(point.x, of: columns), lines - 1 - vertical.place(point.y, of: lines))
    }
    func isInside(_ column: Int, _ row: Int) -> Bool {
      (margin..<margin + columns).contains(column) && (0..<lines).contains(row)
    }
    for (from, to) in zip(path.points, path.points.dropFirst()) {
      guard let a = place(from), let b = place(to) else { continue }
      let steps = max(abs(a.column - b.column), abs(a.row - b.row))
      for step in 1..<max(2, steps) where steps > 1 {
        let column = a.column + Int((Double(b.column - a.column) * Double(step) / Double(steps)).rounded())
        let row = a.row + Int((Double(b.row - a.row) * Double(step) / Double(steps)).rounded())
        if isInside(column, row), !(canvas[column, row].map(isMark) ?? false) {
          canvas.put(",", column: column, row: row, .accent)
        }
      }
    }
    for (index, point) in path.points.enumerated().reversed() {
      guard let spot = place(point), isInside(spot.column, spot.row) else { continue }
      canvas.put(index == 0 ? "S" : path.mark, column: spot.column, row: spot.row, .strong)
    }
  }

  private func isMark(_ character: Character) -> Bool { character == "S" || paths.contains { $0.mark == character } }

  private func legend(_ width: Int) -> Drawing {
    var phrases = [StyledText("· equal heights", .dim)]
    if !paths.isEmpty { phrases.append(StyledText("S start", .dim)) }
    phrases += paths.map { path in
      let outside = path.points.count { !x.contains($0.x) || !y.contains($0.y) }
      let note = outside == 0 ? "" : ", \(outside) outside"
      return StyledText("\(path.mark) \(path.name), \(max(0, path.points.count - 1)) steps\(note)")
    }
    return .phrases(phrases, width: width, indent: 1)
  }
}
