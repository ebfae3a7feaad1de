import Foundation
import Lessons
import Tensors
import Testing

@testable import Shell

/// Keys that a test has thought of; then the terminal is gone.
final class ScriptedKeys: KeySource {
  private var keys: [Key]
  private(set) var pressed = 0
  /// Called before each key is handed over: the presentation stands still then.
  var beforeEach: () -> Void = {}

  init(_ keys: [Key]) { self.keys = keys.reversed() }

  func begin() -> Bool { true }
  func end() {}
  func dropTyped() {}
  var wasInterrupted: Bool { false }

  func nextKey(timeoutMilliseconds: Int?) -> Key {
    beforeEach()
    pressed += 1
    return keys.popLast() ?? .closed
  }

  var isUsedUp: Bool { keys.isEmpty }
}

/// Lines that a test types at a prompt, over and over.
final class ScriptedLines: LineSource {
  private let inputs: [Input]
  private var count = 0

  init(_ inputs: [Input]) { self.inputs = inputs }

  func read(prompt: String, initial: String) -> Input {
    defer { count += 1 }
    return inputs.isEmpty ? .end : inputs[count % inputs.count]
  }
}

extension Presenter {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "lessons").path
  static let shipped = ((try? LessonLibrary(directory: folder)) ?? nil)?.entries ?? []

  /// A presentation that nobody sees.
  static func forTests(
    _ files: [LessonFile], keys: any KeySource = ScriptedKeys([]), lines: ScriptedLines? = nil,
    size: TerminalSize = TerminalSize(columns: 80, rows: 24), now: @escaping () -> Double = { 0 }
  ) -> Presenter {
    let console = Console(.memory, size: size)
    console.keys = keys
    console.draw = { _ in }
    var options = SessionOptions()
    options.watchesCalls = true
    options.isRoom = true
    options.showsTimings = false
    let session = Session(console, options: options)
    session.lines = lines
    let presenter = Presenter(RunningOrder(files), session: session, now: now, windowSize: { size })
    presenter.screen.write = console.draw
    return presenter
  }

  static func forTests(_ text: String, keys: any KeySource = ScriptedKeys([]), lines: ScriptedLines? = nil) -> Presenter
  {
    forTests([LessonFile(text, path: "sample.md")], keys: keys, lines: lines)
  }

  /// What the class sees.
  var picture: String { frame(windowSize()).text }

  /// Presses keys as if they were typed; `→` and its like are the arrows, `⏎` Enter, `⎋` Escape, `⇥` Tab.
  func type(_ text: String) {
    let special: [Character: Key] = [
      "→": .right, "←": .left, "↑": .up, "↓": .down, "⏎": .enter, "⎋": .escape, "⇥": .tab, "⌫": .backspace,
    ]
    for character in text { _ = press(special[character] ?? .character(character)) }
  }

  var digest: UInt64 { session.evaluator.digest }
}

/// A lesson that has one of everything.
let sampleLesson = """
  ---
  id: sample
  title: Sample
  minutes: 10
  seed: 3
  ---
  # Sample

  What comes before the steps.

  ## One
  <!-- @step one minutes=2 -->

  The first words.

  <!-- @note Say hello. -->

  ```pycon
  >>> a = 1
  >>> a + 1
  2
  ```

  <!-- @pause -->
  <!-- @note After the pause. -->

  Behind the pause.

  ## Two
  <!-- @step two minutes=3 -->

  ```python setup
  hidden = 5
  ```

  <!-- @class -->
  Only in class.
  <!-- @end -->

  <!-- @self -->
  Only alone.
  <!-- @end -->

  ```quiz id=sum
  How much is {x} + 1?
  let x in [3, 4, 5]
  = x + 1
  ~ x :: One is missing.
  ! It is one more than {x}.
  ```

  ## Three
  <!-- @step three minutes=4 -->

  <!-- @timer 90s -->

  ```python try id=make
  b = ____
  ```

  ```python solution
  b = hidden + a
  ```

  ```check
  b == 6 :: Not yet six.
  ```

  ```hint
  Add.
  ```

  At the end.

  """
