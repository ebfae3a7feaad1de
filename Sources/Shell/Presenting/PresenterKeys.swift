import Lessons
import Typesetting

/// What the keys of a presentation mean.
enum PresenterKeys {
  private static let keys: [(keys: String, does: String)] = [
    ("Space  →", "show what comes next in this step, never more; a command is typed, then run"),
    ("←", "hide what was shown last, with the session as it was before"),
    ("n  PageDown", "all of this step; if it is all there, the next step"),
    ("b  PageUp", "the start of this step; from there, the step before"),
    ("g", "go to a step: its number, or the beginning of its title"),
    ("Tab", "how commands are typed: by any keys, by itself, or at once"),
    ("e", "change the next command before it runs (what if?)"),
    ("p", "a free prompt with the lesson's variables; `return` comes back"),
    ("c  +", "start or stop the clock of the question; a minute more"),
    ("h  r", "show of hands, or the next hint; hands again after a discussion"),
    ("d", "the same question with other numbers"),
    ("a", "run by itself: Space pauses, + faster, - slower"),
    ("↑  ↓", "the rest of a long page"),
    (".", "an empty screen, until any key"),
    ("l", "colours for a light background, or for a dark one"),
    ("q q", "leave; Ctrl-C twice does too"),
  ]

  static func help(width: Int) -> Drawing {
    let column = (keys.map { displayWidth($0.keys) }.max() ?? 0) + 4
    return Drawing(
      keys.flatMap { key in
        Drawing.labelled(StyledText("  " + key.keys, .code), StyledText(key.does), column: column, width: width).lines
      })
  }

  /// What the last row says: the keys that matter now, the most useful first.
  ///
  /// - Parameter hasMore: whether the page goes on below the window.
  static func advice(for presenter: Presenter, hasMore: Bool) -> [StyledText] {
    words(for: presenter, hasMore).map { StyledText($0, .dim) }
  }

  private static func words(for presenter: Presenter, _ hasMore: Bool) -> [String] {
    if let autoplay = presenter.autoplay {
      return autoplay.isPaused
        ? ["Space goes on by itself", "a stop"] : ["by itself: Space pauses", "+ faster", "- slower", "a stop"]
    }
    switch presenter.overlay {
    case .help, .blank: return ["any key closes this"]
    case .steps: return ["Enter goes there", "Esc stays here"]
    case nil: break
    }
    if presenter.entry != nil { return ["Enter shows the bars", "Esc cancels"] }
    if let typing = presenter.typing {
      if presenter.isRunning {
        return [typing.source.hasPrefix("step ") ? "q leaves the walkthrough" : "Ctrl-C stops it"]
      }
      if typing.isComplete {
        return ["Enter runs it", "Esc takes it back"] + (presenter.way == .keys ? [] : ["e changes it"])
      }
      return presenter.way == .keys
        ? ["any key types", "Enter types the rest", "Esc takes it back", "Tab: by itself"] : ["Enter types the rest"]
    }
    return moves(for: presenter, hasMore)
  }

  /// What comes next, the list of keys, and what else there is; in a narrow window only the first ones are seen.
  private static func moves(for presenter: Presenter, _ hasMore: Bool) -> [String] {
    let list = "? keys"
    if hasMore { return ["Space shows what is below", list, "n goes on"] }
    if presenter.isAtEnd { return ["the end", list, "b back", "q leaves"] }
    if presenter.isStepComplete { return ["n next step", list, "b back"] }
    if let item = presenter.openItem, !item.isDone {
      let clock = presenter.openClock?.isRunning == true ? "c stops the clock" : "c clock"
      if item.isQuestion { return ["Space answers", list, "n answers and goes on", clock, "h hands"] }
      return [
        presenter.way == .atOnce ? "Space shows the solution" : "Space types the solution", list, "h hint", "p try it",
        clock,
      ]
    }
    if presenter.nextCommand != nil {
      return [presenter.way == .atOnce ? "Space shows it" : "Space types", list, "e changes it", "n goes on", "b back"]
    }
    return ["Space shows more", list, "n goes on", "b back"]
  }
}

