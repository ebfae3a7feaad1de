/// The marks that open and close a fence, and how output is written between them so that it is read as output again.
struct FenceMarks: Equatable {
  var mark: Character = "`"
  var count = 3

  init() {}

  /// The marks of an opening line; nil if it opens nothing.
  init?(opening line: String) {
    let marks = line.drop { $0 == " " }
    guard let first = marks.first, first == "`" || first == "~" else { return nil }
    mark = first
    count = marks.prefix { $0 == first }.count
    guard count >= 3 else { return nil }
  }

  /// Marks that close none of the lines too early.
  init(around lines: [String]) {
    while lines.contains(where: { isFence($0) }) { count += 1 }
  }

  var text: String { String(repeating: mark, count: count) }

  /// Whether a line between the marks would be read as the end of the fence, or as another one.
  func isFence(_ line: String) -> Bool {
    let indent = line.prefix { $0 == " " }.count
    let marks = line.dropFirst(indent).prefix { $0 == mark }.count
    return indent < 4 && marks >= count && !line.dropFirst(indent + marks).contains(mark)
  }

  /// The lines of an output as they may stand behind a prompt: what would be read as something else is covered by
  /// `[...]`, control characters by `[..]`, and blanks at the ends go.
  func readable(_ output: [String]) -> [String] {
    var lines: [String] = []
    for line in output {
      let text = line.withControlsCovered.withoutBlankEnd
      let isContinuation = lines.isEmpty && (text == "..." || text.hasPrefix("... "))
      if isContinuation || text.hasPrefix(">>>") || isFence(text) || text.trimmed == "[...]" {
        if lines.last?.trimmed != "[...]" { lines.append("[...]") }
      } else {
        lines.append(text)
      }
    }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines
  }
}

extension String {
  /// The text with `[..]` in place of each run of characters that no text file should hold.
  fileprivate var withControlsCovered: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if !scalar.isControl { text.unicodeScalars.append(scalar) } else if !text.hasSuffix("[..]") { text += "[..]" }
    }
    return text
  }

  var withoutBlankEnd: String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension Unicode.Scalar {
  var isControl: Bool { properties.generalCategory == .control && self != "\t" }
}
