import Language
import Tensors

/// A class of `nn`: how an instance is set up, what it computes, and what its text says of it.
struct Layer {
  let name: String
  /// The module that its text names, below `torch.nn.modules`.
  let module: String
  let methods: [Builtin]

  /// - Parameters:
  ///   - setUp: `__init__`, its first parameter being the module.
  ///   - forward: its first parameter being the module.
  ///   - settings: what stands between the parentheses of the text.
  init(
    _ name: String, _ module: String, setUp: Builtin, forward: Builtin, others: [Builtin] = [],
    settings: @escaping (ModuleObject, Context) throws -> String = { _, _ in "" }
  ) {
    self.name = name
    self.module = "torch.nn.modules." + module
    let text = Builtin("extra_repr", "The settings that stand in the module's text.", .module()) { context, module in
      .text(try settings(module, context))
    }
    methods = [setUp, forward, text] + others
  }

  func makeClass(from base: ClassObject, _ registry: ClassRegistry) -> ClassObject {
    let type = ClassObject(name, module: module, base: base, registry: registry)
    type.add(methods)
    return type
  }

  /// An `__init__` without settings.
  static func plain(_ summary: String) -> Builtin {
    Builtin("__init__", summary, .module()) { _, module in
      module.setUp()
      return .none
    }
  }

  /// A `forward` of one tensor.
  static func forward(
    _ summary: String = "What the layer computes.",
    _ compute: @escaping (ModuleObject, Tensor, Context) throws -> Tensor
  ) -> Builtin {
    Builtin("forward", summary, .module(), .tensor("input", "a batch")) { context, module, input in
      .tensor(try compute(module, input, context))
    }
  }
}

extension ClassObject {
  /// Methods of a class that is written in Swift; errors of its `__init__` speak of the class.
  func add(_ methods: [Builtin]) {
    for method in methods {
      let shown = method.name == "__init__" ? method.named(name) : method
      setAttribute(method.name, .object(MethodObject(shown)))
    }
  }
}

extension ModuleObject {
  func int(_ name: String) -> Int { own(name)?.int ?? 0 }
  func bool(_ name: String) -> Bool { if case .bool(let value)? = own(name) { value } else { false } }
  func number(_ name: String) -> Double { own(name)?.double ?? 0 }

  var isTraining: Bool { bool("training") }

  /// Makes a parameter of random numbers, all equally likely within ±bound; PyTorch's initial values.
  func addParameter(_ name: String, _ shape: [Int], within bound: Double, _ context: Context) throws {
    let tensor = try Tensor.random(shape) { Float(bound) * (2 * context.random.uniform() - 1) }
    try registerParameter(name, tensor.learned())
  }
}

extension Tensor {
  /// `zero_grad` of one parameter: no gradient any more, or zeros in its place.
  func forgetGradient(toNone: Bool) throws {
    if toNone {
      gradient = nil
    } else {
      try gradient?.replaceElements(by: Tensor.zeros(shape))
    }
  }

  /// This tensor made a parameter.
  func learned() throws -> Tensor {
    try setRequiresGrad(true)
    isParameter = true
    return self
  }
}

extension Pair {
  var tuple: Value { .tuple(TupleObject([.int(rows), .int(columns)])) }
  var text: String { "(\(rows), \(columns))" }
}
