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
    var frame = PlotFrame(
      vertical: Scale(exactly: y.lowerBound, y.upperBound, most: 5),
      columns: { max(9, min(width, Self.widest) - $0 - 1) },
      lines: { min(Self.lines, max(7, $0 / 3)) },
      horizontal: { Scale(exactly: x.lowerBound, x.upperBound, most: max(1, $0 / 9)) })
    drawLines(in: &frame)
    frame.drawAxes(showsZero: false)
    for path in paths { draw(path, in: &frame) }
    return frame.titled(title, legend(width), width: width)
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

  private func drawLines(in frame: inout PlotFrame) {
    let sorted = heights.filter(\.isFinite).sorted()
    guard sorted.count > 1 else { return }
    let levels = (1..<Self.bands).map { sorted[$0 * (sorted.count - 1) / Self.bands] }
    let columns = frame.columns, lines = frame.lines
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
        if differs { frame.put("·", column, row, .dim) }
      }
    }
  }

  /// Every point by its mark, the first by `S`, and small dots on the way from one to the next.
  private func draw(_ path: Path, in frame: inout PlotFrame) {
    func place(_ point: (x: Double, y: Double)) -> (column: Int, row: Int)? {
      guard point.x.isFinite, point.y.isFinite else { return nil }
      return (frame.column(point.x), frame.line(point.y))
    }
    for (from, to) in zip(path.points, path.points.dropFirst()) {
      guard let a = place(from), let b = place(to) else { continue }
      let steps = max(abs(a.column - b.column), abs(a.row - b.row))
      for step in 1..<max(2, steps) where steps > 1 {
        let column = a.column + Int((Double(b.column - a.column) * Double(step) / Double(steps)).rounded())
        let row = a.row + Int((Double(b.row - a.row) * Double(step) / Double(steps)).rounded())
        if !(frame[column, row].map(isMark) ?? false) { frame.put(",", column, row, .accent) }
      }
    }
    for (index, point) in path.points.enumerated().reversed() {
      guard let spot = place(point) else { continue }
      frame.put(index == 0 ? "S" : path.mark, spot.column, spot.row, .strong)
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
