import Language
import Tensors

/// Modules made of others, and those that only change the shape: `Sequential ModuleList Flatten Identity`.
enum ContainerLayers {
  static var all: [Layer] { [sequential, moduleList, flatten, identity] }

  private static var sequential: Layer {
    Layer(
      "Sequential", "container",
      setUp: Builtin(
        "__init__", "Modules one after another.", .module(), .rest("args", "modules, or one dict of them")
      ) { _, module, entries in
        module.setUp()
        if entries.count == 1, case .dict(let dict) = entries[0] {
          for (key, value) in dict.pairs { try module.put(value, key.string ?? "") }
        } else {
          for (index, entry) in entries.enumerated() { try module.put(entry, "\(index)") }
        }
        return .none
      },
      forward: Builtin("forward", "What comes out of the last module.", .module(), .value("input", "a batch")) {
        context, module, input in
        try module.children.reduce(input) { input, layer in
          do { return try context.call(layer.module.value, [input]) } catch {
            let found = (error as? TensorError).map { Diagnostic($0) } ?? error as? Diagnostic
            throw found?.inLayer(layer.name, layer.module.type.name) ?? error
          }
        }
      }, others: [length, item(isSequence: true), append])
  }

  private static var moduleList: Layer {
    Layer(
      "ModuleList", "container",
      setUp: Builtin(
        "__init__", "A list of modules whose parameters are learned.", .module(),
        .value("modules", "a list of modules", default: Value.none)
      ) { context, module, entries in
        module.setUp()
        if entries.isNone { return .none }
        for (index, entry) in try elements(of: entries, context).enumerated() { try module.put(entry, "\(index)") }
        return .none
      },
      forward: Builtin(
        raw: "forward", "A list computes nothing.",
        [ParameterInfo("self", kind: .positional), ParameterInfo("input", kind: .rest)]
      ) {
        _, _ in
        throw Diagnostic(
          "NotImplementedError", "module [ModuleList] is missing the required \"forward\" function",
          hint: "for layer in self.layers: x = layer(x)")
      }, others: [length, item(isSequence: false), append])
  }

  private static var length: Builtin {
    Builtin("__len__", "How many modules are in it.", .module()) { _, module in .int(module.children.count) }
  }

  /// - Parameter isSequence: whether a slice is a Sequential, too.
  private static func item(isSequence: Bool) -> Builtin {
    Builtin("__getitem__", "A module by its number.", .module(), .value("idx", "a number or slice")) {
      context, module, key in
      let children = ListObject(module.children.map { $0.module.value })
      let found = try context.element(key, of: .list(children))
      guard case .list(let list) = found else { return found }
      let part = ModuleObject(module.type)
      part.setUp()
      for (index, entry) in list.elements.enumerated() { try part.put(entry, "\(index)") }
      return part.value
    }
  }

  private static var append: Builtin {
    Builtin("append", "Put a module behind the others.", .module(), .module("module")) { _, list, entry in
      try list.put(entry.value, "\(list.children.count)")
      return list.value
    }
  }

  private static var flatten: Layer {
    Layer(
      "Flatten", "flatten",
      setUp: Builtin(
        "__init__", "The axes from start_dim to end_dim become one.", .module(), .int("start_dim", "", default: 1),
        .int("end_dim", "", default: -1)
      ) { _, module, start, end in
        module.setUp()
        module.setOwn("start_dim", .int(start))
        module.setOwn("end_dim", .int(end))
        return .none
      },
      forward: Layer.forward { module, input, _ in
        try input.flattened(from: module.int("start_dim"), to: module.int("end_dim"))
      }
    ) { try $0.settings(["start_dim", "end_dim"], $1) }
  }

  private static var identity: Layer {
    Layer(
      "Identity", "linear",
      setUp: Builtin(
        raw: "__init__", "A layer that changes nothing, whatever it is made with.",
        [
          ParameterInfo("self", kind: .positional), ParameterInfo("args", kind: .rest),
          ParameterInfo("kwargs", kind: .keywords),
        ]
      ) { _, arguments in
        arguments[0].module?.setUp()
        return .none
      }, forward: Layer.forward { _, input, _ in input })
  }
}

extension Diagnostic {
  /// The same error, saying which layer of a Sequential it comes from.
  fileprivate func inLayer(_ name: String, _ type: String) -> Diagnostic {
    guard ["RuntimeError", "ValueError", "IndexError"].contains(kind) else { return self }
    var error = self
    error.message = "in layer (\(name)) \(type): \(message)"
    return error
  }
}

extension ModuleObject {
  /// Puts a module inside under a name.
  fileprivate func put(_ value: Value, _ name: String) throws {
    guard value.module != nil else {
      throw Diagnostic.type("\(value.shortDescription) is no module", hint: "a layer is made first: nn.ReLU()")
    }
    try setAttribute(name, value)
  }
}
