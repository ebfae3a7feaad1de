import Lessons
import Quizzes
import Records
import Typesetting

/// Questions and exercises in front of a class: the clock, hands, hints, other numbers.
extension Presenter {
  /// The question or exercise that was shown last in the step.
  struct OpenItem {
    let place: CuePlace
    let isQuestion: Bool
    /// Whether its answer or solution is on the screen too.
    let isDone: Bool
  }

  var openItem: OpenItem? {
    for block in sheet.blocks.reversed() where block.cue < shown {
      let place = CuePlace(step: index, cue: block.cue)
      let isDone = shown > block.cue + 1
      switch block.content {
      case .question: return OpenItem(place: place, isQuestion: true, isDone: isDone)
      case .exercise: return OpenItem(place: place, isQuestion: false, isDone: isDone)
      default: continue
      }
    }
    return nil
  }

  /// The exercise whose solution is not on the screen yet.
  var openExercise: Exercise? {
    guard let item = openItem, !item.isDone, case .exercise(let exercise) = script.cues[item.place.cue] else {
      return nil
    }
    return exercise
  }

  /// The clock that the keys mean: the last one on the page, else that of the open question.
  private var clockPlace: CuePlace? {
    let timers = sheet.blocks.filter { if case .clock = $0.content { $0.cue < shown } else { false } }
    let timer = timers.last.map { CuePlace(step: index, cue: $0.cue) }
    guard let item = openItem, item.isQuestion, !item.isDone else { return timer }
    // A `@timer` directly before a question is the question's.
    if let timer, !sheet.blocks.contains(where: { $0.cue > timer.cue && $0.cue < item.place.cue && $0.isItem }) {
      return timer
    }
    return item.place
  }

  static let questionMinutes = 5.0

  func switchClock() {
    guard let place = clockPlace else { return say("there is nothing here to take the time of") }
    if clocks[place] == nil { clocks[place] = QuizClock(minutes: Presenter.questionMinutes, now: now) }
    if clocks[place]?.isRunning == true {
      clocks[place]?.pause()
      say("the clock stands; c lets it go on, + adds a minute")
    } else {
      clocks[place]?.run()
    }
  }

  func addMinute() {
    guard let place = clockPlace, clocks[place] != nil else { return say("no clock is running; c starts one") }
    clocks[place]?.add(minutes: 1)
    say("a minute more")
  }

  /// Asks for counts of hands, or shows the next hint of an exercise.
  ///
  /// - Parameter again: after a discussion; what was counted before is kept beside it.
  func raiseHands(again: Bool) {
    guard let item = openItem else { return say("there is no question here") }
    guard item.isQuestion else { return showHint(item) }
    let rounds = hands[item.place] ?? []
    if again, rounds.isEmpty { return say("h counts the hands a first time") }
    if again, rounds.count == 1 { hands[item.place] = rounds + [ShowOfHands([])] }
    let last = hands[item.place]?.last?.text ?? ""
    entry = .hands(last.isEmpty ? "" : last + " ")
  }

  /// Takes the counts that were typed, and writes them down.
  func count(_ text: String) {
    guard let item = openItem, item.isQuestion else { return }
    var rounds = hands[item.place] ?? []
    let isAgain = rounds.count == 2
    guard !text.trimmedBlanks.isEmpty else {
      if rounds.last?.counts.isEmpty == true { hands[item.place] = [rounds[0]] }
      return
    }
    do {
      let counted = try ShowOfHands(reading: text)
      if rounds.isEmpty { rounds = [counted] } else { rounds[rounds.count - 1] = counted }
      hands[item.place] = rounds
      record(counted, attempt: isAgain ? 2 : 1)
      if !isAgain { say("r asks again after the discussion, Space shows the answer") }
    } catch {
      if rounds.last?.counts.isEmpty == true { hands[item.place] = [rounds[0]] }
      entry = .hands(text)
      message = StyledText(error.message, .bad)
    }
  }

  private func record(_ hands: ShowOfHands, attempt: Int) {
    guard case .question(let asked)? = question?.content else { return }
    session.record(
      Event(
        .hands, item: order.lesson(at: index).id + "/" + asked.id,
        content: String(asked.question.contentHash, radix: 16), topic: asked.question.topic, mode: "class",
        draw: asked.number, parameters: asked.parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", "),
        answer: hands.text, attempt: attempt, time: session.wallTime(), version: Greeting.version))
  }

  private func showHint(_ item: OpenItem) {
    guard case .exercise(let exercise) = script.cues[item.place.cue] else { return }
    let count = hintsShown[item.place] ?? 0
    guard !item.isDone, count < exercise.hints.count else {
      return say(
        exercise.hints.isEmpty ? "there are no hints here" : "there are no more hints; Space shows the solution")
    }
    hintsShown[item.place] = count + 1
  }

  /// Asks the open question with other numbers.
  func drawAnew() {
    guard let item = openItem, item.isQuestion, !item.isDone,
      case .question(let question) = script.cues[item.place.cue],
      let block = sheet.blocks.firstIndex(where: { $0.cue == item.place.cue })
    else { return say("there is no open question here") }
    guard question.isDrawn else { return say("this question has no numbers to draw") }
    draws[question.id, default: 0] += 1
    hands[item.place] = nil
    sheets[index]?.blocks[block] = Block(cue: item.place.cue, content: ask(question))
  }
}

extension Presenter.Block {
  fileprivate var isItem: Bool {
    switch content {
    case .question, .exercise: true
    default: false
    }
  }
}
