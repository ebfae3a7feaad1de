import Language

/// One input: what stands at the prompt when Enter runs it, or the next whole piece of a longer text.
struct AssembledInput {
  var text: String
  /// Lines before it in the text it comes from.
  var linesBefore: Int
}

/// Cuts a text that comes line by line into inputs: commands are one line, a block ends at the next line that is not
/// indented.
struct InputAssembler {
  /// Whether a line is a command of the shell.
  let isCommand: (String) -> Bool
  private var lines: [String] = []
  private var start = 0
  private var count = 0
  private var state = State.empty

  private enum State {
    case empty
    /// A bracket, a text or a backslash is open: every line belongs to it.
    case open
    /// The first line begins a block.
    case block
  }

  init(isCommand: @escaping (String) -> Bool) { self.isCommand = isCommand }

  /// Takes the next line; returns the inputs that are now known to be complete.
  mutating func add(_ line: String) -> [AssembledInput] {
    defer { count += 1 }
    switch state {
    case .open: lines.append(line)
    case .block:
      if line.allSatisfy(\.isWhitespace) || line.first == " " || line.first == "\t" || line.first == "#"
        || continuesBlock(line)
      {
        lines.append(line)
        return []
      }
      return [finish()].compactMap { $0 } + begin(line)
    case .empty: return begin(line)
    }
    return settle()
  }

  /// The last input, when no more lines come.
  mutating func finish() -> AssembledInput? {
    guard !lines.isEmpty else { return nil }
    let input = AssembledInput(text: lines.joined(separator: "\n") + "\n", linesBefore: start)
    lines = []
    state = .empty
    return input
  }

  private mutating func begin(_ line: String) -> [AssembledInput] {
    if line.allSatisfy(\.isWhitespace) { return [] }
    start = count
    lines = [line]
    if isCommand(line) { return [finish()].compactMap { $0 } }
    return settle()
  }

  /// Decides whether the lines so far are complete.
  private mutating func settle() -> [AssembledInput] {
    let text = lines.joined(separator: "\n") + "\n"
    do {
      let statements = try Parsing.statements(of: Source(text))
      if statements.last?.isCompound ?? false {
        state = .block
        return []
      }
    } catch let error as Diagnostic where error.isUnfinished {
      state = error.kind == "IndentationError" ? .block : .open
      return []
    } catch {}
    return [finish()].compactMap { $0 }
  }

  /// `else` and its kind belong to the block above.
  private func continuesBlock(_ line: String) -> Bool {
    let word = line.prefix { $0.isLetter }
    return ["else", "elif", "except", "finally"].contains(word)
  }
}

extension Session {
  /// The inputs of a text, in order.
  func inputs(in text: String) -> [AssembledInput] {
    var assembler = InputAssembler { self.command($0) != nil || self.isWholeLine($0) }
    var inputs = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { assembler.add(String($0)) }
    if let last = assembler.finish() { inputs.append(last) }
    return inputs
  }
}
