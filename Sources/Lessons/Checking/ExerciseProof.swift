extension CheckedRun {
  /// Proves that an exercise fails untouched and passes with its solution, which is left in the session.
  mutating func prove(_ exercise: Exercise) {
    let before = session.snapshot()
    let errors = report.errors.count
    session.beginAttempt()
    if passes(exercise) {
      add(exercise.line, "the exercise passes before anything is typed", hint: "check what only a solution gives")
    } else if !exercise.starter.isEmpty {
      _ = session.run(exercise.starter)
      if passes(exercise) { add(exercise.line, "the exercise passes with its starter as it is") }
    }
    session.restore(before)
    guard let solution = exercise.solution else { return }
    session.beginAttempt()
    if let failure = session.run(solution.text).failure {
      if leavesOut(failure, solution.line) { return }
      isDerailed = true
      return add(solution.line, "the solution fails with \(failure.sentence)")
    }
    for check in exercise.checks {
      switch session.holds(check.condition) {
      case .yes: break
      case .no: add(check.line, "this is false after the solution")
      case .undefined(let name): add(check.line, at: name, "`\(name)` is not known after the solution")
      case .error(let text): add(check.line, "this cannot be evaluated after the solution: \(text)")
      }
    }
    for wrong in exercise.wrongs {
      switch session.holds(wrong.condition) {
      case .yes: add(wrong.line, "this known mistake is true of the solution")
      case .no: break
      case .undefined(let name): add(wrong.line, at: name, "`\(name)` is not known after the solution")
      case .error(let text): add(wrong.line, "this cannot be evaluated after the solution: \(text)")
      }
    }
    if report.errors.count == errors { report.provenExercises += 1 }
  }

  private func passes(_ exercise: Exercise) -> Bool {
    !exercise.checks.isEmpty && exercise.checks.allSatisfy { session.holds($0.condition) == .yes }
  }

  private mutating func add(_ line: Int, at word: String, _ message: String) {
    let text = file.lines.indices.contains(line - 1) ? file.lines[line - 1] : ""
    add(line, column: text.column(of: word) ?? 1, message)
  }
}
