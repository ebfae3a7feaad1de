import Quizzes
import Typesetting

/// One thing of a step as it is presented.
public enum Cue: Equatable, Sendable {
  case show(Exhibit)
  case figure(Code)
  /// Run without a word.
  case setup(Code)
  /// What the presenter alone reads, as Markdown.
  case note(String)
  case timer(seconds: Int)
  case pause
  /// Typed, run, and its output shown.
  case command(PresentedCommand)
  /// The starter of an exercise; its solution follows as a command.
  case exercise(Exercise)
  case question(Question)
  /// The right answer of the question before, and why.
  case answer(Question)
}

/// Code that is typed before the eyes of a class.
public struct PresentedCommand: Equatable, Sendable {
  public var source: String
  /// What the file says comes out; nil for a solution, whose output nobody has written down.
  public var expected: [String]?
  public var tolerance: Double
  /// Nothing is compared: the author said so, or the command must fail.
  public var isCompared: Bool
  /// Whether an output directly before it belongs to the same transcript.
  public var continuesTranscript: Bool
}

/// A step in the order in which a presenter shows it: things that appear by themselves, and things that wait for a key.
public struct StepScript: Equatable, Sendable {
  public let cues: [Cue]
  /// The places between which a key moves: the number of cues that have been shown at each, the first and last included.
  public let stops: [Int]
  /// The stops at which a long stride ends: the first, each question and exercise before its answer, and the last.
  public let strides: [Int]

  /// - Parameter audience: whose regions are shown; the others are left out.
  public init(_ step: Step, of lesson: Lesson, for audience: Part.Audience = .classroom) {
    var cues: [Cue] = []
    for part in step.parts where part.isFor(audience) { cues += StepScript.cues(of: part.content, lesson) }
    // A pause behind which nothing comes, or what waits anyway, would be a key press that does nothing.
    for index in cues.indices.reversed() where cues[index] == .pause {
      let next = cues[(index + 1)...].firstIndex { !$0.isUnseen }
      if next.map({ cues[$0] == .pause || StepScript.waits($0, in: cues) }) ?? true { cues.remove(at: index) }
    }
    self.cues = cues
    var stops = [StepScript.end(after: 0, in: cues)]
    while let last = stops.last, last < cues.count { stops.append(StepScript.end(after: last + 1, in: cues)) }
    self.stops = stops
    strides = stops.filter {
      $0 == stops.first || $0 == cues.count || cues[..<$0].last { !$0.isUnseen }?.isItem == true
    }
  }

  /// Where showing stops by itself once the first `shown` cues have been shown: before the next one that waits.
  public func end(after shown: Int) -> Int { stops.first { $0 >= shown } ?? cues.count }

  private static func end(after shown: Int, in cues: [Cue]) -> Int {
    var index = shown
    while index < cues.count, !waits(index, in: cues) { index += 1 }
    return index
  }

  /// Whether a cue waits for a key of its own.
  private static func waits(_ index: Int, in cues: [Cue]) -> Bool {
    switch cues[index] {
    case .pause, .command, .answer: true
    // What was asked before is answered first; then the next one may come.
    case .question, .exercise: cues[..<index].last { !$0.isUnseen }?.closesItem == true
    case .show, .figure, .setup, .note, .timer: false
    }
  }

  private static func cues(of content: Part.Content, _ lesson: Lesson) -> [Cue] {
    switch content {
    case .prose(let text): [.show(.markdown(text))]
    case .shownCode(_, let code): [.show(.code(code.text))]
    case .text(let code): [.show(.text(code.text.withoutLastNewline))]
    case .setup(let code): [.setup(code)]
    case .pause: [.pause]
    case .note(let code): [.note(code.text)]
    case .timer(let seconds): [.timer(seconds: seconds)]
    case .figure(let code): [.figure(code)]
    case .quiz(let question): [.question(question), .answer(question)]
    case .exercise(let exercise): [.exercise(exercise)] + solution(of: exercise)
    case .transcript(let transcript):
      transcript.exchanges.enumerated().map { index, exchange in
        let mustFail = transcript.fails != nil && index == transcript.exchanges.count - 1
        return .command(
          PresentedCommand(
            source: exchange.source, expected: exchange.expected, tolerance: transcript.tolerance ?? lesson.tolerance,
            isCompared: !transcript.isIgnored && !mustFail, continuesTranscript: index > 0))
      }
    }
  }

  private static func solution(of exercise: Exercise) -> [Cue] {
    guard let code = exercise.solution else { return [] }
    return [
      .command(
        PresentedCommand(
          source: code.text.trimmedAtEnd, expected: nil, tolerance: 0, isCompared: false, continuesTranscript: false))
    ]
  }
}

extension Cue {
  /// Whether it shows nothing to the class.
  var isUnseen: Bool {
    switch self {
    case .setup, .note: true
    default: false
    }
  }

  /// Whether it asks something of the class.
  fileprivate var isItem: Bool {
    switch self {
    case .question, .exercise: true
    default: false
    }
  }

  fileprivate var closesItem: Bool {
    switch self {
    case .answer: true
    case .command(let command): command.expected == nil
    default: false
    }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
