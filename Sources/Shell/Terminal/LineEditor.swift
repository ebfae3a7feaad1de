import CEdit
import Glibc

/// The prompt of a terminal: libedit with multi-line inputs, history, completion and pastes.
///
/// The process has one terminal, so there may be one editor at a time. On terminals that cannot move the cursor, and in
/// windows of less than 10 columns, it reads with the terminal's own line discipline instead.
final class LineEditor: LineSource {
  /// Whether Enter runs the text or starts its next line.
  var isComplete: (String) -> Completeness = { _ in .complete }
  /// What Tab offers for a text and a cursor (a UTF-8 offset).
  var complete: (_ text: String, _ cursor: Int) -> Completion = { Completion(replaceFrom: $1, candidates: []) }
  /// Whether accepted inputs enter the history.
  var remembers = true
  /// The prompt as it is now, asked each second while a line is read, for one that shows the time.
  var livePrompt: (() -> String)? {
    didSet { cedit_tick(livePrompt == nil ? nil : { lineEditor($0)?.changedPrompt().flatMap { strdup($0) } }) }
  }
  private var shownPrompt = ""

  let history: History
  /// Text and cursor after the last Tab: another one there lists.
  private var lastTab: (text: String, cursor: Int)?

  /// - Parameter sourcesEditrc: whether the user's `~/.editrc` may bind keys.
  /// - Returns: nil if standard input or output is no terminal.
  init?(program: String = "convsh", sourcesEditrc: Bool = true, history: History) {
    self.history = history
    var callbacks = callbacks(for: self)
    guard cedit_open(program, sourcesEditrc, &callbacks) else { return nil }
  }

  deinit { close() }

  /// Gives the terminal back as it was.
  func close() { cedit_close() }

  func read(prompt: String, initial: String = "") -> Input {
    let input = cedit_can_edit() ? readWithLibedit(prompt, initial) : readPlainly(prompt)
    if case .line(let text) = input, remembers { history.add(text) }
    return input
  }

  /// Forgets what was typed before anybody asked for it.
  ///
  /// - Returns: whether there was anything.
  func dropTypedAhead() -> Bool { cedit_drop_typed() > 0 }

  /// The live prompt, if it is no longer the one that is shown.
  fileprivate func changedPrompt() -> String? {
    guard let prompt = livePrompt?(), prompt != shownPrompt else { return nil }
    shownPrompt = prompt
    return prompt
  }

  private func readWithLibedit(_ prompt: String, _ initial: String) -> Input {
    lastTab = nil
    shownPrompt = prompt
    var line: UnsafeMutablePointer<CChar>?
    let result = cedit_read(prompt, initial, &line)
    return Input(result, taking: line)
  }

  /// Asks for one line after the other until they are complete.
  private func readPlainly(_ prompt: String) -> Input {
    var text = ""
    while true {
      var line: UnsafeMutablePointer<CChar>?
      let result = cedit_read_plain(text.isEmpty ? prompt : "... ", &line)
      let input = Input(result, taking: line)
      guard case .line(let next) = input else { return input }
      text += text.isEmpty ? next : "\n" + next
      if isComplete(text) == .complete { return .line(text) }
    }
  }

  fileprivate func reply(toTabIn text: String, at cursor: Int) -> cedit_completion {
    let completion = complete(text, cursor)
    let isRepeated = lastTab.map { $0 == (text, cursor) } ?? false
    let size = TerminalSize.current
    let reply = TabReply(completion, in: text, at: cursor, isRepeated: isRepeated, size: size)
    let kept = Substring(text.utf8.prefix(completion.replaceFrom))
    let rest = Substring(text.utf8.dropFirst(cursor))
    lastTab = reply.insertion.map { (kept + $0 + rest, (kept + $0).utf8.count) } ?? (text, cursor)
    return cedit_completion(
      from: completion.replaceFrom, insertion: reply.insertion.flatMap { strdup($0) },
      listing: reply.listing.flatMap { strdup($0) }, beeps: reply.beeps)
  }
}

/// What libedit asks, passed on to the editor that `context` points to.
private func callbacks(for editor: LineEditor) -> cedit_callbacks {
  cedit_callbacks(
    context: Unmanaged.passUnretained(editor).toOpaque(),
    indent: { context, text in
      switch lineEditor(context)?.isComplete(String(cString: text)) {
      case .incomplete(let indent): Int32(clamping: indent)
      default: -1
      }
    },
    complete: { context, text, cursor in
      lineEditor(context)?.reply(toTabIn: String(cString: text), at: cursor) ?? cedit_completion()
    },
    history: { context, age in
      lineEditor(context)?.history.entry(age: Int(age)).flatMap { strdup($0) }
    },
    search: { context, pattern, age in
      Int32(clamping: lineEditor(context)?.history.search(String(cString: pattern), from: Int(age)) ?? 0)
    },
    clean_paste: { _, bytes, count in
      strdup(cleanedPaste(UnsafeBufferPointer(start: bytes, count: count)))
    })
}

private func lineEditor(_ context: UnsafeMutableRawPointer?) -> LineEditor? {
  context.map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
}

extension Input {
  /// - Parameter line: freed here.
  fileprivate init(_ result: cedit_result, taking line: UnsafeMutablePointer<CChar>?) {
    defer { free(line) }
    switch result {
    case CEDIT_LINE: self = line.map { .line(String(cString: $0)) } ?? .end
    case CEDIT_INTERRUPTED: self = .interrupted
    case CEDIT_TERMINATED: self = .terminated(signal: cedit_termination_signal())
    default: self = .end
    }
  }
}
