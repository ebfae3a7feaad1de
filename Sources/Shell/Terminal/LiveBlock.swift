import Glibc
import Typesetting

/// A picture that is redrawn in its place, with the text above it left alone.
///
/// A frame is written at once, in an update that terminals show when it is complete. It is clipped to one column and
/// one row less than the window: a full row would wrap, and a full window scroll, and then the place is lost.
struct LiveBlock {
  /// How a line looks on the terminal, colours included.
  var render: (StyledText) -> String = { $0.text }
  var size: () -> TerminalSize = { .current }
  var write: (String) -> Void = writeToTerminal

  /// Rows of the frame on the screen, above the cursor.
  private var rows = 0

  init() {}

  /// Draws a frame over the one before.
  mutating func draw(_ drawing: Drawing) {
    let size = size()
    let width = max(1, size.columns - 1)
    let frame = drawing.clipped(width: width, height: max(1, size.rows - 1)).clipped(width: width)
    var text = "\u{1B}[?2026h"
    if rows > 0 { text += "\u{1B}[\(rows)A" }
    for line in frame.lines { text += "\r" + render(line) + "\u{1B}[K\n" }
    if rows > frame.height { text += "\u{1B}[J" }
    write(text + "\u{1B}[?2026l")
    rows = frame.height
  }

  /// Leaves the frame where it is; the next one is drawn below. Also for after `Key.resize`.
  mutating func startAfresh() { rows = 0 }
}

/// Writes to standard output, after what `print` still holds.
func writeToTerminal(_ text: String) {
  fflush(nil)
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    if count < 0, errno != EINTR, errno != EAGAIN { return }
    bytes = bytes.dropFirst(max(0, count))
  }
}
