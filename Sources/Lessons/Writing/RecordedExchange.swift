/// An input of a recording, and what it printed in a session like each student's.
public struct RecordedExchange: Equatable, Sendable {
  /// Outputs that are longer are shortened.
  static let longest = 40

  /// As it was typed, without blanks at the end.
  public let source: String
  /// What was printed, or the message of the error.
  let output: [String]
  /// The type of the error with which it fails.
  let fails: String?

  public init(_ source: String, _ outcome: Outcome) {
    self.source = source.withoutBlankEnd
    fails = outcome.failure?.type
    let lines = ExpectedOutput.lines(of: outcome.output + (outcome.failure?.message ?? ""))
    output = coveringWhatVaries(lines, of: source)
  }

  /// A `pycon` fence of inputs that follow each other, of which only the last one may fail.
  static func fence(_ exchanges: [RecordedExchange]) -> String {
    let marks = FenceMarks(around: exchanges.flatMap(\.output))
    let attribute = exchanges.last?.fails.map { " fails=\($0)" } ?? ""
    var lines = ["\(marks.text)pycon\(attribute)"]
    for exchange in exchanges {
      lines.append(Exchange(source: exchange.source).prompted)
      lines += exchange.shortened(marks)
    }
    return (lines + [marks.text]).joined(separator: "\n")
  }

  /// The first and last lines of a long output, with `[...]` between them.
  private func shortened(_ marks: FenceMarks) -> [String] {
    let lines = marks.readable(output)
    guard lines.count > RecordedExchange.longest else { return lines }
    return marks.readable(lines.prefix(16) + ["[...]"] + lines.suffix(10))
  }
}
