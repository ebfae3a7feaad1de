import Typesetting

/// Input and kernel of several channels: a column for each, the kernel below its input, and the map beside them.
///
/// Where not all inputs fit as a whole, each shows its window alone, and a line above says where that lies.
struct ChannelColumns {
  let frame: Frame
  /// Number of channels; as many are drawn as fit.
  let total: Int
  let map: ScrollingGrid
  let lines: Int
  private let gap = 4

  func drawing(_ channel: (Int) -> (input: ScrollingGrid, kernel: ScrollingGrid)) -> Drawing {
    var columns = (0..<min(total, 6)).map(channel)
    let whole = columns[0].input
    let isWhole = fits(columns[0]) && total == columns.count
    if !isWhole { columns = columns.map { ($0.input.focused, $0.kernel) } }
    let wanted = max(columns[0].input.naturalWidth, columns[0].kernel.naturalWidth)
    let count = min(columns.count, max(1, (frame.width - mapRoom(wanted) + gap) / (wanted + gap)))
    let width = min(wanted, frame.width)
    let kernelRows = columns[0].kernel.rows.count
    let rest = lines - 3 - (isWhole ? 0 : 1) - (count < total ? 1 : 0)
    let drawn = columns[..<count].map { column in
      Drawing.stacked(
        [
          column.input.drawing(room: width, rows: max(4, rest - min(kernelRows, rest / 2))),
          column.kernel.drawing(room: width, rows: max(4, rest / 2)),
        ], gap: 1)
    }
    var picture = Drawing.beside(drawn, gap: gap)
    if !isWhole {
      picture = .stacked([Drawing([StyledText(" " + whole.focusText, .dim).clipped(to: frame.width)]), picture])
    }
    if count < total { picture.lines.append(StyledText(" … \(counted(total - count, "more channel"))", .dim)) }
    if frame.isNarrow { return .stacked([picture, map.drawing(room: frame.width, rows: 6)], gap: 1) }
    return .beside([picture, map.drawing(room: frame.width - picture.width - gap, rows: lines - 1)], gap: gap)
  }

  /// Whether whole inputs of all channels find room, above their kernels and beside the map.
  private func fits(_ column: (input: ScrollingGrid, kernel: ScrollingGrid)) -> Bool {
    let width = max(column.input.naturalWidth, column.kernel.naturalWidth)
    let map = frame.isNarrow ? 0 : map.naturalWidth + gap
    return total * (width + gap) - gap + map <= frame.width
      && column.input.rows.count + column.kernel.rows.count + 3 <= lines
  }

  /// What the map needs; it is cut where that lets all channels be seen.
  private func mapRoom(_ column: Int) -> Int {
    if frame.isNarrow { return 0 }
    let channels = min(total, 6) * (column + gap)
    return gap + (channels + map.naturalWidth <= frame.width ? map.naturalWidth : map.partWidth(neighbours: 1))
  }
}
