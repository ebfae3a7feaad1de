import Quizzes
import Typesetting

/// A lesson as it is played, presented and checked: what one file of the lecture says.
public struct Lesson: Equatable, Sendable {
  /// Never changes, since progress is kept under it.
  public var id: String
  public var title: String
  /// Minutes that the lesson takes, if the author says so.
  public var minutes: Double?
  /// Ids of the lessons that come before it.
  public var needs: [String]
  /// Start of the random numbers while it is played and checked.
  public var seed: Int
  /// Titles of the lecture's slides that it covers.
  public var slides: [String]
  /// How far expected numbers may be off, absolute plus relative.
  public var tolerance: Double
  /// What stands between the title and the first step.
  public var introduction: Markdown
  public var steps: [Step]
  public var path: String

  public init(
    id: String, title: String, minutes: Double? = nil, needs: [String] = [], seed: Int = 0, slides: [String] = [],
    tolerance: Double = 1e-5, introduction: Markdown = Markdown(), steps: [Step] = [], path: String = ""
  ) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.needs = needs
    self.seed = seed
    self.slides = slides
    self.tolerance = tolerance
    self.introduction = introduction
    self.steps = steps
    self.path = path
  }
}

/// One `##` section: a screen or two, and at most a few exercises.
public struct Step: Equatable, Sendable {
  /// From `@step`, else made of the title.
  public var id: String
  public var title: String
  public var minutes: Double?
  public var parts: [Part]
  /// Line of the heading.
  public var line: Int

  public init(id: String, title: String, minutes: Double? = nil, parts: [Part] = [], line: Int = 1) {
    self.id = id
    self.title = title
    self.minutes = minutes
    self.parts = parts
    self.line = line
  }

  public var exercises: [Exercise] {
    parts.compactMap { if case .exercise(let exercise) = $0.content { exercise } else { nil } }
  }

  public var quizzes: [Question] {
    parts.compactMap { if case .quiz(let quiz) = $0.content { quiz } else { nil } }
  }
}
