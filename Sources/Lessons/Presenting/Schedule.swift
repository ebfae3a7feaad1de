/// When each step of a presentation should begin and end, in minutes from its start.
///
/// Steps without minutes of their own share what the lesson has left; without any minutes there is no plan.
public struct Schedule: Equatable, Sendable {
  /// Begin and end of every step, all lessons one after another; nil where nothing is planned.
  public let steps: [ClosedRange<Double>?]
  /// Minutes that everything takes, what lessons have beyond their steps included; nil if not everything is planned.
  public let total: Double?

  public init(_ lessons: [Lesson]) {
    var steps: [ClosedRange<Double>?] = []
    var now: Double? = 0
    for lesson in lessons {
      let given = lesson.steps.reduce(0) { $0 + ($1.minutes ?? 0) }
      let open = lesson.steps.count { $0.minutes == nil }
      let share = open == 0 ? 0 : lesson.minutes.map { max(0, $0 - given) / Double(open) }
      let begin = now
      for step in lesson.steps {
        guard let start = now, let minutes = step.minutes ?? share else {
          now = nil
          steps.append(nil)
          continue
        }
        steps.append(start...(start + minutes))
        now = start + minutes
      }
      if let end = now, let begin { now = max(end, begin + (lesson.minutes ?? 0)) }
    }
    self.steps = steps
    total = now.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Minutes behind the plan, negative ahead of it, 0 while a step is shown in its time; nil without a plan.
  ///
  /// - Parameters:
  ///   - step: begin and end of the step that is shown.
  ///   - elapsed: minutes since the start.
  public static func lag(_ step: ClosedRange<Double>?, elapsed: Double) -> Double? {
    guard let step else { return nil }
    if elapsed > step.upperBound { return elapsed - step.upperBound }
    return elapsed < step.lowerBound ? elapsed - step.lowerBound : 0
  }
}
