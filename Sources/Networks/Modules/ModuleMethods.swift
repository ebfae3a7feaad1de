import Language
import Tensors

/// What every module can do: the methods of `nn.Module`.
enum ModuleMethods {
  static var all: [Builtin] {
    [
      initialize, call, forward, extraRepr, parameters, namedParameters, buffers, namedBuffers, modules, namedModules,
      children, namedChildren, stateDict, loadStateDict, train, eval, zeroGrad, apply, requiresGrad, registerBuffer,
      registerParameter, addModule, to, cpu,
    ]
  }

  /// Something to go through once, as Python's generators are.
  private static func each(_ values: [Value], _ context: Context) throws -> Value {
    .object(try context.iterator(over: .list(ListObject(values))))
  }

  private static func pair(_ name: String, _ value: Value) -> Value { .tuple(TupleObject([.text(name), value])) }

  private static var initialize: Builtin {
    Builtin("__init__", "Set up a module, before anything is assigned to it.", .module()) { _, module in
      module.setUp()
      return .none
    }
  }

  private static var call: Builtin {
    Builtin(
      raw: "__call__", "Run the module's forward.",
      [
        ParameterInfo("self", kind: .positional), ParameterInfo("args", "what forward takes", kind: .rest),
        ParameterInfo("kwargs", "what forward takes by name", kind: .keywords),
      ]
    ) { context, arguments in
      guard let module = arguments[0].module, let forward = try module.attribute("forward") else { return .none }
      guard module.isSetUp else {
        throw Diagnostic(
          "AttributeError", "Module.__init__() of \(module.type.name) has not run",
          hint: "begin __init__ with super().__init__()")
      }
      let named: [(String, Value)] =
        if case .dict(let dict) = arguments[2] { dict.pairs.map { ($0.key.string ?? "", $0.value) } } else { [] }
      let inputs = arguments[1].sequence ?? []
      module.tracer?.begin(module)
      let output = try context.call(forward, inputs, keywords: named)
      module.tracer?.end(module, inputs.first, output)
      return output
    }
  }

  private static var forward: Builtin {
    Builtin(
      raw: "forward", "What the module computes; every class says it for itself.",
      [ParameterInfo("self", kind: .positional), ParameterInfo("input", kind: .rest)]
    ) { _, arguments in
      throw Diagnostic(
        "NotImplementedError", "module [\(arguments[0].typeName)] is missing the required \"forward\" function",
        hint: "def forward(self, x): …")
    }
  }

  private static var extraRepr: Builtin {
    Builtin("extra_repr", "The settings that stand in the module's text.", .module()) { _, _ in .text("") }
  }

  // What is in it

  private static var parameters: Builtin {
    Builtin(
      "parameters", "All that the module learns, each parameter once.", .module(),
      .bool("recurse", "those of the modules inside too", default: true)
    ) { context, module, recurses in
      let found = recurses ? module.allParameters() : module.ownParameters
      return try each(found.map { .tensor($0.tensor) }, context)
    }
  }

  private static var namedParameters: Builtin {
    Builtin(
      "named_parameters", "All that the module learns, with names.", .module(),
      .string("prefix", "what every name begins with", default: ""), .bool("recurse", "", default: true)
    ) { context, module, prefix, recurses in
      let found = recurses ? module.allParameters(prefix) : module.ownParameters
      return try each(found.map { pair($0.name, .tensor($0.tensor)) }, context)
    }
  }

  private static var buffers: Builtin {
    Builtin("buffers", "The state that is not learned.", .module()) { context, module in
      try each(module.allBuffers().map { .tensor($0.tensor) }, context)
    }
  }

  private static var namedBuffers: Builtin {
    Builtin("named_buffers", "The state that is not learned, with names.", .module()) { context, module in
      try each(module.allBuffers().map { pair($0.name, .tensor($0.tensor)) }, context)
    }
  }

