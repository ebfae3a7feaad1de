extension ConditionLine {
  /// Reads the lines of a `check` or `wrong` fence; both sides of ` :: ` are required.
  static func reading(_ fence: Fence, _ source: inout LessonSource) -> [ConditionLine] {
    var conditions: [ConditionLine] = []
    for (index, line) in fence.code.lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let number = fence.code.line + index
      let (condition, message) = separated(line)
      if condition.isEmpty {
        source.report(.noCondition, line: number)
      } else if let message, !message.isEmpty {
        conditions.append(ConditionLine(condition, message, line: number))
      } else {
        source.report(.noMessage, line: number, column: line.count + 1)
      }
    }
    if fence.code.lines.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      source.report(.noCondition, line: fence.line)
    }
    return conditions
  }

  /// What stands before and behind the first ` :: `, which may also begin or end the line.
  static func separated(_ line: String) -> (before: String, behind: String?) {
    let padded = " " + line.trimmed + " "
    guard let mark = padded.firstRange(of: " :: ") else { return (line.trimmed, nil) }
    return (String(padded[..<mark.lowerBound]).trimmed, String(padded[mark.upperBound...]).trimmed)
  }
}

extension LessonMistake {
  fileprivate static let noCondition = LessonMistake(
    message: "the condition is missing", hint: "write `CONDITION :: what to say`")

  fileprivate static let noMessage = LessonMistake(
    message: "what to say is missing", hint: "write ` :: ` and a sentence behind the condition")
}
