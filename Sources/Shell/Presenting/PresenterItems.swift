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

  /// The clock of what is open now.
  var openClock: QuizClock? { clockPlace.flatMap { clocks[$0] } }

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
    guard let place = clockPlace else { return say("no question here: nothing to time") }
    if clocks[place] == nil { clocks[place] = QuizClock(minutes: Presenter.questionMinutes, now: now) }
    if clocks[place]?.isRunning == true {
      clocks[place]?.pause()
      say("clock stopped; c continues, + adds a minute")
    } else {
      clocks[place]?.run()
    }
    if pageView.hiddenBelow > 0 { scroll = .max }
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
    guard item.isQuestion, let asked = asked(at: item.place) else { return showHint(item) }
    let rounds = hands[key(of: asked)] ?? []
    if again, rounds.isEmpty { return say("h counts the hands a first time") }
    let isSecond = again || rounds.count == 2
    let last = (isSecond ? rounds.dropFirst().first : rounds.first)?.text ?? ""
    entry = .hands(last.isEmpty ? "" : last + " ", again: isSecond)
  }

  /// Takes the counts that were typed, and writes them down; what cannot be meant is asked for again.
  func count(_ text: String, again: Bool) {
    guard !text.trimmedBlanks.isEmpty, let item = openItem, item.isQuestion, let asked = asked(at: item.place) else {
      return
    }
    do {
      let counted = try ShowOfHands(reading: text)
      for count in counted.counts { _ = try asked.grade(count.answer, on: session) }
      let before = hands[key(of: asked)]?.first
      hands[key(of: asked)] = again ? [before ?? counted, counted] : [counted]
      record(counted, asked, attempt: again ? 2 : 1)
      scroll = .max
      if !again { say("r asks again after the discussion, Space shows the answer") }
    } catch {
      entry = .hands(text, again: again)
      let reason = (error as? ShowOfHands.Mistake)?.message ?? (error as? UnreadableAnswer)?.message ?? "\(error)"
      message = StyledText(reason, .bad)
    }
  }

  /// The question that was asked at a place, as it was drawn.
  func asked(at place: CuePlace) -> AskedQuestion? {
    for block in sheets[place.step]?.blocks ?? [] where block.cue == place.cue {
      if case .question(let asked) = block.content { return asked }
    }
    return nil
  }

  /// What hands are kept under.
  func key(of asked: AskedQuestion) -> String { order.lesson(at: index).id + "/" + asked.id }

  private func record(_ hands: ShowOfHands, _ asked: AskedQuestion, attempt: Int) {
    session.record(
      Event(
        .hands, item: key(of: asked),
        content: String(asked.question.contentHash, radix: 16), topic: asked.question.topic, mode: "class",
        draw: asked.number, parameters: asked.parameterText,
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
    scroll = .max
  }

  /// Asks the open question with other numbers.
  func drawAnew() {
    guard let item = openItem, item.isQuestion, !item.isDone,
      case .question(let question) = script.cues[item.place.cue],
      let block = sheet.blocks.firstIndex(where: { $0.cue == item.place.cue })
    else { return say("there is no open question here") }
    guard question.isDrawn else { return say("this question has no numbers to draw") }
    draws[question.id, default: 0] += 1
    let content = ask(question)
    if case .question(let asked) = content { hands[key(of: asked)] = nil }
    sheets[index]?.blocks[block] = Block(cue: item.place.cue, content: content)
    // What was shown behind it belongs to the question as it was.
    let kept = sheet.moments.filter { $0.key <= shown }
    sheets[index]?.moments = kept
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
