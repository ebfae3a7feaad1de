import Quizzes
import Typesetting

extension Part.Content {
  /// Adds a check, known mistake, solution or hint to an exercise, or a hint to a question.
  mutating func add(_ fence: Fence, _ source: inout LessonSource) {
    if case .quiz(var quiz) = self, fence.kind == .hint {
      quiz.hints.append(Markdown(hint: fence, &source))
      self = .quiz(quiz)
    }
    guard case .exercise(var exercise) = self else { return }
    switch fence.kind {
    case .check: exercise.checks += ConditionLine.reading(fence, &source)
    case .wrong: exercise.wrongs += ConditionLine.reading(fence, &source)
    case .solution:
      if let first = exercise.solution { source.report(.secondSolution(line: first.line - 1), line: fence.line) }
      exercise.solution = exercise.solution ?? Code(fence.code.text.withoutLastNewline, line: fence.code.line)
    default:
      exercise.hints.append(Markdown(hint: fence, &source))
    }
    self = .exercise(exercise)
  }
}

extension Exercise {
  /// Says what is missing: nobody is left without a check, a way out, or help.
  func reportGaps(hasCheck: Bool, _ source: inout LessonSource) {
    if !hasCheck { source.report(.exerciseLacks("check", "CONDITION :: what to say"), line: line) }
    if solution == nil { source.report(.exerciseLacks("solution", "the code that passes"), line: line) }
    if hints.isEmpty { source.report(.exerciseLacks("hint", "a first step"), line: line) }
  }
}

extension Markdown {
  fileprivate init(hint fence: Fence, _ source: inout LessonSource) {
    self.init(reading: fence.code.text)
    if isEmpty { source.report(.emptyHint, line: fence.line) }
    source.checkWidth(of: self, line: fence.line)
  }
}

extension String {
  var withoutLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}

extension LessonMistake {
  fileprivate static func secondSolution(line: Int) -> LessonMistake {
    LessonMistake(message: "the exercise has a solution on line \(line) already", hint: "delete one of them")
  }

  fileprivate static let emptyHint = LessonMistake(message: "the hint is empty")

  fileprivate static func exerciseLacks(_ word: String, _ content: String) -> LessonMistake {
    let fence = word == "solution" ? "python solution" : word
    return LessonMistake(
      message: "the exercise has no \(word)", hint: "add a `\(fence)` fence below it with \(content)")
  }
}
