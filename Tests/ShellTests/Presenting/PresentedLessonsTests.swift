import Lessons
import Tensors
import Testing

@testable import Shell

extension Presenter {
  /// Everything that the class has seen of the step, without clocks, hands, hints and walks, which keys change.
  fileprivate var shownText: String {
    sheet.blocks.filter { $0.cue < shown }.map { block in
      switch block.content {
      case .command(let command, let typed, let output):
        typed.hasPrefix("step ") ? typed : typed + "\n" + output.text + "\(command.continuesTranscript)"
      case .clock, .exercise: ""
      case .question(let asked): asked.drawing(width: 80).text
      default: drawing(of: block, width: 80).text
      }
    }.joined(separator: "\n")
  }
}

/// Every lesson of the lecture, presented.
///
/// Lessons that train networks take seconds a play: `LessonWalkTests` plays them forth and back.
struct PresentedLessonsTests {
  private static let lessons = Presenter.shipped.filter { !$0.trains }

  private func file(_ entry: LessonLibrary.Entry) throws -> LessonFile { try LessonFile(at: entry.path) }

  @Test("n × next, then n × back gives the first session again", arguments: lessons)
  func thereAndBack(entry: LessonLibrary.Entry) throws {
    let presenter = Presenter.forTests([try file(entry)])
    let first = presenter.digest
    var count = 0
    while !presenter.isAtEnd {
      presenter.type("n")
      count += 1
    }
    #expect(presenter.digest != first && count >= presenter.order.places.count)
    for _ in 0..<count { presenter.type("b") }
    #expect(presenter.index == 0 && presenter.digest == first)
    #expect(presenter.remark.isEmpty)
  }

  @Test("two transcripts are equal byte by byte", arguments: lessons)
  func transcripts(entry: LessonLibrary.Entry) throws {
    func transcript() throws -> String {
      let presenter = Presenter.forTests([try file(entry)])
      presenter.console.beginRecording()
      #expect(PresentedTranscript(presenter: presenter).write())
      return presenter.console.endRecording()
    }
    let first = try transcript()
    #expect(try transcript() == first)
    #expect(first.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let steps = try file(entry).lesson.steps
    for (number, step) in steps.enumerated() {
      #expect(first.contains("step \(number + 1) of \(steps.count)") && first.contains(step.title))
    }
  }

  /// Keys as somebody presses them who knows nothing, or too much.
  private func randomKeys(_ count: Int, seed: Int) -> [Key] {
    var random = RandomSource(seed: seed)
    let usual: [Key] = [.right, .character(" "), .enter, .left, .character("n"), .character("b"), .down, .up, .tab]
    let rare: [Key] = [
      .escape, .backspace, .pageUp, .pageDown, .home, .end, .delete, .resize, .timeout, .interrupt, .character("g"),
      .character("e"), .character("p"), .character("c"), .character("+"), .character("h"), .character("r"),
      .character("d"), .character("a"), .character("-"), .character("."), .character("?"), .character("q"),
      .character("="), .character("1"), .character("3"), .character("7"), .character("é"), .character("字"),
    ]
    return (0..<count).map { _ in
      random.below(10) < 7 ? usual[random.below(usual.count)] : rare[random.below(rare.count)]
    }
  }

  @Test("3,000 random keys lose nothing", arguments: lessons)
  func randomKeys(entry: LessonLibrary.Entry) throws {
    // What the session is like at each stop of a presentation that only goes forward.
    let size = TerminalSize(columns: [80, 40, 120][entry.number % 3], rows: [24, 12, 40][entry.number % 3])
    let straight = Presenter.forTests([try file(entry)], size: size)
    var digests: [[Int]: UInt64] = [:]
    var blocks: [[Int]: String] = [:]
    while true {
      digests[[straight.index, straight.shown]] = straight.digest
      blocks[[straight.index, straight.shown]] = straight.shownText
      if straight.isAtEnd { break }
      if straight.isStepComplete { straight.forward() } else { straight.reveal() }
    }

    // First without changes, so that every state is known; then with them.
    let unchanging = randomKeys(2_000, seed: entry.number).map { $0 == .character("e") ? .right : $0 }
    let keys = ScriptedKeys(unchanging + randomKeys(1_000, seed: 100 + entry.number))
    let lines = ScriptedLines([.line("x = 12345"), .line("return"), .interrupted, .end])
    let presenter = Presenter.forTests([try file(entry)], keys: keys, lines: lines, size: size)
    keys.beforeEach = {
      // A change that the presenter typed goes its own way.
      guard !presenter.isRunning else { return }
      if !presenter.isChanged { #expect(presenter.digest == digests[[presenter.index, presenter.shown]]) }
      if !presenter.isChanged, presenter.draws.isEmpty {
        #expect(presenter.shownText == blocks[[presenter.index, presenter.shown]])
      }
      #expect(presenter.frame(size).height == size.rows || presenter.overlay != nil)
    }
    while !keys.isUsedUp { presenter.present() }
    #expect(keys.pressed >= 3_000)
    presenter.overlay = nil
    presenter.entry = nil
    presenter.autoplay = nil
    presenter.go(to: 0)
    #expect(presenter.digest == digests[[0, presenter.shown]])
  }
}
