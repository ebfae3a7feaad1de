import Typesetting

/// A question: what is asked, and the lines that answer it. Drawing its parameters and grading are not done here.
public struct Quiz: Equatable, Sendable {
  /// A line below the question.
  public struct Line: Equatable, Sendable {
    public var kind: Kind
    /// What stands between the marker and ` :: `.
    public var text: String
    /// What stands behind ` :: `, for those who give this answer.
    public var feedback: String?
    public var line: Int

    public init(_ kind: Kind, _ text: String, feedback: String? = nil, line: Int = 1) {
      self.kind = kind
      self.text = text
      self.feedback = feedback
      self.line = line
    }
  }

  /// What the marker at the beginning of a line says.
  public enum Kind: String, Equatable, Sendable, CaseIterable {
    /// `let W in [28, 32]` draws parameters, `where CONDITION` filters the draws.
    case parameters = "let "
    case filter = "where "
    /// `( )` `(x)` one of, `[ ]` `[x]` any of.
    case wrongChoice = "( )"
    case rightChoice = "(x)"
    case wrongOption = "[ ]"
    case rightOption = "[x]"
    /// `1.` put in order, `a -> b` match.
    case ordered = "1."
    case pair = "->"
    /// `= EXPRESSION`, `= "text" | "text"` or `= line N`; `predict: EXPRESSION`.
    case answer = "= "
    case prediction = "predict:"
    /// `~ EXPRESSION :: feedback`, a known wrong answer.
    case mistake = "~ "
    /// `* must`, `+ may` and `!~ misconception` of a free answer, `> ` its model.
    case required = "* "
    case welcome = "+ "
    case misconception = "!~ "
    case model = "> "
    /// `! …`, shown at the end.
    case explanation = "! "
  }

  public var id: String
  public var question: Markdown
  public var lines: [Line]
  public var hints: [Markdown]
  /// The fence as it stands, first line at `line` + 1.
  public var source: String
  public var line: Int

  public init(
    id: String, question: Markdown, lines: [Line], hints: [Markdown] = [], source: String = "", line: Int = 1
  ) {
    self.id = id
    self.question = question
    self.lines = lines
    self.hints = hints
    self.source = source
    self.line = line
  }
}
