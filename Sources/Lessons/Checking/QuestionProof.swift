import Quizzes

extension CheckedRun {
  /// Proves a question in the session as the lesson has left it, for every combination of its parameters.
  mutating func prove(_ question: Question) {
    let proof = question.proof(on: session)
    for mistake in proof.mistakes {
      add(mistake.line, column: mistake.column, mistake.message, hint: mistake.hint)
    }
    report.questions.append(
      CheckedQuestion(id: question.id, line: question.line, kind: question.kindName, draws: proof.draws))
  }
}
