import Typesetting

/// Where a student is in a lesson: what `where` answers.
public struct Whereabouts: Equatable, Sendable {
  public struct Place: Equatable, Sendable {
    public var title: String
    public var minutes: Double?
    public var wasSeen: Bool
    /// Records of the step's exercises and questions, in order.
    public var items: [ItemRecord]
    /// Number of hints of each item.
    public var hints: [Int]
  }

  public var lesson: String
  public var minutes: Double?
  /// Index of the step the student is in.
  public var current: Int
  public var places: [Place]
}

extension Whereabouts: Drawable {
  /// One line a step: an arrow at the current one, `✓` where one has been, and how its exercises stand.
  public func drawing(width: Int) -> Drawing {
    var head =
      StyledText("\(lesson.withControlsShown), ") + StyledText("step \(current + 1) of \(places.count)", .strong)
    if let minutes { head.append(", about \(minutes.short) minutes", .dim) }
    let digits = String(places.count).count
    let titles = places.map { displayWidth($0.title.withControlsShown) }.max() ?? 0
    let lines = places.enumerated().map { index, place in
      var line = StyledText(index == current ? "→ " : place.wasSeen ? "✓ " : "  ", index == current ? .accent : .good)
      line.append(StyledText("\(index + 1)").aligned(right: digits) + " ")
      line.append(place.title.withControlsShown, index == current ? .strong : .plain)
      let remarks = place.remarks
      guard !remarks.isEmpty else { return line.clipped(to: width) }
      let column = min(digits + 5 + titles, max(0, width - displayWidth(remarks)))
      line = line.clipped(to: max(0, column - 1)).padded(to: column)
      line.append(remarks, .dim)
      return line.clipped(to: width)
    }
    return Drawing(head.wrapped(to: width) + [StyledText()] + lines)
  }
}

extension Whereabouts.Place {
  /// Minutes and the states of the items in a few words.
  fileprivate var remarks: String {
    var states: [(word: String, count: Int)] = []
    for (item, count) in zip(items, hints) {
      var word = item.state.rawValue
      if item.failedTries == 1 { word += ", 1 try" }
      if item.failedTries > 1 { word += ", \(item.failedTries) tries" }
      if item.hintsShown > 0 { word += ", \(item.hintsShown) of \(count) hints" }
      // Those that stand alike are counted: `2 open`.
      if let same = states.firstIndex(where: { $0.word == word }) {
        states[same].count += 1
      } else {
        states.append((word, 1))
      }
    }
    let words =
      (minutes.map { ["\($0.short) min"] } ?? []) + states.map { $0.count > 1 ? "\($0.count) \($0.word)" : $0.word }
    return words.joined(separator: "; ")
  }
}
