import Typesetting

/// What the frames of all walkthroughs have in common: a heading, pictures beside each other, a calculation.
struct Frame {
  let width: Int

  /// Lines that a frame takes at most in a window of 24, above the keys.
  static let height = 21
  /// Windows narrower than this have the pictures below each other.
  static let narrow = 60

  var isNarrow: Bool { width < Frame.narrow }

  /// `step 17 of 25   row 3, column 1              conv2d, stride 1, padding 0`.
  func heading(step: Int, of count: Int, place: String, title: String) -> [StyledText] {
    let number = StyledText("step \(grouped(step + 1)) of \(grouped(count))", .heading)
    let left = number + StyledText("   \(place)")
    let right = StyledText(title, .dim)
    let gap = min(width, 80) - left.width - right.width
    if gap >= 3 { return [left.padded(to: left.width + gap) + right] }
    let titles = isNarrow ? [right.clipped(to: width)] : right.wrapped(to: width)
    return (left.width <= width ? [left] : [number] + StyledText(place).wrapped(to: width)) + titles
  }

  /// Lines for the pictures, titles included, when the calculation takes `tail` lines.
  func pictureLines(tail: Int) -> Int { max(8, Frame.height - tail - 3) }

  /// Input, kernels and map beside each other; the map below the kernels where that is too wide; all below each other
  /// in a narrow window. What is still too large is cut to what lies around the window.
  func arranged(input: ScrollingGrid, kernels: [ScrollingGrid], map: ScrollingGrid, lines: Int, gap: Int = 5) -> Drawing
  {
    let grids = [input] + kernels + [map]
    if isNarrow {
      func flow(_ rows: Int) -> Drawing { .flowing(grids.map { $0.drawing(room: width, rows: rows) }, width: width) }
      // Empty lines do not count: a low window does without them.
      return (4...9).reversed().lazy.map(flow).first { flow in
        flow.lines.count { !$0.isEmpty } <= lines + 2
      } ?? flow(3)
    }
    let isLow = max(input.rows.count, map.rows.count) < lines
    if isLow && grids.reduce(-gap, { $0 + $1.naturalWidth + gap }) <= width {
      return .beside(grids.map { $0.drawing(room: width, rows: lines - 1) }, gap: gap)
    }
    let free = width - gap
    guard !kernels.isEmpty else { return besides(input, map, lines, gap) }
    let kernelWidth = kernels.reduce(-gap) { $0 + $1.naturalWidth + gap }
    let wanted = max(min(kernelWidth, free / 2), min(map.naturalWidth, free / 3))
    let inputRoom = min(input.naturalWidth, free - wanted)
    let right = free - inputRoom
    let share = (right + gap) / kernels.count - gap
    let top = Drawing.beside(
      kernels.map { $0.drawing(room: kernelWidth <= right ? $0.naturalWidth : share, rows: max(5, lines / 2)) },
      gap: gap)
    let mapRows = max(3, lines - top.height - 2)
    return .beside(
      [
        input.drawing(room: inputRoom, rows: lines - 1),
        .stacked([top, map.drawing(room: right, rows: mapRows)], gap: 1),
      ], gap: gap)
  }

  /// Input and map share the width: what one does not need goes to the other.
  private func besides(_ input: ScrollingGrid, _ map: ScrollingGrid, _ lines: Int, _ gap: Int) -> Drawing {
    let free = width - gap
    let mapRoom = max(min(map.naturalWidth, free / 2), min(map.naturalWidth, free - input.naturalWidth))
    return .beside(
      [input.drawing(room: free - mapRoom, rows: lines - 1), map.drawing(room: mapRoom, rows: lines - 1)], gap: gap)
  }

  /// All lines, none wider than the window.
  ///
  /// - Parameter gap: empty lines between the pictures and the calculation.
  func drawing(_ heading: [StyledText], _ pictures: Drawing, _ calculation: [StyledText], gap: Int = 1) -> Drawing {
    let isTall = heading.count + pictures.height + 1 + gap + calculation.count > Frame.height
    let between = Array(repeating: StyledText(), count: gap)
    return Drawing(heading + (isTall ? [] : [StyledText()]) + pictures.lines + between + calculation).clipped(
      width: width
    ).trimmed
  }

  /// The calculation with a remark behind its last line, if there is room, else below, and legends at the end.
  func remarked(_ lines: [StyledText], _ remark: String?, _ legend: [String]) -> [StyledText] {
    var lines = lines
    if let remark {
      let last = lines.last ?? StyledText()
      let text = StyledText(remark, .accent)
      if last.width + 6 + text.width <= width, !lines.isEmpty {
        lines[lines.count - 1] = last.padded(to: last.width + 6) + text
      } else {
        lines += text.wrapped(to: width - 1).map { StyledText(" ") + $0 }
      }
    }
    return lines
      + (legend.isEmpty ? [] : Drawing.phrases(legend.map { StyledText($0, .dim) }, width: width, indent: 1).lines)
  }
}
