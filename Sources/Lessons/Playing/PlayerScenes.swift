import Typesetting

/// What a step puts on the screen, part by part.
extension LessonPlayer {
  /// The parts from the current position on, up to the first that waits: a pause, or an exercise.
  mutating func goOn() -> [Event] {
    let parts = lesson.steps[step].parts
    var events: [Event] = []
    while position < parts.count {
      let index = position
      position += 1
      guard parts[index].isFor(audience) else { continue }
      switch parts[index].content {
      case .setup(let code):
        events.append(.run(run(code.text, part: index, isEchoed: false)))
      case .transcript(let transcript):
        for (number, exchange) in transcript.exchanges.enumerated() {
          events.append(.run(run(exchange.source, part: index, exchange: number, isEchoed: true)))
        }
      case .exercise(let exercise):
        events += begin(exercise, part: index)
        if open != nil { return events }
      case .pause:
        if waits, hasMore { return events + [.pause] }
      case .quiz(let question):
        events += begin(question, part: index)
        if open != nil { return events }
      case let content:
        events += shown(content)
      }
    }
    return events
  }

  /// Makes a working copy and offers the starter; an exercise that was done before is done again by its solution.
  private mutating func begin(_ exercise: Exercise, part: Int) -> [Event] {
    kept.insert(exercise.id)
    let keep = Event.keep(.exercise(id: exercise.id))
    let record = record(exercise.id)
    if record.isDone {
      let message = Event.show(
        .say("You have \(record.state.rawValue) this exercise before. `again` starts it afresh."))
      return [keep, message] + solutionRun(exercise, part: part, isEchoed: true)
    }
    open = part
    return [keep, .beginAttempt, .offer(exercise.starter)]
  }

  /// Events of the parts that are only looked at.
  func shown(_ content: Part.Content) -> [Event] {
    switch content {
    case .prose(let text): [.show(.markdown(text))]
    case .shownCode(_, let code): [.show(.code(code.text))]
    case .text(let code): [.show(.text(code.text.withoutLastNewline))]
    case .note(let code): [.note(Markdown(reading: code.text))]
    case .timer(let seconds): [.timer(seconds: seconds)]
    case .figure(let code): [.figure(code)]
    case .setup, .transcript, .exercise, .quiz, .pause: []
    }
  }

  func run(_ source: String, part: Int, exchange: Int = 0, isEchoed: Bool) -> Run {
    Run(place: Run.Place(step: step, part: part, exchange: exchange), source: source, isEchoed: isEchoed)
  }

  func solutionRun(_ exercise: Exercise, part: Int, isEchoed: Bool) -> [Event] {
    guard let solution = exercise.solution else { return [] }
    return [.run(run(solution.text, part: part, isEchoed: isEchoed))]
  }

  /// Whether anything of the step is still to be shown.
  private var hasMore: Bool {
    lesson.steps[step].parts[position...].contains { $0.isFor(audience) }
  }
}

/// An exercise or question of a step, as far as both are alike.
struct LessonItem {
  let id: String
  let hints: [Markdown]
}

extension Step {
  func items(for audience: Part.Audience) -> [LessonItem] {
    parts.filter { $0.isFor(audience) }.compactMap { LessonItem($0.content) }
  }
}

extension LessonItem {
  init?(_ content: Part.Content) {
    switch content {
    case .exercise(let exercise): self.init(id: exercise.id, hints: exercise.hints)
    case .quiz(let quiz): self.init(id: quiz.id, hints: quiz.hints)
    default: return nil
    }
  }
}
