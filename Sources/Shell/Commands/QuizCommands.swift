import Glibc
import Language
import Lessons
import Quizzes
import Records
import Typesetting

/// Commands that ask questions, and what is known of the answers.
enum QuizCommands {
  static let all = [quiz, drill, review, progress]

  /// Minutes and questions of a quiz where nothing else is said.
  static let minutes = 5.0, count = 8, reviewCount = 10

  static let quiz = Command(
    name: "quiz", usage: "[TOPIC] [--count N] [--seed S] [--minutes M]",
    summary: "questions on the clock: five minutes, started by a key, ended with a review", completes: .topic
  ) { session, line in
    let options = try session.quizOptions(line)
    let entries = try session.questions(options.topic, line)
    let deck = QuestionDeck(
      quiz: entries, count: options.count ?? count, seed: options.seed ?? session.freshSeed())
    session.start(QuizRun(.quiz, deck, minutes: session.console.isInteractive ? options.minutes ?? minutes : nil))
  }

  static let drill = Command(
    name: "drill", usage: "TOPIC [--seed S]",
    summary:
      "drawn questions on one topic until you `leave`; larger numbers after a right answer, smaller after a wrong one",
    completes: .topic
  ) { session, line in
    let options = try session.quizOptions(line)
    guard !options.topic.isEmpty else {
      throw line.error("`drill` needs a topic", kind: "SyntaxError", hint: "drill output-size")
    }
    let drawn = try session.questions(options.topic, line).filter(\.question.isDrawn)
    guard !drawn.isEmpty else {
      throw line.error(
        "no question about \(options.topic) is drawn anew each time",
        hint: "`quiz \(options.topic)` asks those there are")
    }
    session.start(QuizRun(.drill, QuestionDeck(drill: drawn, seed: options.seed ?? session.freshSeed()), minutes: nil))
  }

  static let review = Command(
    name: "review", usage: "[TOPIC] [--count N] [--seed S]",
    summary: "questions that you have met: what was missed first, then the oldest", completes: .topic
  ) { session, line in
    let options = try session.quizOptions(line)
    let entries = try session.questions(options.topic, line)
    let items = session.journal.items()
    session.showJournalWarning()
    let deck = QuestionDeck(
      review: entries, items, count: options.count ?? reviewCount, seed: options.seed ?? session.freshSeed())
    guard deck.count ?? 0 > 0 else {
      return session.console.writeLine("there is nothing to review yet; `quiz` asks the first questions")
    }
    session.start(QuizRun(.review, deck, minutes: nil))
  }

  static let progress = Command(
    name: "progress", usage: "[export FILE | forget WHAT]",
    summary: "what was answered so far; `export` writes it as .csv or .json, `forget` deletes it"
  ) { session, line in
    let words = line.text.split(separator: " ").map(String.init)
    switch words.first {
    case nil:
      let items = session.journal.items()
      session.showJournalWarning()
      session.console.write(ProgressReport(items: items).drawing(width: min(session.console.width, 80)))
    case "export":
      guard words.count == 2 else {
        throw line.error(
          "`progress export` needs one file name", kind: "SyntaxError", hint: "progress export answers.csv")
      }
      try session.export(to: words[1].unquoted, line)
    case "forget": try session.forget(words.dropFirst().joined(separator: " "), line)
    case let word?:
      throw line.error(
        "`progress` stands alone or with `export` or `forget`, but here is `\(word)`", kind: "SyntaxError",
        hint: didYouMean(word, among: ["export", "forget"]))
    }
  }
}

extension Session {
  fileprivate func quizOptions(_ line: CommandLine) throws -> QuizOptions {
    do { return try QuizOptions(line.text) } catch {
      throw line.error(error.message, kind: "SyntaxError", hint: error.hint)
    }
  }

