extension Drawing {
  /// As many drawings beside each other as fit into `width` columns, tops aligned; the rest below, an empty line between.
  public static func flowing(_ drawings: [Drawing], width: Int, gap: Int = 3, atMost perRow: Int = .max) -> Drawing {
    stacked(flowRows(drawings, width: width, gap: gap, atMost: perRow).map { beside($0, gap: gap) }, gap: 1)
  }

  /// The rows that `flowing` makes of the drawings.
  public static func flowRows(_ drawings: [Drawing], width: Int, gap: Int = 3, atMost perRow: Int = .max) -> [[Drawing]]
  {
    var rows: [[Drawing]] = []
    var used = 0
    for drawing in drawings {
      if let row = rows.last, row.count < perRow, used + gap + drawing.width <= width {
        rows[rows.count - 1].append(drawing)
        used += gap + drawing.width
      } else {
        rows.append([drawing])
        used = drawing.width
      }
    }
    return rows
  }

  /// Without blanks at the ends of lines, which a copy would carry along.
  public var trimmed: Drawing { Drawing(lines.map(\.withoutBlanksAtEnd)) }

  /// Phrases one after another, three blanks between them; a phrase that does not fit begins a new line.
  public static func phrases(_ phrases: [StyledText], width: Int, indent: Int = 0) -> Drawing {
    let pieces = phrases.flatMap { $0.wrapped(to: max(1, width - indent)) }.map { Drawing([$0]) }
    return stacked(flowRows(pieces, width: width - indent).map { beside($0) }).indented(by: indent)
  }

  /// A line with a name before it, broken so that it fits; what follows stands below the text, not below the name.
  public static func labelled(_ label: StyledText, _ text: StyledText, column: Int, width: Int) -> Drawing {
    let lines = text.wrapped(to: max(10, width - column))
    return Drawing(
      lines.enumerated().map { index, line in (index == 0 ? label : StyledText()).padded(to: column) + line })
  }

  /// The drawing with a note behind its last line, or below it where there is no room.
  ///
  /// - Parameter column: where the note stands at least.
  public func captioned(_ caption: StyledText, width: Int, column: Int = 25, gap: Int = 3) -> Drawing {
    var lines = lines
    let last = lines.last ?? StyledText()
    let start = max(column, last.width + gap)
    if start + caption.width <= width {
      lines[max(0, lines.count - 1)...] = [last.padded(to: start) + caption]
    } else if last.width + gap + caption.width <= width {
      lines[max(0, lines.count - 1)...] = [last.padded(to: last.width + gap) + caption]
    } else {
      lines += caption.wrapped(to: max(1, width - 2)).map { StyledText("  ") + $0 }
    }
    return Drawing(lines)
  }
}

extension StyledText {
  fileprivate var withoutBlanksAtEnd: StyledText {
    guard let last = runs.last, last.text.last == " ", last.paint.isEmpty else { return self }
    var rest = runs
    while var run = rest.popLast() {
      // A blank in a picture is a tone.
      if !run.paint.isEmpty {
        rest.append(run)
        break
      }
      while run.text.last == " " { run.text.removeLast() }
      if !run.text.isEmpty {
        rest.append(run)
        break
      }
    }
    var line = StyledText()
    for run in rest { line.append(run) }
    return line
  }
}
