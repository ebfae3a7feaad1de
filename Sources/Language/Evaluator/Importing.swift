/// `import torch.nn as nn`: binds a namespace that is there anyway.
final class Import: Node {
  private let module: ImportedModule
  private let target: Target

  init(_ module: ImportedModule, _ target: Target, _ span: SourceSpan) {
    self.module = module
    self.target = target
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let found = try Modules.find(module.path, context, at: module.span)
    let root = module.isRenamed ? found : try Modules.find([module.path[0]], context, at: module.span)
    try target.assign(.object(root), context)
    return .next
  }
}

/// `from torch import nn, optim as o`.
final class ImportNames: Node {
  private let module: ImportedModule
  private let names: [(name: String, target: Target, span: SourceSpan)]

  init(_ module: ImportedModule, _ names: [(name: String, target: Target, span: SourceSpan)], _ span: SourceSpan) {
    self.module = module
    self.names = names
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let space = try Modules.find(module.path, context, at: module.span)
    for (name, target, span) in names {
      guard let member = space.attribute(name) else {
        throw Diagnostic(
          "ImportError", "`\(space.name)` has no `\(name)`\(space.refused[name].map { ": \($0)" } ?? "")",
          hint: didYouMean(name, among: space.attributeNames), at: span)
      }
      try target.assign(member, context)
    }
    return .next
  }
}

/// The modules that a program can import: namespaces of the vocabulary, whatever the session calls by their names.
enum Modules {
  /// - Throws: `ModuleNotFoundError`, with what serves instead.
  static func find(_ path: [String], _ context: Context, at span: SourceSpan) throws -> Namespace {
    guard case .object(let object)? = context.vocabulary.words[path[0]], var space = object as? Namespace,
      space.name == path[0]
    else { throw missing(path[0], context, span) }
    for part in path.dropFirst() {
      guard case .object(let object)? = space.attribute(part), let inner = object as? Namespace else {
        throw missing(path.joined(separator: "."), context, span)
      }
      space = inner
    }
    return space
  }

  private static func missing(_ name: String, _ context: Context, _ span: SourceSpan) -> Diagnostic {
    let root = String(name.prefix { $0 != "." })
    let modules = context.vocabulary.words.values.compactMap { value -> String? in
      if case .object(let object) = value, let space = object as? Namespace, !space.name.contains(".") {
        space.name
      } else {
        nil
      }
    }
    let hint =
      instead[root] ?? didYouMean(name, among: modules) ?? "the modules are \(modules.sorted().joined(separator: ", "))"
    return Diagnostic("ModuleNotFoundError", "there is no module `\(name)` here", hint: hint, at: span)
  }

  /// What does the work of modules that course programs often import.
  private static let instead: [String: String] = [
    "numpy": "tensors do what its arrays do: torch.tensor, x.sum(0), x.reshape(2, 3)",
    "torchvision": "load_dataset gives pictures with their labels",
    "matplotlib": "plot and show draw: plot sigmoid, tanh",
    "pandas": "lists, dicts and tensors hold what a table would",
    "random": "torch.rand, torch.randint and torch.randperm draw numbers",
    "scipy": "correlate2d and convolve2d are there without importing them",
    "sklearn": "a training loop with torch does it",
    "tqdm": "loop without it: train shows its own progress",
    "time": "the command `time EXPR` tells how long something takes",
    "os": "a program here reaches nothing outside", "sys": "a program here reaches nothing outside",
    "pathlib": "a program here reaches nothing outside", "typing": "leave the types out: they change nothing",
    "copy": "x.clone() copies a tensor, list(x) a list", "collections": "a dict keeps the order of its keys",
  ]
}
