import Language
import Lessons
import Quizzes
import Typesetting

/// What the class sees: a heading, the page, and below it what the next key does.
extension Presenter {
  /// Something that is laid over the page for a moment.
  enum Overlay {
    case help
    /// Nothing at all, so that everybody looks at the presenter.
    case blank
    /// All steps, to choose from.
    case steps
  }

  /// A line that is being typed at the bottom.
  enum Entry {
    case goto(String)
    /// Counts of hands; again after a discussion.
    case hands(String, again: Bool)
  }

  /// Columns of the page: what a lesson prints fits into 80.
  var pageSize: TerminalSize {
    let size = windowSize()
    return TerminalSize(columns: min(size.columns, 80), rows: max(4, size.rows - 4))
  }

  var margin: Int {
    let columns = windowSize().columns
    return columns < 84 ? 0 : (columns - 80) / 2
  }

  func drawScreen(cursorBelowCommand: Bool = false) {
    let size = windowSize()
    let view = pageView
    var drawing = frame(size, view)
    drawing.lines = drawing.lines.map { $0.isEmpty ? $0 : StyledText(String(repeating: " ", count: margin)) + $0 }
    var cursor: (column: Int, row: Int)?
    if cursorBelowCommand {
      cursor = (0, min(size.rows - 1, 2 + view.visible.height))
    }
    screen.draw(drawing, size: size, cursor: cursor)
  }

  /// The whole screen.
  func frame(_ size: TerminalSize) -> Drawing { frame(size, pageView) }

  private func frame(_ size: TerminalSize, _ view: PageView) -> Drawing {
    if case .blank? = overlay { return Drawing() }
    let width = pageSize.columns
    let rows = max(0, size.rows - 4)
    let body: [StyledText]
    switch overlay {
    case .help: body = Array(PresenterKeys.help(width: width).lines.dropFirst(helpOffset))
    case .steps: body = stepList(width: width, rows: rows)
    case .blank, nil: body = view.visible.lines
    }
    var lines = heading(width) + [StyledText()]
    lines += body.prefix(max(0, rows))
    // What the presenter is told covers the page where it takes more than a row.
    let told = Array(status(width).prefix(max(1, rows)))
    let room = max(0, size.rows - 1 - told.count)
    lines += Array(repeating: StyledText(), count: max(0, room - lines.count))
    lines = Array(lines.prefix(room))
    return Drawing(Array((lines + told + [footer(width, view)]).suffix(size.rows))).clipped(width: width)
  }

  private func heading(_ width: Int) -> [StyledText] {
    let lesson = order.lesson(at: index)
    let title = order.step(at: index).title.withControlsShown
    let place = "step \(order.places[index].step + 1) of \(lesson.steps.count)"
    // One row, however narrow the window is.
    let room = max(1, width - displayWidth(place) - 10)
    let exhibit = Exhibit.stepHeading(
      title: StyledText(title).clipped(to: room).text, number: order.places[index].step + 1, count: lesson.steps.count)
    return Array(exhibit.drawing(width: width).lines.suffix(1))
  }

  // The page

  /// The rows of a step as far as it is shown, and those of them that are on the screen.
  struct PageView {
    let lines: [StyledText]
    /// The first row that is seen.
    let first: Int
    let rows: Int

    var visible: Drawing { Drawing(Array(lines[min(first, lines.count)...].prefix(rows))) }
    var hiddenBelow: Int { max(0, lines.count - first - rows) }
  }

  /// What is seen now: the page that the newest group is on, unless the presenter has scrolled; of a page that is longer
  /// than the window, its end.
  var pageView: PageView {
    let rows = max(1, windowSize().rows - 4)
    let groups = groups(width: pageSize.columns)
    let lines = groups.flatMap(\.lines)
    if let scroll { return PageView(lines: lines, first: min(max(0, scroll), max(0, lines.count - rows)), rows: rows) }
    let page = PresentedPage.start(groups.map(\.reserved), rows: rows)
    var first = groups[..<page].reduce(0) { $0 + $1.lines.count }
    // A page begins with what it shows, not with the distance to what is above.
    while first < lines.count, lines[first].isEmpty { first += 1 }
    let newest = lines.count - (groups.last?.lines.count ?? 0)
    return PageView(lines: lines, first: max(first, min(lines.count - rows, newest)), rows: rows)
  }

  /// What came with one key press.
  private struct Group {
    var lines: [StyledText] = []
    /// Rows that it takes when the command in it has run.
    var reserved: Int { lines.count + extra }
    var extra = 0
  }

