/// What checking a lesson has shown.
public struct LessonReport: Equatable, Sendable {
  public let path: String
  /// In the order of the file; empty if everything was proven.
  public internal(set) var errors: [LessonError] = []
  /// Every exchange that was run and compared, with what it really printed: all that rewriting the file needs.
  public internal(set) var exchanges: [CheckedExchange] = []
  /// Exercises that fail untouched and pass with their solution.
  public internal(set) var provenExercises = 0
  /// What was inferred of each question, and in how many draws it was proven.
  public internal(set) var questions: [CheckedQuestion] = []

  /// What was left out because a data set is not there: `from line 30 on: the data set "digits" …`.
  public internal(set) var unproven: String?

  public init(path: String) { self.path = path }
}

/// A question, its kind, and how many draws of it were tried.
public struct CheckedQuestion: Equatable, Sendable {
  public let id: String
  public let line: Int
  /// What was inferred, such as `one of 4`.
  public let kind: String
  public let draws: Int
}

/// An exchange of a transcript, and what really came of it.
public struct CheckedExchange: Equatable, Sendable {
  public let exchange: Exchange
  /// What was printed; for the exchange that must fail, also the message: alone, with its type, and as a student sees
  /// it. Any of them may be expected.
  public let outputs: [String]
  /// Whether everything above ran as it should, so that the output means something.
  public let isTrusted: Bool
  /// Where the output differs from the expected one; nil if it does not.
  public let mismatch: ExpectedOutput.Mismatch?

  /// What was printed; for the exchange that must fail, with the message alone.
  public var output: String { outputs[0] }
}
