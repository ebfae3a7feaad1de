import Figures
import Language
import Lessons
import Quizzes
import Typesetting

/// What lessons need of a session.
extension Session: LessonSession {
  public func seed(_ value: Int) { context.random = .init(seed: value) }

  /// Runs what a lesson types at the prompt.
  public func run(_ source: String) -> Outcome {
    withTimeLimit { run(AssembledInput(text: source.hasSuffix("\n") ? source : source + "\n", linesBefore: 0)) }
  }

  /// Draws an expression's value as `show` does; a figure as it is.
  public func figure(_ expression: String) -> Outcome {
    withTimeLimit { run(AssembledInput(text: "%show \(expression)\n", linesBefore: 0)) }
  }

  public func holds(_ condition: String) -> Verdict {
    let before = evaluator.snapshot()
    defer { evaluator.restore(before) }
    let source = Source(condition)
    do {
      return try evaluator.evaluate(source).isTrue() ? .yes : .no
    } catch {
      let diagnostic = diagnostic(error, source)
      // A name that is missing inside a function is a mistake in the function; its place lies in another source.
      if diagnostic.kind == "NameError", diagnostic.source === source, let span = diagnostic.span {
        return .undefined(name: source.text(span))
      }
      return .error("\(diagnostic.kind): \(diagnostic.message)")
    }
  }

  public func beginAttempt() { forgetCalls() }

  public func snapshot() -> SessionMoment { SessionMoment(variables: evaluator.snapshot(), calledNames: calledNames) }

  public func restore(_ snapshot: SessionMoment) {
    evaluator.restore(snapshot.variables)
    calledNames = snapshot.calledNames
  }

  /// Interrupts an input that takes longer than the session allows.
  private func withTimeLimit(_ body: () -> Outcome) -> Outcome {
    guard let limit = options.timeLimit else { return body() }
    let deadline = Deadline(seconds: limit)
    var outcome = body()
    if deadline.cancel() {
      Cancelling.clear()
      let message = "this took longer than \(Int(limit)) second\(limit == 1 ? "" : "s")"
      outcome.failure = Outcome.Failure(type: "TimeoutError", message: message, report: "TimeoutError: \(message)")
    }
    return outcome
  }
}

extension Session: Workbench {
  /// Lends the evaluator to a question; nothing that it does is shown or stays.
  public func lend<R>(_ work: (Evaluator) throws -> R) throws -> R {
    guard let limit = options.timeLimit else { return try evaluator.lend(work) }
    let deadline = Deadline(seconds: limit)
    let result = Swift.Result { try evaluator.lend(work) }
    guard deadline.cancel() else { return try result.get() }
    Cancelling.clear()
    throw Diagnostic("TimeoutError", "this took longer than \(Int(limit)) second\(limit == 1 ? "" : "s")")
  }
}

/// A session at one moment, with the calls noted for `used`.
public struct SessionMoment {
  let variables: Snapshot
  let calledNames: Set<String>
}
