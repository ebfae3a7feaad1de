import Typesetting

/// What became of one question.
struct QuizOutcome: Equatable {
  let topic: String
  /// What was answered last; empty if nothing was.
  let answer: String
  let key: String
  var isRight: Bool
  let tries: Int
  let hints: Int
}

/// The end of a quiz: every question with what was answered and what is right.
struct QuizReview: Drawable {
  let outcomes: [QuizOutcome]
  /// Questions in all; nil for a drill.
  let count: Int?
  let isPassed: Bool
  let mode: QuizRun.Mode

  func drawing(width: Int) -> Drawing {
    let right = outcomes.count(where: \.isRight)
    var lines: [StyledText] = []
    let total = count ?? outcomes.count
    var title = "\(right) of \(total) right"
    let open = total - outcomes.count
    if open > 0 { title += ", \(open) not answered" }
    lines.append(StyledText(" " + title, .heading))
    for (index, outcome) in outcomes.enumerated() { lines.append(line(index + 1, outcome).clipped(to: width)) }
    if mode == .quiz {
      let needed = Int((QuizRun.passingShare * Double(total)).rounded(.up))
      lines.append(StyledText(isPassed ? " Passed." : " Not passed: \(needed) of \(total) would be enough.", .plain))
    }
    if outcomes.contains(where: { !$0.isRight }) {
      lines.append(StyledText(" `review` asks the missed ones again.", .dim))
    }
    return Drawing(lines.flatMap { $0.width > width ? $0.wrapped(to: width) : [$0] })
  }

  private func line(_ number: Int, _ outcome: QuizOutcome) -> StyledText {
    let mark = outcome.isRight ? StyledText("✓", .good) : StyledText("✗", .bad)
    var line = StyledText(" ") + mark + StyledText(" \(number) \(outcome.topic.withControlsShown)")
    let answer = outcome.answer.oneLine
    if outcome.isRight {
      if outcome.tries == 2 { line.append(", second try", .dim) }
      line.append("  \(answer)", .result)
    } else {
      line.append(answer.isEmpty ? "  passed over" : "  \(answer)", .plain)
      line.append("  right is: \(outcome.key.oneLine)", .dim)
    }
    return line
  }
}

extension String {
  /// Without line ends, shortened.
  fileprivate var oneLine: String {
    let text = split(whereSeparator: \.isNewline).joined(separator: " ").withControlsShown
    return text.count > 40 ? String(text.prefix(39)) + "…" : text
  }
}
