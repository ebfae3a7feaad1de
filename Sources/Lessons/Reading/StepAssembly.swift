import Quizzes
import Typesetting

/// Puts a section's pieces together: checks, hints and solutions go to the exercise or question before them.
struct StepAssembly {
  private(set) var step: Step
  /// Whether `@step` gives the id, so that it may serve a lone exercise.
  private(set) var hasOwnID = false
  /// Line of `@step`, else of the heading.
  private(set) var idLine: Int

  /// Index in `step.parts` of the exercise or question that the next hint belongs to.
  private var open: Int?
  /// Blocks of the part that is being put together, which is the last one.
  private var prose: [MarkdownBlock] = []
  /// Exercises that have a `check` fence, even if none of its lines could be read.
  private var checked: Set<Int> = []
  private let hasTry: Bool
  private let hasCheck: Bool

  init(_ section: Outline.Section, _ source: inout LessonSource) {
    step = Step(id: section.title.slug, title: section.title, line: section.line)
    idLine = section.line
    hasTry = section.pieces.contains { $0.fence?.kind == .exercise }
    hasCheck = section.pieces.contains { $0.fence?.kind == .check }
    if section.title.trimmed.isEmpty { source.report(.emptyHeading, line: section.line) }
    for (index, piece) in section.pieces.enumerated() {
      if case .directive(.step(let id, let minutes)) = piece.content {
        if index > 0 { source.report(.lateStepDirective, line: piece.line, at: "@step") }
        hasOwnID = hasOwnID || id != nil
        idLine = piece.line
        step.id = id ?? step.id
        step.minutes = minutes ?? step.minutes
      } else {
        if !piece.continues(section.pieces[..<index].last) { endProse() }
        add(piece, &source)
      }
    }
    endProse()
    for (index, part) in step.parts.enumerated() {
      if case .exercise(let exercise) = part.content { exercise.reportGaps(hasCheck: checked.contains(index), &source) }
    }
  }

  /// Gives an exercise or question without an id the step's, which is its own if it is the only one.
  mutating func nameItems(_ source: inout LessonSource) {
    let canLend = hasOwnID && step.exercises.count + step.quizzes.count == 1
    for index in step.parts.indices {
      let line = step.parts[index].line
      switch step.parts[index].content {
      case .exercise(var exercise) where exercise.id.isEmpty:
        guard canLend else {
          source.report(.noID("exercise", fence: "python try"), line: line)
          continue
        }
        exercise.id = step.id
        step.parts[index].content = .exercise(exercise)
      case .quiz(var quiz) where quiz.id.isEmpty:
        guard canLend else {
          source.report(.noID("question", fence: "quiz"), line: line)
          continue
        }
        quiz.id = step.id
        step.parts[index].content = .quiz(quiz)
      default: break
      }
    }
  }

  private mutating func add(_ piece: Outline.Piece, _ source: inout LessonSource) {
    switch piece.content {
    case .prose(let blocks):
      if prose.isEmpty { append(.prose(Markdown()), piece) }
      prose += blocks
    case .directive(let directive):
      if let content = Part.Content(directive) { append(content, piece) }
    case .fence(let fence):
      add(fence, piece, &source)
    }
  }

  private mutating func add(_ fence: Fence, _ piece: Outline.Piece, _ source: inout LessonSource) {
    switch fence.kind {
    case .transcript: append(.transcript(Transcript(reading: fence, &source)), piece)
    case .setup: append(.setup(Code(fence.code.text.withoutLastNewline, line: fence.code.line)), piece)
    case .text: append(.text(fence.code), piece)
    case .shown(let language): append(.shownCode(language: language, fence.code), piece)
    case .exercise:
      append(
        .exercise(Exercise(id: fence.id ?? "", starter: fence.code.text.withoutLastNewline, line: fence.line)), piece)
      open = step.parts.count - 1
    case .quiz:
      append(.quiz(Question(reading: fence, topic: step.title, &source)), piece)
      open = step.parts.count - 1
    case .check, .wrong, .solution:
      guard let index = exercise(for: piece) else {
        return source.report(.noExercise(fence.kind.word), line: fence.line)
      }
      step.parts[index].content.add(fence, &source)
      if fence.kind == .check { checked.insert(index) }
    case .hint:
      guard let index = open ?? exercise(for: piece) else {
        return source.report(.noExercise("hint"), line: fence.line)
      }
      step.parts[index].content.add(fence, &source)
    }
  }

  /// The exercise before a piece; a step with checks and no `try` has one that starts from nothing.
  private mutating func exercise(for piece: Outline.Piece) -> Int? {
    if let open, case .exercise = step.parts[open].content { return open }
    guard hasCheck, !hasTry else { return nil }
    append(.exercise(Exercise(id: "", line: piece.line)), piece)
    open = step.parts.count - 1
    return open
  }

  /// Gives the collected blocks to the last part, where they belong.
  private mutating func endProse() {
    if !prose.isEmpty { step.parts[step.parts.count - 1].content = .prose(Markdown(prose)) }
    prose = []
  }

  private mutating func append(_ content: Part.Content, _ piece: Outline.Piece) {
    step.parts.append(Part(content, audience: piece.audience, line: piece.line))
  }
}

extension Part.Content {
  fileprivate init?(_ directive: Directive) {
    switch directive {
    case .pause: self = .pause
    case .note(let code): self = .note(code)
    case .timer(let seconds): self = .timer(seconds: seconds)
    case .figure(let code): self = .figure(code)
    case .step, .region, .end: return nil
    }
  }
}

extension Outline.Piece {
  /// Whether the piece is prose that goes on behind `other`.
  fileprivate func continues(_ other: Outline.Piece?) -> Bool {
    guard case .prose = content, case .prose? = other?.content else { return false }
    return audience == other?.audience
  }

  fileprivate var fence: Fence? {
    if case .fence(let fence) = content { fence } else { nil }
  }
}

extension Fence.Kind {
  fileprivate var word: String {
    switch self {
    case .check: "check"
    case .wrong: "wrong"
    case .solution: "solution"
    default: "hint"
    }
  }
}

extension String {
  /// The title as an id: small letters and digits, joined by `-`.
  var slug: String {
    let words = lowercased().split { !$0.isLetter && !$0.isNumber }
    let slug = words.joined(separator: "-")
    return slug.contains(where: \.isLetter) ? slug : "step-" + slug
  }
}

extension LessonMistake {
  fileprivate static let emptyHeading = LessonMistake(message: "the step has no title")

  fileprivate static let lateStepDirective = LessonMistake(
    message: "`@step` stands first under its heading", hint: "move it directly below the `##` line")

  fileprivate static func noExercise(_ word: String) -> LessonMistake {
    let items = word == "hint" ? "exercise or question" : "exercise"
    return LessonMistake(
      message: "this `\(word)` belongs to no \(items): none stands before it in this step",
      hint: "put a `python try` fence above it")
  }

  fileprivate static func noID(_ what: String, fence: String) -> LessonMistake {
    LessonMistake(
      message: "the \(what) needs an id of its own, since progress is kept under it", hint: "write ```\(fence) id=name")
  }
}
