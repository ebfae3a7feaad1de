/// What an input is worth to the exercise that is open.
public enum ExerciseJudgement: Equatable, Sendable {
  /// It was no try: looking is free.
  case notJudged
  /// Something that the checks need is not there yet.
  case unfinished(String)
  /// What is wrong with it, a known mistake's feedback first.
  case failed(String)
  case passed
}

extension Exercise {
  /// Judges an input that has run in the session.
  ///
  /// An input that binds a name the checks mention is a try, and any value where they use `_` or `used`. Everything
  /// else, such as `y.backward()` or the name of a variable alone, may pass but never fails.
  ///
  /// - Parameter holds: evaluates a condition in the session, after the input.
  public func judge(_ source: String, _ outcome: Outcome, holds: (String) -> Verdict) -> ExerciseJudgement {
    guard outcome.failure == nil else { return .notJudged }
    let isTry = isTried(by: outcome) && !source.isNameAlone
    var passed = 0
    for check in checks {
      let verdict = holds(check.condition)
      if verdict == .yes {
        passed += 1
        continue
      }
      guard isTry else { return .notJudged }
      if case .undefined(let name) = verdict {
        return .unfinished("\(passed > 0 ? "So far so good" : "Not yet"): `\(name)` is still missing.")
      }
      return .failed((wrongs.first { holds($0.condition) == .yes } ?? check).message)
    }
    return .passed
  }

  /// What is said to somebody who has passed.
  public var praise: String { checks.count == 1 ? "Right." : "Right, all \(checks.count) checks pass." }

  private func isTried(by outcome: Outcome) -> Bool {
    let names = checks.reduce(into: Set<String>()) { $0.formUnion($1.names) }
    if !outcome.assigned.isDisjoint(with: names) { return true }
    return outcome.hasValue && !names.isDisjoint(with: ["_", "used"])
  }
}

extension String {
  /// Whether the input only looks at a variable.
  fileprivate var isNameAlone: Bool {
    let name = trimmed
    return !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      && name.first?.isNumber == false
  }
}
