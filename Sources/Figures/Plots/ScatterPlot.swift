import Typesetting

/// Points in the plane, those of each group by a mark of their own.
struct ScatterPlot: Drawable {
  struct Group {
    let name: String
    let points: [(x: Double, y: Double)]
  }

  let groups: [Group]
  let title: String?

  static let marks = Array("ox+*#%@&=~")
  private static let widest = 78, lines = 15

  func drawing(width: Int) -> Drawing {
    let all = groups.flatMap(\.points).filter { $0.x.isFinite && $0.y.isFinite }
    let vertical = Scale(rounding: all.map(\.y).min() ?? 0, all.map(\.y).max() ?? 1, most: 5)
    let horizontal = Scale(rounding: all.map(\.x).min() ?? 0, all.map(\.x).max() ?? 1, most: width < 60 ? 3 : 6)
    var frame = PlotFrame(
      vertical: vertical, columns: { max(9, min(width, Self.widest) - $0 - 1) },
      lines: { min(Self.lines, max(7, $0 / 3)) }, horizontal: { _ in horizontal })
    frame.drawAxes(showsZero: true)
    var hidden = 0
    for (group, mark) in zip(groups, Self.marks) {
      for point in group.points where point.x.isFinite && point.y.isFinite {
        let column = frame.column(point.x), line = frame.line(point.y)
        if let there = frame[column, line], there != mark, Self.marks.contains(there) { hidden += 1 }
        frame.put(mark, column, line, .accent)
      }
    }
    let drawn = groups.reduce(0) { $0 + $1.points.count }
    var phrases = zip(groups, Self.marks).map { group, mark in
      StyledText("\(mark) \(group.name.withControlsShown), \(counted(group.points.count, "point"))")
    }
    if drawn > all.count { phrases.append(StyledText("\(drawn - all.count) not finite, not drawn", .dim)) }
    if hidden > 0 { phrases.append(StyledText("\(hidden) drawn over points of another mark", .dim)) }
    return frame.titled(title, .phrases(phrases, width: width, indent: 1), width: width)
  }
}
