import Glibc
import Lessons
import Typesetting

/// The speaker's own screen in a second terminal: notes, what comes next, the time.
struct NotesScreen {
  let file: NotesFile
  let console: Console
  var now: () -> Double = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  /// Whether a process is still there.
  var isAlive: (Int) -> Bool = NotesFile.isAlive

  /// Follows the presentation until `q`.
  func follow() {
    _ = console.withFullScreen { screen in follow(in: &screen) }
  }

  private func follow(in screen: inout FullScreen) {
    var offset = 0
    while true {
      let size = console.size
      screen.draw(drawing(width: size.columns, rows: size.rows, offset: offset), size: size)
      switch console.keys.nextKey(timeoutMilliseconds: 200) {
      case .character("q"), .escape, .interrupt, .endOfInput, .closed: return
      case .resize: screen.forget()
      case .down: offset += 1
      case .up: offset = max(0, offset - 1)
      default: break
      }
    }
  }

  /// What is known now, once; false if nothing is presented.
  func printOnce() -> Bool {
    let notes = file.read()
    console.write(drawing(width: min(console.width, 80), rows: .max).trimmed)
    console.flush()
    return notes != nil
  }

  /// - Parameter offset: rows of the notes that are scrolled away.
  func drawing(width: Int, rows: Int, offset: Int = 0) -> Drawing {
    guard let notes = file.read() else {
      let lines = StyledText("No lesson is being presented.").wrapped(to: width - 2)
      let advice = StyledText("`convsh present LESSON` in another terminal begins one; this screen follows it.", .dim)
      return Drawing(lines + advice.wrapped(to: width - 2)).indented(by: 1)
    }
    let head = Drawing(head(notes, width - 2)), foot = Drawing(foot(notes, width - 2))
    let fresh = Markdown(reading: notes.fresh), earlier = Markdown(reading: notes.earlier)
    var body = fresh.isEmpty ? Drawing([StyledText("no notes here", .dim)]) : fresh.drawing(width: width - 2)
    if !earlier.isEmpty {
      body.lines += [StyledText(), StyledText("earlier in this step", .dim)]
      body.lines += earlier.drawing(width: width - 4).indented(by: 2).lines
    }
    // The clock and what comes next are always in sight.
    if rows < .max {
      let room = max(1, rows - head.height - foot.height - 2)
      let first = min(offset, max(0, body.height - room))
      body = Drawing(Array(body.lines[first...])).clipped(width: width - 2, height: room)
    }
    return Drawing.stacked([head, body, foot], gap: 1).indented(by: 1)
  }

  private func head(_ notes: SpeakerNotes, _ width: Int) -> [StyledText] {
    var place = StyledText(notes.lesson.withControlsShown)
    place.append("   " + notes.place.withControlsShown, .dim)
    if notes.stops > 1 { place.append(", \(notes.stop)/\(notes.stops)", .dim) }
    let times = times(notes)
    var lines = row(place, times.first ?? StyledText(), width)
    lines += row(StyledText(notes.step.withControlsShown, .heading), times.dropFirst().first ?? StyledText(), width)
    if !isAlive(notes.process) {
      let told = "The presentation was killed; `convsh present` with the same lessons goes on here."
      lines += StyledText(told, .bad).wrapped(to: width)
    }
    if !notes.remark.isEmpty { lines += StyledText(notes.remark.withControlsShown, .bad).wrapped(to: width) }
    return lines
  }

  /// Two texts at the ends of a line, or below each other.
  private func row(_ left: StyledText, _ right: StyledText, _ width: Int) -> [StyledText] {
    if left.width + 2 + right.width <= width { return [left.padded(to: width - right.width) + right] }
    return left.wrapped(to: width) + (right.isEmpty ? [] : [right])
  }

  /// Elapsed and planned time, and how far behind.
  private func times(_ notes: SpeakerNotes) -> [StyledText] {
    guard let began = notes.began else {
      return [
        StyledText(notes.total.map { "\(clockText($0 * 60)) planned" } ?? "", .dim), StyledText("not begun", .dim),
      ]
    }
    let elapsed = max(0, now() - began)
    let total = notes.total.map { StyledText(" of \(clockText($0 * 60))", .dim) } ?? StyledText()
    let time = StyledText(clockText(elapsed), .strong) + total
    guard let lag = Schedule.lag(notes.plan, elapsed: elapsed / 60) else { return [time] }
    let minutes = Int(abs(lag).rounded())
    let words = lag < 0 ? "\(minutes) min ahead" : "\(minutes) min behind"
    if minutes == 0 { return [time, StyledText("on time", .good)] }
    return [time, StyledText(words, lag < 0 ? .good : .bad)]
  }

  private func foot(_ notes: SpeakerNotes, _ width: Int) -> [StyledText] {
    var rows: [(String, StyledText)] = []
    if let ends = notes.clockEnds {
      let left = ends - now()
      rows.append(
        ("clock", left <= 0 ? StyledText("time is up", .accent) : StyledText(clockText(left.rounded(.up)), .strong)))
    }
    if !notes.key.isEmpty { rows.append(("answer", StyledText(notes.key.withControlsShown, .good))) }
    if !notes.then.isEmpty { rows.append(("then", StyledText(notes.then.withControlsShown, .code))) }
    if let plan = notes.plan {
      rows.append(
        ("plan", StyledText("this step from \(clockText(plan.lowerBound * 60)) to \(clockText(plan.upperBound * 60))")))
    }
    rows.append(
      ("next", StyledText(notes.next.isEmpty ? "nothing: this is the last step" : notes.next.withControlsShown)))
    return rows.flatMap { row in
      Drawing.labelled(StyledText(row.0, .dim), row.1, column: 9, width: width).lines
    }
  }

  private func clockText(_ seconds: Double) -> String { QuizClock.digits(seconds.rounded(.down)) }
}
