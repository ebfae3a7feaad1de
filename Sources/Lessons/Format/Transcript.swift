/// What a `pycon` fence holds: prompts, and what is expected to be printed after each.
public struct Transcript: Equatable, Sendable {
  public var exchanges: [Exchange]
  /// How far numbers may be off; nil for the lesson's own tolerance.
  public var tolerance: Double?
  /// The type of the error with which the last exchange must fail.
  public var fails: String?
  /// Whether the code is run and nothing compared.
  public var isIgnored: Bool

  public init(
    _ exchanges: [Exchange], tolerance: Double? = nil, fails: String? = nil, isIgnored: Bool = false
  ) {
    self.exchanges = exchanges
    self.tolerance = tolerance
    self.fails = fails
    self.isIgnored = isIgnored
  }
}

/// One input at the prompt and the output expected of it.
public struct Exchange: Equatable, Sendable {
  /// What is typed, without the prompts; lines of a block are separated by new lines.
  public var source: String
  public var expected: [String]
  /// Line of the `>>>` prompt.
  public var line: Int
  /// Line of the first expected line, or the one after the last prompt.
  public var expectedLine: Int

  public init(source: String, expected: [String] = [], line: Int = 1, expectedLine: Int = 2) {
    self.source = source
    self.expected = expected
    self.line = line
    self.expectedLine = expectedLine
  }

  /// The input as it stands on the screen, prompts included.
  public var prompted: String {
    source.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 0 ? ">>> \($1)" : $1.isEmpty ? "..." : "... \($1)" }
      .joined(separator: "\n")
  }
}
