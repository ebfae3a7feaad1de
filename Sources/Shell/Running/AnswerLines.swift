import Lessons
import Quizzes

/// While a question of a lesson is open, the prompt takes answers: a line that is no command is one. `? LINE` runs the
/// line as ever.
extension Session {
  /// The line as an answer to the open question, if it is meant as one.
  ///
  /// Where the answer is made of words, a command must stand alone, so that `step and sigmoid` is an answer; a command's
  /// name that is right is one too.
  func answer(_ line: String) -> String? {
    guard let question = stage?.player.question else { return nil }
    let text = line.trimmedBlanks
    guard !text.isEmpty, !text.hasPrefix("?"), !text.hasPrefix("%") else { return nil }
    guard let command = command(text) else { return text }
    guard question.takesWords else { return nil }
    if command.isEmpty { return (try? question.grade(text, on: self).isRight) == true ? text : nil }
    return Self.keepTheirArguments.contains(command.name) ? nil : text
  }

  /// What `?` before a line lets run while a question is open.
  func codeBesideQuestion(_ line: String) -> String? {
    guard stage?.player.question != nil else { return nil }
    let text = line.trimmedBlanks
    return text.hasPrefix("?") ? String(text.dropFirst()).trimmedBlanks : nil
  }

  /// Whether a line is complete at once, whatever brackets and quotes it leaves open.
  func isWholeLine(_ line: String) -> Bool {
    quizRun != nil || stage?.player.question != nil && (answer(line) != nil || command(line) != nil)
  }

  /// Commands whose arguments can be no answer.
  private static let keepTheirArguments: Set<String> = ["goto", "lesson", "help", "return", "quiz", "drill", "review"]
}
