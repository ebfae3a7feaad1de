import Typesetting

/// Finds what only means something at the left margin: fences of ours and directives inside lists, quotes and sentences.
enum Nesting {
  static func check(_ node: MarkdownNode, _ line: Int, _ offset: Int, _ source: inout LessonSource, depth: Int = 0) {
    guard depth < 32 else { return }
    for child in node.children {
      switch child.kind {
      case "code_block":
        let fenceLine = child.startLine + offset
        if let mistake = child.mistakeInFence(source, fenceLine, child.endLine + offset, Code(child.literal)) {
          source.report(mistake, line: fenceLine)
        }
        guard child.fence != nil, !child.fenceInfo.isEmpty else { continue }
        let fence = Fence(info: child.fenceInfo, code: Code(child.literal), line: fenceLine, &source)
        if let fence, !fence.isPlain { source.report(.nestedFence, line: fenceLine, at: child.fenceInfo) }
      case "html_block" where child.literal.isDirective:
        source.report(.nestedDirective, line: child.startLine + offset, at: "<!--")
      case "html_inline" where child.literal.isDirective:
        let below = source.lines.dropFirst(line - 1).prefix { !$0.trimmed.isEmpty }
        let place = below.firstIndex { $0.firstRange(of: child.literal) != nil } ?? line - 1
        source.report(.notAlone, line: place + 1, at: child.literal)
      default:
        check(child, line, offset, &source, depth: depth + 1)
      }
    }
  }
}

extension MarkdownNode {
  /// What is wrong with how a fence is closed, looking at the lines of the file.
  func mistakeInFence(_ source: LessonSource, _ start: Int, _ end: Int, _ code: Code) -> LessonMistake? {
    guard let (mark, count) = fence else { return nil }
    for (index, text) in code.lines.enumerated() where text.opensFence(mark, count) {
      return .unclosedFence(opening: start + 1 + index, marks: String(repeating: mark, count: count))
    }
    let last = source.line(end).drop { $0 == " " || $0 == ">" || $0 == "\t" }.trimmingSuffix(\.isWhitespace)
    let isClosed = end > start && last.count >= count && last.allSatisfy { $0 == mark }
    return isClosed ? nil : .unclosedFence(opening: nil, marks: String(repeating: mark, count: count))
  }
}

extension Fence {
  /// Whether the fence is shown as code and carries nothing of ours.
  fileprivate var isPlain: Bool {
    if case .shown = kind { return true }
    return kind == .text
  }
}

extension String {
  /// Whether the text is a comment that begins like a directive.
  fileprivate var isDirective: Bool {
    let text = trimmed
    return text.hasPrefix("<!--") && text.dropFirst(4).drop(while: \.isWhitespace).first == "@"
  }

  /// Whether the line would open a fence of at least so many marks with an info word behind them.
  fileprivate func opensFence(_ mark: Character, _ count: Int) -> Bool {
    let indent = prefix { $0 == " " }.count
    let marks = dropFirst(indent).prefix { $0 == mark }
    let info = dropFirst(indent + marks.count)
    return indent < 4 && marks.count >= count && !info.allSatisfy(\.isWhitespace) && !info.contains(mark)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isTrimmed: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isTrimmed(last) { text.removeLast() }
    return text
  }
}

extension LessonMistake {
  fileprivate static func unclosedFence(opening: Int?, marks: String) -> LessonMistake {
    if let opening {
      return LessonMistake(
        message: "this fence is never closed: line \(opening) opens another one inside it",
        hint: "close it with \(marks) above line \(opening), or open it with more marks", isFatal: true)
    }
    return LessonMistake(
      message: "this fence is never closed", hint: "close it with \(marks) on a line of its own", isFatal: true)
  }

  fileprivate static let nestedFence = LessonMistake(
    message: "this fence stands inside a list or quote, where it would not be played",
    hint: "move it to the left margin")

  fileprivate static let nestedDirective = LessonMistake(
    message: "a directive stands inside a list or quote", hint: "move it to the left margin")
}
