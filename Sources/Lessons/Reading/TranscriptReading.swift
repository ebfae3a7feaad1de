extension Transcript {
  /// Reads the lines of a `pycon` fence; mistakes are reported.
  init(reading fence: Fence, _ source: inout LessonSource) {
    var exchanges: [Exchange] = []
    var acceptsMore = false
    var startsWithOutput = false
    for (index, line) in fence.code.lines.enumerated() {
      let number = fence.code.line + index
      if line.hasPrefix(">>>") {
        let typed = line.dropFirst(3)
        if typed.allSatisfy(\.isWhitespace) {
          source.report(.emptyPrompt, line: number, at: ">>>")
        } else if typed.first != " " {
          source.report(.noBlank(">>>"), line: number, at: ">>>")
        }
        exchanges.append(Exchange(source: String(typed.dropFirst()), line: number, expectedLine: number + 1))
        acceptsMore = true
      } else if acceptsMore, line == "..." || line.hasPrefix("... ") {
        exchanges[exchanges.count - 1].source += "\n" + line.dropFirst(4)
        exchanges[exchanges.count - 1].expectedLine = number + 1
      } else if exchanges.isEmpty {
        if !line.allSatisfy(\.isWhitespace), !startsWithOutput {
          source.report(.outputFirst, line: number)
          startsWithOutput = true
        }
      } else {
        exchanges[exchanges.count - 1].expected.append(line)
        acceptsMore = false
      }
    }
    for index in exchanges.indices { exchanges[index].dropBlankEnds() }
    if exchanges.isEmpty, !startsWithOutput { source.report(.noPrompt, line: fence.line) }
    self.init(exchanges, tolerance: fence.tolerance, fails: fence.fails, isIgnored: fence.isIgnored)
  }
}

extension Exchange {
  /// A last `...` closes a block in Python, and blank lines at the end of an output do not count.
  fileprivate mutating func dropBlankEnds() {
    while source.last?.isWhitespace == true { source.removeLast() }
    while let last = expected.last, last.allSatisfy(\.isWhitespace) { expected.removeLast() }
  }
}

extension Code {
  /// The lines, without an empty one behind the last new line.
  var lines: [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension LessonMistake {
  fileprivate static let emptyPrompt = LessonMistake(
    message: "nothing is typed at this prompt", hint: "delete the line")

  fileprivate static func noBlank(_ prompt: String) -> LessonMistake {
    LessonMistake(message: "a blank is missing behind `\(prompt)`")
  }

  fileprivate static let outputFirst = LessonMistake(
    message: "the transcript begins with output", hint: "begin with a line `>>> …`, or use a `text` fence")

  fileprivate static let noPrompt = LessonMistake(
    message: "the transcript has no prompt", hint: "begin with a line `>>> …`")
}
