extension Markdown {
  /// The same text with every piece of it changed: words, code and addresses.
  public func mapped(_ change: (String) -> String) -> Markdown { Markdown(blocks.map { $0.mapped(change) }) }

  /// The characters alone: blocks on lines of their own.
  public var plainText: String { blocks.map(\.plainText).joined(separator: "\n") }
}

extension MarkdownBlock {
  fileprivate func mapped(_ change: (String) -> String) -> MarkdownBlock {
    switch self {
    case .paragraph(let inlines): .paragraph(inlines.map { $0.mapped(change) })
    case .heading(let level, let inlines): .heading(level: level, inlines.map { $0.mapped(change) })
    case .code(let language, let text): .code(language: language, text: change(text))
    case .quote(let blocks): .quote(blocks.map { $0.mapped(change) })
    case .list(let list):
      .list(
        MarkdownList(
          start: list.start, isTight: list.isTight, items: list.items.map { $0.map { $0.mapped(change) } }))
    case .table(let table):
      .table(
        MarkdownTable(
          alignments: table.alignments, header: table.header.map { $0.map { $0.mapped(change) } },
          rows: table.rows.map { $0.map { $0.map { $0.mapped(change) } } }))
    case .rule: .rule
    }
  }

  fileprivate var plainText: String {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): MarkdownInline.plainText(inlines)
    case .code(_, let text): text
    case .quote(let blocks): blocks.map(\.plainText).joined(separator: "\n")
    case .list(let list): list.items.map { $0.map(\.plainText).joined(separator: "\n") }.joined(separator: "\n")
    case .table(let table):
      ([table.header] + table.rows).map { $0.map(MarkdownInline.plainText).joined(separator: " ") }
        .joined(separator: "\n")
    case .rule: ""
    }
  }
}

extension MarkdownInline {
  fileprivate func mapped(_ change: (String) -> String) -> MarkdownInline {
    switch self {
    case .text(let text): .text(change(text))
    case .code(let text): .code(change(text))
    case .emphasis(let inner): .emphasis(inner.map { $0.mapped(change) })
    case .strong(let inner): .strong(inner.map { $0.mapped(change) })
    case .link(let inner, let url): .link(inner.map { $0.mapped(change) }, url: change(url))
    case .softBreak: .softBreak
    case .hardBreak: .hardBreak
    }
  }
}
