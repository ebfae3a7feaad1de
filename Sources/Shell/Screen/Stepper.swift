import Typesetting

/// Walks a reader through a computation: one frame at a time, redrawn in place, with single keys.
struct Stepper {
  private let walk: any Walkthrough
  private let console: Console
  private var index: Int
  private var block = LiveBlock()
  /// Milliseconds from frame to frame while it runs by itself; nil while it waits for keys.
  private var pace: Int?
  private var lastPace = 1000
  /// The result of the frame is hidden until it is guessed.
  private var isHidden = false
  /// A number or a place being typed at the bottom.
  private var entry: Entry?
  private var remark: StyledText?

  private enum Entry {
    case guess(String), place(String)
    var text: String {
      switch self {
      case .guess(let text), .place(let text): text
      }
    }
  }

  init(_ walk: any Walkthrough, console: Console, startAt index: Int = 0) {
    self.walk = walk
    self.console = console
    self.index = index
    let palette = console.palette
    block.render = { String(repeating: " ", count: console.margin) + palette.render($0) }
    block.write = console.draw
  }

  /// Runs until the reader leaves. The last frame stays on the screen.
  mutating func run() {
    console.flush()
    let keys = console.keys
    guard keys.begin() else { return printAll(only: index) }
    defer { keys.end() }
    while true {
      draw()
      switch keys.nextKey(timeoutMilliseconds: pace) {
      case .interrupt, .endOfInput, .closed: return close()
      case .resize:
        block.startAfresh()
        console.redraw?()
      // A signal may end the wait: only a walk that runs by itself goes on then.
      case .timeout where pace == nil: break
      case let key:
        if entry != nil { edit(key) } else if !press(key) { return close() }
      }
    }
  }

  /// Without keys: every frame, or the one that was asked for, each with its sentence.
  func printAll(only: Int? = nil) {
    let only = only ?? (console.showsLastFrameAlone ? walk.count - 1 : nil)
    for index in only.map({ $0...$0 }) ?? 0...(walk.count - 1) {
      if console.isPlain && console.target == .terminal {
        for line in StyledText(walk.sentence(index)).wrapped(to: console.width) { console.write(line) }
      } else {
        if index > 0 && only == nil { console.writeLine() }
        console.write(walk.frame(index, width: console.width, hidesResult: false))
        for line in StyledText(walk.sentence(index).withoutStepNumber).wrapped(to: console.width) {
          console.write(line)
        }
      }
      if console.hasFailed || Cancelling.isAsked { return }
    }
  }

  /// Acts on a key; false if it leaves.
  private mutating func press(_ key: Key) -> Bool {
    remark = nil
    switch key {
    case .right, .enter, .down, .character(" "), .character("n"): move(to: index + 1)
    case .left, .up, .backspace, .character("b"): move(to: index - 1)
    case .home: move(to: 0)
    case .end: move(to: walk.count - 1)
    case .pageDown: move(to: index + 10)
    case .pageUp: move(to: index - 10)
    case .timeout:
      if index == walk.count - 1 { pace = nil } else { index += 1 }
    case .character("a"): pace = pace == nil ? lastPace : nil
    case .character("+"), .character("="): setPace(lastPace / 2)
    case .character("-"): setPace(lastPace * 2)
    case .character("g"): entry = .place("")
    case .character("p"):
      pace = nil
      isHidden = true
      entry = .guess("")
    case .character("q"), .escape: return false
    default: remark = StyledText("this key does nothing here", .dim)
    }
    return true
  }

  private mutating func move(to target: Int) {
    entry = nil
    isHidden = false
    pace = nil
    if target >= walk.count { remark = StyledText("this is the last step", .dim) }
    if target < 0 { remark = StyledText("this is the first step", .dim) }
    index = min(max(0, target), walk.count - 1)
  }

  private mutating func setPace(_ milliseconds: Int) {
    lastPace = min(max(62, milliseconds), 8000)
    if pace != nil { pace = lastPace }
    remark = StyledText("one step every \(Double(lastPace) / 1000) s", .dim)
  }