  /// The questions on a topic; all of them if it is empty.
  fileprivate func questions(_ topic: String, _ line: CommandLine) throws -> [QuestionBank.Entry] {
    let bank = QuestionBank(of: try library(line))
    guard !bank.entries.isEmpty else { throw line.error("there are no questions", kind: "FileNotFoundError") }
    // Some questions of lessons need the variables of their lesson.
    func askable(_ entries: [QuestionBank.Entry]) -> [QuestionBank.Entry] {
      let bench = QuizRun.freshBench()
      return entries.filter { (try? $0.question.draw(0, on: bench)) != nil }
    }
    if topic.isEmpty { return askable(bank.entries) }
    switch bank.find(topic.unquoted) {
    case .found(let topic, let entries):
      let entries = askable(entries)
      guard !entries.isEmpty else {
        throw line.error("the questions about \(topic) need the variables of their lesson", hint: "play the lesson")
      }
      return entries
    case .several(let topics):
      throw line.error("several topics begin like this: \(topics.joined(separator: ", "))")
    case .unknown(let hint):
      throw line.error(
        "there are no questions about `\(topic)`", kind: "NameError",
        hint: hint ?? "there are \(bank.titles.joined(separator: ", ")), and the topics in them")
    }
  }

  fileprivate func start(_ run: QuizRun) {
    quizRun = run
    run.begin(in: self)
  }

  /// A number that differs from session to session.
  fileprivate func freshSeed() -> Int { Int.random(in: 0..<1 << 30) }

  fileprivate func export(to path: String, _ line: CommandLine) throws {
    let events = journal.events()
    showJournalWarning()
    if path == "-" { return console.write(Export.csv(events)) }
    guard path.hasSuffix(".csv") || path.hasSuffix(".json") else {
      throw line.error(
        "a progress file ends in .csv or .json, but this is `\(path)`", hint: "progress export answers.csv")
    }
    let text = path.hasSuffix(".csv") ? Export.csv(events) : Export.json(events)
    do throws(TextFile.Unwritable) { try TextFile.write(text, to: path) } catch {
      throw line.error(error.message, kind: "OSError")
    }
    console.writeLine("wrote \(events.count) events to \(path)")
  }

  /// Deletes what is known of a topic, a lesson, an item or everything, after the word `yes`.
  fileprivate func forget(_ text: String, _ line: CommandLine) throws {
    let isConfirmed = text.hasSuffix(" yes")
    let what = isConfirmed ? String(text.dropLast(4)).trimmedBlanks : text
    guard !what.isEmpty else {
      throw line.error(
        "`progress forget` needs a topic, a lesson, an item or `everything`", kind: "SyntaxError",
        hint: "progress forget everything")
    }
    let events = journal.events()
    showJournalWarning()
    let forgotten: Journal.Forgotten
    if what == "everything" {
      forgotten = .everything
    } else if events.contains(where: { $0.item == what }) {
      forgotten = .item(what)
    } else if events.contains(where: { $0.item.hasPrefix(what + "/") }) {
      forgotten = .file(what)
    } else if let topic = events.map(\.topic).first(where: { $0.lowercased() == what.lowercased() }) {
      forgotten = .topic(topic)
    } else {
      throw line.error(
        "nothing is known about `\(what)`", kind: "NameError",
        hint: didYouMean(what, among: Set(events.flatMap { [$0.item, $0.topic] })) ?? "`progress` lists the topics")
    }
    guard isConfirmed else {
      let count = events.count { event in
        switch forgotten {
        case .everything: true
        case .item(let item): event.item == item
        case .file(let id): event.item == id || event.item.hasPrefix(id + "/")
        case .topic(let topic): event.topic == topic
        }
      }
      return console.writeLine(
        "this deletes \(count) event\(count == 1 ? "" : "s"); to do it, type: progress forget \(what) yes")
    }
    let count = journal.forget(forgotten)
    console.writeLine("\(count) event\(count == 1 ? " is" : "s are") forgotten")
  }

  /// Writes an event, and says once if it cannot be kept.
  func record(_ event: Records.Event) {
    journal.record(event)
    showJournalWarning()
  }

  func showJournalWarning() {
    if let warning = journal.takeWarning() {
      console.writeError(Drawing(StyledText(warning, .dim).wrapped(to: console.width)))
    }
  }

  /// Seconds since 1970.
  func wallTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
