extension MarkdownInline {
  /// The inlines as lines that are not wrapped yet; a new line starts at each hard break.
  ///
  /// Code keeps its backquotes, so that it is told apart without colour.
  static func lines(_ inlines: [MarkdownInline], _ style: Style = .plain) -> [StyledText] {
    var text = InlineText()
    text.append(inlines, style)
    return text.lines
  }

  /// The inlines on one line, breaks as blanks: for table cells and titles.
  static func line(_ inlines: [MarkdownInline], _ style: Style = .plain) -> StyledText {
    let lines = lines(inlines, style)
    return lines.dropFirst().reduce(lines[0]) { $0 + " " + $1 }
  }

  /// The characters alone, breaks as blanks.
  public static func plainText(_ inlines: [MarkdownInline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .emphasis(let inner), .strong(let inner), .link(let inner, _): plainText(inner)
      case .softBreak, .hardBreak: " "
      }
    }.joined()
  }
}

private struct InlineText {
  var lines = [StyledText()]

  mutating func append(_ inlines: [MarkdownInline], _ style: Style) {
    for inline in inlines { append(inline, style) }
  }

  private mutating func append(_ inline: MarkdownInline, _ style: Style) {
    switch inline {
    case .text(let text): add(text, style)
    case .code(let text): add("`" + text + "`", .code)
    case .emphasis(let inner): append(inner, style == .plain ? .accent : style)
    case .strong(let inner): append(inner, style == .heading ? .heading : .strong)
    case .link(let inner, let url):
      append(inner, style)
      let text = MarkdownInline.plainText(inner)
      if !url.isEmpty, url != text, url != "mailto:" + text { add(" (" + url + ")", .dim) }
    case .softBreak: add(" ", style)
    case .hardBreak: lines.append(StyledText())
    }
  }

  private mutating func add(_ text: String, _ style: Style) {
    lines[lines.count - 1].append(text.withControlsShown, style)
  }
}
