import Typesetting

/// Lines that were written to be shown later, with their styles.
struct Page {
  var size: TerminalSize
  let stepping: Console.Stepping
  var margin: Int
  private var lines: [StyledText] = []
  /// A line whose end has not come yet, and its bytes.
  private var open = StyledText()
  private var openCount = 0
  /// More is not kept: nobody scrolls through it before a class.
  private static let longest = 10_000
  private var isCut = false

  init(size: TerminalSize, stepping: Console.Stepping, margin: Int) {
    self.size = size
    self.stepping = stepping
    self.margin = margin
  }

  mutating func add(_ text: StyledText) {
    for run in text.runs {
      guard run.paint.isEmpty else {
        if openCount < Page.longest { open.append(run) }
        openCount += run.text.utf8.count
        continue
      }
      // A carriage return and a new line are one character.
      let pieces = run.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, piece) in pieces.enumerated() {
        if index > 0 { endLine() }
        if openCount < Page.longest { open.append(String(piece), run.style) }
        openCount += piece.utf8.count
      }
    }
  }

  private mutating func endLine() {
    if lines.count < Page.longest { lines.append(open) } else { isCut = true }
    open = StyledText()
    openCount = 0
  }

  var drawing: Drawing {
    var all = lines
    if !open.isEmpty { all.append(open) }
    if isCut { all.append(StyledText("… cut after \(Page.longest) lines", .dim)) }
    // Whoever draws whole screens must know where each line ends.
    return Drawing(all.map { StyledText.expandingTabs($0) })
  }
}

extension StyledText {
  fileprivate static func expandingTabs(_ line: StyledText) -> StyledText {
    var result = StyledText()
    for run in line.runs {
      if run.paint.isEmpty {
        result.append(run.text.expandingTabs().withControlsShown, run.style)
      } else {
        result.append(run)
      }
    }
    return result
  }
}
