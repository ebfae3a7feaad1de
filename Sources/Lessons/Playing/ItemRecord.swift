/// How far a student got with an exercise or question; kept under `lesson-id/id`.
public struct ItemRecord: Equatable, Sendable {
  public enum State: String, Equatable, Sendable {
    case open, skipped, solved
  }

  public var id: String
  /// Never falls back: what was solved once stays solved.
  public var state: State
  /// Checks that failed.
  public var failedTries: Int
  /// Rungs of the hint ladder that were shown.
  public var hintsShown: Int
  public var sawSolution: Bool

  public init(
    id: String, state: State = .open, failedTries: Int = 0, hintsShown: Int = 0, sawSolution: Bool = false
  ) {
    self.id = id
    self.state = state
    self.failedTries = failedTries
    self.hintsShown = hintsShown
    self.sawSolution = sawSolution
  }

  public var isDone: Bool { state != .open }
}
