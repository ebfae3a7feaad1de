import Language

/// Where questions are computed: keys, known mistakes, and what a student types.
///
/// The Shell's session conforms. Programs of questions may print, assign and draw random numbers; none of it shows.
public protocol Workbench: AnyObject {
  /// Lends the evaluator for some work, within the session's limits, without output, and puts the session back exactly
  /// as it was.
  func lend<R>(_ work: (Evaluator) throws -> R) throws -> R
}

extension Evaluator: Workbench {
  public func lend<R>(_ work: (Evaluator) throws -> R) throws -> R {
    let before = snapshot()
    let emit = context.emit
    context.emit = { _ in }
    defer {
      context.emit = emit
      restore(before)
    }
    return try work(self)
  }
}
