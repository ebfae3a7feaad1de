import Typesetting

/// Something for the student to type, with all that belongs to it; it stands where its `try` fence stands.
public struct Exercise: Equatable, Sendable {
  /// Progress is kept under `lesson-id/id`.
  public var id: String
  /// Put into the input line; `____` marks what is to be filled in. Empty if the student starts from nothing.
  public var starter: String
  /// Runs on `skip`, so that the steps behind it find what they need.
  public var solution: Code?
  /// All must hold for the exercise to be passed.
  public var checks: [ConditionLine]
  /// Known mistakes, tried before the message of the check that failed.
  public var wrongs: [ConditionLine]
  /// The rungs of the hint ladder, in order.
  public var hints: [Markdown]
  public var line: Int

  public init(
    id: String, starter: String = "", solution: Code? = nil, checks: [ConditionLine] = [],
    wrongs: [ConditionLine] = [], hints: [Markdown] = [], line: Int = 1
  ) {
    self.id = id
    self.starter = starter
    self.solution = solution
    self.checks = checks
    self.wrongs = wrongs
    self.hints = hints
    self.line = line
  }
}

/// `CONDITION :: what to say`, a line of a `check` or `wrong` fence.
public struct ConditionLine: Equatable, Sendable {
  /// An expression of the language; `_` is the last value, `used("conv2d")` whether such a call ran.
  public var condition: String
  public var message: String
  public var line: Int

  public init(_ condition: String, _ message: String, line: Int = 1) {
    self.condition = condition
    self.message = message
    self.line = line
  }

  /// The names that the condition reads: neither attributes, nor arguments' names, nor words inside strings.
  public var names: Set<String> {
    var names: Set<String> = []
    var rest = Substring(condition)
    var previous: Character = " "
    while let character = rest.first {
      if character == "\"" || character == "'" {
        rest = rest.dropFirst().drop { $0 != character }.dropFirst()
      } else if character.isLetter || character == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest.dropFirst(word.count)
        let after = rest.drop { $0 == " " }
        let isKeyword = after.hasPrefix("=") && !after.hasPrefix("==")
        if previous != ".", !isKeyword { names.insert(String(word)) }
      } else if character.isNumber {
        rest = rest.drop { $0.isLetter || $0.isNumber || $0 == "_" }
      } else {
        rest = rest.dropFirst()
      }
      if character != " " { previous = character }
    }
    return names
  }
}
