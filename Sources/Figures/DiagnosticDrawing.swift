import Language
import Typesetting

/// A mistake as a picture: the source line, a caret under the part at fault, what is wrong, and one thing to try.
///
/// At the prompt the message stands behind the caret if it fits. For a file the first line is the usual
/// `file:line:column: Error: message` that editors understand.
public struct DiagnosticDrawing: Drawable {
  private let diagnostic: Diagnostic
  private static let indent = 2

  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  public func drawing(width: Int) -> Drawing {
    let width = max(12, width)
    let marked = markedLine(width)
    guard let source = diagnostic.source, let name = source.name, let span = diagnostic.span else {
      return marked.map { atPrompt($0, width) } ?? Drawing(wrapped(message, width, indent: 0) + hint(width, indent: 0))
    }
    let place = source.location(span.start)
    let head = StyledText("\(name.withControlsShown):\(place.line):\(place.column): ", .dim) + message
    let below = marked.map { [$0.line, StyledText(blanks($0.column)) + $0.carets] } ?? []
    return Drawing(head.wrapped(to: width) + below + hint(width, indent: DiagnosticDrawing.indent))
  }

  private func atPrompt(_ marked: MarkedLine, _ width: Int) -> Drawing {
    let carets = StyledText(blanks(marked.column)) + marked.carets
    let inline = carets + StyledText(" ") + message
    if inline.width <= width && message.text.allSatisfy({ $0 != "\n" }) {
      let hint = hint(width, indent: marked.column)
      return Drawing(
        [marked.line, inline] + (hint.count <= 1 ? hint : self.hint(width, indent: DiagnosticDrawing.indent)))
    }
    return Drawing([marked.line, carets] + message(width) + hint(width, indent: DiagnosticDrawing.indent))
  }

  // Words

  private var message: StyledText {
    StyledText(diagnostic.kind, .bad) + StyledText(": " + diagnostic.message.withControlsShown)
  }

  private func message(_ width: Int) -> [StyledText] { wrapped(message, width, indent: DiagnosticDrawing.indent) }

  private func hint(_ width: Int, indent: Int) -> [StyledText] {
    diagnostic.hint.map { wrapped(StyledText($0.withControlsShown), width, indent: indent) } ?? []
  }

  /// New lines in the text are kept.
  private func wrapped(_ text: StyledText, _ width: Int, indent: Int) -> [StyledText] {
    Drawing(text.lines.flatMap { $0.wrapped(to: width - indent) }).indented(by: indent).lines
  }

  // The source line

  private struct MarkedLine {
    let line: StyledText
    /// Columns before the first caret.
    let column: Int
    let carets: StyledText
  }

  /// The line in which the span begins, cut around the span if it is long.
  private func markedLine(_ width: Int) -> MarkedLine? {
    guard let source = diagnostic.source, let span = diagnostic.span, !source.bytes.isEmpty else { return nil }
    let lineBytes = source.location(span.start).lineBytes
    func shown(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }
    let start = min(max(Int(span.start), lineBytes.lowerBound), lineBytes.upperBound)
    let end = min(max(Int(span.end), start), lineBytes.upperBound)
    // Tabs depend on their column, so each part is measured as the end of what stands before it.
    let before = visible(shown(lineBytes.lowerBound..<start))
    let upTo = visible(shown(lineBytes.lowerBound..<end))
    let line = visible(shown(lineBytes))
    let indented = line.prefix { $0 == " " }.count
    let column = displayWidth(before)
    let length = max(1, displayWidth(upTo) - column)
    return cut(
      String(line.dropFirst(min(indented, column))), column: column - min(indented, column), length: length,
      room: width - DiagnosticDrawing.indent)
  }

  /// The part of the line around the span that fits into `room` columns.
  private func cut(_ line: String, column: Int, length: Int, room: Int) -> MarkedLine {
    var from = 0
    let whole = displayWidth(line)
    if whole > room {
      // Enough of what stands before the span to know where one is.
      from = min(max(0, column - room / 3), max(0, whole - room))
      if column + length <= room - 1 { from = 0 }
    }
    var text = from > 0 ? "…" : ""
    var position = 0
    var startsAt = column
    for character in line {
      let columns = displayWidth(String(character))
      if position >= from + (from > 0 ? 1 : 0) {
        let isLast = position + columns >= whole
        guard displayWidth(text) + columns <= room - (isLast ? 0 : 1) else {
          text += "…"
          break
        }
        text.append(character)
      } else if position + columns > from + 1 {
        text += " "  // half of a wide character
      }
      position += columns
    }
    startsAt -= from
    let carets = "^" + String(repeating: "~", count: max(0, min(length, room - startsAt) - 1))
    let margin = StyledText(blanks(DiagnosticDrawing.indent))
    return MarkedLine(
      line: margin + StyledText(text, .code), column: startsAt + DiagnosticDrawing.indent,
      carets: StyledText(carets, .bad))
  }

  private func visible(_ text: String) -> String { text.withControlsShown.expandingTabs(to: 4) }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension StyledText {
  /// The text split at its new lines.
  fileprivate var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(String(part), run.style)
      }
    }
    return lines
  }
}
