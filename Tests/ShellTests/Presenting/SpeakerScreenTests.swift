import Glibc
import Lessons
import Tensors
import Testing

@testable import Shell

/// The speaker's own screen.
struct SpeakerScreenTests {
  private let folder = TemporaryDirectory()

  private var file: NotesFile { NotesFile(path: folder.path + "/present.md") }

  private func screen(at time: Double) -> String {
    var screen = NotesScreen(file: file, console: Console(.memory, size: TerminalSize(columns: 70, rows: 24)))
    screen.now = { time }
    screen.isAlive = { _ in true }
    return screen.drawing(width: 70, rows: 24).text
  }

  @Test("notes are in step with the presentation over 1,000 random moves", arguments: Presenter.shipped.prefix(3))
  func inStep(entry: LessonLibrary.Entry) throws {
    var random = RandomSource(seed: entry.number)
    let moves: [Key] = [.right, .enter, .right, .left, .character("n"), .character("b"), .right, .tab]
    let keys = ScriptedKeys((0..<1_000).map { _ in moves[random.below(moves.count)] })
    let presenter = Presenter.forTests([try LessonFile(at: entry.path)], keys: keys)
    let file = file
    presenter.notes = file
    keys.beforeEach = {
      guard !presenter.isRunning else { return }
      let notes = NotesFile(path: file.path).read()
      #expect(notes?.index == presenter.index && notes?.shown == presenter.shown)
      #expect(notes?.step == presenter.order.step(at: presenter.index).title)
      let told = presenter.script.cues[..<presenter.shown].compactMap {
        if case .note(let text) = $0 { text } else { nil }
      }
      #expect(
        [notes?.earlier, notes?.fresh].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n\n")
          == told.joined(separator: "\n\n"))
    }
    presenter.present()
    #expect(keys.pressed > 1_000)
    #expect(file.read() != nil, "whose window was closed goes on later")
    presenter.console.keys = ScriptedKeys([.character("q"), .character("q")])
    presenter.type("⎋")
    presenter.present()
    #expect(file.read() == nil, "a presentation that was left leaves no notes behind")
  }

  @Test func `it shows notes, what comes next, and the time against the plan`() throws {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.notes = file
    presenter.writeNotes()
    let before = screen(at: 1000)
    #expect(
      before.contains("Sample   step 1 of 3, 1/4") && before.contains("10:00 planned") && before.contains("not begun"))
    #expect(before.contains("Say hello.") && before.contains("then     a = 1") && before.contains("next     Two"))
    presenter.began = 1000
    presenter.type("n")
    presenter.writeNotes()
    #expect(screen(at: 1030).contains("0:30 of 10:00") && screen(at: 1030).contains("on time"))
    #expect(screen(at: 1030).contains("After the pause.\n\n earlier in this step\n   Say hello."))
    #expect(screen(at: 1000 + 60 * 5).contains("3 min behind"))
    presenter.type("n")
    presenter.writeNotes()
    #expect(screen(at: 1010).contains("2 min ahead") && screen(at: 1010).contains("answer   "))
    presenter.type("nn")
    presenter.writeNotes()
    #expect(screen(at: 1010).contains("nothing: this is the last step"))
  }

  @Test func `it says when nothing is presented, and when a presentation was killed`() {
    #expect(screen(at: 0).contains("No lesson is being presented."))
    let presenter = Presenter.forTests(sampleLesson)
    presenter.notes = file
    presenter.writeNotes()
    var screen = NotesScreen(file: file, console: Console(.memory))
    screen.isAlive = { _ in false }
    #expect(screen.drawing(width: 100, rows: 24).text.contains("The presentation was killed"))
  }

  @Test func `a presentation that was killed goes on where it was`() throws {
    let lesson = LessonFile(sampleLesson, path: "sample.md")
    let killed = Presenter.forTests([lesson])
    killed.type("nndd")
    let number = killed.speakerNotes.key
    killed.type("h4=10 5=20⏎r4=1 5=29⏎c")
    killed.began = 500
    var notes = killed.speakerNotes
    // No process has this number.
    notes.process = 1 << 30
    file.write(notes)
    let presenter = Presenter.forTests([lesson])
    for event in killed.session.journal.events() { presenter.session.journal.record(event) }
    presenter.notes = file
    presenter.resume()
    #expect(presenter.speakerNotes.key == number)
    #expect(presenter.picture.contains("░ before, 30 hands   █ after, 30"))
    #expect(presenter.clocks.values.contains { $0.isRunning })
    #expect(presenter.index == killed.index && presenter.shown == killed.shown && presenter.digest == killed.digest)
    #expect(presenter.began == 500)
    // Hands of another draw are none of this one's.
    let redrawn = Presenter.forTests([lesson])
    for event in killed.session.journal.events() { redrawn.session.journal.record(event) }
    notes.draws = [:]
    file.write(notes)
    redrawn.notes = file
    redrawn.resume()
    #expect(redrawn.index == killed.index && redrawn.hands.isEmpty)
    let other = Presenter.forTests([LessonFile(sampleLesson, path: "another.md")])
    other.notes = file
    other.resume()
    #expect(other.index == 0)
  }

  @Test func `the file is read as it was written, and garbage is no notes`() throws {
    var notes = SpeakerNotes()
    notes.files = ["a b.md", "c.md"]
    (notes.lesson, notes.step, notes.next) = ("L: with a colon", "S", "")
    (notes.index, notes.count, notes.shown, notes.stop, notes.stops) = (3, 9, 7, 2, 4)
    notes.then = "x = 1"
    notes.key = "b"
    (notes.began, notes.plan, notes.total, notes.clockEnds) = (12.5, 1...2.5, 25, 99)
    (notes.clockCue, notes.draws) = (4, ["a": 1, "b": 12])
    notes.process = 42
    notes.fresh = "*one*\n\n- two"
    notes.earlier = "three"
    #expect(SpeakerNotes(reading: notes.text) == notes)
    #expect(SpeakerNotes(reading: "") == nil && SpeakerNotes(reading: "# Notes\n") == nil)
    #expect(SpeakerNotes(reading: "process: x\nnumber: nan of inf\nplan: 3 to 1\n")?.plan == nil)
    let numbers = ["inf", "nan", "1e300", "-1e300", "99999999999999999999", "x", ""]
    for key in ["began", "total", "clock-ends", "clock-cue", "shown", "process"] {
      for number in numbers {
        try TextFile.write(
          "process: 1\nbegan: 1\n\(key): \(number)\nplan: 0.0 to \(number)\nstop: 1 of \(number)\n\nhi\n", to: file.path
        )
        #expect(!screen(at: 5).isEmpty)
      }
    }
  }
}
