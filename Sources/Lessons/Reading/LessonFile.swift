import Typesetting

/// A lesson file as it was read: the lesson as far as it was understood, and every mistake in it.
public struct LessonFile: Sendable {
  public let path: String
  /// Complete if there are no errors; otherwise whatever could be read.
  public let lesson: Lesson
  /// In the order of the file.
  public let errors: [LessonError]
  /// The lines of the file, for messages about them.
  public let lines: [String]
  /// Line of each front matter key that was given.
  public let keyLines: [String: Int]

  public init(_ text: String, path: String) {
    self.init(reading: LessonSource(text: text, path: path))
  }

  public init(bytes: [UInt8], path: String) {
    self.init(reading: LessonSource(bytes: bytes, path: path))
  }

  private init(reading read: LessonSource) {
    var source = read
    path = source.path
    lines = source.lines
    guard source.isReadable else {
      lesson = Lesson(id: "", title: "", path: source.path)
      errors = source.errors
      keyLines = [:]
      return
    }
    let front = FrontMatter(reading: &source)
    let outline = Outline(reading: &source, offset: front.height)
    lesson = Lesson(
      id: front.id, title: front.title, minutes: front.minutes, needs: front.needs, seed: front.seed,
      slides: front.slides, tolerance: front.tolerance,
      introduction: LessonFile.introduction(outline.introduction, &source),
      steps: LessonFile.steps(outline.sections, minutes: front.minutes, &source), path: source.path)
    keyLines = front.lines
    errors = source.errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Whether the file is understood well enough to be run.
  public var isRunnable: Bool { !errors.contains(where: \.isFatal) }

  /// An error about a line of this file.
  func error(line: Int, column: Int = 1, _ message: String, hint: String? = nil) -> LessonError {
    let text = lines.indices.contains(line - 1) ? String(lines[line - 1].prefix(2_000)) : ""
    return LessonError(
      path: path, line: line, column: column, message: message, hint: hint, sourceLine: text)
  }

  private static func introduction(_ pieces: [Outline.Piece], _ source: inout LessonSource) -> Markdown {
    var blocks: [MarkdownBlock] = []
    for piece in pieces {
      if case .prose(let prose) = piece.content {
        blocks += prose
      } else {
        source.report(.outsideStep, line: piece.line)
      }
    }
    return Markdown(blocks)
  }

  private static func steps(
    _ sections: [Outline.Section], minutes: Double?, _ source: inout LessonSource
  ) -> [Step] {
    var steps: [Step] = []
    var known: [String: Int] = [:]
    var total = 0.0
    for section in sections {
      var assembly = StepAssembly(section, &source)
      assembly.nameItems(&source)
      let step = assembly.step
      var items = step.exercises.map { ($0.id, $0.line) } + step.quizzes.map { ($0.id, $0.line) }
      // A lone exercise or question may go by the id of its step.
      if items.count == 1 { items.removeAll { $0.0 == step.id } }
      for (id, line) in [(step.id, assembly.idLine)] + items where !id.isEmpty {
        if let first = known[id] {
          let column =
            source.line(line).column(of: "id=" + id).map { $0 + 3 }
            ?? source.line(line).column(of: " " + id).map { $0 + 1 }
          source.report(.repeatedID(id, line: first), line: line, column: column ?? 1)
        }
        known[id] = known[id] ?? line
      }
      let before = total
      total += step.minutes ?? 0
      if let minutes, before <= minutes, total > minutes {
        source.report(.tooManyMinutes(total, minutes), line: assembly.idLine, at: "minutes=")
      }
      steps.append(step)
    }
    return steps
  }
}

extension LessonMistake {
  fileprivate static let outsideStep = LessonMistake(
    message: "only text may stand before the first step", hint: "move it below a `##` heading")

  fileprivate static func repeatedID(_ id: String, line: Int) -> LessonMistake {
    LessonMistake(
      message: "the id `\(id)` is taken on line \(line)",
      hint: "give another one: `<!-- @step id -->` for a step, `id=name` on the fence of an exercise or question")
  }

  fileprivate static func tooManyMinutes(_ total: Double, _ minutes: Double) -> LessonMistake {
    LessonMistake(
      message: "the steps take \(total.short) minutes up to here, and the lesson has \(minutes.short)",
      hint: "raise `minutes` in the front matter, or shorten the steps")
  }
}

extension Double {
  /// The number without `.0` where it is whole.
  var short: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
