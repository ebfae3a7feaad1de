import CEdit
import Figures
import Glibc
import Lessons
import Records
import Typesetting

/// What the command line asks for, for all ways into the program.
public struct Settings {
  public var color = Palette.Choice.auto
  public var background = Palette.Background.auto
  /// Sentences instead of pictures that are redrawn.
  public var isPlain = false
  /// No greeting.
  public var isQuiet = false
  public var keepsHistory = true
  public var sourcesEditrc = true
  /// Write down what was answered.
  public var keepsProgress = true
  public var lessonsDirectory: String?

  public init() {}
}

/// The ways into the program; each returns the exit code.
public enum Entry {
  public static let version = Greeting.version

  /// A conversation at the terminal, or the lines of a pipe.
  ///
  /// - Parameter first: a line that is run before the first prompt.
  public static func converse(_ settings: Settings, first: String? = nil) -> Int32 {
    Cancelling.install()
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let session = session(settings, isTerminal ? .terminal : .pipe)
    guard isTerminal else {
      if let first { session.submit(AssembledInput(text: first + "\n", linesBefore: 0)) }
      return session.runPipe()
    }
    let history = History(path: settings.keepsHistory ? History.defaultPath() : nil)
    return session.converse(
      history: history, isQuiet: settings.isQuiet, sourcesEditrc: settings.sourcesEditrc, first: first)
  }

  /// `quiz`: questions on the clock, from a terminal or a pipe; ends with its review.
  ///
  /// - Parameter line: the command, such as `quiz pooling --count 5`.
  /// - Returns: 0 if it was passed, 3 if not, 2 if there is no such quiz.
  public static func quiz(_ line: String, _ settings: Settings) -> Int32 {
    Cancelling.install()
    let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    let session = session(settings, isTerminal ? .terminal : .pipe, endsWithQuiz: true)
    guard isTerminal else {
      session.submit(AssembledInput(text: line + "\n", linesBefore: 0))
      return session.quizRun == nil ? session.finish(session.quizCode) : session.runPipe()
    }
    return session.converse(
      history: History(path: nil), isQuiet: true, sourcesEditrc: settings.sourcesEditrc, first: line)
  }

  /// `-c CODE`.
  public static func run(code: String, _ settings: Settings) -> Int32 {
    Cancelling.install()
    return session(settings, .pipe).runCode(code)
  }

  /// A program: a file, or standard input for `-`.
  public static func run(program path: String, _ settings: Settings) -> Int32 {
    Cancelling.install()
    do throws(TextFile.Unreadable) {
      let isStandardInput = path == "-"
      let text = isStandardInput ? try TextFile.readStandardInput() : try TextFile.read(path)
      return session(settings, .pipe).runProgram(text, name: isStandardInput ? "<stdin>" : path)
    } catch {
      return fail(error.message)
    }
  }

  /// `check`: proves lessons; paths are files or folders.
  ///
  /// - Parameters:
  ///   - updates: whether expected output that no longer matches is rewritten.
  ///   - watches: whether lessons are proven again whenever they are saved.
  public static func check(
    _ paths: [String], timeout: Double, updates: Bool = false, watches: Bool = false, _ settings: Settings
  ) -> Int32 {
    Cancelling.install()
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let proof = LessonProof(console: Console(.pipe, palette: palette(settings)), timeout: timeout)
    do throws(UnreadableFile) {
      if watches {
        let clears = isTerminal && !settings.isPlain && proof.console.movesCursor
        try LessonWatch(proof: proof, paths: paths, directory: settings.lessonsDirectory, clears: clears).run()
      }
      return updates
        ? try proof.update(paths, default: settings.lessonsDirectory)
        : try proof.prove(paths, default: settings.lessonsDirectory)
    } catch {
      return fail(error.message)
    }
  }

  /// `new lesson`: writes a lesson to begin with.
  ///
  /// - Parameters:
  ///   - words: what it is called.
  ///   - folder: where it is written; the working directory is `.`.
  public static func newLesson(_ words: String, into folder: String, _ settings: Settings) -> Int32 {
    do throws(NewLesson.Refusal) {
      try NewLesson(console: Console(.pipe, palette: palette(settings))).write(words, into: folder)
      return 0
    } catch {
      return fail(error.message)
    }
  }

  static func session(
    _ settings: Settings, _ target: Console.Target, endsWithQuiz: Bool = false
  ) -> Session {
    var options = SessionOptions(lessonsDirectory: settings.lessonsDirectory)
    options.journalPath = settings.keepsProgress ? Journal.defaultPath() : nil
    options.endsWithQuiz = endsWithQuiz
    return Session(Console(target, palette: palette(settings), isPlain: settings.isPlain), options: options)
  }

  /// Colours as the user wants them on what standard output is.
  static func palette(_ settings: Settings) -> Palette {
    Palette(settings.color, isTerminal: isatty(STDOUT_FILENO) == 1, background: settings.background)
  }

  static func fail(_ message: String) -> Int32 {
    let text = "convsh: \(message.withControlsShown)\n"
    _ = text.utf8.withContiguousStorageIfAvailable { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    return 2
  }
}
