import Quizzes
import Typesetting

/// Something that a lesson puts on the screen. The Shell leaves an empty line before each.
public enum Exhibit: Equatable, Sendable {
  case lessonTitle(String, minutes: Double?)
  case stepHeading(title: String, number: Int, count: Int)
  case markdown(Markdown)
  case code(String)
  case text(String)
  case question(AskedQuestion)
  case hint(Markdown, number: Int, count: Int)
  case solution(String)
  /// What an answer to a question is worth.
  case grade(Grade)
  /// The right answer of a question, and why.
  case answer(AskedQuestion)
  /// Why the answer to a question is right.
  case explanation(Markdown)
  case whereabouts(Whereabouts)
  /// What the player itself has to say.
  case message(Markdown)
  /// What the author says to a try that did not pass.
  case feedback(Markdown)
  case success(Markdown)

  /// A message written in Markdown.
  static func say(_ text: String) -> Exhibit { .message(Markdown(reading: text)) }
}

extension Exhibit: Drawable {
  public func drawing(width: Int) -> Drawing {
    switch self {
    case .lessonTitle(let title, let minutes):
      Drawing(Exhibit.title(title, minutes).wrapped(to: width))
    case .stepHeading(let title, let number, let count):
      Drawing(Exhibit.rule(title, "step \(number) of \(count)", width))
    case .markdown(let text), .message(let text), .explanation(let text): text.drawing(width: width)
    case .feedback(let text): Exhibit.marked("✗ ", .bad, text, width)
    case .success(let text): Exhibit.marked("✓ ", .good, text, width)
    case .code(let text), .solution(let text): Drawing(MarkdownLayout.code(text, width: width))
    case .text(let text): Drawing(text: text.withControlsShown.expandingTabs())
    case .question(let question): question.drawing(width: width)
    case .grade(let grade): grade.drawing(width: width)
    case .answer(let question): question.solution(width: width)
    case .hint(let text, let number, let count):
      Drawing.stacked([Drawing([StyledText("hint \(number) of \(count)", .dim)]), text.drawing(width: width)])
    case .whereabouts(let place): place.drawing(width: width)
    }
  }

  private static func title(_ title: String, _ minutes: Double?) -> StyledText {
    var line = StyledText(title.withControlsShown, .heading)
    if let minutes { line.append(", about \(minutes.short) minutes", .dim) }
    return line
  }

  /// `── Title ──────── step 4 of 9 ──`, the title above the rule where it is too long for it.
  private static func rule(_ title: String, _ place: String, _ width: Int) -> [StyledText] {
    let title = StyledText(title.withControlsShown, .heading)
    let right = StyledText(" " + place + " ") + StyledText("──", .dim)
    let left = StyledText("── ", .dim) + title + " "
    let fill = width - left.width - right.width
    if fill >= 2 { return [left + StyledText(String(repeating: "─", count: fill), .dim) + right] }
    let rest = max(0, width - right.width)
    return title.wrapped(to: width) + [StyledText(String(repeating: "─", count: rest), .dim) + right]
  }

  private static func marked(_ mark: String, _ style: Style, _ text: Markdown, _ width: Int) -> Drawing {
    let lines = text.drawing(width: max(1, width - displayWidth(mark))).lines
    return Drawing(lines.enumerated().map { StyledText($0 == 0 ? mark : "  ", style) + $1 })
  }
}
