import Quizzes
import Typesetting

/// One thing that happens in a step, in the order of the file.
public struct Part: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    /// Paragraphs, lists, tables and headings, ready to be wrapped.
    case prose(Markdown)
    /// Run in the student's session, prompt by prompt.
    case transcript(Transcript)
    /// Run without a word.
    case setup(Code)
    case exercise(Exercise)
    case quiz(Question)
    /// Shown, never run.
    case shownCode(language: String, Code)
    /// Shown as it is.
    case text(Code)
    /// Wait for the reveal key.
    case pause
    /// For the speaker alone; belongs to the reveal position it stands at.
    case note(Code)
    /// A countdown of so many seconds, started by a key.
    case timer(seconds: Int)
    /// The value of an expression, drawn live.
    case figure(Code)
  }

  /// Where a part is played.
  public enum Audience: Equatable, Sendable {
    case everyone
    /// Only in front of a class: between `@class` and `@end`.
    case classroom
    /// Only alone: between `@self` and `@end`.
    case alone
  }

  public var content: Content
  public var audience: Audience
  /// Line of the file at which the part begins.
  public var line: Int

  public init(_ content: Content, audience: Audience = .everyone, line: Int = 1) {
    self.content = content
    self.audience = audience
    self.line = line
  }

  /// Whether the part is played for `audience`.
  public func isFor(_ audience: Audience) -> Bool {
    self.audience == .everyone || audience == .everyone || self.audience == audience
  }
}

/// Lines of a fence and where they stand.
public struct Code: Equatable, Sendable {
  public var text: String
  /// Line of the first line of `text`.
  public var line: Int

  public init(_ text: String, line: Int = 1) {
    self.text = text
    self.line = line
  }
}
