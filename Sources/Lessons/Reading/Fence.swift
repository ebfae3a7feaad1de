/// A fenced block and what its info line says.
struct Fence: Equatable {
  enum Kind: Equatable {
    case transcript, setup, exercise, solution, check, wrong, hint, quiz, text
    /// Shown as code of that language.
    case shown(language: String)
  }

  var kind: Kind
  var id: String?
  var tolerance: Double?
  var fails: String?
  var isIgnored = false
  /// What stands between the fences.
  var code: Code
  /// Line of the opening fence.
  var line: Int

  static let words = ["python", "pycon", "check", "wrong", "hint", "quiz", "text"]
  static let roles = ["setup", "try", "solution"]

  /// Reads the info line; nil after a mistake that leaves the kind open, which is reported.
  init?(info: String, code: Code, line: Int, _ source: inout LessonSource) {
    self.code = code
    self.line = line
    var words = info.split(whereSeparator: \.isWhitespace).map(String.init)
    let word = words.isEmpty ? "" : words.removeFirst()
    switch word {
    case "pycon": kind = .transcript
    case "python": kind = .shown(language: word)
    case "check": kind = .check
    case "wrong": kind = .wrong
    case "hint": kind = .hint
    case "quiz": kind = .quiz
    case "text": kind = .text
    default:
      if let meant = Fence.almost(word, Fence.words) {
        source.report(.almostWord(word, meant), line: line, at: word)
        return nil
      }
      // Other languages may carry whatever their forge understands.
      kind = .shown(language: word)
      return
    }
    if word == "python", let role = words.first, !role.contains("=") {
      words.removeFirst()
      switch role {
      case "setup": kind = .setup
      case "try": kind = .exercise
      case "solution": kind = .solution
      default:
        source.report(.unknownRole(role), line: line, at: role)
        return nil
      }
    }
    for attribute in words { read(attribute, &source) }
  }

  private var attributes: [String] {
    switch kind {
    case .transcript: ["tol", "fails", "ignore"]
    case .exercise, .quiz: ["id"]
    default: []
    }
  }

  private mutating func read(_ attribute: String, _ source: inout LessonSource) {
    let parts = attribute.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts[0]
    let value = parts.count > 1 ? parts[1] : nil
    guard attributes.contains(name), (name == "ignore") == (value == nil) else {
      return source.report(.badAttribute(attribute, attributes), line: line, at: attribute)
    }
    switch name {
    case "tol":
      tolerance = value.flatMap(Double.init)
      if !(tolerance.map { $0 >= 0 && $0.isFinite } ?? false) {
        tolerance = nil
        source.report(.badNumber(value ?? "", wanted: "a tolerance such as 1e-4"), line: line, at: attribute)
      }
    case "fails":
      fails = value
      if value?.isLessonID != true { source.report(.badErrorName, line: line, at: attribute) }
    case "id":
      guard let value, value.isLessonID else {
        return source.report(.badID(value ?? ""), line: line, at: attribute)
      }
      id = value
    default: isIgnored = true
    }
  }

  /// The word of ours that `word` is one letter or its capitals away from.
  private static func almost(_ word: String, _ words: [String]) -> String? {
    guard word.count < 20 else { return nil }
    return words.first { editDistance(word, $0) == 1 || word.lowercased() == $0 }
  }
}

extension LessonMistake {
  fileprivate static func almostWord(_ word: String, _ meant: String) -> LessonMistake {
    LessonMistake(message: "`\(word)` is one letter away from `\(meant)`", hint: "write `\(meant)`")
  }

  fileprivate static func unknownRole(_ role: String) -> LessonMistake {
    LessonMistake(
      message: "`\(role)` says nothing behind `python`",
      hint: nearestWord(to: role, in: Fence.roles).map { "did you mean `python \($0)`?" }
        ?? "write `python` for code that is shown and not run, or `python setup`, `python try`, `python solution`")
  }

  fileprivate static func badAttribute(_ attribute: String, _ known: [String]) -> LessonMistake {
    let forms = known.map { name in
      switch name {
      case "tol": "`tol=1e-4`"
      case "fails": "`fails=RuntimeError`"
      case "id": "`id=name`"
      default: "`\(name)`"
      }
    }
    return LessonMistake(
      message: "`\(attribute)` is not understood on this fence",
      hint: known.isEmpty ? "it takes no attributes" : "it takes " + forms.joined(separator: ", "))
  }

  fileprivate static let badErrorName = LessonMistake(
    message: "`fails=` needs the name of an error", hint: "write `fails=RuntimeError`")
}
