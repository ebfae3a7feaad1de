/// The lessons of a presentation as one sequence of steps.
public struct RunningOrder: Sendable {
  /// A step and where it stands.
  public struct Place: Equatable, Sendable {
    /// Index of its lesson.
    public let lesson: Int
    /// Index within its lesson.
    public let step: Int
    public let script: StepScript
  }

  public let files: [LessonFile]
  public let places: [Place]
  public let schedule: Schedule

  /// - Parameter files: lessons that can be run and have a step at least.
  public init(_ files: [LessonFile]) {
    self.files = files
    places = files.enumerated().flatMap { index, file in
      file.lesson.steps.enumerated().map {
        Place(lesson: index, step: $0, script: StepScript($1, of: file.lesson))
      }
    }
    schedule = Schedule(files.map(\.lesson))
  }

  public func lesson(at index: Int) -> Lesson { files[places[index].lesson].lesson }
  public func step(at index: Int) -> Step { lesson(at: index).steps[places[index].step] }

  /// The step that a presenter means: a number within the lesson that is shown, `lesson.step` numbers such as `2.3`, an
  /// id, or the beginning of a title; nil if there is none.
  public func find(_ text: String, from index: Int) -> Int? {
    let text = text.trimmed.lowercased()
    guard !text.isEmpty else { return nil }
    if let number = Int(text) { return place(lesson: places[index].lesson, number) }
    let numbers = text.split(separator: ".").map { Int($0) }
    if numbers.count == 2, let lesson = numbers[0], let number = numbers[1] { return place(lesson: lesson - 1, number) }
    // The lesson that is shown comes first.
    let near = places.indices.sorted {
      (places[$0].lesson == places[index].lesson ? 0 : 1, $0) < (places[$1].lesson == places[index].lesson ? 0 : 1, $1)
    }
    return near.first { step(at: $0).id.lowercased() == text }
      ?? near.first { step(at: $0).title.lowercased().hasPrefix(text) }
      ?? places.indices.first { isLesson($0, text) } ?? near.first { step(at: $0).title.lowercased().contains(text) }
  }

  /// Whether a step is the first of the lesson with this id or beginning of a title.
  private func isLesson(_ index: Int, _ text: String) -> Bool {
    guard places[index].step == 0 else { return false }
    return lesson(at: index).id.lowercased() == text || lesson(at: index).title.lowercased().hasPrefix(text)
  }

  private func place(lesson: Int, _ number: Int) -> Int? {
    places.firstIndex { $0.lesson == lesson && $0.step == number - 1 }
  }
}
