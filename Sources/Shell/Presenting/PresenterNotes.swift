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
    let stops = script.stops
    notes.files = order.files.map(\.path)
    notes.lesson = lesson.title
    notes.step = order.step(at: index).title
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
    if case .question(let asked)? = question?.content { notes.key = asked.key }
    if let (place, clock) = clocks.first(where: { $0.value.isRunning && $0.key.step == index }) {
      notes.clockEnds = ((session.wallTime() + clock.remaining) * 10).rounded() / 10
      notes.clockCue = place.cue
    }
    notes.draws = draws
    let before = stop > 0 ? stops[stop - 1] : 0
    notes.fresh = self.notes(in: (stop > 0 ? before : 0)..<shown)
    notes.earlier = self.notes(in: 0..<(stop > 0 ? before : 0))
    return notes
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
    guard let left = notes?.read(), left.files == order.files.map(\.path), order.places.indices.contains(left.index),
      left.process > 0, kill(pid_t(left.process), 0) != 0, left.index > 0 || left.shown > script.end(after: 0)
    else { return }
    draws = left.draws
    guard go(to: left.index) else { return }
    if let stop = script.stops.last(where: { $0 <= left.shown }), stop > shown { show(index, stop) }
    began = left.began
    recallHands(since: left.began ?? 0)
    if let ends = left.clockEnds, left.clockCue < shown {
      var clock = QuizClock(minutes: max(0, ends - session.wallTime()) / 60, now: now)
      clock.run()
      clocks[CuePlace(step: index, cue: left.clockCue)] = clock
    }
    say("going on where the last presentation ended; `g 1` begins anew")
  }

  /// The hands that were counted before, as they were written down.
  private func recallHands(since began: Double) {
    for event in session.journal.events() where event.kind == .hands && event.time >= began {
      guard let counted = try? ShowOfHands(reading: event.answer), let place = place(ofQuestion: event.item) else {
        continue
      }
      let before = hands[place]?.first
      hands[place] = event.attempt > 1 && before != nil ? [before ?? counted, counted] : [counted]
    }
  }

  /// Where a question stands, by `lesson-id/question-id`.
  private func place(ofQuestion item: String) -> CuePlace? {
    for (step, place) in order.places.enumerated() {
      for (cue, content) in place.script.cues.enumerated() {
        if case .question(let question) = content, order.lesson(at: step).id + "/" + question.id == item {
          return CuePlace(step: step, cue: cue)
        }
      }
    }
    return nil
  }

  // Lessons that are written while they are shown

  /// Looks at the lesson files from now on.
  func watchFiles() { watched = order.files.compactMap { FileStamp($0.path) } }

  /// Takes a lesson that was saved again, and goes to the first step that has changed.
  func reloadIfSaved() {
    guard watched.contains(where: { stamp in FileStamp(stamp.path).map { $0 != stamp } ?? false }) else { return }
    var files = order.files
    for (number, stamp) in watched.enumerated() {
      guard let new = FileStamp(stamp.path), new != stamp else { continue }
      watched[number] = new
      guard let file = try? LessonFile(at: stamp.path), let which = files.firstIndex(where: { $0.path == stamp.path })
      else { return complain("\(stamp.path) cannot be read now; what you see is the lesson as it was") }
      if let mistake = file.errors.first {
        return complain("line \(mistake.line): \(mistake.message); what you see is the lesson as it was")
      }
      files[which] = file
    }
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

  private func complain(_ text: String) { message = StyledText(text, .bad) }
}
