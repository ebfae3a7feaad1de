import GRDB

/// One thing that a student did: an answer, a question passed over, an exercise solved, a step of a lesson reached.
public struct Event: Codable, Equatable, Sendable, FetchableRecord, PersistableRecord {
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// A question was answered, rightly or not.
    case answered
    /// The student has counted an answer as right against the grading.
    case overruled
    /// The solution of a question or exercise was shown before it was solved.
    case shown
    /// A question or exercise was passed over.
    case skipped
    /// An exercise passed its checks.
    case solved
    /// A step of a lesson was reached; `answer` has its number.
    case reached
    /// A class has raised its hands; `answer` has the counts, such as `a=12 b=30`, and `attempt` is 2 after a discussion.
    case hands
  }

  /// Seconds since 1970.
  public var time: Double
  public var kind: Kind
  /// `file-id/item-id`, or a lesson's id for `reached`.
  public var item: String
  /// Tells one wording of the item from another.
  public var content: String
  public var topic: String
  /// Where it happened: `lesson`, `quiz`, `drill` or `review`.
  public var mode: String
  /// The number that a question was drawn with.
  public var draw: Int
  /// The drawn parameters, such as `W = 28, F = 3`.
  public var parameters: String
  public var answer: String
  /// From 0, wrong, to 1, right.
  public var share: Double
  /// Which try it was, the first being 1.
  public var attempt: Int
  public var hints: Int
  /// Seconds from the question to the answer.
  public var seconds: Double
  /// Of the program.
  public var version: String

  public init(
    _ kind: Kind, item: String, content: String = "", topic: String = "", mode: String, draw: Int = 0,
    parameters: String = "", answer: String = "", share: Double = 0, attempt: Int = 1, hints: Int = 0,
    seconds: Double = 0, time: Double, version: String
  ) {
    self.kind = kind
    self.item = item
    self.content = content
    self.topic = topic
    self.mode = mode
    self.draw = draw
    self.parameters = parameters
    self.answer = answer
    self.share = share
    self.attempt = attempt
    self.hints = hints
    // A clock that is set back measures no negative time.
    self.seconds = max(0, seconds)
    self.time = time
    self.version = version
  }

  public var isRight: Bool { share >= 1 || kind == .overruled || kind == .solved }

  public static let databaseTableName = "event"
}
