/// A lesson as it is being recorded: what was typed, in order, and the Markdown that this makes.
public struct RecordedLesson: Equatable, Sendable {
  enum Entry: Equatable {
    /// A line of a paragraph; an empty one ends it.
    case text(String)
    /// The heading of a step.
    case heading(String)
    case exchange(RecordedExchange)
  }

  let name: LessonName
  /// Inputs that make what the first step needs, run without a word.
  public var setup: [String] = []
  private var entries: [Entry] = []

  public init(_ name: LessonName) { self.name = name }

  public var isEmpty: Bool { entries.isEmpty }

  /// Inputs, comments aside.
  public var inputs: [String] {
    entries.compactMap { if case .exchange(let exchange) = $0 { exchange.source } else { nil } }
  }

  public var stepCount: Int { sections.steps.count }

  /// - Parameter line: a comment: `# text` is a line of a paragraph, `## Title` begins a step.
  public mutating func add(comment line: String) {
    let marks = line.prefix { $0 == "#" }.count
    let text = String(line.dropFirst(marks)).trimmed
    switch marks {
    case 1: entries.append(.text(text))
    case 2: entries.append(.heading(text))
    default: entries.append(.text(line.trimmed))
    }
  }

  public mutating func add(_ exchange: RecordedExchange) { entries.append(.exchange(exchange)) }

  /// Takes the last thing out, and returns it as it was typed.
  public mutating func removeLast() -> String? {
    switch entries.popLast() {
    case .text(let text): text.hasPrefix("##") ? text : "# " + text
    case .heading(let title): "## " + title
    case .exchange(let exchange): exchange.source
    case nil: nil
    }
  }

  /// The whole file.
  public var text: String {
    let (introduction, steps) = sections
    var blocks = [name.frontMatter() + "\n# " + name.title] + blocks(of: introduction)
    var taken: Set<String> = []
    for (index, step) in steps.enumerated() {
      var id = step.title.slug
      var number = 2
      while taken.contains(id) {
        id = "\(step.title.slug)-\(number)"
        number += 1
      }
      taken.insert(id)
      blocks.append("## \(step.title)" + (id == step.title.slug ? "" : "\n<!-- @step \(id) -->"))
      if index == 0, !setup.isEmpty {
        let lines = setup.flatMap(\.lineTexts)
        let marks = FenceMarks(around: lines).text
        blocks.append("\(marks)python setup\n\(lines.joined(separator: "\n"))\n\(marks)")
      }
      blocks += self.blocks(of: step.entries)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// What stands before the first step, and the steps. Text before the first heading is the introduction, unless
  /// something was run before it: that needs a step.
  private var sections: (introduction: [Entry], steps: [(title: String, entries: [Entry])]) {
    var introduction: [Entry] = []
    var steps: [(title: String, entries: [Entry])] = []
    for entry in entries {
      switch entry {
      case .heading(let title): steps.append((title, []))
      case .text where steps.isEmpty: introduction.append(entry)
      default:
        if steps.isEmpty { steps.append(("First steps", [])) }
        steps[steps.count - 1].entries.append(entry)
      }
    }
    if steps.isEmpty { steps.append(("First steps", [])) }
    return (introduction, steps)
  }

  /// Paragraphs, and fences of inputs that follow each other; one that fails has a fence of its own.
  private func blocks(of entries: [Entry]) -> [String] {
    var blocks: [String] = []
    var paragraph: [String] = []
    var transcript: [RecordedExchange] = []
    func close() {
      if !paragraph.isEmpty { blocks.append(paragraph.joined(separator: "\n")) }
      if !transcript.isEmpty { blocks.append(RecordedExchange.fence(transcript)) }
      (paragraph, transcript) = ([], [])
    }
    for entry in entries {
      switch entry {
      case .text(let text):
        if !transcript.isEmpty || text.isEmpty || text.hasPrefix("#") || paragraph.first?.hasPrefix("#") == true {
          close()
        }
        if !text.isEmpty { paragraph.append(text) }
      case .exchange(let exchange):
        if !paragraph.isEmpty || exchange.fails != nil || transcript.last?.fails != nil { close() }
        transcript.append(exchange)
      case .heading: break
      }
    }
    close()
    return blocks
  }
}

extension String {
  /// The lines, without an empty one behind the last new line.
  public var lineTexts: [String] { Code(self).lines }
}