  private static var modules: Builtin {
    Builtin("modules", "The module and all inside it.", .module()) { context, module in
      try each(module.allModules().map { $0.module.value }, context)
    }
  }

  private static var namedModules: Builtin {
    Builtin("named_modules", "The module and all inside it, with names.", .module()) { context, module in
      try each(module.allModules().map { pair($0.name, $0.module.value) }, context)
    }
  }

  private static var children: Builtin {
    Builtin("children", "The modules directly inside.", .module()) { context, module in
      try each(module.children.map { $0.module.value }, context)
    }
  }

  private static var namedChildren: Builtin {
    Builtin("named_children", "The modules directly inside, with names.", .module()) { context, module in
      try each(module.children.map { pair($0.name, $0.module.value) }, context)
    }
  }

  // State

  private static var stateDict: Builtin {
    Builtin("state_dict", "All parameters and buffers by their names.", .module()) { _, module in
      let state = try DictObject(module.state().map { (.text($0.name), .tensor($0.tensor.detached())) })
      state.isOrdered = true
      return .dict(state)
    }
  }

  private static var loadStateDict: Builtin {
    Builtin(
      "load_state_dict", "Take over parameters and buffers by their names.", .module(),
      .value("state_dict", "what state_dict() gives"),
      .bool("strict", "whether every name must be there, and none too many", default: true)
    ) { context, module, value, isStrict in
      guard case .dict(let dict) = value else {
        throw TensorError.wrongType("state_dict", wanted: "a dict of tensors", got: value)
      }
      return try load(dict, into: module, isStrict: isStrict, context)
    }
  }

  private static func load(_ dict: DictObject, into module: ModuleObject, isStrict: Bool, _ context: Context) throws
    -> Value
  {
    let own = module.state()
    let names = Set(own.map(\.name))
    var given: [String: Tensor] = [:]
    var unexpected: [String] = []
    for (key, value) in dict.pairs {
      guard let name = key.string, case .tensor(let tensor) = value else {
        throw TensorError.wrongType("state_dict", wanted: "a dict of tensors by their names", got: value)
      }
      given[name] = tensor
      if !names.contains(name) { unexpected.append(name) }
    }
    let missing = own.map(\.name).filter { given[$0] == nil }
    var problems: [String] = []
    if isStrict, !unexpected.isEmpty {
      problems.append("there is no \(unexpected.map { "`\($0)`" }.joined(separator: ", ")) in it")
    }
    if isStrict, !missing.isEmpty {
      problems.append(
        "\(missing.map { "`\($0)`" }.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") missing")
    }
    for (name, tensor) in own {
      if let new = given[name], new.shape != tensor.shape {
        problems.append("`\(name)` is \(shapeText(tensor.shape)), but \(shapeText(new.shape)) was given")
      }
    }
    // Nothing is taken over if anything is wrong.
    guard problems.isEmpty else {
      throw Diagnostic(
        "RuntimeError", "the state does not fit \(module.type.name): \(problems.joined(separator: "; "))",
        hint: unexpected.lazy.compactMap { didYouMean($0, among: missing) }.first)
    }
    try context.withoutGradients {
      for (name, tensor) in own {
        if let new = given[name] { try tensor.replaceElements(by: new.converted(to: tensor.dtype)) }
      }
    }
    return .object(LoadedState(missing: missing, unexpected: unexpected))
  }

  private static var train: Builtin {
    Builtin(
      "train", "Let the module and all inside it behave as in training.", .module(),
      .bool("mode", "False for evaluation", default: true)
    ) { _, module, mode in
      for (_, inner) in module.allModules() { inner.setOwn("training", .bool(mode)) }
      return module.value
    }
  }

  private static var eval: Builtin {
    Builtin("eval", "Let the module and all inside it behave as in evaluation.", .module()) { _, module in
      for (_, inner) in module.allModules() { inner.setOwn("training", .bool(false)) }
      return module.value
    }
  }

