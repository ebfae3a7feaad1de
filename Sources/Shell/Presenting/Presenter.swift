import Figures
import Language
import Lessons
import Quizzes
import Typesetting

/// Presents lessons to a class: what is on the screen, and what the session was like at each place where a key waits.
///
/// Every stop has a snapshot of the session, so that going back is exact, and what was shown is kept with it. Keys and
/// the screen are in extensions; the moves here know neither, and also write transcripts.
final class Presenter {
  /// Something that stands on the screen.
  struct Block {
    enum Content {
      case exhibit(Exhibit)
      case figure(Drawing)
      case command(PresentedCommand, typed: String, output: Drawing)
      case clock
      case question(AskedQuestion)
      case answer(AskedQuestion)
      case exercise(Exercise)
    }

    /// Index of the cue that put it there.
    let cue: Int
    let content: Content
  }

  /// A step as far as it has been shown.
  struct Sheet {
    var blocks: [Block] = []
    /// The session by the number of cues shown.
    var moments: [Int: SessionMoment] = [:]
    /// Rows that were kept free for what a command shows, by the number of cues shown before it.
    var reserved: [Int: Int] = [:]
  }

  /// A cue of the presentation.
  struct CuePlace: Hashable {
    var step: Int
    var cue: Int
  }

  let session: Session
  var order: RunningOrder
  /// Index of the step, among those of all lessons.
  private(set) var index = 0
  /// Cues of the step that have been shown.
  private(set) var shown = 0
  var sheets: [Int: Sheet] = [:]

  /// The command that is being typed, or stands there and waits to be run.
  var typing: CommandTyping? { didSet { if oldValue == nil, typing != nil { keepRoom() } } }
  var way = CommandTyping.Way.keys
  /// What the presenter is told in the last row but one.
  var message: StyledText?
  /// For the speaker's screen: an output that is not what the file says.
  var remark = ""
  /// A number was changed, or something kept from `play`: outputs may rightly differ from the file from now on.
  var isChanged = false
  var clocks: [CuePlace: QuizClock] = [:]
  /// Hands that were raised, by `lesson-id/question-id`: before a discussion, and after it.
  var hands: [String: [ShowOfHands]] = [:]
  /// How often each question was drawn anew.
  var draws: [String: Int] = [:]
  var hintsShown: [CuePlace: Int] = [:]
  /// Whether answers that hands were raised for are right, as far as that was asked.
  var verdicts: [String: Bool] = [:]

  // What the extensions for keys and screen need.
  var screen = FullScreen()
  var overlay: Overlay?
  var entry: Entry?
  var scroll: Int?
  /// Rows of the list of keys that were scrolled away.
  var helpOffset = 0
  var autoplay: Autoplay?
  /// A command that was typed is running.
  var isRunning = false
  /// The key that leaves was pressed once.
  var isLeaving = false
  /// Whether the keyboard is the presentation's.
  var hasKeys = false
  /// When the presentation began, in seconds since 1970.
  var began: Double?
  var notes: NotesFile?
  var watched = WatchedFiles([])
  let now: () -> Double
  /// Columns and rows of the window.
  var windowSize: () -> TerminalSize

  init(
    _ order: RunningOrder, session: Session, now: @escaping () -> Double = monotonicSeconds,
    windowSize: @escaping () -> TerminalSize = { .current }
  ) {
    self.order = order
    self.session = session
    self.now = now
    self.windowSize = windowSize
    enter(0)
  }

  var console: Console { session.console }
  var script: StepScript { order.places[index].script }
  var sheet: Sheet { sheets[index] ?? Sheet() }
  var isStepComplete: Bool { shown == script.cues.count }
  var isAtEnd: Bool { isStepComplete && index == order.places.count - 1 }

  /// The command that the next key types or runs, if one is next.
  var nextCommand: PresentedCommand? {
    guard shown < script.cues.count, case .command(let command) = script.cues[shown] else { return nil }
    return command
  }

  // Moves

  /// Shows what comes next in the step, up to the next place that waits; false if Ctrl-C stopped it.
  ///
  /// - Parameter source: what is run in place of the command of the file.
  @discardableResult
  func reveal(_ stepping: Console.Stepping = .lastFrame, source: String? = nil) -> Bool {
    guard shown < script.cues.count else { return true }
    // Until it has run, the command stands there as it was typed.
    defer { typing = nil }
    if let source, source != nextCommand?.source { forgetWhatFollows() }
    return perform(upTo: script.end(after: shown + 1), stepping, source: source)
  }