extension Presenter {
  /// Presents until the presenter leaves or the terminal is gone.
  func present() {
    guard console.keys.begin() else { return }
    hasKeys = true
    console.showFullScreen(true)
    defer {
      console.showFullScreen(false)
      hasKeys = false
      console.keys.end()
    }
    drawScreen()
    writeNotes()
    while true {
      let key = console.keys.nextKey(timeoutMilliseconds: patience)
      if key == .timeout {
        // An idle presentation only looks at its files.
        guard tick() || clocks.values.contains(where: \.isRunning) else { continue }
      } else if key == .closed {
        // Nobody has wanted to leave: the notes tell the next presentation where it was.
        return
      } else if !press(key) {
        notes?.remove()
        return
      }
      drawScreen()
      writeNotes()
    }
  }

  /// Acts on a key; false if it leaves.
  func press(_ key: Key) -> Bool {
    if key == .resize {
      screen.forget()
      return true
    }
    if began == nil { began = session.wallTime() }
    let wasLeaving = isLeaving
    isLeaving = false
    message = nil
    if case .help? = overlay, key == .down || key == .up {
      let most = max(0, PresenterKeys.help(width: pageSize.columns).height - (windowSize().rows - 4))
      helpOffset = min(max(0, helpOffset + (key == .down ? 1 : -1)), most)
      return true
    }
    if overlay != nil, entry == nil {
      overlay = nil
      screen.forget()
      return true
    }
    if entry != nil {
      edit(key)
      return true
    }
    let isControl = key == .interrupt || key == .endOfInput
    if isControl || key == .character("q") && !isTypingByKeys {
      if wasLeaving { return false }
      isLeaving = true
      say("once more leaves the presentation")
      return true
    }
    if autoplay != nil, steer(key) { return true }
    if isTypingByKeys, type(key) { return true }
    act(key)
    return true
  }

  private var isTypingByKeys: Bool { typing != nil && way == .keys && autoplay == nil }

  /// While any key types: what a key does to the line; false if it means something else.
  private func type(_ key: Key) -> Bool {
    guard var line = typing else { return false }
    switch key {
    case .character where line.isComplete: say("Enter runs it")
    case .character: line.type(line.charactersPerKey)
    case .backspace: line.erase(line.charactersPerKey)
    case .enter, .right:
      guard !line.isComplete else { return false }
      line.finish()
    default: return false
    }
    typing = line
    return true
  }

  private func act(_ key: Key) {
    switch key {
    case .character(" "), .right, .enter: goOn()
    case .left, .backspace:
      if typing != nil {
        typing = nil
      } else if shown == script.stops[0] {
        say("this is where the step begins; b goes to the one before")
      } else {
        move { hide() }
      }
    case .escape: typing = nil
    case .character("n"), .pageDown: if isAtEnd { say("this is the end; q leaves") } else { move { forward() } }
    case .character("b"), .pageUp: if isAtStart { say("this is the beginning") } else { move { backward() } }
    case .up: scrollBy(-1)
    case .down: scrollBy(1)
    case .tab: switchWay()
    case .character("g"): (overlay, entry) = (.steps, .goto(""))
    case .character("?"): (overlay, helpOffset) = (.help, 0)
    case .character("l"): switchBackground()
    case .character("."): overlay = .blank
    case .character("a"): startAutoplay()
    case .character("c"): switchClock()
    case .character("+"), .character("="): addMinute()
    case .character("h"): raiseHands(again: false)
    case .character("r"): raiseHands(again: true)
    case .character("d"): drawAnew()
    case .character("e"): changeCommand()
    case .character("p"): play()
    default: say("this key does nothing here; ? lists the keys")
    }
  }

  func say(_ text: String) { message = StyledText(text, .dim) }

  /// Types, runs or shows what comes next; never leaves the step.
  private func goOn() {
    if typing == nil {
      let view = pageView
      // What cannot be read yet comes first.
      if view.hiddenBelow > 0 {
        scroll = view.first + max(1, view.rows - 1)
        return
      }
    }
    scroll = nil
    if let command = nextCommand {
      guard let line = typing else {
        var line = CommandTyping(command.source)
        if way == .atOnce { line.finish() } else if way == .keys { line.type(line.charactersPerKey) }
        typing = line
        return
      }
      guard line.isComplete else {
        typing?.finish()
        return
      }
      run(command, .byKeys)
    } else if isStepComplete {
      say(isAtEnd ? "this is the end; q leaves" : "this is the end of the step; n goes on")
    } else if !reveal(.byKeys) {
      say("stopped; Space tries it again")
    }
  }

