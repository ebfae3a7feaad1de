import Typesetting

/// From step to step.
extension LessonPlayer {
  mutating func next() -> [Event] {
    if let question { return [.show(.say(stillOpen(question)))] }
    if open != nil {
      return [
        .show(
          .say(
            "This exercise is still open: type your answer, or `hint` for help, `solution` to see one, `skip` to go on."
          ))
      ]
    }
    if position < lesson.steps[step].parts.count { return goOn() }
    guard step + 1 < lesson.steps.count else {
      return [.show(.say("That was the last step of *\(lesson.title.escapedForMarkdown)*.")), .finished]
    }
    return enter(step + 1)
  }

  /// Begins a step: a snapshot, its heading, and its parts up to the first that waits.
  mutating func enter(_ target: Int) -> [Event] {
    step = target
    position = 0
    open = nil
    seen.insert(target)
    return [.entered(step: target), .keep(.step(target)), .show(heading)] + goOn()
  }

  mutating func goTo(_ text: String) -> [Event] {
    guard let target = index(of: text) else { return [.show(.say(unknownStep(text)))] }
    if target == step { return [.restore(.step(target))] + enter(target) }
    if target < step { return recall(target) }
    var events: [(step: Int, events: [Event])] = [(step, finishSilently())]
    for between in (step + 1)..<target { events.append((between, runSilently(between))) }
    return events.flatMap(\.events) + ranMessage(events) + enter(target)
  }

  /// Shows a step again that was left behind, in the state in which it was left, without running anything.
  mutating func recall(_ target: Int) -> [Event] {
    step = target
    open = nil
    position = 0
    let parts = lesson.steps[target].parts
    var events: [Event] = [.entered(step: target), .show(heading)]
    var state = Moment.step(target + 1)
    recalling: while position < parts.count {
      let index = position
      position += 1
      guard parts[index].isFor(audience) else { continue }
      if let item = LessonItem(parts[index].content), !record(item.id).isDone, kept.contains(item.id) {
        state = .exercise(id: item.id)
        open = index
        break recalling
      }
      events += recalled(parts[index].content, index)
    }
    // A figure is drawn from the values of then, and drawing it may use up random numbers.
    let drawsFigure = events.contains { if case .figure = $0 { true } else { false } }
    var offer = exercise.map { [Event.beginAttempt, .offer($0.starter)] } ?? []
    if let open, case .quiz(let question) = parts[open].content { offer.append(ask(question)) }
    return [.restore(state)] + events + (drawsFigure ? [.restore(state)] : []) + offer
  }

  private func recalled(_ content: Part.Content, _ index: Int) -> [Event] {
    switch content {
    case .transcript(let transcript):
      transcript.exchanges.enumerated().map { number, exchange in
        let run = run(exchange.source, part: index, exchange: number, isEchoed: true)
        return .recall(run, outcomes[run.place])
      }
    case .exercise(let exercise):
      (exercise.starter.isEmpty ? [] : [.show(.code(exercise.starter))])
        + [.show(.say("This exercise is \(record(exercise.id).state.rawValue). `again` starts it afresh."))]
    case .quiz(let question):
      [ask(question), .show(.say("This question is \(record(question.id).state.rawValue). `again` asks it anew."))]
    case .setup, .pause, .timer: []
    default: shown(content)
    }
  }

  /// Runs what is left of the current step, as if its exercises had been solved.
  private mutating func finishSilently() -> [Event] {
    var events: [Event] = []
    if let exercise {
      events.append(.restore(.exercise(id: exercise.id)))
      events += solutionRun(exercise, part: position - 1, isEchoed: false)
    }
    open = nil
    return events + runRest(from: position)
  }

  /// Runs the code of a step that is jumped over, its exercises by their solutions, after a snapshot.
  mutating func runSilently(_ target: Int) -> [Event] {
    let here = step
    defer { step = here }
    step = target
    return [.keep(.step(target))] + runRest(from: 0)
  }

  private mutating func runRest(from first: Int) -> [Event] {
    var events: [Event] = []
    for (index, part) in lesson.steps[step].parts.enumerated().dropFirst(first) where part.isFor(audience) {
      switch part.content {
      case .setup(let code): events.append(.run(run(code.text, part: index, isEchoed: false)))
      case .transcript(let transcript):
        for (number, exchange) in transcript.exchanges.enumerated() {
          events.append(.run(run(exchange.source, part: index, exchange: number, isEchoed: false)))
        }
      case .exercise(let exercise):
        events.append(.keep(.exercise(id: exercise.id)))
        kept.insert(exercise.id)
        events += solutionRun(exercise, part: index, isEchoed: false)
      case .quiz(let question):
        events.append(.keep(.exercise(id: question.id)))
        kept.insert(question.id)
      default: break
      }
    }
    return events
  }

  /// Says which steps were run to get somewhere, if any of them had code.
  func ranMessage(_ events: [(step: Int, events: [Event])]) -> [Event] {
    let steps = events.filter { $0.events.contains { if case .run = $0 { true } else { false } } }.map { $0.step + 1 }
    guard let first = steps.first, let last = steps.last else { return [] }
    let numbers = first == last ? "step \(first)" : "steps \(first)–\(last)"
    return [.show(.say("Ran \(numbers) to get here."))]
  }

  private var heading: Exhibit {
    .stepHeading(title: lesson.steps[step].title, number: step + 1, count: lesson.steps.count)
  }

  private func index(of text: String) -> Int? {
    let text = text.trimmed
    if let number = Int(text) { return lesson.steps.indices.contains(number - 1) ? number - 1 : nil }
    let lower = text.lowercased()
    guard !lower.isEmpty else { return nil }
    return lesson.steps.firstIndex { $0.id == text } ?? lesson.steps.firstIndex { $0.id.lowercased() == lower }
      ?? lesson.steps.firstIndex { $0.title.lowercased().hasPrefix(lower) }
  }

  private func unknownStep(_ text: String) -> String {
    let shown = "`" + text.trimmed.replacing("`", with: "'") + "`"
    if Int(text.trimmed) != nil { return "There is no step \(shown): the steps go from 1 to \(lesson.steps.count)." }
    if text.trimmed.isEmpty { return "Say where to: a number from 1 to \(lesson.steps.count), or a step's id." }
    let nearest = nearestWord(to: text.trimmed, in: lesson.steps.map(\.id))
    return "There is no step \(shown)" + (nearest.map { "; did you mean `\($0)`?" } ?? "; `where` lists them all.")
  }
}

extension String {
  /// The text with the characters that mean something to Markdown made harmless.
  var escapedForMarkdown: String {
    var text = ""
    for character in self {
      if "\\`*_[]<>#&|~".contains(character) { text.append("\\") }
      text.append(character)
    }
    return text
  }
}