  /// Takes a key for the number or place being typed.
  private mutating func edit(_ key: Key) {
    guard let current = entry else { return }
    let text = current.text
    func with(_ text: String) -> Entry { if case .guess = current { .guess(text) } else { .place(text) } }
    switch key {
    case .character(let character): if text.count < 30 { entry = with(text + String(character)) }
    case .backspace: entry = with(String(text.dropLast()))
    case .escape:
      entry = nil
      isHidden = false
      remark = nil
    case .enter:
      if case .guess = current { check(text) } else { jump(text) }
    case .right, .left, .down, .up, .home, .end, .pageDown, .pageUp:
      // Moving on gives up the guess.
      if case .guess = current { _ = press(key) }
    default: break
    }
  }

  /// Right, or what the guess comes from; then the next one can be typed, and the result stays hidden.
  private mutating func check(_ text: String) {
    entry = .guess("")
    guard let guess = Guess(text) else {
      let isEmpty = text.allSatisfy { $0 == " " }
      remark = StyledText(isEmpty ? "type a number, then Enter" : "`\(text)` is no number", .bad)
      return
    }
    if guess.matches(walk.result(index)) {
      entry = nil
      isHidden = false
      remark = StyledText("✓ right", .good)
    } else if let mistake = walk.mistake(behind: guess, at: index) {
      let cause = console.width < 60 ? mistake.shortCause : mistake.cause
      remark = StyledText("✗ \(guess.text) is what comes out when \(cause)", .bad)
    } else {
      remark = StyledText("✗ not \(guess.text)", .bad)
    }
  }

  private mutating func jump(_ text: String) {
    entry = nil
    let numbers = text.split { !$0.isNumber && $0 != "-" }.compactMap { Int($0) }
    if let target = walk.index(of: numbers) { return move(to: target) }
    if numbers.count == 1, (1...walk.count).contains(numbers[0]) { return move(to: numbers[0] - 1) }
    remark = StyledText(
      "there is no cell `\(text)`; type row and column, counted from 0, or the number of a step", .bad)
  }

  // Drawing

  private mutating func draw() {
    let size = console.size
    var lines = walk.frame(index, width: size.columns - 1, hidesResult: isHidden).lines
    let footer = footer(size.columns - 1)
    let room = max(1, size.rows - 1 - footer.count)
    // What is said below matters more than air between the parts.
    while lines.count > room, let empty = lines.lastIndex(where: \.isEmpty) { lines.remove(at: empty) }
    if lines.count > room { lines = Array(lines.prefix(room)) }
    block.draw(Drawing(lines + footer))
  }

  private func footer(_ width: Int) -> [StyledText] {
    let remarks = (remark?.wrapped(to: max(1, width - 1)) ?? []).map { StyledText(" ") + $0 }
    switch entry {
    case .guess(let text):
      return [StyledText()] + remarks + [question(text, width)]
    case .place(let text):
      return [StyledText()] + remarks + [StyledText(" go to (row column, or step): ") + StyledText(text + "▏", .strong)]
    case nil: break
    }
    if !remarks.isEmpty { return [StyledText()] + remarks }
    if pace != nil { return [StyledText(), StyledText(" running: a stop   + faster   - slower", .dim)] }
    let long = " → next   ← back   g go to   p predict   a auto   q leave"
    return [StyledText(), StyledText(width >= displayWidth(long) ? long : " → ← g go p guess a auto q quit", .dim)]
  }

  /// `your guess for the sum: 3▏   Esc shows it`, as much of it as fits.
  private func question(_ text: String, _ width: Int) -> StyledText {
    let typed = StyledText(text + "▏", .strong)
    let label = StyledText(" your guess for \(walk.question(index)): ")
    let line = (label.width + typed.width <= width ? label : StyledText(" your guess: ")) + typed
    let hint = StyledText("   Esc shows it", .dim)
    return line.width + hint.width <= width ? line + hint : line
  }

  /// The last frame stays, without the keys.
  private mutating func close() {
    isHidden = false
    let size = console.size
    let lines = walk.frame(index, width: size.columns - 1, hidesResult: false).lines
    let last = Drawing(Array(lines.prefix(max(1, size.rows - 1))))
    if console.keepsPage { console.write(last) } else { block.draw(last) }
  }
}

extension String {
  /// The sentence behind `step 17 of 25: `, whose beginning the frame's heading has already said.
  fileprivate var withoutStepNumber: String {
    guard let colon = firstIndex(of: ":"), hasPrefix("step ") else { return self }
    return String(self[index(after: colon)...].drop { $0 == " " })
  }
}
