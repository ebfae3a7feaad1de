/// A picture made of lines: what a figure, a frame or a page looks like before the console colours it.
public struct Drawing: Equatable, Sendable {
  public var lines: [StyledText]

  public init(_ lines: [StyledText] = []) { self.lines = lines }

  public init(text: String, _ style: Style = .plain) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { StyledText(String($0), style) }
  }

  public var width: Int { lines.reduce(0) { max($0, $1.width) } }
  public var height: Int { lines.count }

  /// The lines as plain text, joined by new lines, without blanks at their ends.
  public var text: String {
    lines.map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  /// Drawings side by side, tops aligned, `gap` columns between them.
  public static func beside(_ drawings: [Drawing], gap: Int = 3) -> Drawing {
    let height = drawings.map(\.height).max() ?? 0, widths = drawings.map(\.width)
    let lines = (0..<height).map { row in
      var line = StyledText()
      var column = 0
      for (drawing, width) in zip(drawings, widths) {
        line = line.padded(to: column)
        if row < drawing.height { line.append(drawing.lines[row]) }
        column += width + gap
      }
      return line
    }
    return Drawing(lines)
  }

  /// Drawings below each other, `gap` empty lines between them.
  public static func stacked(_ drawings: [Drawing], gap: Int = 0) -> Drawing {
    var lines: [StyledText] = []
    for (index, drawing) in drawings.enumerated() {
      if index > 0 { lines += Array(repeating: StyledText(), count: gap) }
      lines += drawing.lines
    }
    return Drawing(lines)
  }

  /// The drawings beside each other if they fit into `width` columns, else below each other.
  public static func arranged(_ drawings: [Drawing], width: Int, gap: Int = 3) -> Drawing {
    let row = beside(drawings, gap: gap)
    return row.width <= width ? row : stacked(drawings, gap: 1)
  }

  /// The part that fits a window; cut columns and rows are announced by `…`.
  public func clipped(width: Int, height: Int? = nil) -> Drawing {
    var lines = lines.map { $0.clipped(to: width) }
    if let height, lines.count > height, height > 0 {
      lines = Array(lines[..<(height - 1)]) + [StyledText("… \(lines.count - height + 1) more lines", .dim)]
    }
    return Drawing(lines)
  }

  public func indented(by columns: Int) -> Drawing {
    Drawing(lines.map { $0.isEmpty ? $0 : StyledText(String(repeating: " ", count: columns)) + $0 })
  }
}

/// Something that can be drawn into a window of a given width.
public protocol Drawable {
  /// - Parameter width: columns to fill at most; a drawing that cannot be that narrow is clipped by the console.
  func drawing(width: Int) -> Drawing
}
