import Typesetting

/// Where a lesson file that was saved again differs from the one before.
public struct LessonChange: Equatable, Sendable {
  /// Index of the first step that differs.
  public let step: Int
  /// Number of its cues that are still the same.
  public let cue: Int

  /// Nil if nothing that a class sees or the presenter reads has changed.
  public init?(from old: Lesson, to new: Lesson) {
    let olds = old.steps.map { StepScript($0, of: old).cues }
    let news = new.steps.map { StepScript($0, of: new).cues }
    let isSame: (Int) -> Bool = { index in
      old.steps[index].title == new.steps[index].title && olds[index].count == news[index].count
        && zip(olds[index], news[index]).allSatisfy { $0.isSame(as: $1) }
    }
    // Another seed or introduction changes everything from the beginning on.
    let isRestart = old.seed != new.seed || old.title != new.title || old.introduction != new.introduction
    let shared = min(olds.count, news.count)
    guard
      let first = isRestart
        ? 0 : (0..<shared).first(where: { !isSame($0) }) ?? (olds.count == news.count ? nil : shared)
    else { return nil }
    step = min(first, max(0, news.count - 1))
    let same = olds.indices.contains(step) && news.indices.contains(step) && first < shared && !isRestart
    cue = same ? zip(olds[step], news[step]).prefix { $0.isSame(as: $1) }.count : 0
  }
}

extension Cue {
  /// Whether both show and do the same: a line more above them is no change.
  fileprivate func isSame(as other: Cue) -> Bool {
    switch (self, other) {
    case (.figure(let a), .figure(let b)), (.setup(let a), .setup(let b)): a.text == b.text
    case (.question(let a), .question(let b)), (.answer(let a), .answer(let b)):
      a.id == b.id && a.source == b.source && a.hints == b.hints
    case (.exercise(let a), .exercise(let b)): a.id == b.id && a.starter == b.starter && a.hints == b.hints
    // What the file says comes out is no part of what is shown.
    case (.command(let a), .command(let b)):
      a.source == b.source && a.continuesTranscript == b.continuesTranscript
        && (a.expected == nil) == (b.expected == nil)
    default: self == other
    }
  }
}
