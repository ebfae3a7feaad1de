import Figures
import Language
import Lessons
import Networks
import Records
import Tensors
import Typesetting

/// A student's session: variables, what is on the screen, and the lesson being played.
public final class Session {
  let evaluator: Evaluator
  let console: Console
  let options: SessionOptions
  var stage: Stage?
  /// The quiz, drill or review that is going on.
  var quizRun: QuizRun?
  /// How the last quiz ended.
  var quizWasPassed: Bool?
  /// What the student has done, opened at the first event.
  let journal: Journal
  private let training: TrainingProgress
  var history: History?
  /// Where a person types lines; nil where nobody does.
  var lines: (any LineSource)?
  /// Writes down what is typed, as a lesson.
  var recorder: Recorder?
  var earlier = EarlierInputs()
  /// Set by `quit`.
  var isDone = false
  /// Levels of `run FILE` inside each other.
  var nesting = 0
  /// Names of the builtins called since an attempt at an exercise began.
  var calledNames: Set<String> = []

  public init(_ console: Console, options: SessionOptions = SessionOptions()) {
    self.console = console
    self.options = options
    journal = Journal(path: options.journalPath)
    let progress = TrainingProgress(console)
    training = progress
    var vocabulary = Vocabulary.torch()
    vocabulary.add(FigureWords.all)
    let names = CalledNames()
    vocabulary.add([names.used])
    vocabulary.add("__name__", .text("__main__"))
    evaluator = Evaluator(vocabulary)
    names.read = { [unowned self] in self.calledNames }
    evaluator.context.emit = { [unowned console] notice in
      switch notice {
      case let text as PrintedText: console.write(text.text)
      case let report as TrainingReport: progress.show(report)
      default: break
      }
    }
    evaluator.context.keepsInterruptedWork = console.isInteractive
  }

  var context: Context { evaluator.context }

  /// The line as a command, if it is one.
  func command(_ line: String, linesBefore: Int = 0) -> CommandLine? {
    CommandLine(line, linesBefore: linesBefore, isVariable: context.environment.isVariable)
  }

  // Running

  /// Runs one input: a command, or statements whose values are echoed. Errors are shown, and nothing is lost.
  @discardableResult
  func run(_ input: AssembledInput, name: String? = nil) -> Outcome {
    var outcome = Outcome()
    // Only lessons look at what was printed; a program that prints without end must not be kept in memory.
    let isRecorded = stage != nil || console.target == .memory || console.keepsPage
    if isRecorded { console.beginRecording() }
    func output() -> String { isRecorded ? console.endRecording() : "" }
    do {
      if let line = command(input.text, linesBefore: input.linesBefore), !input.text.dropLast().contains("\n") {
        try run(line)
      } else {
        let source = Source(input.text, name: name, linesBefore: input.linesBefore)
        try runStatements(source, &outcome)
      }
    } catch {
      var diagnostic = error as? Diagnostic ?? Diagnostic("RuntimeError", "\(error)")
      if diagnostic.kind == "SyntaxError", let word = shadowedCommand(in: input.text) {
        diagnostic.hint =
          "`\(word)` is a variable of yours: `%\(word) …` is the command, and `del \(word)` frees the word"
      }
      outcome.output = output()
      let drawing = DiagnosticDrawing(diagnostic).drawing(width: console.width)
      training.end()
      outcome.failure = Outcome.Failure(type: diagnostic.kind, message: diagnostic.message, report: drawing.text)
      console.writeError(drawing)
      return outcome
    }
    outcome.output = output()
    return outcome
  }

  /// The command that a line would be, were its word not a variable too.
  private func shadowedCommand(in text: String) -> String? {
    guard command(text) == nil, let line = CommandLine(text, isVariable: { _ in false }), !line.isEmpty else {
      return nil
    }
    return line.name
  }

