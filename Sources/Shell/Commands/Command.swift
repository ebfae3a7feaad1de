import Language

/// A word for looking, stepping and learning: not Python, but a line that begins with it.
struct Command {
  let name: String
  /// What may follow the name, such as `EXPR [at (r, c)]`.
  let usage: String
  /// What it does, one sentence without a full stop.
  let summary: String
  /// What can follow, for completion.
  var completes: Completes = .nothing
  let run: (Session, CommandLine) throws -> Void

  enum Completes { case nothing, expression, lesson, topic, file, word }

  /// All commands, in the order of `help`.
  static let all: [Command] =
    LookingCommands.all + LessonCommands.all + ClassCommands.all + QuizCommands.all + SessionCommands.all

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}

extension Command: @unchecked Sendable {}  // immutable; its closures capture nothing

/// A command as typed.
struct CommandLine {
  /// The whole line.
  let source: Source
  let name: String
  /// Bytes of the line that follow the name, without blanks around them.
  let arguments: Range<Int>

  var text: String { String(decoding: source.bytes[arguments], as: UTF8.self) }
  var isEmpty: Bool { arguments.isEmpty }
  var span: SourceSpan { SourceSpan(arguments.lowerBound, arguments.upperBound) }

  /// The line as a command, if it is one: its first word is a command word that is no variable, and it stands alone or
  /// is followed by a blank and then by anything but an assignment operator. `%word` always is one.
  init?(_ line: String, linesBefore: Int = 0, isVariable: (String) -> Bool) {
    source = Source(line, linesBefore: linesBefore)
    let bytes = source.bytes
    var position = 0
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    let isForced = position < bytes.count && bytes[position] == UInt8(ascii: "%")
    if isForced { position += 1 }
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
    name = String(decoding: bytes[start..<position], as: UTF8.self)
    guard Command.named(name) != nil || isForced else { return nil }
    guard isForced || !isVariable(name) else { return nil }
    let wordEnd = position
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
    var end = bytes.count
    while end > position,
      bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\n")
        || bytes[end - 1] == UInt8(ascii: "\r")
    { end -= 1 }
    arguments = position..<max(end, position)
    if end <= wordEnd || isForced { return }
    guard position > wordEnd, !startsAssignment(bytes[position..<end]) else { return nil }
  }

  /// An error of this command, with a caret under its arguments.
  func error(_ message: String, kind: String = "ValueError", hint: String? = nil) -> Diagnostic {
    Diagnostic(kind, message, hint: hint, at: isEmpty ? SourceSpan(0, source.bytes.count) : span, in: source)
  }
}

private func isWordByte(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || (byte >= 65 && (97...122).contains(byte | 0x20))
}

private func startsAssignment(_ rest: ArraySlice<UInt8>) -> Bool {
  let text = String(decoding: rest.prefix(3), as: UTF8.self)
  if text.hasPrefix("==") { return false }
  let operators = ["=", "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", ">>=", "<<="]
  return operators.contains { text.hasPrefix($0) }
}
