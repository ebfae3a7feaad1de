import ArgumentParser
import Glibc
import Shell

/// The command line: flags and subcommands, nothing else.
@main
struct Convsh: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convsh", abstract: "A teaching shell for convolutional neural networks.",
    version: "convsh \(Entry.version)",
    subcommands: [
      Talk.self, Lesson.self, Quiz.self, Present.self, Notes.self, Check.self, New.self,
    ],
    defaultSubcommand: Talk.self)

  /// As ArgumentParser's own, but with exit code 2 for a wrong command line, and one page of help for everything.
  static func main() {
    let words = CommandLineWords.arranged(Array(CommandLine.arguments.dropFirst()))
    if let first = words.first, words.count == 1, ["-h", "--help", "help"].contains(first) {
      print(Talk.helpMessage())
      return
    }
    if let code = runPlainly(words) { Glibc.exit(code) }
    do {
      var command = try parseAsRoot(words)
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      let text = fullMessage(for: error) + "\n"
      _ = text.utf8.withContiguousStorageIfAvailable { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      Glibc.exit(2)
    }
  }
}

extension Convsh {
  /// The plainest command lines need no parser, which takes longer than all else at the start: nothing, `-c CODE` and
  /// `FILE`, without flags.
  private static func runPlainly(_ words: [String]) -> Int32? {
    if words.isEmpty { return Entry.converse(Settings()) }
    if words.count == 2, words[0] == "-c" { return Entry.run(code: words[1], Settings()) }
    if words.count == 1, !words[0].hasPrefix("-"), !CommandLineWords.subcommands.contains(words[0]) {
      return Entry.run(program: words[0], Settings())
    }
    return nil
  }
}

struct Flags: ParsableArguments {
  @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
  var color: Palette.Choice = .auto

  @Option(help: ArgumentHelp("What the colours stand on: auto, light or dark.", valueName: "what"))
  var background: Palette.Background = .auto

  @Flag(help: "Sentences instead of pictures that are redrawn, for screen readers.")
  var plain = false

  @Option(help: ArgumentHelp("Where the lessons lie.", valueName: "dir"))
  var lessons: String?

  @Flag(name: .shortAndLong, help: "No greeting.")
  var quiet = false

  @Flag(help: "Neither read nor write the history.")
  var noHistory = false

  @Flag(help: "Do not write down what was answered.")
  var noProgress = false

  @Flag(help: "Do not read ~/.editrc.")
  var noEditrc = false

  var settings: Settings {
    var settings = Settings()
    settings.color = color
    settings.background = background
    settings.isPlain = plain
    settings.isQuiet = quiet
    settings.keepsHistory = !noHistory
    settings.sourcesEditrc = !noEditrc
    settings.keepsProgress = !noProgress
    settings.lessonsDirectory = lessons
    return settings
  }
}

extension Palette.Choice: ExpressibleByArgument {}
extension Palette.Background: ExpressibleByArgument {}

/// Without a subcommand: talk, or run code or a program.
struct Talk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "talk", abstract: "A teaching shell for convolutional neural networks.",
    usage: """
      convsh                       talk, at a terminal; or run the lines of a pipe
      convsh FILE                  run a Python program (- is standard input)
      convsh -c 'conv2d(slide_input(), slide_kernel())'
      convsh lesson convolution    play a lesson
      convsh quiz pooling          answer questions, five minutes on the clock
      convsh present convolution   show a lesson to a class
      convsh notes                 the speaker's notes, in a second terminal
      convsh check lessons         prove that lessons are right
      convsh new lesson NAME       begin a lesson of your own
      """, shouldDisplay: false)

  @OptionGroup var flags: Flags

  @Option(
    name: .customShort("c"), parsing: .unconditional, help: ArgumentHelp("Run this code and leave.", valueName: "code"))
  var code: String?

  @Argument(help: ArgumentHelp("A Python program to run; - is standard input.", valueName: "file"))
  var file: String?

  func run() throws {
    if let code { throw ExitCode(Entry.run(code: code, flags.settings)) }
    if let file { throw ExitCode(Entry.run(program: file, flags.settings)) }
    throw ExitCode(Entry.converse(flags.settings))
  }
}