  private func groups(width: Int) -> [Group] {
    var groups: [Group] = []
    var start = 0
    var hasBefore = false
    var blocks = sheet.blocks[...]
    for stop in script.stops where stop <= shown {
      var group = Group()
      if start == 0 { group.lines += introduction(width) }
      while let block = blocks.first, block.cue < stop {
        blocks.removeFirst()
        let lines = drawing(of: block, width: width).lines
        guard !lines.isEmpty else { continue }
        if hasBefore || !group.lines.isEmpty, !continuesTranscript(block) { group.lines.append(StyledText()) }
        group.lines += lines
        hasBefore = true
      }
      group.extra = max(0, (sheet.reserved[start] ?? 0) - group.lines.count)
      groups.append(group)
      start = stop
    }
    if let typing, let command = nextCommand {
      var group = Group()
      if hasBefore || groups.contains(where: { !$0.lines.isEmpty }), !command.continuesTranscript {
        group.lines.append(StyledText())
      }
      group.lines += prompted(typing.typed, isOpen: true)
      let all = prompted(typing.source, isOpen: false).count
      group.extra = max(0, all - prompted(typing.typed, isOpen: false).count) + expectedRows(of: command, width: width)
      groups.append(group)
    }
    return groups.isEmpty ? [Group()] : groups
  }

  /// Keeps room for the command that begins to be typed: its page is not turned back when less comes out.
  func keepRoom() {
    let room = groups(width: pageSize.columns).last?.reserved
    sheets[index]?.reserved[shown] = room
  }

  /// Rows that the output of a command will take, and what appears with it, as far as the file tells.
  private func expectedRows(of command: PresentedCommand, width: Int) -> Int {
    var output = (command.expected ?? []).reduce(0) { $0 + ($1.trimmedBlanks == "[...]" ? 8 : 1) }
    // A walkthrough takes what there is.
    if command.source.hasPrefix("step ") { output = max(output, pageSize.rows - 1) }
    return script.cues[(shown + 1)..<script.end(after: shown + 1)].reduce(output) { rows, cue in
      switch cue {
      case .show(let exhibit): rows + 1 + exhibit.drawing(width: width).height
      case .figure: rows + 12
      default: rows
      }
    }
  }

  func continuesTranscript(_ block: Block) -> Bool {
    if case .command(let command, _, _) = block.content { command.continuesTranscript } else { false }
  }

  /// Title and introduction of a lesson, above its first step.
  private func introduction(_ width: Int) -> [StyledText] {
    guard order.places[index].step == 0 else { return [] }
    let lesson = order.lesson(at: index)
    var lines = Exhibit.lessonTitle(lesson.title, minutes: lesson.minutes).drawing(width: width).lines
    if !lesson.introduction.isEmpty { lines += [StyledText()] + lesson.introduction.drawing(width: width).lines }
    return lines
  }

  /// What stands on the screen for a block.
  func drawing(of block: Block, width: Int) -> Drawing {
    let place = CuePlace(step: index, cue: block.cue)
    switch block.content {
    case .exhibit(let exhibit): return exhibit.drawing(width: width)
    case .figure(let drawing): return drawing
    case .command(let command, let typed, let output):
      var lines = prompted(typed, isOpen: false)
      if typed != command.source { lines[0] = lines[0] + StyledText("   changed", .dim) }
      return Drawing(lines + output.lines)
    case .clock: return clock(place)
    case .answer(let asked):
      return Drawing.stacked([Drawing([StyledText("Answer", .good)]), asked.solution(width: width)])
    case .question(let asked):
      var parts = [asked.drawing(width: width)]
      let isAnswered = shown > block.cue + 1
      if let rounds = hands[key(of: asked)] {
        parts.append(ShowOfHands.bars(rounds, width: width, isRight: isAnswered ? { self.isRight($0, asked) } : nil))
      }
      if clocks[place] != nil, !isAnswered { parts.append(clock(place)) }
      return .stacked(parts, gap: 1)
    case .exercise(let exercise):
      var parts: [Drawing] = []
      if !exercise.starter.isEmpty {
        let lines = exercise.starter.shownLines.flatMap { StyledText($0, .code).wrapped(to: max(1, width - 2)) }
        parts.append(Drawing(lines).indented(by: 2))
      }
      for number in 0..<(hintsShown[place] ?? 0) {
        parts.append(
          Exhibit.hint(exercise.hints[number], number: number + 1, count: exercise.hints.count).drawing(width: width))
      }
      return .stacked(parts, gap: 1)
    }
  }

