import Typesetting

/// A lesson file cut into its title and sections, before exercises and ids are put together.
struct Outline {
  /// Something between two headings.
  struct Piece {
    enum Content {
      case prose([MarkdownBlock])
      case fence(Fence)
      case directive(Directive)
    }

    var content: Content
    var audience: Part.Audience
    var line: Int
  }

  /// A `##` heading and what follows it.
  struct Section {
    var title: String
    var line: Int
    var pieces: [Piece] = []
  }

  private(set) var title: String?
  /// What stands before the first section.
  private(set) var introduction: [Piece] = []
  private(set) var sections: [Section] = []

  private var region: (audience: Part.Audience, line: Int)?

  /// Reads the lines behind the first `offset` ones, which are the front matter.
  init(reading source: inout LessonSource, offset: Int) {
    let tree = MarkdownTree(source.lines.dropFirst(offset).joined(separator: "\n") + "\n")
    tree.forEachBlock { read($0, $0.startLine + offset, offset, &source) }
    closeRegion(&source)
    if title == nil { source.report(.noTitle, line: offset + 1) }
    if sections.isEmpty, source.isReadable { source.report(.noSteps, line: source.lines.count) }
  }

  private mutating func read(_ node: MarkdownNode, _ line: Int, _ offset: Int, _ source: inout LessonSource) {
    switch (node.kind, node.headingLevel) {
    case ("heading", 1):
      if title != nil { source.report(.secondTitle, line: line) }
      if title == nil, !sections.isEmpty { source.report(.lateTitle, line: line) }
      title = title ?? MarkdownInline.plainText(MarkdownInline.reading(node))
    case ("heading", 2):
      closeRegion(&source)
      sections.append(Section(title: MarkdownInline.plainText(MarkdownInline.reading(node)), line: line))
    case ("code_block", _) where node.fence != nil:
      readFence(node, line, offset, &source)
    case ("html_block", _):
      readComment(node, line, &source)
    default:
      Nesting.check(node, line, offset, &source)
      let blocks = MarkdownBlock.reading(node)
      source.checkWidth(of: Markdown(blocks), line: line)
      if !blocks.isEmpty { add(.prose(blocks), line) }
    }
  }

  private mutating func readFence(_ node: MarkdownNode, _ line: Int, _ offset: Int, _ source: inout LessonSource) {
    let code = Code(node.literal, line: line + 1)
    if let mistake = node.mistakeInFence(source, line, node.endLine + offset, code) {
      source.report(mistake, line: line)
    }
    guard let fence = Fence(info: node.fenceInfo, code: code, line: line, &source) else { return }
    if fence.isShown {
      for (index, text) in code.lines.enumerated() where displayWidth(text.expandingTabs()) > 80 {
        source.report(.tooWide(displayWidth(text.expandingTabs())), line: code.line + index, column: 81)
      }
    }
    add(.fence(fence), line)
  }

  private mutating func readComment(_ node: MarkdownNode, _ line: Int, _ source: inout LessonSource) {
    guard node.literal.trimmed.hasPrefix("<!--") else { return source.report(.html, line: line) }
    guard let directive = Directive.reading(node.literal, line: line, &source) else { return }
    switch directive {
    case .region(let audience):
      if let region {
        source.report(.nestedRegion(line: region.line), line: line, at: "@")
      } else {
        region = (audience, line)
      }
    case .end:
      if region == nil { source.report(.endWithoutRegion, line: line, at: "@") }
      region = nil
    default: add(.directive(directive), line)
    }
  }

  private mutating func closeRegion(_ source: inout LessonSource) {
    if let region { source.report(.unclosedRegion, line: region.line, at: "@") }
    region = nil
  }

  private mutating func add(_ content: Piece.Content, _ line: Int) {
    let piece = Piece(content: content, audience: region?.audience ?? .everyone, line: line)
    if sections.isEmpty {
      introduction.append(piece)
    } else {
      sections[sections.count - 1].pieces.append(piece)
    }
  }
}

extension LessonSource {
  /// Reports text whose code or tables do not fit the screen; paragraphs wrap.
  mutating func checkWidth(of text: Markdown, line: Int) {
    let width = text.drawing(width: 80).width
    if width > 80 { report(.tooWide(width), line: line) }
  }
}

extension Fence {
  /// Whether a student sees the lines of the fence as they stand.
  fileprivate var isShown: Bool {
    switch kind {
    case .transcript, .exercise, .solution, .text, .shown: true
    case .setup, .check, .wrong, .hint, .quiz: false
    }
  }
}

extension LessonMistake {
  fileprivate static let noTitle = LessonMistake(
    message: "the lesson has no title", hint: "put `# Title` below the front matter")

  fileprivate static let secondTitle = LessonMistake(
    message: "this is the second `#` title", hint: "begin a step with `##`, a heading inside a step with `###`")

  fileprivate static let lateTitle = LessonMistake(message: "the title stands below a step", hint: "put it first")

  fileprivate static let noSteps = LessonMistake(message: "the lesson has no steps", hint: "begin one with `## Title`")

  fileprivate static let html = LessonMistake(message: "a terminal cannot show HTML", hint: "write it in Markdown")

  fileprivate static func tooWide(_ width: Int) -> LessonMistake {
    LessonMistake(message: "this is \(width) columns wide, and the screen has 80", hint: "break or shorten it")
  }

  fileprivate static func nestedRegion(line: Int) -> LessonMistake {
    LessonMistake(message: "the region of line \(line) is still open", hint: "close it with `<!-- @end -->` first")
  }

  fileprivate static let endWithoutRegion = LessonMistake(
    message: "`@end` closes nothing: no `@class` or `@self` is open in this step")

  fileprivate static let unclosedRegion = LessonMistake(
    message: "this region is not closed before the step ends", hint: "close it with `<!-- @end -->`")
}
