import Quizzes
import Typesetting

/// Questions of a lesson: asking, answering, giving up.
extension LessonPlayer {
  /// The question that waits for an answer, if there is one: a line at the prompt that is no command belongs to it.
  public var question: AskedQuestion? {
    guard !isPlaying, let open, case .quiz(let question) = lesson.steps[step].parts[open].content,
      let drawn, drawn.id == question.id
    else { return nil }
    return drawn
  }

  /// Keeps the session and asks; a question that was answered before is only shown.
  mutating func begin(_ question: Question, part: Int) -> [Event] {
    kept.insert(question.id)
    let keep = Event.keep(.exercise(id: question.id))
    let record = record(question.id)
    if record.isDone {
      let message = "You have \(record.state.rawValue) this question before. `again` asks it anew."
      return [keep, ask(question), .show(.say(message))]
    }
    open = part
    return [keep, ask(question)]
  }

  func ask(_ question: Question) -> Event { .ask(question, number: seed &+ (draws[question.id] ?? 0)) }

  /// Takes in a question that was drawn.
  public mutating func asked(_ question: AskedQuestion) -> [Event] {
    drawn = question
    disputed = nil
    return [.show(.question(question))]
  }

  /// Goes on without a question that cannot be drawn, because its lesson's variables are no longer what it needs.
  public mutating func couldNotAsk(_ mistake: QuestionMistake) -> [Event] {
    open = nil
    let reason = mistake.message.escapedForMarkdown
    return [
      .show(.say("The question here cannot be asked now: \(reason). `again` tries it once more, `next` goes on."))
    ]
  }

  /// Judges an answer to the open question.
  ///
  /// - Parameter bench: where it is computed; the session that the question was drawn in.
  public mutating func answered(_ answer: String, on bench: any Workbench) -> [Event] {
    guard let question else { return [] }
    if let disputed, answer.trimmed.lowercased() == "accept" {
      return take(answer, disputed.overruled(.right), question)
    }
    do { return take(answer, try question.grade(answer, on: bench), question) } catch {
      return [
        .show(.say("\(error.message.capitalizedAtStart). (`? LINE` runs Python here, `help answers` says more.)"))
      ]
    }
  }

  private mutating func take(_ answer: String, _ grade: Grade, _ question: AskedQuestion) -> [Event] {
    var record = record(question.id)
    var events: [Event] = [.answered(question, answer: answer, grade), .show(.grade(grade))]
    guard grade.isRight else {
      record.failedTries += 1
      records[question.id] = record
      disputed = grade.report == nil ? nil : grade
      return events + [.show(.say(advice(record, question))), .progressed(record)]
    }
    record.state = .solved
    records[question.id] = record
    disputed = nil
    open = nil
    if !question.explanation.isEmpty { events.append(.show(.explanation(question.explanation))) }
    return events + [.progressed(record)] + goOn()
  }

  /// What can be done after an answer that was not right.
  private func advice(_ record: ItemRecord, _ question: AskedQuestion) -> String {
    let hints = question.question.hints.count - record.hintsShown
    var words = hints > 0 ? "Try again, or type `hint`." : "Try again, or type `solution`."
    if hints > 0, record.failedTries >= 2 { words = "Try again, or type `hint` or `solution`." }
    return disputed == nil ? words : words + " If your words say it all, type `accept`."
  }

  func stillOpen(_ question: AskedQuestion) -> String {
    "This question is still open: type \(question.form), or `hint` for help, `solution` to see the answer, `skip` to go on."
  }

  /// Shows the answer, which closes the question.
  mutating func giveUp(_ record: ItemRecord, part: Int) -> [Event] {
    guard let drawn, case .quiz(let question) = lesson.steps[step].parts[part].content, drawn.id == question.id else {
      return [.show(.say("The question has not been asked. `again` asks it."))]
    }
    var record = record
    if record.state == .open { record.state = .skipped }
    records[record.id] = record
    open = nil
    disputed = nil
    return [.show(.answer(drawn)), .progressed(record)]
  }

  /// Shows the answer and goes on.
  mutating func skipQuestion() -> [Event] {
    guard let question, let part = open else { return [] }
    return giveUp(record(question.id), part: part) + goOn()
  }

  /// Draws the question anew, with other parameters if it has any.
  mutating func askAgain(_ question: Question, part: Int) -> [Event] {
    draws[question.id, default: 0] += 1
    open = part
    position = part + 1
    drawn = nil
    return [ask(question)]
  }
}

extension String {
  fileprivate var capitalizedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
