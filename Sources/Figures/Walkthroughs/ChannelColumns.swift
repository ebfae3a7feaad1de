import Typesetting

/// Input and kernel of several channels: a column for each, the kernel below its input, and the map beside them.
///
/// Where not all inputs fit as a whole, each shows its window alone, and a line above says where that lies.
struct ChannelColumns {
  let frame: Frame
  /// Number of channels; as many are drawn as fit.
  let total: Int
  /// What they are called.
  let name: String
  let map: ScrollingGrid
  let lines: Int
  private typealias Column = (input: ScrollingGrid, kernel: ScrollingGrid)

  /// Columns between two channels, and whether numbers are packed tightly: closer where more channels are seen then.
  private struct Spacing {
    var gap = 4
    var isTight = false
  }

  func drawing(_ channel: (Int) -> (input: ScrollingGrid, kernel: ScrollingGrid)) -> Drawing {
    var columns = (0..<min(total, 6)).map(channel)
    let whole = columns[0].input
    let isWhole = fits(columns[0]) && total == columns.count
    if !isWhole { columns = columns.map { ($0.input.focused, $0.kernel) } }
    let (spacing, count) = spacing(columns[0])
    let width = min(width(columns[0], spacing), frame.width)
    let kernelRows = columns[0].kernel.rows.count
    let rest = lines - 3 - (isWhole ? 0 : 1) - (count < total ? 1 : 0)
    let drawn = columns[..<count].map { column in
      Drawing.stacked(
        [
          column.input.drawing(room: width, rows: max(4, rest - min(kernelRows, rest / 2))),
          column.kernel.drawing(room: width, rows: max(4, rest / 2)),
        ], gap: 1)
    }
    var picture = Drawing.beside(drawn, gap: spacing.gap)
    if !isWhole { picture = .stacked([Drawing([focusText(whole)]), picture]) }
    if count < total { picture.lines.append(StyledText(" … \(counted(total - count, "more \(name)"))", .dim)) }
    if frame.isNarrow {
      // Where there is no room for it, the map is left out: its number stands below.
      let rows = lines + 1 - picture.lines.count { !$0.isEmpty }
      return rows < 2 ? picture : .stacked([picture, map.drawing(room: frame.width, rows: min(6, rows))], gap: 1)
    }
    return .beside(
      [picture, map.drawing(room: frame.width - picture.width - spacing.gap, rows: lines - 1)], gap: spacing.gap)
  }

  /// Where the windows lie; without the size of the picture if there is no room for it.
  private func focusText(_ input: ScrollingGrid) -> StyledText {
    let texts = [input.focusText + input.sizeText, input.focusText]
    return StyledText(" " + (texts.first { displayWidth($0) < frame.width } ?? texts[1]), .dim).clipped(to: frame.width)
  }

  /// The widest spacing with which as many channels are seen as with any.
  private func spacing(_ column: Column) -> (Spacing, count: Int) {
    let spacings = [4, 3, 2].map { Spacing(gap: $0) } + [2, 1].map { Spacing(gap: $0, isTight: true) }
    let counts = spacings.map { spacing in
      let wanted = width(column, spacing)
      let room = frame.width - mapRoom(wanted, spacing.gap) + spacing.gap
      return min(total, spacing.isTight ? 4 : 6, max(1, room / (wanted + spacing.gap)))
    }
    let best = counts.firstIndex(of: counts.max() ?? 1) ?? 0
    return (spacings[best], counts[best])
  }

  private func width(_ column: Column, _ spacing: Spacing) -> Int {
    let grids = [column.input, column.kernel]
    return grids.map { spacing.isTight ? $0.tightWidth : $0.naturalWidth }.max() ?? 1
  }

  /// Whether whole inputs of all channels find room, above their kernels and beside the map.
  private func fits(_ column: Column) -> Bool {
    let gap = 4
    let width = max(column.input.naturalWidth, column.kernel.naturalWidth)
    let map = frame.isNarrow ? 0 : map.naturalWidth + gap
    return total * (width + gap) - gap + map <= frame.width
      && column.input.rows.count + column.kernel.rows.count + 3 <= lines
  }

  /// What the map needs; it is cut where that lets all channels be seen.
  private func mapRoom(_ column: Int, _ gap: Int) -> Int {
    if frame.isNarrow { return 0 }
    let channels = min(total, 6) * (column + gap)
    return gap + (channels + map.naturalWidth <= frame.width ? map.naturalWidth : map.partWidth(neighbours: 1))
  }
}
