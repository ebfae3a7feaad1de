import Language
import Typesetting

/// What `help` shows.
enum HelpPages {
  /// What can be typed, in few enough lines for a window of 24: commands and words by their groups.
  static func overview(width: Int) -> Drawing {
    let column = 14
    var lines: [StyledText] = []
    for (title, groups) in [("Commands", commandGroups), ("Words", wordGroups)] {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText(title, .heading))
      for group in groups {
        var words = StyledText()
        for word in group.words {
          words.append(words.isEmpty ? "" : " ")
          words.append(word, .code)
        }
        lines += entry(StyledText("  " + group.title), words, column, width)
      }
    }
    lines.append(StyledText())
    for (code, meaning) in [
      ("help conv2d", "what a word or a command is; `help commands` all of them"),
      ("help answers", "how questions are answered"),
    ] {
      lines += entry(StyledText("  ") + StyledText(code, .code), StyledText(meaning), 16, width)
    }
    lines += StyledText("Everything else is Python: x = tensor([[1., 2.], [3., 4.]]), x.T @ x, for i in range(3): …")
      .wrapped(to: width)
    return Drawing(lines)
  }

  /// The name of the page with every command.
  static let commandsName = "commands"

  /// Every command with what it does, by groups.
  static func commands(width: Int) -> Drawing {
    let column = min(14, max(8, width / 4))
    let lines = commandGroups.flatMap { group in
      [StyledText(group.title, .heading)]
        + group.words.compactMap(Command.named).flatMap {
          entry(StyledText("  ") + StyledText($0.name, .code), StyledText($0.summary), column, width)
        }
    }
    return Drawing(lines)
  }

  static let commandGroups: [(title: String, words: [String])] = [
    ("look", ["step", "explain", "show", "plot", "inspect", "draw", "compare", "time"]),
    (
      "learn",
      [
        "lessons", "lesson", "next", "back", "goto", "again", "hint", "solution", "skip", "where", "play", "return",
        "leave",
      ]
    ),
    ("practise", ["quiz", "drill", "review", "progress"]), ("teach", ["present", "notes", "record"]),
    ("the session", ["vars", "history", "run", "reset", "help", "quit"]),
  ]

  private static let wordGroups: [(title: String, words: [String])] = [
    ("the slides", ["slide_input", "slide_kernel", "pooling_slide", "output_size"]),
    ("windows", ["conv2d", "correlate2d", "convolve2d", "max_pool2d", "avg_pool2d"]),
    ("activations", ["relu", "sigmoid", "tanh", "sign", "exp"]),
    ("tensors", ["tensor", "zeros", "ones", "full", "eye", "arange", "linspace", "rand", "cat", "stack", "flip"]),
    ("networks", ["load_dataset", "train", "summary", "count_parameters", "count_macs", "receptive_field"]),
    ("cells", ["neuron", "gabor", "oriented_bar", "tuning_curve", "s_cell", "c_cell"]),
  ]

  static func page(for command: Command, width: Int) -> Drawing {
    Drawing(
      [StyledText(command.name, .heading) + StyledText(command.usage.isEmpty ? "" : " " + command.usage, .code)]
        + StyledText(command.summary).wrapped(to: width)
        + [StyledText("a command: it stands at the start of a line of its own", .dim)])
  }

  /// - Parameter owner: the type whose method this is.
  static func page(for builtin: Builtin, width: Int, isCommandToo: Bool = false, owner: String? = nil) -> Drawing {
    var lines = signature(builtin, owner: owner, width: width)
    lines += StyledText(builtin.summary).wrapped(to: width)
    let noted = builtin.parameters.filter { !$0.note.isEmpty && $0.name != "self" }
    if !noted.isEmpty {
      lines.append(StyledText())
      let column = min(22, (noted.map { displayWidth($0.name) }.max() ?? 0) + 4)
      for parameter in noted {
        lines += entry(StyledText("  ") + StyledText(parameter.name, .code), StyledText(parameter.note), column, width)
      }
    }
    for (title, text) in [("shapes", builtin.shapes), ("formula", builtin.formula)] {
      guard let text else { continue }
      lines += [StyledText()] + entry(StyledText(title, .dim), StyledText(text), title.count + 2, width)
    }
    if !builtin.examples.isEmpty { lines.append(StyledText()) }
    for example in builtin.examples {
      lines.append((StyledText(">>> ", .dim) + StyledText(example.code, .code)))
      lines += example.prints.split(separator: "\n", omittingEmptySubsequences: false).map { StyledText(String($0)) }
    }
    if isCommandToo { lines += [StyledText(), StyledText("also a command: \(builtin.name) EXPR", .dim)] }
    return Drawing(lines)
  }

  /// The signature, one parameter after another, broken between parameters.
  private static func signature(_ builtin: Builtin, owner: String?, width: Int) -> [StyledText] {
    let name = (owner.map { "\($0)." } ?? "") + builtin.name
    var lines = [StyledText(name + "(", .heading)]
    let parts = builtin.signatureParts
    for (index, part) in parts.enumerated() {
      let text = part + (index == parts.count - 1 ? ")" : ", ")
      if lines[lines.count - 1].width + displayWidth(text) > width && lines[lines.count - 1].width > 6 {
        lines.append(StyledText("    "))
      }
      lines[lines.count - 1].append(text, .heading)
    }
    if parts.isEmpty { lines[0].append(")", .heading) }
    return lines
  }

  /// A label and its text, which is wrapped in a column of its own.
  private static func entry(_ label: StyledText, _ text: StyledText, _ column: Int, _ width: Int) -> [StyledText] {
    let lines = text.wrapped(to: max(12, width - column))
    return lines.enumerated().map { ($0 == 0 ? label + " " : StyledText()).padded(to: column) + $1 }
  }
}
