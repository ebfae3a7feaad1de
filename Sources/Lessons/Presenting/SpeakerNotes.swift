import Typesetting

/// What the presenter's own screen needs to know, kept in a file that a second program reads: `key: value` lines, an
/// empty line, and the notes as Markdown.
public struct SpeakerNotes: Equatable, Sendable {
  /// Whole paths of the lessons, in order.
  public var files: [String] = []
  public var lesson = ""
  public var step = ""
  /// `step 2 of 11`, as the class sees it.
  public var place = ""
  /// Index of the step among those of all lessons, and how many there are.
  public var index = 0
  public var count = 0
  /// Title of the step behind this one; empty at the end.
  public var next = ""
  /// Cues that have been shown, and stops of the step: which one this is, and how many there are.
  public var shown = 0
  public var stop = 0
  public var stops = 0
  /// What the next key shows, such as a command.
  public var then = ""
  /// The right answer to the question on the screen.
  public var key = ""
  public var remark = ""
  /// When the presentation began, in seconds since 1970; nil before the first key.
  public var began: Double?
  /// Minutes from the start at which the step should begin and end, and at which everything should be over.
  public var plan: ClosedRange<Double>?
  public var total: Double?
  /// When the class's clock is up, in seconds since 1970, and the cue of the step that it belongs to.
  public var clockEnds: Double?
  public var clockCue = 0
  /// How often questions were drawn anew, by their ids.
  public var draws: [String: Int] = [:]
  /// The process that presents.
  public var process = 0
  /// The notes that came with the last key, as Markdown, and those of the step that came before.
  public var fresh = ""
  public var earlier = ""

  public init() {}

  private static let separator = "<!-- earlier in this step -->"

  /// The file.
  public var text: String {
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let lines: [(String, String)] = [
      ("process", "\(process)"), ("lesson", lesson), ("step", step), ("place", place),
      ("number", "\(index + 1) of \(count)"),
      ("next", next), ("shown", "\(shown)"), ("stop", "\(stop) of \(stops)"), ("then", then), ("key", key),
      ("remark", remark), ("began", number(began)), ("plan", plan.map { "\($0.lowerBound) to \($0.upperBound)" } ?? ""),
      ("total", number(total)), ("clock-ends", number(clockEnds)), ("clock-cue", "\(clockCue)"),
      ("draws", draws.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")),
    ]
    let head = lines.map { "\($0.0): \($0.1.replacing("\n", with: " ⏎ "))" } + files.map { "file: \($0)" }
    return head.joined(separator: "\n") + "\n\n" + fresh + "\n\n" + SpeakerNotes.separator + "\n\n" + earlier + "\n"
  }

  /// Nil for a text that is no such file; what is missing or garbled in it is left out.
  public init?(reading text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    guard lines.first?.hasPrefix("process: ") == true else { return nil }
    while let line = lines.popFirst(), !line.isEmpty {
      guard let mark = line.firstRange(of: ": ") else { continue }
      set(String(line[..<mark.lowerBound]), String(line[mark.upperBound...]))
    }
    let parts = lines.split(separator: SpeakerNotes.separator, maxSplits: 1, omittingEmptySubsequences: false)
    fresh = (parts.first ?? []).joined(separator: "\n").trimmed
    earlier = (parts.count > 1 ? parts[1] : []).joined(separator: "\n").trimmed
  }

  private mutating func set(_ key: String, _ value: String) {
    // What no clock or counter can be is left out, whoever has written it.
    func number(_ text: Substring) -> Double? {
      Double(text).flatMap { $0.isFinite && $0.magnitude < 1e12 ? $0 : nil }
    }
    func pair(_ mark: String) -> (Double, Double)? {
      guard let range = value.firstRange(of: mark), let first = number(value[..<range.lowerBound]),
        let second = number(value[range.upperBound...])
      else { return nil }
      return (first, second)
    }
    switch key {
    case "process": process = Int(value) ?? 0
    case "lesson": lesson = value
    case "step": step = value
    case "number": if let (a, b) = pair(" of ") { (index, count) = (max(0, Int(a) - 1), Int(b)) }
    case "place": place = value
    case "next": next = value
    case "shown": shown = Int(value) ?? 0
    case "stop": if let (a, b) = pair(" of ") { (stop, stops) = (Int(a), Int(b)) }
    case "then": then = value
    case "key": self.key = value
    case "remark": remark = value
    case "began": began = number(value[...])
    case "plan": if let (a, b) = pair(" to "), a <= b { plan = a...b }
    case "total": total = number(value[...])
    case "clock-ends": clockEnds = number(value[...])
    case "clock-cue": clockCue = Int(value) ?? 0
    case "draws":
      for word in value.split(separator: " ") {
        let parts = word.split(separator: "=")
        if parts.count == 2, let number = Int(parts[1]) { draws[String(parts[0])] = number }
      }
    case "file": files.append(value)
    default: break
    }
  }
}
