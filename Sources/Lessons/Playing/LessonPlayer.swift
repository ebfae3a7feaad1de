import Quizzes
import Typesetting

/// Plays a lesson: takes what the student wants and says what is to be done, without doing any of it.
///
/// The Shell carries out the events in order, keeps the snapshots, and hands each outcome back to `ran`. A snapshot is
/// kept before each step, so that `back` gives back exactly what `next` left behind; an exercise runs in the session
/// itself after a snapshot, which makes the session its working copy: `again` and `skip` restore it, passing keeps it.
public struct LessonPlayer {
  public let lesson: Lesson
  /// Which `@class` and `@self` regions are played.
  public let audience: Part.Audience
  /// Whether a pause waits; it does not where nobody can press a key.
  public let waits: Bool

  /// Index of the current step.
  public internal(set) var step = 0
  /// Progress of the exercises and questions, by id.
  public internal(set) var records: [String: ItemRecord]
  /// Steps that were shown.
  public internal(set) var seen: Set<Int> = []
  /// Whether the student has left the lesson with `play`.
  public internal(set) var isPlaying = false

  /// Index of the next part of the step that has not been shown.
  var position = 0
  /// Index of the part whose exercise waits for its solution, or whose question waits for its answer.
  var open: Int?
  /// The question that was drawn last in this step.
  var drawn: AskedQuestion?
  /// An answer in free words that did not get full marks, which the student may overrule.
  var disputed: Grade?
  /// Added to the number of each draw, so that students need not get the same.
  let seed: Int
  /// How often each question was drawn anew.
  var draws: [String: Int] = [:]
  /// What came of the code of each place when it last ran.
  var outcomes: [Run.Place: Outcome] = [:]
  /// Exercises whose working copy was kept.
  var kept: Set<String> = []

  /// - Parameters:
  ///   - records: progress from earlier sittings.
  ///   - seed: the start of what questions draw.
  public init(
    _ lesson: Lesson, audience: Part.Audience = .alone, waits: Bool = true, records: [ItemRecord] = [], seed: Int = 0
  ) {
    self.seed = seed
    self.lesson = lesson
    self.audience = audience
    self.waits = waits
    self.records = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// What the student can ask for.
  public enum Input: Equatable, Sendable {
    case next, back, again, hint, solution, skip, play
    /// A number from 1, an id, or the beginning of a title.
    case goto(String)
    /// Put back what `play` changed, or keep it.
    case `return`(keep: Bool)
    case `where`
    /// The reveal key: goes on behind a pause, never to the next step.
    case reveal
  }

  /// Begins the lesson at a step, for which the steps before it are run.
  public mutating func begin(at target: Int = 0) -> [Event] {
    let target = min(max(0, target), lesson.steps.count - 1)
    var events: [Event] = [.seed(lesson.seed), .show(.lessonTitle(lesson.title, minutes: lesson.minutes))]
    if target <= 0, !lesson.introduction.isEmpty { events.append(.show(.markdown(lesson.introduction))) }
    guard !lesson.steps.isEmpty else { return events + [.finished] }
    let before = (0..<target).map { runSilently($0) }
    return events + before.flatMap { $0 } + ranMessage(before.enumerated().map { ($0, $1) }) + enter(target)
  }

  public mutating func reply(to input: Input) -> [Event] {
    guard !lesson.steps.isEmpty else { return [.finished] }
    switch input {
    case .return(let keep): return comeBack(keep: keep)
    case .where: return [.show(.whereabouts(whereabouts))]
    case .reveal where isPlaying: return []
    case _ where isPlaying: return [.show(.say("You are playing. `return` brings you back to the lesson first."))]
    case .next: return next()
    case .back: return step == 0 ? [.show(.say("This is the first step."))] : recall(step - 1)
    case .goto(let text): return goTo(text)
    case .reveal: return open == nil ? goOn() : []
    case .again: return again()
    case .hint: return hint()
    case .solution: return showSolution()
    case .skip: return skip()
    case .play:
      isPlaying = true
      return [
        .keep(.play),
        .show(.say("Try whatever you like. `return` puts everything back, `return keep` keeps your changes.")),
      ]
    }
  }

  /// Takes in what came of an event `run`.
  public mutating func ran(_ run: Run, _ outcome: Outcome) {
    outcomes[run.place] = outcome
  }

  /// Takes in what grading a question has led to.
  public mutating func progressed(_ record: ItemRecord) {
    records[record.id] = record
  }

  /// The exercise that waits for the student, if there is one.
  public var exercise: Exercise? {
    guard let open, case .exercise(let exercise) = lesson.steps[step].parts[open].content else { return nil }
    return exercise
  }

  private mutating func comeBack(keep: Bool) -> [Event] {
    guard isPlaying else {
      return [.show(.say("You are in the lesson. `play` leaves it for experiments of your own."))]
    }
    isPlaying = false
    return [.reportChanges(since: .play)] + (keep ? [] : [.restore(.play)])
      + [.show(.say("Back in step \(step + 1), \(lesson.steps[step].title)."))]
  }

  private var whereabouts: Whereabouts {
    let places = lesson.steps.enumerated().map { index, step in
      let items = step.items(for: audience)
      return Whereabouts.Place(
        title: step.title, minutes: step.minutes, wasSeen: seen.contains(index), items: items.map { record($0.id) },
        hints: items.map(\.hints.count))
    }
    return Whereabouts(lesson: lesson.title, minutes: lesson.minutes, current: step, places: places)
  }

  func record(_ id: String) -> ItemRecord { records[id] ?? ItemRecord(id: id) }
}
