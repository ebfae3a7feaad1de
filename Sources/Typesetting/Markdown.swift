/// Marked-up text as a value: what prose, hints and notes are before they are wrapped to a window.
public struct Markdown: Equatable, Sendable {
  public var blocks: [MarkdownBlock]

  public init(_ blocks: [MarkdownBlock] = []) { self.blocks = blocks }

  public var isEmpty: Bool { blocks.isEmpty }
}

/// A paragraph or another block of a Markdown text.
public indirect enum MarkdownBlock: Equatable, Sendable {
  case paragraph([MarkdownInline])
  case heading(level: Int, [MarkdownInline])
  case code(language: String, text: String)
  case quote([MarkdownBlock])
  case list(MarkdownList)
  case table(MarkdownTable)
  case rule
}

/// A piece of a paragraph.
public indirect enum MarkdownInline: Equatable, Sendable {
  case text(String)
  case code(String)
  case emphasis([MarkdownInline])
  case strong([MarkdownInline])
  /// A link or a picture; its address is shown behind its text.
  case link([MarkdownInline], url: String)
  case softBreak, hardBreak
}

/// A bulleted or numbered list.
public struct MarkdownList: Equatable, Sendable {
  /// Number of the first item; nil for bullets.
  public var start: Int?
  /// Whether the items stand without blank lines between them.
  public var isTight: Bool
  public var items: [[MarkdownBlock]]

  public init(start: Int? = nil, isTight: Bool = true, items: [[MarkdownBlock]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A table: a header row and rows of the same number of cells.
public struct MarkdownTable: Equatable, Sendable {
  public enum Alignment: Sendable { case left, center, right }

  public var alignments: [Alignment]
  public var header: [[MarkdownInline]]
  public var rows: [[[MarkdownInline]]]

  public init(alignments: [Alignment], header: [[MarkdownInline]], rows: [[[MarkdownInline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

extension Markdown: Drawable {
  public func drawing(width: Int) -> Drawing {
    Drawing(MarkdownLayout(width: width).lines(of: blocks))
  }
}
