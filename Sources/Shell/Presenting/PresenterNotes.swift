import Glibc
import Lessons
import Typesetting

/// What the presentation tells the speaker, and what the lesson files tell the presentation.
extension Presenter {
  /// Writes where the presentation is, if that has changed.
  func writeNotes() {
    guard let notes else { return }
    notes.write(speakerNotes)
    if let problem = notes.problem, message == nil { message = StyledText(problem, .bad) }
  }

  var speakerNotes: SpeakerNotes {
    var notes = SpeakerNotes()
    let lesson = order.lesson(at: index)
    let place = order.places[index]
    let stops = script.stops
    notes.files = paths
    notes.lesson = lesson.title
    notes.step = order.step(at: index).title
    notes.place = "step \(place.step + 1) of \(lesson.steps.count)"
    if order.files.count > 1 { notes.place += ", lesson \(place.lesson + 1) of \(order.files.count)" }
    (notes.index, notes.count) = (index, order.places.count)
    notes.next = index + 1 < order.places.count ? order.step(at: index + 1).title : ""
    notes.shown = shown
    let stop = stops.lastIndex { $0 <= shown } ?? 0
    (notes.stop, notes.stops) = (stop + 1, stops.count)
    notes.then = then
    notes.remark = remark
    notes.began = began
    notes.plan = order.schedule.steps[index]
    notes.total = order.schedule.total
    notes.process = Int(getpid())
    if let item = openItem, item.isQuestion { notes.key = asked(at: item.place)?.key ?? "" }
    if let (place, clock) = clocks.first(where: { $0.value.isRunning && $0.key.step == index }) {
      notes.clockEnds = ((session.wallTime() + clock.remaining) * 10).rounded() / 10
      notes.clockCue = place.cue
    }
    notes.draws = draws
    let before = stop > 0 ? stops[stop - 1] : 0
    notes.fresh = self.notes(in: before..<shown)
    notes.earlier = self.notes(in: 0..<before)
    return notes
  }

  /// Whole paths, so that a lesson of the same name in another folder is another lesson.
  private var paths: [String] {
    order.files.map { file in
      guard let path = realpath(file.path, nil) else { return file.path }
      defer { free(path) }
      return String(cString: path)
    }
  }

  /// The notes of some cues of the step.
  private func notes(in cues: Range<Int>) -> String {
    script.cues[cues].compactMap { if case .note(let text) = $0 { text } else { nil } }.joined(separator: "\n\n")
  }

  /// What the next key brings, in a few words.
  private var then: String {
    guard shown < script.cues.count else { return "" }
    for cue in script.cues[shown...] {
      switch cue {
      case .pause, .note, .setup, .timer: continue
      case .command(let command): return command.source
      case .answer: return "the answer"
      case .question: return "a question"
      case .exercise: return "an exercise"
      case .figure(let code): return "the figure of \(code.text.firstLine)"
      case .show(let exhibit): return exhibit.drawing(width: 200).text.firstLine
      }
    }
    return ""
  }

  // Going on where it was

  /// Goes to where a presentation of the same lessons was when it was killed.
  func resume() {
    guard let left = notes?.read(), left.files == paths, order.places.indices.contains(left.index),
      !NotesFile.isAlive(left.process), left.index > 0 || left.shown > script.end(after: 0)
    else { return }
    draws = left.draws
    guard go(to: left.index) else { return }
    if let stop = script.stops.last(where: { $0 <= left.shown }), stop > shown { show(index, stop) }
    if let began = left.began {
      self.began = began
      recallHands(since: began)
    }
    if let ends = left.clockEnds, left.clockCue < shown {
      var clock = QuizClock(minutes: max(0, ends - session.wallTime()) / 60, now: now)
      clock.run()
      clocks[CuePlace(step: index, cue: left.clockCue)] = clock
    }
    say("going on where the last presentation ended; g, 1, Enter starts over")
  }

  /// The hands that were counted before, as they were written down, for questions that are drawn as they were then.
  private func recallHands(since began: Double) {
    for event in session.journal.events() where event.kind == .hands && event.time >= began {
      guard let counted = try? ShowOfHands(reading: event.answer), let seed = seed(ofQuestion: event.item),
        event.draw == seed
      else { continue }
      let before = hands[event.item]?.first
      hands[event.item] = event.attempt > 1 ? [before ?? counted, counted] : [counted]
    }
  }

  /// The number that a question is drawn with now, by `lesson-id/question-id`.
  private func seed(ofQuestion item: String) -> Int? {
    for (step, place) in order.places.enumerated() {
      let lesson = order.lesson(at: step)
      for case .question(let question) in place.script.cues where lesson.id + "/" + question.id == item {
        return lesson.seed &+ (draws[question.id] ?? 0)
      }
    }
    return nil
  }

  // Lessons that are written while they are shown

  /// Looks at the lesson files from now on.
  func watchFiles() { watched = WatchedFiles(order.files.map(\.path)) }

  /// Takes a lesson that was saved again, and goes to the first step that has changed.
  ///
  /// - Returns: whether there was anything to say.
  func reloadIfSaved() -> Bool {
    guard !watched.isEmpty else { return false }
    let saved = watched.saved(among: order.files.map(\.path))
    guard !saved.isEmpty else { return false }
    reload(saved)
    return true
  }

  private func reload(_ saved: [String]) {
    var files = order.files
    var problem: String?
    for path in saved {
      guard let which = files.firstIndex(where: { $0.path == path }) else { continue }
      guard let file = try? LessonFile(at: path) else {
        problem = "\(path) cannot be read now"
        continue
      }
      if let mistake = file.errors.first {
        problem = "line \(mistake.line): \(mistake.message)"
      } else {
        files[which] = file
      }
    }
    defer { if let problem { message = StyledText(problem + "; what you see is the lesson as it was", .bad) } }
    let changes = zip(order.files, files).enumerated().compactMap { number, pair in
      LessonChange(from: pair.0.lesson, to: pair.1.lesson).map { (number, $0) }
    }
    let order = RunningOrder(files)
    guard let (lesson, change) = changes.first else {
      self.order = order
      return say("the file was saved; nothing that is shown has changed")
    }
    guard let step = order.places.firstIndex(where: { $0.lesson == lesson && $0.step == change.step }) else { return }
    replace(order, step: step, cue: change.cue)
    scroll = nil
    screen.forget()
    say("the file was saved; this is the first step that has changed")
  }
}
