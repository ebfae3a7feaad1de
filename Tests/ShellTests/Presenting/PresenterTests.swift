import Lessons
import Tensors
import Testing

@testable import Shell

/// The moves of a presentation, and what each key does.
struct PresenterTests {
  @Test func `Space shows one thing after the other and never leaves the step`() {
    let presenter = Presenter.forTests(sampleLesson)
    #expect(presenter.picture.contains("The first words.") && !presenter.picture.contains("a = 1"))
    presenter.type("→⏎")
    #expect(presenter.picture.contains(">>> a = 1") && !presenter.isStepComplete)
    presenter.type("⏎")
    #expect(!presenter.picture.contains("a + 1"))
    presenter.type("→⏎⏎")
    #expect(presenter.picture.contains("2") && !presenter.picture.contains("Behind the pause"))
    presenter.type("→")
    #expect(presenter.picture.contains("Behind the pause."))
    presenter.type("→→  ")
    #expect(presenter.index == 0 && presenter.picture.contains("n goes on"))
  }

  @Test func `any key types the next characters, and only Enter runs them`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type(" ")
    #expect(presenter.typing?.typed == "a ")
    presenter.type("nq")
    #expect(presenter.typing?.isComplete == true && presenter.index == 0)
    presenter.type("xx q?n")
    #expect(presenter.shown == presenter.script.stops[0])
    presenter.type("⏎")
    #expect(presenter.shown > presenter.script.stops[0] && presenter.typing == nil)
  }

  @Test func `what was typed can be taken back`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type(" x⌫")
    #expect(presenter.typing?.typed == "a ")
    presenter.type("⎋")
    #expect(presenter.typing == nil)
    presenter.type(" ←")
    #expect(presenter.typing == nil && presenter.shown == presenter.script.stops[0])
  }

  @Test func `the way of typing changes at any moment`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type(" ⇥")
    #expect(presenter.way == .timed && presenter.typing?.isComplete == false)
    presenter.tick()
    presenter.tick()
    #expect(presenter.typing?.typed == "a = ")
    presenter.type("⇥")
    #expect(presenter.way == .atOnce && presenter.typing?.isComplete == true)
    presenter.type(" ")
    #expect(presenter.picture.contains(">>> a = 1"))
    presenter.type("⇥")
    #expect(presenter.way == .keys)
  }

  @Test func `n shows all of the step before it leaves it, and b is the way back`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("n")
    #expect(presenter.index == 0 && presenter.isStepComplete)
    presenter.type("n")
    #expect(presenter.index == 1)
    presenter.type("b")
    #expect(presenter.index == 0 && presenter.isStepComplete)
    presenter.type("b")
    #expect(presenter.shown == presenter.script.stops[0])
    presenter.type("b")
    #expect(presenter.index == 0 && presenter.picture.contains("this is the beginning"))
  }

  @Test func `the layout does not move while a step appears`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.way = .atOnce
    var rows = presenter.picture.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
    for _ in 0..<6 {
      presenter.type(" ")
      let next = presenter.picture.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
      for (before, now) in zip(rows, next) where !before.isEmpty { #expect(now == before) }
      rows = next
    }
    #expect(rows.contains("Behind the pause."))
  }

  @Test func `a class sees what is for the class`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("nn")
    #expect(presenter.picture.contains("Only in class.") && !presenter.picture.contains("Only alone."))
  }

  @Test func `a question is asked, answered and drawn anew`() throws {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("nn")
    #expect(presenter.picture.contains("+ 1?") && !presenter.picture.contains("Answer"))
    let key = try #require(presenter.speakerNotes.key.isEmpty ? nil : presenter.speakerNotes.key)
    presenter.type(" ")
    #expect(presenter.picture.contains("Answer\n\(key)") && presenter.picture.contains("It is one more than"))
    presenter.type("←")
    var keys: Set<String> = []
    for _ in 0..<12 {
      presenter.type("d")
      keys.insert(presenter.speakerNotes.key)
    }
    #expect(keys == ["4", "5", "6"])
    // The answer that comes is that of the question that stands there.
    for _ in 0..<4 {
      presenter.type("d")
      let key = presenter.speakerNotes.key
      presenter.type("n")
      #expect(presenter.picture.contains("Answer\n\(key)"))
      presenter.type("←")
    }
  }

  @Test func `hands are counted before and after a discussion, and kept`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("nn")
    let key = presenter.speakerNotes.key, other = key == "5" ? "4" : "5"
    presenter.type("h\(key)=10 \(other)=20⏎")
    #expect(
      presenter.picture.contains("\(key)  ████████████████████ 10, 33 %") && presenter.picture.contains("30 hands"))
    presenter.type("r\(key)=3 \(other)=27⏎")
    #expect(presenter.picture.contains("░ before, 30 hands   █ after, 30"))
    let events = presenter.session.journal.events().filter { $0.kind == .hands }
    #expect(events.map(\.answer) == ["\(key)=10 \(other)=20", "\(key)=3 \(other)=27"])
    #expect(events.map(\.attempt) == [1, 2] && events[0].item == "sample/sum")
    #expect(!presenter.picture.contains("✓"))
    presenter.type(" ")
    #expect(presenter.speakerNotes.key == key && presenter.picture.contains("✓ \(key)"))
  }

  @Test func `with two questions in a step, everything belongs to the one that is shown`() {
    let two = sampleLesson.replacing(
      "## Three", with: "```quiz id=second\nHow much is 5 + 5?\n= 10\n```\n\n## Three")
    let presenter = Presenter.forTests(two)
    presenter.type("nnn")
    #expect(presenter.speakerNotes.key == "10" && presenter.picture.contains("5 + 5"))
    presenter.type("n")
    #expect(presenter.picture.contains("Answer\n10"))
    presenter.type("←←←")
    let key = presenter.speakerNotes.key
    #expect(["4", "5", "6"].contains(key) && !presenter.picture.contains("5 + 5"))
    presenter.type("h\(key)=3 7=4⏎")
    #expect(presenter.session.journal.events().last?.item == "sample/sum")
    presenter.type("n")
    #expect(presenter.picture.contains("It is one more than") && presenter.picture.contains("✓ \(key)"))
    #expect(presenter.picture.contains("5 + 5") && !presenter.picture.contains("Answer\n10"))
  }

  @Test func `a second round that is given up leaves the first one to be corrected`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("nnh4=3 5=1⏎r⎋")
    presenter.type("h")
    presenter.type("⌫⌫⌫⌫⌫⌫⌫⌫⌫⌫4=2 5=2⏎")
    #expect(presenter.hands["sample/sum"]?.map(\.text) == ["4=2 5=2"])
  }

  @Test func `what a lesson prints cannot move the cursor or the rows`() {
    let bad = sampleLesson.replacing(
      ">>> a + 1\n2", with: ">>> s = \"a\u{1B}[31mRED\"\n>>> print(\"left\\r\\nRIGHT\\tend\\x1b[2J\")\nleft")
    let presenter = Presenter.forTests(bad)
    presenter.type("n")
    let frame = presenter.frame(TerminalSize(columns: 80, rows: 24))
    #expect(frame.lines.allSatisfy { !$0.text.contains { $0.isNewline || $0 == "\u{1B}" || $0 == "\t" } })
    #expect(frame.lines.contains { $0.text.hasPrefix("RIGHT") })
  }

  @Test func `a setup that fails is told to the presenter`() {
    let presenter = Presenter.forTests(sampleLesson.replacing("hidden = 5", with: "hidden = nobody"))
    presenter.type("nn")
    #expect(presenter.speakerNotes.remark.contains("fails with NameError"))
  }

  @Test func `commands of a lesson cannot take the presentation away`() {
    let presenter = Presenter.forTests(sampleLesson.replacing(">>> a + 1\n2", with: ">>> next"))
    presenter.type("n")
    #expect(presenter.picture.contains("`next` has no place in a presentation"))
    #expect(presenter.session.stage == nil)
  }

  @Test func `counts that cannot be read are asked for again`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("nnh4=many⏎")
    #expect(presenter.picture.contains("`many` is no number of hands"))
    #expect(presenter.entry != nil)
    presenter.type("⎋")
    #expect(presenter.entry == nil && presenter.hands.isEmpty)
    presenter.type("hx=4⏎")
    #expect(presenter.picture.contains("hands: x=4▏") && presenter.hands.isEmpty)
  }

  @Test func `the clock is started by a key, stands, gets a minute more, and never ends anything`() {
    var time = 0.0
    let file = LessonFile(sampleLesson, path: "sample.md")
    let presenter = Presenter.forTests([file], now: { time })
    presenter.type("nn")
    #expect(!presenter.picture.contains("██"))
    presenter.type("c")
    time = 61
    #expect(presenter.clocks.values.first?.digits == "3:59")
    #expect(presenter.picture.contains("██████      ██████  ██████"))
    presenter.type("+c")
    time = 200
    #expect(presenter.clocks.values.first?.digits == "4:59")
    presenter.type("c")
    time = 1000
    #expect(presenter.picture.contains("time is up") && presenter.index == 1)
    presenter.type(" ")
    #expect(presenter.picture.contains("Answer"))
  }

  @Test func `an exercise has its timer, its hints and its solution`() {
    let presenter = Presenter.forTests(sampleLesson)
    presenter.type("nnnn")
    #expect(presenter.picture.contains("b = ____") && presenter.picture.contains("c starts the clock"))
    presenter.type("h")
    #expect(presenter.picture.contains("hint 1 of 1"))
    presenter.type("h")
    #expect(presenter.picture.contains("no more hints"))
    presenter.type("n")
    #expect(presenter.picture.contains(">>> b = hidden + a") && presenter.picture.contains("At the end."))
    #expect(presenter.isAtEnd)
  }

  @Test func `the room's question is tried at a free prompt, and everything is put back`() {
    let lines = ScriptedLines([.line("a = 99"), .line("new = 1"), .line("next"), .interrupted, .line("return")])
    let presenter = Presenter.forTests(sampleLesson, lines: lines)
    presenter.type("n")
    let before = presenter.digest
    presenter.type("p")
    #expect(presenter.picture.contains("back, restored: a changed, 1 new (new)"))
    #expect(presenter.digest == before && presenter.index == 0)
  }

  @Test func `what is kept from the free prompt stays until the presenter goes back behind it`() {
    let presenter = Presenter.forTests(sampleLesson, lines: ScriptedLines([.line("a = 99"), .line("return keep")]))
    presenter.type("n")
    let before = presenter.digest
    presenter.type("p")
    #expect(presenter.picture.contains("back, kept: a changed") && presenter.digest != before)
    presenter.type("nnnn")
    #expect(presenter.picture.contains("b = hidden + a"))
    #expect(presenter.session.type("b") == "104\n")
    presenter.type("bbbbbb")
    #expect(presenter.index == 0)
    #expect(presenter.session.type("a").contains("NameError"))
  }

  @Test func `a try at the free prompt is judged where an exercise is open`() {
    let presenter = Presenter.forTests(
      sampleLesson, lines: ScriptedLines([.line("b = 5"), .line("b = 6"), .line("return")]))
    presenter.type("nnnn")
    presenter.console.beginRecording()
    presenter.type("p")
    let shown = presenter.console.endRecording()
    #expect(shown.contains("✗ Not yet six.") && shown.contains("✓ Right."))
  }

  @Test func `a number is changed before a command runs, and the lesson goes on`() {
    let presenter = Presenter.forTests(sampleLesson, lines: ScriptedLines([.line("a = 41")]))
    let first = presenter.digest
    presenter.type("e")
    #expect(presenter.picture.contains(">>> a = 41   changed"))
    presenter.type(" ⏎⏎")
    #expect(presenter.picture.contains("42") && presenter.remark.isEmpty)
    presenter.type("nnnn")
    #expect(presenter.index == 2)
    presenter.type("n")
    #expect(presenter.session.type("b") == "46\n")
    presenter.type("bbbbbbbb")
    #expect(presenter.digest == first)
    // Going on from there, the command of the file runs again.
    presenter.type("g3⏎n")
    #expect(presenter.session.type("b") == "46\n")
  }

  @Test func `a change that is given up changes nothing`() {
    let presenter = Presenter.forTests(sampleLesson, lines: ScriptedLines([.interrupted, .line("quit"), .line("  ")]))
    let first = presenter.digest
    presenter.type("eee")
    #expect(presenter.digest == first && presenter.shown == presenter.script.stops[0] && !presenter.isChanged)
  }

  @Test func `an output that is not the file's is told to the presenter alone`() {
    let presenter = Presenter.forTests(sampleLesson.replacing(">>> a + 1\n2", with: ">>> a + 1\n3"))
    presenter.type("n")
    #expect(presenter.speakerNotes.remark.contains("`a + 1` is not what the file says"))
    #expect(!presenter.picture.contains("not what the file says"))
  }

  @Test func `goto runs what lies between and goes back exactly`() {
    let presenter = Presenter.forTests(sampleLesson)
    let first = presenter.digest
    presenter.type("g3⏎")
    #expect(presenter.index == 2 && presenter.picture.contains("the step in between was run"))
    presenter.type("gTw⏎")
    #expect(presenter.index == 1)
    presenter.type("gone⏎")
    #expect(presenter.index == 0 && presenter.digest == first)
    presenter.type("gnowhere⏎")
    #expect(presenter.index == 0 && presenter.picture.contains("there is no step `nowhere`"))
    presenter.type("g⎋")
    #expect(presenter.overlay == nil && presenter.entry == nil)
  }

  @Test func `leaving takes two presses`() {
    let presenter = Presenter.forTests(sampleLesson)
    #expect(presenter.press(.character("q")))
    #expect(presenter.press(.right))
    #expect(presenter.press(.interrupt))
    #expect(!presenter.press(.interrupt))
  }

  @Test(
    "every screen fits, however small the window is",
    arguments: [(1, 1), (3, 2), (12, 3), (10, 5), (20, 4), (40, 6), (200, 100)])
  func tinyWindows(columns: Int, rows: Int) {
    let size = TerminalSize(columns: columns, rows: rows)
    let presenter = Presenter.forTests([LessonFile(sampleLesson, path: "sample.md")], size: size)
    for key in ["", " ", "⏎", "n", "?", "↓", "x", "g", "3", "⏎", "c", "h", "⎋", "b", "b", "h", "a=1⏎", "↑", "."] {
      presenter.type(key)
      let frame = presenter.frame(size)
      #expect(frame.width <= columns && frame.height <= rows)
    }
  }

  @Test func `several lessons follow each other, each in a session of its own`() {
    let second = sampleLesson.replacing("id: sample", with: "id: other").replacing("a = 1", with: "c = 1")
      .replacing("a + 1", with: "c + 1").replacing("hidden + a", with: "hidden + c")
    let files = [LessonFile(sampleLesson, path: "a.md"), LessonFile(second, path: "b.md")]
    let presenter = Presenter.forTests(files)
    let first = presenter.digest
    presenter.type("g2.2⏎")
    #expect(presenter.index == 4)
    #expect(presenter.session.type("c") == "1\n" && presenter.session.type("a").contains("NameError"))
    presenter.type("bbb")
    #expect(presenter.index == 2 && presenter.session.type("b") == "6\n")
    presenter.type("bbbbb")
    #expect(presenter.digest == first)
  }
}