  private func run(_ line: CommandLine) throws {
    guard let command = Command.named(line.name) else {
      throw Diagnostic(
        "NameError", "`\(line.name)` is no command", hint: didYouMean(line.name, among: Command.all.map(\.name)),
        at: SourceSpan(0, line.source.bytes.count), in: line.source)
    }
    try checkRecording(allows: line)
    if options.isRoom, Session.refusedInRoom.contains(line.name) {
      throw line.error(
        "`\(line.name)` has no place in a presentation", kind: "RuntimeError", hint: "`return` goes back to it")
    }
    do { try command.run(self, line) } catch {
      throw diagnostic(error, line.source)
    }
  }

  private func runStatements(_ source: Source, _ outcome: inout Outcome) throws {
    let statements = try evaluator.parse(source)
    let isSilent = endsInSemicolon(source, statements)
    for statement in statements {
      outcome.assigned.formUnion(statement.boundNames)
      guard let value = try observing({ try evaluator.run(statement, in: source) }) else { continue }
      if value.isNone { continue }
      outcome.hasValue = true
      context.environment.assign("_", value)
      if !isSilent { try echo(value) }
    }
  }

  func observing<R>(_ body: () throws -> R) rethrows -> R {
    guard stage != nil || options.watchesCalls else { return try body() }
    return try evaluator.observing({ self.calledNames.insert($0.name) }, body)
  }

  /// Shows a value as the prompt does.
  func echo(_ value: Value) throws {
    let size = console.size
    if let drawing = try ValuePrinter.drawing(of: value, context: context, width: size.columns, height: size.rows - 2) {
      console.write(drawing)
    }
  }

  func diagnostic(_ error: any Error, _ source: Source) -> Diagnostic {
    var diagnostic =
      error as? Diagnostic ?? (error as? TensorError).map { Diagnostic($0) } ?? Diagnostic("RuntimeError", "\(error)")
    if diagnostic.source == nil { diagnostic.source = source }
    if diagnostic.span == nil { diagnostic.span = SourceSpan(0, source.bytes.count) }
    return diagnostic
  }

  /// Whether a `;` behind the last statement silences the echo.
  private func endsInSemicolon(_ source: Source, _ statements: [StatementSyntax]) -> Bool {
    guard let last = statements.last else { return false }
    return source.bytes[Int(last.span.end)...].first { $0 != UInt8(ascii: " ") } == UInt8(ascii: ";")
  }

  /// Commands that would take the screen or the lesson from a presentation.
  static let refusedInRoom: Set<String> = [
    "next", "back", "goto", "again", "hint", "solution", "skip", "where", "lesson", "play", "return", "leave", "quiz",
    "drill", "review", "present", "notes", "record", "quit", "exit",
  ]

  // Attempts at exercises

  func forgetCalls() {
    calledNames = []
    context.environment.assign("_", .unbound)
  }
}

/// How a session behaves.
public struct SessionOptions: Sendable {
  /// Where lessons lie, if the user says so.
  public var lessonsDirectory: String?
  /// Notes which builtins are called even outside lessons, for checking.
  var watchesCalls = false
  /// The database of the student's progress; nil to remember this session only.
  public var journalPath: String?
  /// The session is over with its first quiz.
  var endsWithQuiz = false
  /// It is presented: nothing may take the screen or the lesson from the presenter.
  var isRoom = false
  /// Commands tell how long something took; not where outputs are compared.
  var showsTimings = true
  /// Seconds that one input may take; nil for no limit.
  var timeLimit: Double?
  public init(lessonsDirectory: String? = nil) { self.lessonsDirectory = lessonsDirectory }
}

/// `used("conv2d")`: whether such a call has run in the attempt.
final class CalledNames {
  var read: () -> Set<String> = { [] }

  var used: Builtin {
    Builtin(
      "used", "Whether a word was called in this attempt at an exercise; for checks in lessons.",
      .string("name", "the word"),
      examples: [Example("used(\"conv2d\")", prints: "False")]
    ) { [self] _, name in .bool(read().contains(name)) }
  }
}