  /// Hides what was shown last; false at the first stop of the step.
  @discardableResult
  func hide() -> Bool {
    typing = nil
    guard let before = script.stops.last(where: { $0 < shown }) else { return false }
    return show(index, before)
  }

  /// In strides: up to the next question or exercise, to the end of the step, then to the next one. So no press passes
  /// over anything, and none gives an answer away.
  @discardableResult
  func forward() -> Bool {
    typing = nil
    if let stride = script.strides.first(where: { $0 > shown }) { return show(index, stride) }
    guard index + 1 < order.places.count else { return true }
    return enter(index + 1)
  }

  /// The way of `forward` back, as far as the end of the step before.
  @discardableResult
  func backward() -> Bool {
    typing = nil
    if let stride = script.strides.last(where: { $0 < shown }) { return show(index, stride) }
    guard index > 0 else { return true }
    return show(index - 1, order.places[index - 1].script.cues.count)
  }

  /// Whether there is nothing before what is shown.
  var isAtStart: Bool { index == 0 && shown == script.stops[0] }

  /// Goes to the start of a step, for which the steps before it are run.
  ///
  /// - Returns: false if Ctrl-C stopped it on the way; then it is as far as it got.
  @discardableResult
  func go(to target: Int) -> Bool {
    typing = nil
    while index < target {
      guard show(index, script.cues.count), enter(index + 1) else { return false }
    }
    return index == target && shown == script.end(after: 0) || show(target, order.places[target].script.end(after: 0))
  }

  /// Shows so much of a step that was entered before, from the snapshots where there are any.
  @discardableResult
  func show(_ step: Int, _ stop: Int) -> Bool {
    let moments = sheets[step]?.moments ?? [:]
    guard let nearest = moments.keys.filter({ $0 <= stop }).max(), let moment = moments[nearest] else { return false }
    session.restore(moment)
    (index, shown) = (step, nearest)
    return nearest == stop || perform(upTo: stop, .lastFrame, source: nil)
  }

  /// Begins a step in the session as the one before has left it.
  @discardableResult
  private func enter(_ target: Int) -> Bool {
    let first = order.places[target].script.end(after: 0)
    if sheets[target]?.moments[0] != nil { return show(target, first) }
    if order.places[target].step == 0 {
      session.evaluator.reset()
      session.seed(order.lesson(at: target).seed)
    }
    sheets[target] = Sheet(moments: [0: session.snapshot()])
    (index, shown) = (target, 0)
    return perform(upTo: first, .lastFrame, source: nil)
  }

  /// Forgets everything behind the present stop, since it would come out differently now.
  func forgetWhatFollows() {
    isChanged = true
    for step in sheets.keys where step > index { sheets[step] = nil }
    let kept = sheet.moments.filter { $0.key <= shown }
    sheets[index]?.moments = kept
  }

  /// Keeps the session as it is now as that of the present stop.
  func keepSession() {
    forgetWhatFollows()
    sheets[index]?.moments[shown] = session.snapshot()
  }

  /// Takes lessons that were written anew, the same up to some cue of a step, and goes there.
  func replace(_ order: RunningOrder, step: Int, cue: Int) {
    let old = self.order.places, place = order.places[step]
    self.order = order
    typing = nil
    for other in sheets.keys where other > step { sheets[other] = nil }
    let script = place.script
    let stop = script.stops.last { $0 <= cue } ?? 0
    let kept = (sheets[step]?.moments ?? [:]).filter { $0.key <= stop }
    sheets[step]?.moments = kept
    // What comes before the first cue of a lesson, such as its seed, may have changed; and what stood at this place may
    // now stand at another.
    let isSamePlace = old.indices.contains(step) && old[step].lesson == place.lesson && old[step].step == place.step
    if !isSamePlace || cue == 0 && place.step == 0 { sheets[step] = nil }
    for place in clocks.keys where place.step > step || place.step == step && place.cue >= cue { clocks[place] = nil }
    if sheets[step] != nil {
      show(step, max(stop, script.end(after: 0)))
    } else if step == 0 {
      enter(0)
    } else {
      if index >= step { show(step - 1, order.places[step - 1].script.cues.count) }
      go(to: step)
    }
  }