  /// Runs the command that was typed.
  func run(_ command: PresentedCommand, _ stepping: Console.Stepping, source: String? = nil) {
    typing?.finish()
    scroll = nil
    // The class sees the whole line before anything happens, and a walkthrough draws itself below it.
    isRunning = true
    if hasKeys { drawScreen(cursorBelowCommand: true) }
    let begin = now()
    let isDone = reveal(stepping, source: source)
    isRunning = false
    if !isDone { say("stopped; Space types it again") }
    // Who waits impatiently does not mean what comes next.
    if hasKeys, now() - begin > 1 { console.keys.dropTyped() }
  }

  /// A move, after which the page is seen from its usual place.
  private func move(_ move: () -> Bool) {
    scroll = nil
    if !move() { say("stopped; the same key tries it again") }
  }

  private func scrollBy(_ rows: Int) {
    let view = pageView
    guard view.first + view.hiddenBelow > 0 else { return say("all of the step is on the screen") }
    scroll = min(max(0, view.first + rows), view.first + view.hiddenBelow)
  }

  private func switchBackground() {
    console.palette.background = console.palette.background == .light ? .dark : .light
    say(
      console.palette.isColoured
        ? "colours for a \(console.palette.background.rawValue) background" : "there are no colours to change")
    let palette = console.palette
    screen.render = { palette.render($0) }
    screen.forget()
  }

  private func switchWay() {
    way = way.next
    switch way {
    case .keys: say("commands are typed by any keys")
    case .timed: say("commands are typed by themselves")
    case .atOnce: say("commands appear at once")
    }
    if way == .atOnce { typing?.finish() }
  }

  // The line at the bottom

  private func edit(_ key: Key) {
    guard let current = entry else { return }
    let text: String
    switch current {
    case .goto(let typed), .hands(let typed, _): text = typed
    }
    func with(_ text: String) -> Entry {
      if case .hands(_, let again) = current { .hands(text, again: again) } else { .goto(text) }
    }
    switch key {
    case .character(let character): if text.count < 60 { entry = with(text + String(character)) }
    case .backspace: entry = with(String(text.dropLast()))
    case .eraseLine: entry = with("")
    case .escape, .interrupt: (entry, overlay) = (nil, nil)
    case .enter:
      (entry, overlay) = (nil, nil)
      if case .hands(_, let again) = current { count(text, again: again) } else { goTo(text) }
    default: break
    }
  }

  private func goTo(_ text: String) {
    guard !text.trimmedBlanks.isEmpty else { return }
    guard let target = order.find(text, from: index) else { return say("there is no step `\(text.trimmedBlanks)`") }
    let between = target - index - 1
    scroll = nil
    if !go(to: target) { return say("stopped on the way") }
    if between > 0 { say(between == 1 ? "the step in between was run" : "the \(between) steps in between were run") }
  }

  /// Milliseconds until something happens without a key.
  private var patience: Int? {
    var waits: [Int] = []
    if let typing, !typing.isComplete, way == .timed || autoplay?.isPaused == false {
      waits.append(Int(Double(typing.pause(after: typing.count)) / (autoplay?.speed ?? 1)))
    } else if let autoplay, !autoplay.isPaused {
      waits.append(Int(max(0, autoplay.next - now()) * 1000))
    }
    if clocks.values.contains(where: \.isRunning) { waits.append(200) }
    if !watched.isEmpty { waits.append(500) }
    return waits.min()
  }

  /// What happens when no key was pressed.
  ///
  /// - Returns: whether anything did.
  @discardableResult
  func tick() -> Bool {
    if let typing, !typing.isComplete, way == .timed || autoplay?.isPaused == false {
      self.typing?.type(1)
      if self.typing?.isComplete == true { wait(0.7) }
      return true
    }
    if reloadIfSaved() { return true }
    guard let autoplay, !autoplay.isPaused, now() >= autoplay.next else { return false }
    if began == nil { began = session.wallTime() }
    playOn()
    return true
  }
}
