import Records
import Typesetting

/// What was asked and answered so far, a line for each topic.
struct ProgressReport: Drawable {
  let items: [ItemSummary]

  func drawing(width: Int) -> Drawing {
    guard !items.isEmpty else {
      return Drawing(
        StyledText("nothing was answered yet; `quiz` asks, `next` begins the lecture", .dim).wrapped(to: width))
    }
    var order: [String] = []
    for item in items where !order.contains(item.topic) { order.append(item.topic) }
    let rows = order.sorted().map { topic in
      let own = items.filter { $0.topic == topic }
      return [
        topic.withControlsShown, "\(own.count)", "\(own.count { !$0.isMissed })", "\(own.count(where: \.isMissed))",
        "\(own.reduce(0) { $0 + $1.meetings })",
      ]
    }
    let titles = ["topic", "items", "right", "missed", "answers"]
    let widths = titles.indices.map { column in
      ([titles] + rows).map { displayWidth($0[column]) }.max() ?? 0
    }
    func line(_ cells: [String], _ style: Style) -> StyledText {
      var line = StyledText(" ") + StyledText(cells[0], style).padded(to: widths[0])
      for column in 1..<cells.count {
        line = line + StyledText("  ") + StyledText(cells[column], style).aligned(right: widths[column])
      }
      return line.width > width ? line.clipped(to: width) : line
    }
    let missed = items.count(where: \.isMissed)
    let advice =
      missed == 0 ? "nothing is missed; `review` asks the oldest" : "`review` asks the \(missed) missed first"
    return Drawing(
      [line(titles, .dim)] + rows.map { line($0, .plain) } + StyledText(advice, .dim).wrapped(to: width))
  }
}
