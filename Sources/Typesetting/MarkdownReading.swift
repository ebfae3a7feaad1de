extension Markdown {
  /// Reads a CommonMark text with tables.
  public init(reading text: String) {
    var blocks: [MarkdownBlock] = []
    MarkdownTree(text).forEachBlock { blocks += MarkdownBlock.reading($0) }
    self.init(blocks)
  }
}

extension MarkdownBlock {
  /// Blocks nested deeper than this are left out; nobody writes them, and they would use up the stack.
  private static let deepest = 32

  /// The node as a block of ours; nothing for HTML, which a terminal cannot show.
  public static func reading(_ node: MarkdownNode, depth: Int = 0) -> [MarkdownBlock] {
    guard depth < deepest else { return [] }
    switch node.kind {
    case "paragraph": return [.paragraph(MarkdownInline.reading(node))]
    case "heading": return [.heading(level: node.headingLevel, MarkdownInline.reading(node))]
    case "code_block": return [.code(language: node.fenceInfo, text: node.literal)]
    case "block_quote": return [.quote(inside(node, depth))]
    case "list":
      let items = node.children.map { inside($0, depth) }
      return [.list(MarkdownList(start: node.listStart, isTight: node.isTight, items: items))]
    case "table": return [.table(MarkdownTable(reading: node))]
    case "thematic_break": return [.rule]
    default: return []
    }
  }

  private static func inside(_ node: MarkdownNode, _ depth: Int) -> [MarkdownBlock] {
    node.children.flatMap { reading($0, depth: depth + 1) }
  }
}

extension MarkdownInline {
  private static let deepest = 32

  /// The inlines of a paragraph, heading or table cell; HTML is left out.
  public static func reading(_ node: MarkdownNode, depth: Int = 0) -> [MarkdownInline] {
    guard depth < deepest else { return [] }
    return node.children.compactMap { child in
      switch child.kind {
      case "text": .text(child.literal)
      case "code": .code(child.literal)
      case "softbreak": .softBreak
      case "linebreak": .hardBreak
      case "emph": .emphasis(reading(child, depth: depth + 1))
      case "strong": .strong(reading(child, depth: depth + 1))
      case "link", "image": .link(reading(child, depth: depth + 1), url: child.url)
      default: nil
      }
    }
  }
}

extension MarkdownTable {
  init(reading node: MarkdownNode) {
    let rows = node.children.map { row in row.children.map { MarkdownInline.reading($0) } }
    let alignments = node.alignments.map { mark -> Alignment in
      switch mark {
      case "c": .center
      case "r": .right
      default: .left
      }
    }
    self.init(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }
}
