import Quizzes

/// What playing and checking need from the language: running code in a session that can be copied.
///
/// The Shell's session conforms. Sizes of output are those of the screen it is shown on; `LessonChecker` asks for a
/// session of 80 columns without colour. A run that takes too long or too much memory ends as a `Failure` like any
/// other error: limits are the session's business.
public protocol LessonSession<Snapshot>: Workbench {
  /// The whole state of the session: variables, tensors, random numbers, and `_`.
  associatedtype Snapshot

  /// Sets the start of the random numbers.
  func seed(_ value: Int)

  /// Runs what is typed at the prompt: a statement, several of them, or a command; a bare expression echoes its value.
  func run(_ source: String) -> Outcome

  /// Evaluates an expression once and draws it, as `@figure` shows it.
  func figure(_ expression: String) -> Outcome

  /// Whether a condition holds. In it `_` is the value of the last input that had one, and `used("conv2d")` is whether
  /// such a call has run since the last `beginAttempt`. The session is left as it was.
  func holds(_ condition: String) -> Verdict

  /// Forgets which calls have run and the value of `_`.
  func beginAttempt()

  func snapshot() -> Snapshot

  /// Puts the session back exactly; a snapshot can be restored any number of times.
  func restore(_ snapshot: Snapshot)
}

/// What an input at the prompt led to.
public struct Outcome: Equatable, Sendable {
  /// An error that ended the input.
  public struct Failure: Equatable, Sendable {
    /// Python's or PyTorch's name of the error, such as `RuntimeError`.
    public var type: String
    /// The sentence alone, without type, place and hint.
    public var message: String
    /// The report as a student sees it: source line, caret, message and hint.
    public var report: String

    public init(type: String, message: String, report: String = "") {
      self.type = type
      self.message = message
      self.report = report
    }
  }

  /// What was printed and echoed, without colours; the report of a failure is not part of it.
  public var output: String
  public var failure: Failure?
  /// Names that the input bound, by assignment, `def`, `class`, `for` or `import`.
  public var assigned: Set<String>
  /// Whether the input was an expression with a value other than None.
  public var hasValue: Bool

  public init(output: String = "", failure: Failure? = nil, assigned: Set<String> = [], hasValue: Bool = false) {
    self.output = output
    self.failure = failure
    self.assigned = assigned
    self.hasValue = hasValue
  }
}

/// What a condition amounts to.
public enum Verdict: Equatable, Sendable {
  case yes, no
  /// The condition reads a name that does not exist.
  case undefined(name: String)
  /// The condition cannot be evaluated: the type and message of the error.
  case error(String)
}
