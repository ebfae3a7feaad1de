import Quizzes
import Typesetting

extension Question {
  /// Reads a `quiz` fence and reports what is wrong with it. The id may be given later, by the step.
  init(reading fence: Fence, topic: String, _ source: inout LessonSource) {
    var mistakes: [QuestionMistake] = []
    self.init(
      reading: fence.code.text.withoutLastNewline, id: fence.id ?? "", line: fence.line, mistakes: &mistakes)
    self.topic = topic
    for mistake in mistakes {
      source.report(
        LessonMistake(message: mistake.message, hint: mistake.hint), line: mistake.line, column: mistake.column)
    }
    source.checkWidth(of: sample, line: fence.line)
  }
}
