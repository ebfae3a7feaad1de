import Quizzes
import Typesetting

@testable import Lessons

/// Plays a lesson as the Shell does: carries out events, keeps snapshots, types inputs.
struct Stage {
  var player: LessonPlayer
  let session = ToySession()
  private var kept: [LessonPlayer.Moment: ToySession.Snapshot] = [:]
  /// What was put on the screen, in order.
  private(set) var screen: [String] = []
  private(set) var events: [LessonPlayer.Event] = []

  init(_ body: String, waits: Bool = false, audience: Part.Audience = .alone, records: [ItemRecord] = []) {
    let text = "---\nid: toy\ntitle: Toy\nseed: 7\n---\n# Toy\n\n" + body + "\n"
    player = LessonPlayer(LessonFile(text, path: "x").lesson, audience: audience, waits: waits, records: records)
  }

  mutating func begin(at step: Int = 0) { carryOut(player.begin(at: step)) }

  @discardableResult
  mutating func reply(_ input: LessonPlayer.Input) -> [String] {
    let before = screen.count
    carryOut(player.reply(to: input))
    return Array(screen[before...])
  }

  @discardableResult
  mutating func type(_ source: String) -> [String] {
    let before = screen.count
    let outcome = session.run(source)
    carryOut(player.typed(source, outcome, holds: session.holds))
    return Array(screen[before...])
  }

  @discardableResult
  mutating func answer(_ text: String) -> [String] {
    let before = screen.count
    carryOut(player.answered(text, on: session))
    return Array(screen[before...])
  }

  private mutating func carryOut(_ next: [LessonPlayer.Event]) {
    events = next
    for event in next {
      switch event {
      case .show(let exhibit): screen.append(exhibit.drawing(width: 80).text)
      case .run(let run):
        let outcome = session.run(run.source)
        player.ran(run, outcome)
        if run.isEchoed { screen.append("> \(run.source)\n\(outcome.output)".trimmed) }
      case .recall(let run, let outcome): screen.append("> \(run.source)\n\(outcome?.output ?? "?")".trimmed)
      case .keep(let moment): kept[moment] = session.snapshot()
      case .restore(let moment):
        if let snapshot = kept[moment] { session.restore(snapshot) } else { screen.append("no snapshot \(moment)") }
      case .seed(let value): session.seed(value)
      case .beginAttempt: session.beginAttempt()
      case .offer(let starter): screen.append("offer: \(starter)")
      case .figure(let code): screen.append("figure: \(session.figure(code.text).output)".trimmed)
      case .note(let text): screen.append("note: \(text.drawing(width: 80).text)")
      case .timer(let seconds): screen.append("timer: \(seconds)")
      case .pause: screen.append("pause")
      case .finished: screen.append("finished")
      case .reportChanges(let moment): screen.append("changes since \(moment)")
      case .ask(let question, let number):
        do { carryOut(player.asked(try question.draw(number, on: session))) } catch {
          carryOut(player.couldNotAsk(error))
        }
      case .entered, .progressed, .answered: break
      }
    }
  }
}

/// Three steps, the middle one with an exercise.
let toy = """
  Welcome.

  ## One
  <!-- @step one minutes=1 -->

  Words.

  ```python setup
  x = 3
  ```

  ```pycon
  >>> x + roll()
  ```

  ## Two
  <!-- @step two minutes=2.5 -->

  Make `y` the double.

  ```python try
  y = ____
  ```
  ```python solution
  y = double(x)
  ```
  ```check
  y == 6 :: `y` is not the *double*
  used("double") :: let `double` do it
  ```
  ```wrong
  y == 9 :: that is the square
  ```
  ```hint
  multiply
  ```
  ```hint
  by two
  ```

  Well done.

  ## Three
  <!-- @step three -->

  ```pycon
  >>> y + roll()
  ```
  """
