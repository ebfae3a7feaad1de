/// An input of a recording, and what it printed in a session like each student's.
public struct RecordedExchange: Equatable, Sendable {
  /// Outputs that are longer are shortened.
  static let longest = 40

  /// As it was typed, without blanks at the end.
  public let source: String
  /// What was printed, or the message of the error; of a long one the first and last lines, with `[...]` between them.
  let output: [String]
  /// The type of the error with which it fails.
  let fails: String?

  public init(_ source: String, _ outcome: Outcome) {
    self.source = source.withoutBlankEnd
    fails = outcome.failure?.type
    let whole = ExpectedOutput.lines(of: outcome.output + (outcome.failure?.message ?? ""))
    let lines = ExpectedOutput.withoutBlankEnd(whole)
    let shortened = lines.count > RecordedExchange.longest ? lines.prefix(16) + ["[...]"] + lines.suffix(10) : lines
    output = coveringWhatVaries(shortened, of: source)
  }

  /// A `pycon` fence of inputs that follow each other, of which only the last one may fail.
  static func fence(_ exchanges: [RecordedExchange]) -> String {
    let marks = FenceMarks(around: exchanges.flatMap(\.output))
    let attribute = exchanges.last?.fails.map { " fails=\($0)" } ?? ""
    var lines = ["\(marks.text)pycon\(attribute)"]
    for exchange in exchanges {
      lines.append(Exchange(source: exchange.source).prompted)
      lines += marks.readable(exchange.output)
    }
    return (lines + [marks.text]).joined(separator: "\n")
  }
}
