import Typesetting

/// What an answer is worth, and what there is to say about it.
public struct Grade: Equatable, Sendable {
  public enum Mark: Equatable, Sendable {
    case right
    /// A share of the whole, between 0 and 1.
    case partly(Double)
    case wrong
  }

  public var mark: Mark
  /// What to say: the author's feedback for this answer, else what helps without giving the key away. May be empty.
  public var feedback: Markdown
  /// The answer as it was understood, such as `b) 26`.
  public var reading: String
  /// The place of the known mistake that was made, among those of the question in the order of its file.
  public var mistake: Int?
  /// For an answer in free words: which ideas were found.
  public var report: FreeReport?
  /// Whether the student has set the mark against the grading.
  public var isOverruled = false

  public init(
    _ mark: Mark, feedback: Markdown = Markdown(), reading: String, mistake: Int? = nil, report: FreeReport? = nil
  ) {
    self.mark = mark
    self.feedback = feedback
    self.reading = reading
    self.mistake = mistake
    self.report = report
  }

  init(_ mark: Mark, say text: String, reading: String) {
    self.init(mark, feedback: Markdown(reading: text), reading: reading)
  }

  /// 1 for right, 0 for wrong.
  public var share: Double {
    switch mark {
    case .right: 1
    case .partly(let share): share
    case .wrong: 0
    }
  }

  public var isRight: Bool { mark == .right }

  /// The same answer, judged by the student.
  public func overruled(_ mark: Mark) -> Grade {
    var grade = self
    grade.mark = mark
    grade.isOverruled = true
    return grade
  }
}

extension Grade: Drawable {
  /// A mark, one word, and the feedback behind it.
  public func drawing(width: Int) -> Drawing {
    let (sign, style, word): (String, Style, String) =
      switch mark {
      case .right: ("✓ ", .good, isOverruled ? "Counted as right." : "Right.")
      case .partly: ("◐ ", .accent, "Partly right.")
      case .wrong: ("✗ ", .bad, "Not yet.")
      }
    var text = feedback
    if case .paragraph(let inlines)? = text.blocks.first {
      text.blocks[0] = .paragraph([.text(word + " ")] + inlines)
    } else {
      text.blocks.insert(.paragraph([.text(word)]), at: 0)
    }
    var parts = [text.drawing(width: max(1, width - 2))]
    if let report { parts.append(report.drawing(width: max(1, width - 2))) }
    let lines = Drawing.stacked(parts).lines
    return Drawing(lines.enumerated().map { StyledText($0 == 0 ? sign : "  ", style) + $1 })
  }
}
