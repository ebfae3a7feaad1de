/// How large the maps of a stack are drawn so that all of them fit a window.
struct MapGrid: Equatable {
  /// Columns and lines of one map.
  let columns: Int, lines: Int
  /// Two columns and a line for each pixel; else a column for one pixel above another, or for more.
  let isDouble: Bool

  static let gap = 3
  /// Smaller than this nothing is seen: then the maps take more lines than the window has.
  private static let least = 8

  /// - Parameters:
  ///   - rows: of one map, in pixels, as `columns`.
  ///   - count: of the maps.
  ///   - lines: that all maps may take, with a title over each and an empty line between rows of maps.
  init(rows: Int, columns: Int, count: Int, width: Int, lines: Int) {
    func needed(_ perRow: Int, _ each: Int) -> Int {
      let down = (count + perRow - 1) / perRow
      return down * (each + 1) + down - 1
    }
    let doubles = (width + Self.gap) / (2 * columns + Self.gap)
    if doubles >= 1, needed(doubles, rows) <= lines {
      self.init(columns: 2 * columns, lines: rows, isDouble: true)
      return
    }
    /// The most columns of a map with so many maps in a row.
    func most(_ perRow: Int) -> Int {
      let down = (count + perRow - 1) / perRow
      let across = (width - Self.gap * (perRow - 1)) / perRow
      let each = (lines - down + 1) / down - 1
      return min(columns, across, 2 * max(0, each) * columns / max(1, rows))
    }
    let best = (1...max(1, count)).map(most).max() ?? 1
    let chosen = max(1, min(columns, width, max(best, Self.least)))
    // A pixel is half a line high.
    let halves = (Double(rows) * Double(chosen) / Double(columns)).rounded()
    self.init(columns: chosen, lines: max(1, (Int(halves) + 1) / 2), isDouble: false)
  }

  private init(columns: Int, lines: Int, isDouble: Bool) {
    self.columns = columns
    self.lines = lines
    self.isDouble = isDouble
  }
}
