import Typesetting

/// What was found in an answer in free words, idea by idea.
public struct FreeReport: Equatable, Sendable {
  /// An idea that was said.
  public struct Found: Equatable, Sendable {
    /// The author's first word for it.
    public var idea: String
    /// The student's words.
    public var words: String
    public var isRequired: Bool
  }

  /// A known mistake that was made.
  public struct Misconception: Equatable, Sendable {
    public var words: String
    public var feedback: Markdown
    /// Its line in the question's file.
    public var line: Int
  }

  public var found: [Found]
  /// The author's first words for required ideas that were not said.
  public var missing: [String]
  public var misconceptions: [Misconception]
  /// An answer that has it all.
  public var model: Markdown
}

extension FreeReport: Drawable {
  /// What was found, and how much is missing, without saying what.
  public func drawing(width: Int) -> Drawing {
    var lines: [StyledText] = []
    for idea in found {
      let line =
        StyledText("✓ ", .good) + StyledText(idea.idea.withControlsShown)
        + StyledText(" “\(idea.words.withControlsShown)”", .dim)
      lines += line.wrapped(to: width)
    }
    for misconception in misconceptions {
      let inner = misconception.feedback.drawing(width: max(1, width - 2)).lines
      lines += inner.enumerated().map { StyledText($0 == 0 ? "✗ " : "  ", .bad) + $1 }
    }
    if !missing.isEmpty {
      let count = missing.count == 1 ? "one idea is" : "\(missing.count) ideas are"
      lines.append(StyledText("· \(count) still missing", .dim))
    }
    return Drawing(lines)
  }
}
