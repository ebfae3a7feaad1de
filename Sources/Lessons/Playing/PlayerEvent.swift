import Quizzes
import Typesetting

extension LessonPlayer {
  /// Something for the Shell to do; events are carried out in order.
  public enum Event: Equatable, Sendable {
    /// A step begins: the prompt and the journal follow.
    case entered(step: Int)
    case show(Exhibit)
    /// Run code in the session and hand what came of it to `ran(_:_:)`; stop at nothing.
    case run(Run)
    /// Show code and what came of it when it last ran, error included, without running it; nil if it never ran.
    case recall(Run, Outcome?)
    /// Draw the value of an expression at the size of the window.
    case figure(Code)
    /// For the speaker's own screen.
    case note(Markdown)
    /// Offer a countdown, started by a key.
    case timer(seconds: Int)
    /// Wait for the reveal key, then reply `.reveal`.
    case pause
    /// Keep a snapshot of the session under this name, in place of an older one.
    case keep(Moment)
    /// Put the session back to what was kept.
    case restore(Moment)
    /// Tell what has changed since a snapshot, such as `x changed, 2 new`.
    case reportChanges(since: Moment)
    /// Set the start of the random numbers.
    case seed(Int)
    /// Forget which calls have run and what `_` is.
    case beginAttempt
    /// Put a starter into the input line; empty where the student starts from nothing.
    case offer(String)
    /// Draw a question in the session and hand it to `asked(_:)`, or say to `couldNotAsk(_:)` why that fails.
    case ask(Question, number: Int)
    /// A question was answered, for the journal; what could not be read is no answer.
    case answered(AskedQuestion, answer: String, Grade)
    /// The record of an exercise or question has changed.
    case progressed(ItemRecord)
    /// The last step is behind the student.
    case finished
  }

  /// Something in the course of a lesson that a snapshot is kept of.
  public enum Moment: Hashable, Sendable {
    /// Before anything of this step has run.
    case step(Int)
    /// When the working copy of an exercise was made.
    case exercise(id: String)
    /// Before `play`.
    case play
  }

  /// Code of the lesson and the place it comes from.
  public struct Run: Equatable, Sendable {
    public struct Place: Hashable, Sendable {
      public var step: Int
      public var part: Int
      /// Index of the exchange in a transcript, else 0.
      public var exchange: Int
    }

    public var place: Place
    public var source: String
    /// Whether prompt, source and output are shown; setup code and steps that are jumped over run silently.
    public var isEchoed: Bool
  }
}
