import CEdit
import Glibc
import Typesetting

/// Where everything that a person reads goes: the one writer to standard output and standard error.
///
/// Text is gathered and written when a line of input is done, before waiting, and when much has come together.
public final class Console {
  public enum Target {
    /// Standard output, with errors on standard output too (a terminal) or on standard error.
    case terminal, pipe
    /// A buffer, for transcripts and checks.
    case memory
  }

  let target: Target
  /// Draws what is around something that redraws itself, after the window has changed.
  var redraw: (() -> Void)?
  /// Where what redraws itself is drawn.
  var draw: (String) -> Void = writeToTerminal
  /// Where single keys come from.
  var keys: any KeySource = RawTerminal()
  var palette: Palette
  /// Redraws in place and decoration are wanted; not with `--plain`.
  let isPlain: Bool
  private let fixedSize: TerminalSize?
  private var buffer: [UInt8] = []
  /// Texts being recorded, the innermost last, without styles.
  private var recordings: [String] = []
  private var isAtLineStart = true
  /// What is kept for somebody who shows it later; nil while everything goes straight out.
  private var page: Page?
  /// Nothing is shown, only recorded.
  var isQuiet = false
  /// Standard output could not be written.
  private(set) var hasFailed = false

  /// - Parameter size: a size that does not follow the window.
  init(_ target: Target, palette: Palette = Palette(.never), isPlain: Bool = false, size: TerminalSize? = nil) {
    self.target = target
    self.palette = palette
    self.isPlain = isPlain
    fixedSize = size
  }

  var size: TerminalSize {
    if let fixedSize = page?.size ?? fixedSize { return fixedSize }
    return target == .terminal ? .current : TerminalSize(columns: 80, rows: 24)
  }

  var width: Int { size.columns }

  /// The whole terminal, also while what is written goes on a page, which is smaller.
  var screenSize: TerminalSize { fixedSize ?? (target == .terminal ? .current : size) }

  /// Whether frames can be redrawn in place and single keys be read.
  var isInteractive: Bool { target == .terminal && !isPlain }

  /// Whether single keys can be read and frames redrawn: input and output are a terminal that can move its cursor.
  var canStep: Bool {
    if let page { return page.stepping == .byKeys && !isQuiet }
    return isInteractive && !isQuiet && isatty(STDIN_FILENO) == 1 && cedit_can_edit()
  }

  /// Whether something can be redrawn in its place.
  var canRedraw: Bool { page == nil && isInteractive && !isQuiet && movesCursor }

  /// Notes what stands on the screen already, drawn by other means.
  func recordText(_ text: String) { if !recordings.isEmpty { record(text) } }

  /// Whether what is written is shown later, by somebody else.
  var keepsPage: Bool { page != nil }

  /// Columns that are left empty before what redraws itself.
  var margin: Int { page?.margin ?? 0 }

  /// Of a walkthrough only its last frame is wanted.
  var showsLastFrameAlone: Bool { page?.stepping == .lastFrame }

  /// Whether the terminal can move its cursor, as far as its name tells.
  var movesCursor: Bool { getenv("TERM").map { String(cString: $0) } ?? "dumb" != "dumb" }

  func write(_ text: String) { write(text, plain: text) }

  private func write(_ text: String, plain: String) {
    if !recordings.isEmpty { record(plain) }
    if page != nil, !isQuiet { return page?.add(StyledText(text)) ?? () }
    guard target != .memory && !isQuiet, let last = text.utf8.last else { return }
    isAtLineStart = last == UInt8(ascii: "\n")
    buffer += text.utf8
    if buffer.count > 1 << 16 { flush() }
  }

  func writeLine(_ text: String = "") { write(text + "\n") }

  func write(_ line: StyledText) {
    if page != nil, !isQuiet {
      if !recordings.isEmpty { record(line.plainText + "\n") }
      page?.add(line + StyledText("\n"))
      return
    }
    guard palette.isColoured else { return write(line.plainText + "\n") }
    write(palette.render(line) + "\n", plain: line.plainText + "\n")
  }

  /// Ends the line that `print(…, end="")` may have left open.
  func endLine() { if !isAtLineStart { write("\n") } }

  func write(_ drawing: Drawing) { for line in drawing.lines { write(line) } }

  /// A picture of something that went wrong: on standard error unless the output is a terminal or kept.
  func writeError(_ drawing: Drawing) {
    if page != nil, !isQuiet { return drawing.lines.forEach { page?.add($0 + StyledText("\n")) } }
    guard target == .pipe else {
      for line in drawing.lines { write(palette.render(line) + "\n", plain: "") }
      return
    }
    guard !isQuiet else { return }
    flush()
    let text = drawing.lines.map { palette.render($0) + "\n" }.joined()
    writeAll(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Sends what has been gathered.
  func flush() {
    guard target != .memory, !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: true)
    if !writeAll(bytes, to: STDOUT_FILENO) { hasFailed = true }
  }

  /// Notes everything that is written from now on, errors aside.
  func beginRecording() { recordings.append("") }

  /// Of what goes on a page nobody reads more than a megabyte; it must not fill the memory.
  private func record(_ text: String) {
    guard page == nil || recordings[recordings.count - 1].utf8.count < 1 << 20 else { return }
    recordings[recordings.count - 1] += text
  }

  /// What was written since the matching `beginRecording`.
  func endRecording() -> String {
    let text = recordings.removeLast()
    if !recordings.isEmpty { recordings[recordings.count - 1] += text }
    return text
  }

  /// Shows the terminal's second screen, or the first one as it was.
  func showFullScreen(_ on: Bool) { if target == .terminal { cedit_full_screen(on) } }

  /// Takes the keyboard and the whole terminal for a while, and gives both back: its second screen, unless somebody
  /// draws there already and does so again.
  ///
  /// - Returns: nil if there is no keyboard.
  func withFullScreen<R>(_ body: (inout FullScreen) throws -> R) rethrows -> R? {
    flush()
    guard keys.begin() else { return nil }
    var screen = FullScreen()
    let palette = palette
    screen.render = { palette.render($0) }
    screen.write = draw
    if !keepsPage { showFullScreen(true) }
    defer {
      if !keepsPage { showFullScreen(false) }
      keys.end()
      redraw?()
    }
    return try body(&screen)
  }

  /// Keeps what is written from now on, instead of sending it.
  func beginPage(_ size: TerminalSize, stepping: Stepping, margin: Int = 0) {
    flush()
    page = Page(size: size, stepping: stepping, margin: margin)
  }

  /// The window has changed meanwhile.
  func resizePage(_ size: TerminalSize, margin: Int) {
    page?.size = size
    page?.margin = margin
  }

  /// What was written since `beginPage`.
  func endPage() -> Drawing {
    defer { page = nil }
    return page?.drawing ?? Drawing()
  }

  /// How a walkthrough appears on a page.
  enum Stepping { case byKeys, lastFrame, allFrames }

  @discardableResult private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
