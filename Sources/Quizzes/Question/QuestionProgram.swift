import Language
import Typesetting

/// The Python code blocks of a question as one program, parsed once where no parameter stands in it.
struct QuestionProgram: Sendable {
  private let line: Int
  private let parsed: QuestionCode?

  /// - Parameter code: the blocks as the author wrote them.
  init(_ code: [Passage], hasFields: Bool) throws(QuestionMistake) {
    line = code.first?.line ?? 1
    guard !hasFields else {
      parsed = nil
      return
    }
    parsed = try QuestionCode(program: QuestionProgram.joined(code))
  }

  /// Runs the program as it stands in a question that was filled in.
  func run(_ text: Markdown, in evaluator: Evaluator) throws(QuestionMistake) -> Value {
    if let parsed { return try parsed.value(in: evaluator) }
    return try QuestionCode(program: Passage(text.program, line: line)).value(in: evaluator)
  }

  /// The blocks as one text in which each line keeps its place.
  static func joined(_ code: [Passage]) -> Passage {
    guard let first = code.first else { return Passage("", line: 1) }
    var text = ""
    var next = first.line
    for block in code {
      text += String(repeating: "\n", count: max(0, block.line - next)) + block.text
      next = max(next, block.line) + block.text.count { $0 == "\n" }
    }
    return Passage(text, line: first.line)
  }

  /// A transcript's code: its prompts are taken off, its output is left out.
  static func withoutPrompts(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.contains(where: { $0.hasPrefix(">>> ") }) else { return text }
    return lines.map { line in
      for prompt in [">>> ", "... "] where line.hasPrefix(prompt) { return String(line.dropFirst(prompt.count)) }
      return ""
    }.joined(separator: "\n")
  }

  /// The Python code blocks among the lines of a question.
  static func blocks(in lines: [Passage]) -> [Passage] {
    var blocks: [Passage] = []
    var fence: String?
    var isPython = false
    for line in lines {
      let wasOpen = fence != nil
      if FenceMarks.moves(line.text, &fence) {
        guard !wasOpen else { continue }
        isPython = String(line.text.trimmed.drop { $0 == "`" || $0 == "~" }).isPython
        if isPython { blocks.append(Passage("", line: line.line + 1)) }
      } else if fence != nil, isPython {
        blocks[blocks.count - 1].text += line.text + "\n"
      }
    }
    return blocks.map { Passage(withoutPrompts($0.text), line: $0.line) }
  }
}

extension Markdown {
  /// The Python code blocks of a question, one after another; prompts of a transcript are taken off.
  var program: String {
    blocks.compactMap { block in
      guard case .code(let language, let text) = block, language.isPython else { return nil }
      return QuestionProgram.withoutPrompts(text)
    }.joined(separator: "\n")
  }
}

extension String {
  /// Whether the info line of a code block says that it is Python.
  var isPython: Bool {
    let word = split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    return word == "python" || word == "pycon" || word == "py"
  }
}
