import Typesetting

/// A mistake in a lesson file, or something that `convsh check` could not prove of it.
public struct LessonError: Error, Equatable, Sendable {
  public let path: String
  /// Line and column, counted from 1; the column in characters.
  public let line: Int
  public let column: Int
  public let message: String
  /// One action that helps.
  public let hint: String?
  /// The line of the file, for the caret; empty where there is none.
  public let sourceLine: String
  /// Whether the rest of the file could not be understood, so that running it would only repeat the mistake.
  public let isFatal: Bool

  public init(
    path: String, line: Int, column: Int, message: String, hint: String? = nil, sourceLine: String = "",
    isFatal: Bool = false
  ) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
    self.sourceLine = sourceLine
    self.isFatal = isFatal
  }
}

extension LessonError: Drawable {
  /// The place and message, the source line, a caret below it, and the hint.
  public func drawing(width: Int = 80) -> Drawing {
    let place = "\(path.withControlsShown):\(line):\(column): "
    var lines = (StyledText(place) + StyledText(message.withControlsShown, .bad)).wrapped(to: width)
    if !sourceLine.isEmpty {
      let (shown, caret) = excerpt(width: width)
      lines.append(StyledText(shown, .code))
      lines.append(StyledText(String(repeating: " ", count: caret)) + StyledText("^", .bad))
    }
    if let hint { lines += StyledText(hint.withControlsShown).wrapped(to: width) }
    return Drawing(lines)
  }

  /// The part of the source line around the column, and the columns before the caret.
  private func excerpt(width: Int) -> (shown: String, caret: Int) {
    let head = String(sourceLine.prefix(max(0, column - 1))).withControlsShown.expandingTabs()
    let line = sourceLine.withControlsShown.expandingTabs()
    let caret = displayWidth(head)
    if caret < width { return (StyledText(line).clipped(to: width).text, caret) }
    let tail = sourceLine.dropFirst(max(0, column - 1 - width / 2))
    let shown = StyledText(String(tail).withControlsShown.expandingTabs()).clipped(to: width).text
    let before = String(tail.prefix(min(width / 2, column - 1))).withControlsShown.expandingTabs()
    return (shown, min(displayWidth(before), width - 1))
  }
}

extension LessonError: CustomStringConvertible {
  public var description: String { drawing().text }
}
