import Lessons
import Typesetting

/// A presentation that runs by itself.
struct Autoplay {
  /// 1 for the reading time that the words need.
  var speed = 1.0
  var isPaused = false
  /// When the next thing happens, on the presenter's clock.
  var next = 0.0

  static let speeds = 0.25...8.0
  /// Seconds to think about a question or an exercise that has no clock, beside the reading.
  static let thinking = 15.0
}

extension Presenter {
  func startAutoplay() {
    autoplay = Autoplay(next: now() + 0.5)
  }

  /// What a key does to a presentation that runs by itself; false if it ends that and means something else.
  func steer(_ key: Key) -> Bool {
    guard var auto = autoplay else { return false }
    switch key {
    case .character(" "):
      auto.isPaused.toggle()
      auto.next = now() + 0.3
    case .character("+"), .character("="), .character("-"):
      let factor = key == .character("-") ? 0.8 : 1.25
      auto.speed = min(max(auto.speed * factor, Autoplay.speeds.lowerBound), Autoplay.speeds.upperBound)
      auto.next = min(auto.next, now() + (auto.next - now()) / factor)
      say("\(Int((auto.speed * 100).rounded())) % of the usual speed")
    case .character("a"), .escape:
      autoplay = nil
      say("autoplay off")
      return true
    default:
      autoplay = nil
      return false
    }
    autoplay = auto
    return true
  }

  /// The next thing of a presentation that runs by itself.
  func playOn() {
    let before = (index, shown)
    scroll = nil
    if let command = nextCommand {
      guard typing != nil else {
        typing = CommandTyping(command.source)
        if way == .atOnce { typing?.finish() }
        return wait(0.4)
      }
      run(command, .lastFrame)
    } else if isAtEnd {
      autoplay = nil
      return say("this was the end; q leaves")
    } else if isStepComplete {
      forward()
    } else {
      reveal()
    }
    if (index, shown) == before {
      autoplay = nil
      return
    }
    let start = index == before.0 ? before.1 : 0
    let fresh = sheet.blocks.filter { $0.cue >= start && $0.cue < shown }
    let reading = ReadingTime.seconds(for: .stacked(fresh.map { drawing(of: $0, width: pageSize.columns) }))
    let asks = fresh.contains { block in
      switch block.content {
      case .question, .exercise: true
      default: false
      }
    }
    wait(reading + (asks ? timeToThink() : 0))
  }

  /// Seconds until the answer comes: those of the clock beside it, which is set going.
  private func timeToThink() -> Double {
    guard let clock = openClock else { return Autoplay.thinking }
    if !clock.isRunning { switchClock() }
    return max(clock.remaining, 0)
  }

  func wait(_ seconds: Double) {
    guard let speed = autoplay?.speed else { return }
    autoplay?.next = now() + seconds / speed
  }
}