  // Performing

  private func perform(upTo end: Int, _ stepping: Console.Stepping, source: String?) -> Bool {
    let (index, start) = (index, shown)
    sheets[index]?.blocks.removeAll { $0.cue >= start }
    let kept = sheet.moments.filter { $0.key <= start }
    sheets[index]?.moments = kept
    var changed = source
    for cue in shown..<end {
      guard perform(cue, stepping, source: changed) else {
        // Half of a stop would be no stop.
        let reached = shown
        sheets[index]?.blocks.removeAll { $0.cue >= reached }
        if let moment = sheet.moments[shown] { session.restore(moment) }
        return false
      }
      changed = nil
      if script.stops.contains(cue + 1) {
        shown = cue + 1
        sheets[index]?.moments[shown] = session.snapshot()
      }
    }
    return true
  }

  private func perform(_ cue: Int, _ stepping: Console.Stepping, source: String?) -> Bool {
    func add(_ content: Block.Content) { sheets[index]?.blocks.append(Block(cue: cue, content: content)) }
    switch script.cues[cue] {
    case .pause, .note: break
    case .show(let exhibit): add(.exhibit(exhibit))
    case .timer(let seconds):
      let place = CuePlace(step: index, cue: cue)
      if clocks[place] == nil { clocks[place] = QuizClock(minutes: Double(seconds) / 60, now: now) }
      add(.clock)
    case .setup(let code):
      guard let outcome = interruptibly({ session.runSilently(code.text) }) else { return false }
      if let failure = outcome.failure {
        remark = "the setup of this step fails with \(failure.type): \(failure.message)"
      }
    case .figure(let code):
      guard let drawing = page(stepping, { session.figure(code.text) })?.drawing else { return false }
      add(.figure(drawing))
    case .command(let command):
      let typed = source ?? command.source
      guard let (outcome, drawing) = page(stepping, { session.run(typed) }) else { return false }
      compare(outcome, command)
      add(.command(command, typed: typed, output: drawing))
    case .exercise(let exercise):
      session.beginAttempt()
      add(.exercise(exercise))
    case .question(let question): add(ask(question))
    case .answer:
      if let asked = question(before: cue) { add(.answer(asked)) }
    }
    return true
  }

  /// The question that the answer at a cue belongs to.
  private func question(before cue: Int) -> AskedQuestion? {
    for block in sheet.blocks.reversed() where block.cue < cue {
      if case .question(let asked) = block.content { return asked }
    }
    return nil
  }

  func ask(_ question: Question) -> Block.Content {
    do {
      return .question(try question.draw(order.lesson(at: index).seed &+ (draws[question.id] ?? 0), on: session))
    } catch {
      return .exhibit(.message(Markdown(reading: "The question here cannot be asked: \(error.message)")))
    }
  }

  /// Says to the presenter alone that an output is not the file's; not after a change, nor in a narrow window.
  private func compare(_ outcome: Outcome, _ command: PresentedCommand) {
    guard let expected = command.expected, command.isCompared, !isChanged, pageSize.columns == 80 else { return }
    let isSame = ExpectedOutput(expected, tolerance: command.tolerance).mismatch(in: outcome.output) == nil
    remark =
      isSame && outcome.failure == nil ? "" : "the output of `\(command.source.firstLine)` is not what the file says"
  }

  /// Runs something whose output goes on the screen; nil if Ctrl-C stopped it.
  private func page(_ stepping: Console.Stepping, _ body: () -> Outcome) -> (outcome: Outcome, drawing: Drawing)? {
    console.redraw = { [unowned self] in
      screen.forget()
      console.resizePage(pageSize, margin: margin)
      drawScreen(cursorBelowCommand: true)
    }
    defer { console.redraw = nil }
    console.beginPage(pageSize, stepping: stepping, margin: margin)
    let outcome = interruptibly(body)
    let drawing = console.endPage()
    return outcome.map { ($0, drawing) }
  }
}

extension String {
  /// The lines of code as they may stand on a screen.
  var shownLines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).expandingTabs().withControlsShown }
  }

  var firstLine: String { split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "" }
}