struct Lesson: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "lesson", abstract: "Play a lesson.")

  @OptionGroup var flags: Flags

  @Argument(help: "Its name, number, or the beginning of its title.")
  var name: String

  func run() throws { throw ExitCode(Entry.converse(flags.settings, first: "lesson \(name)")) }
}

struct Quiz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer questions, five minutes on the clock; exit code 0 if passed, 3 if not.")

  @OptionGroup var flags: Flags

  @Option(help: ArgumentHelp("How many questions.", valueName: "n"))
  var count: Int?

  @Option(help: ArgumentHelp("The same number gives the same quiz on every machine.", valueName: "s"))
  var seed: Int?

  @Option(help: ArgumentHelp("Minutes on the clock.", valueName: "m"))
  var minutes: Double?

  @Argument(help: "What it is about; everything if left out.")
  var topic: [String] = []

  func run() throws {
    var words = ["quiz"] + topic
    if let count { words += ["--count", "\(count)"] }
    if let seed { words += ["--seed", "\(seed)"] }
    if let minutes { words += ["--minutes", "\(minutes)"] }
    throw ExitCode(Entry.quiz(words.joined(separator: " "), flags.settings))
  }
}

struct Present: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "present",
    abstract: "Show lessons to a class, with your keys; `?` lists them.")

  @OptionGroup var flags: Flags

  @Flag(help: "Run by itself; without a terminal, write everything that a class sees.")
  var auto = false

  @Option(help: ArgumentHelp("How commands are typed: keys, timed or at-once.", valueName: "way"))
  var typing: TypingWay = .keys

  @Option(
    help: ArgumentHelp("The step to begin with: a number, an id, or the beginning of a title.", valueName: "step"))
  var from: String?

  @Option(help: ArgumentHelp("The file for `convsh notes`, if not the usual one.", valueName: "file"))
  var notes: String?

  @Argument(help: "Lessons, each by its name, number or path, in the order in which they are shown.")
  var names: [String]

  func run() throws {
    var options = PresentationOptions()
    options.isAuto = auto
    options.way = typing.way
    options.start = from
    options.notesPath = notes
    throw ExitCode(Entry.present(names, options, flags.settings))
  }
}

enum TypingWay: String, ExpressibleByArgument {
  case keys, timed
  case atOnce = "at-once"

  var way: PresentationOptions.Way {
    switch self {
    case .keys: .keys
    case .timed: .timed
    case .atOnce: .atOnce
    }
  }
}

struct Notes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "The speaker's notes and time of a lesson that is presented in another terminal.")

  @OptionGroup var flags: Flags

  @Option(help: ArgumentHelp("The file that the presentation writes, if not the usual one.", valueName: "file"))
  var file: String?

  func run() throws { throw ExitCode(Entry.notes(file, flags.settings)) }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prove that lessons are right: every output, exercise, solution and figure.")

  @OptionGroup var flags: Flags

  @Option(help: "Seconds that one block may take.")
  var timeout: Double = 20

  @Flag(help: "Rewrite expected output that no longer matches, and show the difference.")
  var update = false

  @Flag(help: "Check again whenever a lesson is saved, until Ctrl-C.")
  var watch = false

  @Argument(help: ArgumentHelp("Lesson files or folders; the lecture's own if left out.", valueName: "path"))
  var paths: [String] = []

  func validate() throws {
    guard !(update && watch) else {
      throw ValidationError("--update would rewrite the file that you are editing, so it does not go with --watch.")
    }
  }

  func run() throws {
    throw ExitCode(Entry.check(paths, timeout: timeout, updates: update, watches: watch, flags.settings))
  }
}

struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin something of your own.", subcommands: [NewLesson.self])
}

struct NewLesson: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Write a short lesson that plays, to be changed line by line.")

  @OptionGroup var flags: Flags

  @Option(help: ArgumentHelp("The folder it is written into.", valueName: "dir"))
  var into: String = "."

  @Argument(help: "What it is called, in one or several words.")
  var name: [String]

  func run() throws {
    throw ExitCode(Entry.newLesson(name.joined(separator: " "), into: into, flags.settings))
  }
}
