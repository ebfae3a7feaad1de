/// What is wrong with a question, as written or for some drawn parameters: a place in its file, a sentence, and one action
/// that helps.
public struct QuestionMistake: Error, Equatable, Sendable {
  /// Line of the file and column in characters, both from 1.
  public var line: Int
  public var column: Int
  public var message: String
  public var hint: String?

  public init(line: Int, column: Int = 1, _ message: String, hint: String? = nil) {
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}
