/// The minutes of a quiz: started by the student, paused, lengthened, and never punishing.
struct QuizClock {
  /// Seconds of a clock that never goes back.
  private let now: () -> Double
  /// Seconds that are left as long as the clock stands.
  private var rest: Double
  /// When it was set going; nil while it stands.
  private var start: Double?

  init(minutes: Double, now: @escaping () -> Double = monotonicSeconds) {
    rest = minutes * 60
    self.now = now
  }

  var isRunning: Bool { start != nil }

  /// Seconds that are left, below 0 when the time is up.
  var remaining: Double { rest - (start.map { now() - $0 } ?? 0) }
  var isUp: Bool { remaining <= 0 }

  mutating func run() { if start == nil { start = now() } }

  mutating func pause() {
    rest = remaining
    start = nil
  }

  mutating func add(minutes: Double) {
    // A minute more is a whole minute, also when the time was up.
    let left = max(0, remaining)
    rest = left + minutes * 60
    if start != nil { start = now() }
  }

  /// `3:41`.
  var digits: String { QuizClock.digits(remaining) }

  static func digits(_ seconds: Double) -> String {
    let seconds = Int(max(0, seconds).rounded(.up))
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  /// `3:41`, and in the last minute in words: `last minute 0:41`.
  var text: String {
    if isUp { return "time is up" }
    return remaining <= 60 ? "last minute \(digits)" : digits
  }
}
