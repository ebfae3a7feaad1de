import Language
import Lessons

/// What was typed in this session and ran: the setup of a recording that begins later.
struct EarlierInputs {
  /// More are not remembered: nobody wants them in a lesson.
  static let capacity = 2_000

  private var sources: [String] = []
  private(set) var isFull = false

  mutating func add(_ source: String, _ outcome: Outcome) {
    guard outcome.failure == nil else { return }
    if sources.count < EarlierInputs.capacity { sources.append(source) } else { isFull = true }
  }

  mutating func forget() { self = EarlierInputs() }

  /// The inputs without those that only looked at something, found out by running them once more, and those that do not
  /// run in a session of their own, such as one that reads what a lesson has made.
  func sorted() -> (needed: [String], failing: [String]) {
    var needed: [String] = []
    var failing: [String] = []
    func freshSession() -> Session {
      let session = Session.proving(Recorder.timeout)
      session.seed(0)
      for source in needed { _ = session.run(source) }
      return session
    }
    var session = freshSession()
    for source in sources where !Cancelling.isAsked {
      let before = session.trace
      let outcome = session.run(source)
      if outcome.failure != nil {
        failing.append(source)
        session = freshSession()
      } else if session.trace != before {
        needed.append(source)
      }
    }
    return (needed, failing)
  }
}

extension Session {
  /// What an input leaves behind, the last value aside: equal traces, equal sessions.
  fileprivate var trace: [String: UInt64] {
    var trace = evaluator.digests(of: evaluator.snapshot())
    trace["random numbers"] = context.random.state
    trace["gradients are on"] = context.gradientMode.isOn ? 1 : 0
    return trace
  }
}
