/// Sets Markdown into lines of a given width: paragraphs wrap, code and tables keep their shape.
public struct MarkdownLayout: Sendable {
  public let width: Int

  public init(width: Int) { self.width = max(1, width) }

  /// The blocks below each other, an empty line between them unless they belong to a tight list.
  public func lines(of blocks: [MarkdownBlock], tight: Bool = false) -> [StyledText] {
    var lines: [StyledText] = []
    for block in blocks {
      let next = self.lines(of: block)
      if !lines.isEmpty, !tight || block.needsRoom { lines.append(StyledText()) }
      lines += next
    }
    return lines
  }

  private func lines(of block: MarkdownBlock) -> [StyledText] {
    switch block {
    case .paragraph(let inlines): MarkdownInline.lines(inlines).flatMap { $0.wrapped(to: width) }
    case .heading(_, let inlines):
      ("── " + MarkdownInline.line(inlines, .heading)).wrapped(to: width)
    case .code(_, let text): MarkdownLayout.code(text, width: width)
    case .quote(let blocks):
      MarkdownLayout(width: width - 2).lines(of: blocks).map { StyledText("│ ", .dim) + $0 }
    case .list(let list): lines(of: list)
    case .table(let table): table.lines
    case .rule: [StyledText(String(repeating: "─", count: min(width, 20)), .dim)]
    }
  }

  /// Code as it stands, set in by two columns where they are to spare.
  public static func code(_ text: String, width: Int) -> [StyledText] {
    var shown = text.withControlsShown.expandingTabs()
    while shown.last == "\n" { shown.removeLast() }
    let drawing = Drawing(text: shown, .code)
    return drawing.width + 2 <= width ? drawing.indented(by: 2).lines : drawing.lines
  }

  private func lines(of list: MarkdownList) -> [StyledText] {
    let markers = list.items.indices.map { list.marker(of: $0) }
    let indent = (markers.map { displayWidth($0) }.max() ?? 0) + 1
    var lines: [StyledText] = []
    for (item, marker) in zip(list.items, markers) {
      if !lines.isEmpty, !list.isTight { lines.append(StyledText()) }
      let inner = MarkdownLayout(width: width - indent).lines(of: item, tight: list.isTight)
      let first = StyledText(marker).aligned(right: indent - 1) + " "
      let blank = StyledText(String(repeating: " ", count: indent))
      lines.append(inner.isEmpty ? StyledText(marker) : first + inner[0])
      lines += inner.dropFirst().map { $0.isEmpty ? $0 : blank + $0 }
    }
    return lines
  }
}

extension MarkdownList {
  fileprivate func marker(of index: Int) -> String {
    guard let start else { return "-" }
    return "\(start + index)."
  }
}

extension MarkdownBlock {
  /// Whether an empty line precedes the block even inside a tight list.
  fileprivate var needsRoom: Bool {
    switch self {
    case .paragraph, .list: false
    case .heading, .code, .quote, .table, .rule: true
    }
  }
}
