import CEdit
import Glibc
import Language
import Typesetting

/// The loop at a terminal: read, run, and judge when a lesson is being played.
extension Session {
  /// Talks with a person until they leave.
  ///
  /// - Returns: the exit code.
  func converse(history: History, isQuiet: Bool, sourcesEditrc: Bool, first: String? = nil) -> Int32 {
    self.history = history
    guard let editor = LineEditor(sourcesEditrc: sourcesEditrc, history: history) else { return runPipe() }
    defer { editor.close() }
    serve(editor)
    if !isQuiet { for line in Greeting.lines(width: console.width) + [StyledText()] { console.write(line) } }
    if let warning = history.warning { console.write(StyledText(warning, .dim)) }
    if let first { submitInterruptibly(first) }
    if options.endsWithQuiz && quizRun == nil { isDone = true }
    console.flush()
    while !isDone {
      let prompt = quizRun?.prompt ?? stage?.prompt ?? (recorder == nil ? ">>> " : "rec>>> ")
      // Answers belong to the journal, not to the history of code.
      editor.remembers = quizRun == nil
      editor.livePrompt = quizRun?.isTicking == true ? { [unowned self] in quizRun?.prompt ?? prompt } : nil
      if quizRun?.isFresh == true, editor.dropTypedAhead() {
        console.write(StyledText("what was typed before the question was shown is dropped", .dim))
        console.flush()
      }
      switch editor.read(prompt: prompt, initial: quizRun == nil ? stage?.takeOffer() ?? "" : "") {
      case .line(let text): submitInterruptibly(text)
      case .interrupted:
        if quizRun != nil { console.write(StyledText("`leave` ends the quiz with its review", .dim)) }
      case .end where quizRun != nil: quizRun?.end(self)
      case .end:
        console.writeLine()
        isDone = true
      case .terminated(let signal):
        editor.close()
        terminate(signal)
      }
      // The editor begins its prompt at the start of a line.
      console.endLine()
      console.flush()
      let signal = cedit_termination_signal()
      if signal != 0 {
        editor.close()
        terminate(signal)
      }
    }
    endRecorder()
    return finish(options.endsWithQuiz ? quizCode : 0)
  }

  /// Lets the editor ask this session what is complete and what could be typed.
  func serve(_ editor: LineEditor) {
    lines = editor
    editor.isComplete = { [unowned self] in completeness(of: $0) }
    editor.complete = { [unowned self] text, cursor in completion(of: text, at: cursor) }
  }

  /// Runs an input with Ctrl-C able to stop it; several statements in a paste run one after another.
  private func submitInterruptibly(_ text: String) {
    Cancelling.clear()
    cedit_computing_begin()
    defer {
      cedit_computing_end()
      Cancelling.clear()
    }
    if let quizRun { return quizRun.typed(text, in: self) }
    // An answer of several statements is one answer: with a blank in it none of them runs.
    if let command = stage?.command(behindStarterIn: text) {
      submit(AssembledInput(text: command + "\n", linesBefore: 0))
      return
    }
    if remindOfBlank(in: text) { return }
    stage?.beginAnswer()
    var assigned: Set<String> = []
    for input in inputs(in: text) {
      let outcome = submit(input)
      assigned.formUnion(outcome.assigned)
      if outcome.failure?.type == "SyntaxError", stage != nil, text.looksLikeASentence {
        console.write(StyledText("a question in the text wants a thought, not a line: `next` goes on", .dim))
      }
      if outcome.failure != nil || isDone || Cancelling.isAsked { break }
      console.flush()
    }
    stage?.endAnswer(text, assigned, in: self)
  }

  /// Whether Enter runs the text: not while something is open, and a block ends with an empty line.
  func completeness(of text: String) -> Completeness {
    if quizRun != nil { return .complete }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, let last = lines.last else { return .complete }
    if lines.count == 1 && (command(String(first)) != nil || isWholeLine(text)) { return .complete }
    let indent = last.prefix { $0 == " " }.count
    do {
      let statements = try Parsing.statements(of: Source(text + "\n"))
      guard statements.last?.isCompound ?? false else { return .complete }
      if last.allSatisfy({ $0 == " " }) { return .complete }
      return .incomplete(indent: last.trimmedRight.hasSuffix(":") ? indent + 4 : indent)
    } catch let error as Diagnostic where error.isUnfinished {
      // Two empty lines end even what is unfinished, so that nobody is trapped.
      if lines.count > 2 && lines.suffix(2).allSatisfy({ $0.allSatisfy { $0 == " " } }) { return .complete }
      return .incomplete(indent: last.trimmedRight.hasSuffix(":") ? indent + 4 : indent)
    } catch { return .complete }
  }
}

extension String {
  /// Two words or more, and nothing that code is made of.
  fileprivate var looksLikeASentence: Bool {
    let words = split(separator: " ")
    return words.count >= 2 && allSatisfy { $0.isLetter || $0.isNumber || " .,;!?'\n".contains($0) }
      && words.contains { $0.count > 1 && $0.allSatisfy(\.isLetter) }
  }
}

extension Substring {
  fileprivate var trimmedRight: Substring {
    var text = self
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}

/// What a session starts with: two lines, more where the window is narrow.
enum Greeting {
  static let version = "0.1.0"

  static func lines(width: Int) -> [StyledText] {
    let title = StyledText("convsh 0.1", .heading) + StyledText(" · Lecture 6, Convolutional Neural Networks")
    let advice =
      width >= 79
      ? "type `next` to begin the lecture, `help` for the words, or any Python expression"
      : "type `next` to begin, `help` for the words"
    return title.wrapped(to: width) + StyledText(advice, .dim).wrapped(to: width)
  }
}