  private func clock(_ place: CuePlace) -> Drawing {
    guard let clock = clocks[place] else { return Drawing() }
    let text =
      clock.isUp ? "time is up" : clock.isRunning ? clock.remaining <= 60 ? "last minute" : "" : "c starts the clock"
    let digits = BigDigits.drawing(of: clock.digits, clock.isRunning && !clock.isUp ? .strong : .dim)
    let remark = StyledText(text, .accent)
    if digits.width + 5 + remark.width <= pageSize.columns {
      return .beside([digits.indented(by: 2), Drawing([StyledText(), StyledText(), remark])])
    }
    return .stacked([digits.indented(by: 2), Drawing([StyledText("  ") + remark])])
  }

  private func prompted(_ source: String, isOpen: Bool) -> [StyledText] {
    var lines = source.shownLines.enumerated().map { number, line in
      StyledText(number == 0 ? ">>> " : "... ", .dim) + StyledText(line, .strong)
    }
    if isOpen, typing?.isComplete == false { lines[lines.count - 1].append("▏") }
    return lines.flatMap { $0.width <= pageSize.columns ? [$0] : $0.wrapped(to: pageSize.columns) }
  }

  /// Whether an answer that hands were raised for is right; judged once, not at every drawing.
  private func isRight(_ answer: String, _ asked: AskedQuestion) -> Bool {
    let name = "\(key(of: asked)) \(asked.number) \(answer)"
    if let known = verdicts[name] { return known }
    let verdict = (try? asked.grade(answer, on: session).isRight) ?? false
    verdicts[name] = verdict
    return verdict
  }

  // The steps

  private func stepList(width: Int, rows: Int) -> [StyledText] {
    var lines: [StyledText] = []
    var current = 0
    for (place, number) in zip(order.places, 0...) {
      let step = order.step(at: number)
      if place.step == 0, order.files.count > 1 {
        lines.append(StyledText("\(place.lesson + 1)  \(order.lesson(at: number).title.withControlsShown)", .heading))
      }
      let name = order.files.count > 1 ? "\(place.lesson + 1).\(place.step + 1)" : "\(place.step + 1)"
      if number == index { current = lines.count }
      var line = StyledText(number == index ? "→ " : "  ", .accent) + StyledText(name).aligned(right: 5)
      line.append("  " + step.title.withControlsShown, number == index ? .strong : .plain)
      if let minutes = step.minutes { line.append("   \(floatText(minutes).replacingSuffix(".0")) min", .dim) }
      lines.append(line.clipped(to: width))
    }
    let first = max(0, min(current - rows / 2, lines.count - rows))
    return Array(lines[first...].prefix(rows))
  }

  // Below the page

  private func status(_ width: Int) -> [StyledText] {
    let told = message.map { $0.wrapped(to: max(1, width - 2)).map { StyledText(" ") + $0 } } ?? []
    switch entry {
    case .goto(let text): return [StyledText(" go to step: ") + StyledText(text + "▏", .strong)]
    case .hands(let text, let again):
      let line = StyledText(again ? " hands after: " : " hands: ") + StyledText(text + "▏", .strong)
      let hint = StyledText("   an answer = its hands: a=12 b=30, or 8=12 9=30", .dim)
      return told + [told.isEmpty ? line + hint : line]
    case nil: return told.isEmpty ? [StyledText()] : told
    }
  }

  private func footer(_ width: Int, _ view: PageView) -> StyledText {
    let right = StyledText(place(in: view), .dim)
    var left = StyledText(" ")
    for phrase in PresenterKeys.advice(for: self, hasMore: view.hiddenBelow > 0) {
      let next = left.width > 1 ? left + StyledText("   ") + phrase : left + phrase
      guard next.width + right.width + 2 <= width else { break }
      left = next
    }
    return left.padded(to: max(left.width + 1, width - right.width)) + right
  }

  /// `2 of 5` stops of the step, and whether there is more below.
  private func place(in view: PageView) -> String {
    let stops = script.stops
    let number = (stops.lastIndex { $0 <= shown } ?? 0) + 1
    let arrows = (view.first > 0 ? "↑" : "") + (view.hiddenBelow > 0 ? "↓" : "")
    return (arrows.isEmpty ? "" : arrows + " more   ") + (stops.count > 1 ? "\(number)/\(stops.count) " : "")
  }
}
