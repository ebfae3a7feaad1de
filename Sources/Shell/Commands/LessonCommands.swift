import Glibc
import Language
import Lessons
import Typesetting

/// Commands that play lessons.
enum LessonCommands {
  static let all = [
    lessons, lesson,
    move("next", "", "go on in the lesson; begins the lecture if there is none", .next),
    move("back", "", "the step before, with the session as it was left there", .back),
    goto,
    move("again", "", "start this exercise or step afresh", .again),
    move("hint", "", "the next hint", .hint),
    move("solution", "", "how it can be done", .solution),
    move("skip", "", "let the solution run and go on", .skip),
    move("where", "", "where you are, and what is done", .where),
    move("play", "", "leave the lesson for free experiments with its variables", .play),
    returning, leave,
  ]

  static let lessons = Command(name: "lessons", usage: "", summary: "the lessons of the lecture") { session, line in
    let library = try session.library(line)
    guard !library.entries.isEmpty else {
      throw line.error("there are no lessons in \(library.directory)", kind: "FileNotFoundError")
    }
    for entry in library.entries {
      let title = (try? LessonFile(at: entry.path)).map(\.lesson)
      let minutes = title?.minutes.map { "  \(floatText($0).replacingSuffix(".0")) min" } ?? ""
      session.console.write(
        StyledText("  \(entry.number < 10 ? " " : "")\(entry.number)  ") + StyledText(entry.name, .code).padded(to: 18)
          + StyledText((title?.title ?? "").withControlsShown) + StyledText(minutes, .dim))
    }
    session.console.write(StyledText("`lesson NAME` plays one, `next` the first", .dim))
  }

  static let lesson = Command(
    name: "lesson", usage: "NAME", summary: "play a lesson, by name, number or title", completes: .lesson
  ) { session, line in
    guard !line.isEmpty else {
      throw line.error("`lesson` needs a name", kind: "SyntaxError", hint: "`lessons` lists them")
    }
    let library = try session.library(line)
    switch library.find(line.text.unquoted) {
    case .found(let entry): try session.play(entry, line)
    case .several(let titles): throw line.error("several lessons begin like this: \(titles.joined(separator: ", "))")
    case .unknown(let nearest):
      throw line.error(
        "there is no lesson `\(line.text)`", kind: "NameError",
        hint: nearest.map { "did you mean `\($0)`?" } ?? "`lessons` lists them")
    }
  }

  static let goto = Command(
    name: "goto", usage: "N", summary: "another step, by number or id; what it needs is run", completes: .nothing
  ) { session, line in
    try session.reply(.goto(line.text), line)
  }

  static let returning = Command(
    name: "return", usage: "[keep]", summary: "back from `play`; with `keep` your changes stay"
  ) { session, line in
    guard line.isEmpty || line.text == "keep" else {
      throw line.error("`return` stands alone or with `keep`", kind: "SyntaxError")
    }
    try session.reply(.return(keep: !line.isEmpty), line)
  }

  static let leave = Command(name: "leave", usage: "", summary: "end the lesson; your variables stay") {
    session, line in
    guard session.stage != nil else { throw line.error("no lesson is being played") }
    session.stage = nil
    session.console.writeLine("the lesson is closed; `lesson NAME` begins another")
  }

  private static func move(_ name: String, _ usage: String, _ summary: String, _ input: LessonPlayer.Input) -> Command {
    Command(name: name, usage: usage, summary: summary) { session, line in
      if case .next = input, session.stage == nil {
        guard let first = try session.library(line).entries.first else {
          throw line.error("there are no lessons", kind: "FileNotFoundError")
        }
        return try session.play(first, line)
      }
      // Where somebody sits, `next` behind the end begins the lesson that follows.
      if case .next = input, let stage = session.stage, stage.isFinished, session.console.isInteractive,
        let following = session.followingLesson
      {
        return try session.play(following, line)
      }
      try session.reply(input, line)
    }
  }
}

extension Session {
  /// The lessons: those the user names, those beside the program, or those beside the package.
  func library(_ line: CommandLine) throws -> LessonLibrary {
    do { return try LessonPlaces.library(options.lessonsDirectory) } catch {
      throw line.error(error.message, kind: "FileNotFoundError", hint: "name their folder: convsh --lessons DIR")
    }
  }

  /// The lesson behind the one that is played, in the order of the lecture.
  var followingLesson: LessonLibrary.Entry? {
    guard let path = stage?.path, let entries = try? LessonPlaces.library(options.lessonsDirectory).entries,
      let index = entries.firstIndex(where: { $0.path == path }), index + 1 < entries.count
    else { return nil }
    return entries[index + 1]
  }

  func play(_ entry: LessonLibrary.Entry, _ line: CommandLine) throws {
    let file: LessonFile
    do { file = try LessonFile(at: entry.path) } catch { throw line.error(error.message, kind: "FileNotFoundError") }
    if let mistake = file.errors.first {
      throw line.error("the lesson has a mistake: \(mistake)", kind: "LessonError", hint: "convsh check \(entry.path)")
    }
    let stage = Stage(file.lesson, path: entry.path, waits: console.isInteractive)
    self.stage = stage
    stage.begin(in: self)
  }

  func reply(_ input: LessonPlayer.Input, _ line: CommandLine) throws {
    guard let stage else {
      throw line.error("no lesson is being played", hint: "`lesson convolution` or `next` begins one")
    }
    stage.reply(to: input, in: self)
  }

  /// Runs what the student typed, and lets the lesson judge it; while a question is open, a line is an answer.
  @discardableResult
  func submit(_ input: AssembledInput) -> Outcome {
    var input = input
    if let quizRun {
      quizRun.typed(input.text, in: self)
      return Outcome()
    }
    if let answer = answer(input.text) {
      console.beginRecording()
      stage?.answered(answer, in: self)
      return Outcome(output: console.endRecording())
    }
    if let code = codeBesideQuestion(input.text) { input.text = code + "\n" }
    if let stage {
      if let command = stage.command(behindStarterIn: input.text) { input.text = command + "\n" }
      if remindOfBlank(in: String(input.text.dropLast())) { return Outcome() }
    }
    let wasCommand = command(input.text) != nil
    let outcome = run(input)
    if let stage, !wasCommand { stage.typed(input.text, outcome, in: self) }
    note(input.text, outcome)
    return outcome
  }

  /// Puts an answer back that still has a blank; false if there is none, or no exercise.
  func remindOfBlank(in text: String) -> Bool {
    guard text.contains("____"), let stage, stage.player.exercise != nil, !stage.player.isPlaying else { return false }
    console.writeLine("There is a blank left, `____`: write what belongs there.")
    stage.offerAgain(text)
    return true
  }
}

extension String {
  func replacingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