  private static var zeroGrad: Builtin {
    Builtin(
      "zero_grad", "Forget the gradients of all parameters.", .module(),
      .bool("set_to_none", "None instead of zeros", default: true)
    ) { _, module, toNone in
      for (_, parameter) in module.allParameters() {
        try parameter.forgetGradient(toNone: toNone)
      }
      return .none
    }
  }

  private static var apply: Builtin {
    Builtin(
      "apply", "Call a function with each module inside, then with the module itself.", .module(),
      .value("fn", "a function of a module")
    ) { context, module, function in
      func visit(_ module: ModuleObject) throws {
        for (_, child) in module.children { try visit(child) }
        _ = try context.call(function, [module.value])
      }
      try visit(module)
      return module.value
    }
  }

  private static var requiresGrad: Builtin {
    Builtin(
      "requires_grad_", "Whether the parameters learn.", .module(), .bool("requires_grad", "", default: true)
    ) { _, module, requires in
      for (_, parameter) in module.allParameters() { try parameter.setRequiresGrad(requires) }
      return module.value
    }
  }

  private static var registerBuffer: Builtin {
    Builtin(
      "register_buffer", "Make a tensor part of the module's state without learning it.", .module(),
      .string("name", ""),
      .optionalTensor("tensor", "a tensor or None"),
      .bool("persistent", "False leaves it out of the state_dict", default: true)
    ) { _, module, name, tensor, isPersistent in
      module.registerBuffer(name, tensor, isPersistent: isPersistent)
      return .none
    }
  }

  private static var registerParameter: Builtin {
    Builtin(
      "register_parameter", "Make a parameter part of the module.", .module(), .string("name", ""),
      .optionalTensor("param", "a parameter or None")
    ) { _, module, name, tensor in
      try module.registerParameter(name, tensor)
      return .none
    }
  }

  private static var addModule: Builtin {
    Builtin(
      "add_module", "Put a module inside under a name.", .module(), .string("name", ""), .module("module")
    ) { _, module, name, inner in
      try module.setAttribute(name, .object(inner))
      return .none
    }
  }

  private static var to: Builtin {
    Builtin(
      raw: "to", "The module itself: there is one device and one type of floats.",
      [ParameterInfo("self", kind: .positional), ParameterInfo("args", kind: .rest)]
    ) {
      _, arguments in arguments[0]
    }
  }

  private static var cpu: Builtin {
    Builtin("cpu", "The module itself: there is one device.", .module()) { _, module in module.value }
  }
}

/// What `load_state_dict` gives: the names that were missing or too many, which it allows if it is not strict.
final class LoadedState: Object {
  override var typeName: String { "_IncompatibleKeys" }
  private let missing: [String]
  private let unexpected: [String]

  init(missing: [String], unexpected: [String]) {
    self.missing = missing
    self.unexpected = unexpected
  }

  override func attribute(_ name: String) -> Value? {
    switch name {
    case "missing_keys": list(missing)
    case "unexpected_keys": list(unexpected)
    default: nil
    }
  }

  override func repr(_ context: Context) throws -> String {
    if missing.isEmpty, unexpected.isEmpty { return "<All keys matched successfully>" }
    let texts = try [missing, unexpected].map { try Language.repr(list($0), context) }
    return "_IncompatibleKeys(missing_keys=\(texts[0]), unexpected_keys=\(texts[1]))"
  }

  private func list(_ names: [String]) -> Value { .list(ListObject(names.map { .text($0) })) }
}

extension ModuleObject {
  /// The parameters of this module alone.
  var ownParameters: [(name: String, tensor: Tensor)] {
    parameterNames.compactMap { name in tensor(name).map { (name, $0) } }
  }
}

extension Context {
  /// Does something that gradients need not know of.
  func withoutGradients<R>(_ body: () throws -> R) rethrows -> R {
    let mode = gradientMode
    let outer = mode.isOn
    mode.isOn = false
    defer { mode.isOn = outer }
    return try body()
  }
}
