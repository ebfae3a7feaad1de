import Figures
import Networks
import Typesetting

/// Shows a training where the session is: a picture that is redrawn in its place, or a line for each epoch.
final class TrainingProgress {
  private unowned let console: Console
  private var block: LiveBlock?

  init(_ console: Console) { self.console = console }

  func show(_ report: TrainingReport) {
    let drawing = TrainingDrawing(report)
    guard console.canRedraw else {
      if report.moment == .epochDone { console.writeLine(drawing.sentence) }
      if report.moment == .stopped { console.writeLine(drawing.closing) }
      return
    }
    switch report.moment {
    case .going, .epochDone:
      console.flush()
      draw(drawing.drawing(width: console.width))
    case .done, .stopped:
      // A number stays with its sign.
      let text = drawing.closing.split(separator: " %", omittingEmptySubsequences: false).joined(separator: "\u{A0}%")
      let lines = StyledText(text).wrapped(to: max(10, console.width - 1))
      draw(Drawing(lines))
      block = nil
      console.recordText(drawing.closing + "\n")
    }
  }

  /// Leaves a picture that an error has ended.
  func end() { block = nil }

  private func draw(_ drawing: Drawing) {
    var live = block ?? made()
    live.draw(drawing)
    block = live
  }

  private func made() -> LiveBlock {
    var live = LiveBlock()
    let palette = console.palette, margin = String(repeating: " ", count: console.margin)
    live.render = { margin + palette.render($0) }
    live.write = console.draw
    return live
  }
}
