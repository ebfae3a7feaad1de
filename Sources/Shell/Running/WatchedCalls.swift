import Language
import Networks

/// The calls of an evaluation that are worth keeping: the last ones, since the outermost returns last, and the steps of
/// optimizers, which are walked through one after another.
///
/// A loop of a million calls is not kept.
struct WatchedCalls {
  private var steps: [CallEvent] = []
  private var recent: [CallEvent] = []

  private static let mostRecent = 256, mostSteps = 1000
  /// Numbers of an optimizer whose earlier steps are kept: those of a demonstration, not of a network.
  private static let mostNumbers = 256

  mutating func append(_ event: CallEvent) {
    if recent.count >= WatchedCalls.mostRecent {
      let leaving = WatchedCalls.mostRecent / 2
      if steps.count < WatchedCalls.mostSteps { steps += recent.prefix(leaving).filter(isSmallStep) }
      recent.removeFirst(leaving)
    }
    recent.append(event)
  }

  private func isSmallStep(_ event: CallEvent) -> Bool {
    guard case .object(let object)? = event["step"], let step = object as? PassedUpdate else { return false }
    return step.changes.reduce(0) { $0 + $1.after.count } <= WatchedCalls.mostNumbers
  }

  /// In the order in which they returned.
  var events: [CallEvent] { steps + recent }
}
