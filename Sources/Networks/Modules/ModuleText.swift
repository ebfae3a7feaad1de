import Language

/// The text of a module as PyTorch writes it: its settings, then the modules inside, each on a line of its own.
enum ModuleText {
  static func text(of module: ModuleObject) throws -> String {
    let extra = try module.special("extra_repr")?.string ?? ""
    var lines = extra.isEmpty ? [] : extra.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let children = try module.children.map { ($0.name, indented(try text(of: $0.module))) }
    if children.isEmpty, lines.count <= 1 { return "\(module.type.name)(\(lines.first ?? ""))" }
    if module.type.name == "ModuleList" {
      lines += folded(children)
    } else {
      lines += children.map { "(\($0.0)): \($0.1)" }
    }
    return "\(module.type.name)(\n  " + lines.joined(separator: "\n  ") + "\n)"
  }

  /// Equal modules of a list one after another become one line, `(0-2): 3 x …`.
  private static func folded(_ children: [(String, String)]) -> [String] {
    var lines: [String] = []
    var start = 0
    while start < children.count {
      var end = start
      while end + 1 < children.count, children[end + 1].1 == children[start].1 { end += 1 }
      let (name, text) = children[start]
      lines.append(end == start ? "(\(name)): \(text)" : "(\(name)-\(children[end].0)): \(end - start + 1) x \(text)")
      start = end + 1
    }
    return lines
  }

  private static func indented(_ text: String) -> String { text.replacing("\n", with: "\n  ") }
}
