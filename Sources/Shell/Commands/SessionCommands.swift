import Glibc
import Language
import Lessons
import Tensors
import Typesetting

/// Commands about the session itself.
enum SessionCommands {
  static let all = [help, vars, history, reset, run, RecordCommand.record, quit, exit]

  static let help = Command(
    name: "help", usage: "[NAME]", summary: "what can be typed, or what one word or command is", completes: .word
  ) { session, line in
    let width = session.console.width
    guard !line.isEmpty else { return session.console.write(HelpPages.overview(width: width)) }
    let name = line.text
    if name == AnswerHelp.name { return session.console.write(AnswerHelp.page(width: width)) }
    if name == HelpPages.commandsName { return session.console.write(HelpPages.commands(width: width)) }
    if let command = Command.named(name.hasPrefix("%") ? String(name.dropFirst()) : name),
      session.context.vocabulary.builtin(name) == nil
    {
      return session.console.write(HelpPages.page(for: command, width: width))
    }
    if let builtin = session.context.vocabulary.builtin(name) {
      return session.console.write(HelpPages.page(for: builtin, width: width, isCommandToo: Command.named(name) != nil))
    }
    if let methods = session.context.vocabulary.methods.first(where: { $0.value[name] != nil }),
      let method = methods.value[name]
    {
      return session.console.write(HelpPages.page(for: method, width: width, owner: methods.key))
    }
    let known =
      session.context.environment.knownNames + Command.all.map(\.name)
      + session.context.vocabulary.methods.flatMap(\.value.keys)
    var lesson: LessonLibrary.Entry?
    if case .found(let entry)? = (try? session.library(line))?.find(name) { lesson = entry }
    throw line.error(
      "there is no help for `\(name)`", kind: "NameError",
      hint: lesson.map { "`lesson \($0.name)` teaches it" } ?? didYouMean(name, among: known)
        ?? "`help` lists the words")
  }

  static let vars = Command(name: "vars", usage: "", summary: "your variables: name, type, size") { session, _ in
    let variables = session.context.environment.variables.filter { $0.name != "_" }
    guard !variables.isEmpty else { return session.console.writeLine("no variables yet; x = slide_input() makes one") }
    let width = variables.map { displayWidth($0.name) }.max() ?? 0
    for (name, value) in variables {
      session.console.write(
        (StyledText("  ") + StyledText(name, .strong)).padded(to: width + 4) + StyledText(summary(value, session)))
    }
  }

  static let history = Command(name: "history", usage: "[N]", summary: "the last N inputs, 20 if left out") {
    session, line in
    let count = line.isEmpty ? 20 : Int(line.text) ?? 0
    guard count > 0 else { throw line.error("`history` takes a number from 1 on, but this is `\(line.text)`") }
    guard let history = session.history else {
      return session.console.writeLine("no history is kept when the input is no terminal")
    }
    for age in stride(from: count, through: 1, by: -1) {
      if let entry = history.entry(age: age) {
        session.console.writeLine("  " + entry.split(separator: "\n").joined(separator: "\n  ").withControlsShown)
      }
    }
  }

  static let reset = Command(name: "reset", usage: "", summary: "forget all variables and start afresh") { session, _ in
    let count = session.context.environment.variables.filter { $0.name != "_" }.count
    session.evaluator.reset()
    session.earlier.forget()
    session.console.writeLine(
      count == 0 ? "there was nothing to forget" : "\(count) variable\(count == 1 ? "" : "s") forgotten")
  }

  static let run = Command(
    name: "run", usage: "FILE", summary: "run the lines of a file as if they were typed, commands included",
    completes: .file
  ) { session, line in
    guard !line.isEmpty else {
      throw line.error("`run` needs a file", kind: "SyntaxError", hint: "for example: run exercise.py")
    }
    let text: String
    do throws(TextFile.Unreadable) { text = try TextFile.read(line.text.unquoted) } catch {
      throw line.error(error.message, kind: "FileNotFoundError")
    }
    try session.nested(line) {
      for (index, input) in session.inputs(in: text).enumerated() where index > 0 || !input.text.isDocstring {
        let outcome = session.run(input, name: line.text.unquoted)
        session.note(input.text, outcome)
        if outcome.failure != nil || session.isDone || Cancelling.isAsked { break }
      }
    }
  }

  static let quit = Command(name: "quit", usage: "", summary: "leave; Ctrl-D does too") { session, _ in
    session.isDone = true
  }
  static let exit = Command(name: "exit", usage: "", summary: "the same as quit") { session, _ in session.isDone = true
  }

  /// A value in a few words.
  private static func summary(_ value: Value, _ session: Session) -> String {
    if case .tensor(let tensor) = value {
      return "\(tensor.rank == 0 ? "a number" : shapeText(tensor.shape)) \(tensor.dtype.name.dropFirst(6))"
    }
    let text = (try? repr(value, session.context)) ?? value.typeName
    let line = text.split(separator: "\n").first.map(String.init) ?? ""
    return StyledText("\(value.typeName)  \(line)".withControlsShown).clipped(to: max(20, session.console.width - 20))
      .text
  }
}

extension String {
  /// Whether it is a text in three quotes and nothing else: what a file says of itself.
  fileprivate var isDocstring: Bool {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return false
    }
    let text = self[first...last]
    return text.utf8.count >= 6 && text.hasPrefix("\"\"\"") && text.hasSuffix("\"\"\"")
      && !text.dropFirst(3).dropLast(3).contains("\"\"\"")
  }

  /// Without quotes around it.
  var unquoted: String {
    guard count >= 2, let first, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}

extension Session {
  /// Keeps `run FILE` from running itself without end.
  func nested(_ line: CommandLine, _ body: () throws -> Void) throws {
    guard nesting < 20 else {
      throw line.error("files run each other more than 20 levels deep", kind: "RecursionError")
    }
    nesting += 1
    defer { nesting -= 1 }
    try body()
  }
}
