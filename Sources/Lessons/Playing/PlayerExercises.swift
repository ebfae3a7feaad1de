import Typesetting

/// Hints, solutions and tries.
extension LessonPlayer {
  /// Judges an input that the Shell has run in the working copy of an exercise; nothing happens if none is open.
  ///
  /// - Parameter holds: evaluates a condition in the session, after the input.
  public mutating func typed(_ source: String, _ outcome: Outcome, holds: (String) -> Verdict) -> [Event] {
    guard !isPlaying, let exercise else { return [] }
    switch exercise.judge(source, outcome, holds: holds) {
    case .notJudged: return []
    case .unfinished(let message): return [.show(.say(message))]
    case .failed(let message): return failed(exercise, message)
    case .passed: return pass(exercise)
    }
  }

  private mutating func pass(_ exercise: Exercise) -> [Event] {
    var record = record(exercise.id)
    record.state = .solved
    records[exercise.id] = record
    open = nil
    let rest = goOn()
    return [.show(.success(Markdown(reading: exercise.praise))), .progressed(record)] + rest
  }

  private mutating func failed(_ exercise: Exercise, _ message: String) -> [Event] {
    var record = record(exercise.id)
    record.failedTries += 1
    records[exercise.id] = record
    var events: [Event] = [.show(.feedback(Markdown(reading: message))), .progressed(record)]
    if record.failedTries >= 2, record.failedTries % 2 == 0, record.hintsShown < exercise.hints.count {
      events.append(.show(.say("Type `hint` for \(record.hintsShown == 0 ? "a" : "the next") hint.")))
    }
    return events
  }

  /// The exercise or question that was shown last in this step, and the index of its part.
  private var current: (part: Int, item: LessonItem)? {
    let parts = lesson.steps[step].parts
    for index in parts[..<position].indices.reversed() where parts[index].isFor(audience) {
      if let item = LessonItem(parts[index].content) { return (index, item) }
    }
    return nil
  }

  mutating func hint() -> [Event] {
    guard let item = current?.item else { return [.show(.say("There is no exercise here to give hints for."))] }
    var record = record(item.id)
    guard record.hintsShown < item.hints.count else {
      let none = item.hints.isEmpty ? "There are no hints here" : "That was the last hint"
      return [.show(.say("\(none). `solution` shows a way."))]
    }
    let hint = item.hints[record.hintsShown]
    record.hintsShown += 1
    records[item.id] = record
    return [.show(.hint(hint, number: record.hintsShown, count: item.hints.count)), .progressed(record)]
  }

  mutating func showSolution() -> [Event] {
    guard let (part, item) = current else { return [.show(.say("There is no exercise here to solve."))] }
    var record = record(item.id)
    record.sawSolution = true
    records[item.id] = record
    switch lesson.steps[step].parts[part].content {
    case .exercise(let exercise):
      return [.show(.solution(exercise.solution?.text ?? "")), .progressed(record)]
    case .quiz: return giveUp(record, part: part)
    default: return []
    }
  }

  /// Runs the solution in place of the student and goes on.
  mutating func skip() -> [Event] {
    if question != nil { return skipQuestion() }
    guard let exercise, let part = open else {
      return [.show(.say("There is nothing to skip here. `next` goes on."))]
    }
    var record = record(exercise.id)
    if record.state == .open { record.state = .skipped }
    records[exercise.id] = record
    open = nil
    let run = solutionRun(exercise, part: part, isEchoed: true)
    return [.restore(.exercise(id: exercise.id))] + run + [.progressed(record)] + goOn()
  }

  /// Starts the exercise of this step afresh or draws its question anew, or starts the step if it has neither.
  mutating func again() -> [Event] {
    let parts = lesson.steps[step].parts
    let last = parts[..<position].indices.last { parts[$0].isFor(audience) && LessonItem(parts[$0].content) != nil }
    if let last, case .quiz(let question) = parts[last].content { return askAgain(question, part: last) }
    guard let last, case .exercise(let exercise) = parts[last].content else {
      return [.restore(.step(step))] + enter(step)
    }
    open = last
    position = last + 1
    return [.restore(.exercise(id: exercise.id)), .beginAttempt, .offer(exercise.starter)]
  }
}
