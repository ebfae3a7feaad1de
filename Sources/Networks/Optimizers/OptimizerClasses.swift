import Language
import Tensors

/// The classes of `torch.optim`.
enum OptimizerClasses {
  static var rules: [any UpdateRule] {
    [
      GradientDescent(), AdaptiveMoments(decouples: false), AdaptiveMoments(decouples: true), RootMeanSquare(),
      SummedSquares(), AveragedMomentum(looksAhead: false), AveragedMomentum(looksAhead: true),
    ]
  }

  static func namespace(_ registry: ClassRegistry) -> Namespace {
    let optim = Namespace("torch.optim")
    optim.addLater { members(registry) }
    return optim
  }

  private static func members(_ registry: ClassRegistry) -> [(String, Value)] {
    let base = ClassObject("Optimizer", module: "torch.optim.optimizer", registry: registry) { OptimizerObject($0) }
    let types = rules.map { rule in
      let type = ClassObject(rule.name, module: "torch.optim." + rule.name.lowercased(), base: base, registry: registry)
      type.add(methods(of: rule))
      return (rule.name, Value.object(type))
    }
    return [("Optimizer", .object(base)), ("lr_scheduler", .object(SchedulerClasses.namespace(registry)))] + types
  }

  private static func methods(of rule: any UpdateRule) -> [Builtin] {
    [initialize(rule), step(rule), zeroGrad, OptimizerState.stateDict(rule), OptimizerState.loadStateDict(rule)]
  }

  private static func initialize(_ rule: any UpdateRule) -> Builtin {
    let first = [
      ParameterInfo("self", kind: .positional),
      ParameterInfo("params", "parameters, or dicts of them with settings of their own"),
    ]
    return Builtin(raw: "__init__", rule.summary, first + rule.settings) { context, arguments in
      guard let optimizer = arguments[0].optimizer else { return .none }
      var given = try elements(of: arguments[1], context)
      guard !given.isEmpty else { throw Diagnostic.value("the optimizer got no parameters") }
      // A list of parameters is one group.
      if case .dict = given[0] {
      } else {
        given = [.dict(try DictObject([(.text("params"), .list(ListObject(given)))]))]
      }
      let defaults = rule.settings.enumerated().map { ($0.element.name, arguments[$0.offset + 2]) }
      let groups = try given.map { Value.dict(try group($0, rule, defaults, context)) }
      optimizer.setOwn("param_groups", .list(ListObject(groups)))
      for group in optimizer.groups {
        for parameter in optimizer.parameters(of: group) {
          try rule.begin(optimizer.memory(of: parameter), parameter, group)
        }
      }
      return .none
    }
  }

  /// An entry of `param_groups`: parameters with settings of their own, or the optimizer's.
  private static func group(
    _ given: Value, _ rule: any UpdateRule, _ defaults: [(String, Value)], _ context: Context
  ) throws -> DictObject {
    guard case .dict(let dict) = given, let value = try dict.get(.text("params")) else {
      throw TensorError.wrongType("params", wanted: "parameters or dicts with \"params\"", got: given)
    }
    var parameters = [value]
    if case .tensor = value {} else { parameters = try elements(of: value, context) }
    for parameter in parameters {
      guard case .tensor(let tensor) = parameter else {
        throw TensorError.wrongType("params", wanted: "tensors", got: parameter)
      }
      guard tensor.isLeaf else { throw Diagnostic.value("a tensor that was computed cannot be learned") }
    }
    let group = try DictObject(dict.pairs)
    try group.set(.text("params"), .list(ListObject(parameters)))
    let written = rule.groupOrder.flatMap { name in defaults.filter { $0.0 == name } }
    for (name, value) in written + rule.inertSettings where try group.get(.text(name)) == nil {
      try group.set(.text(name), value)
    }
    try rule.check(GroupSettings(dict: group))
    return group
  }

  private static func step(_ rule: any UpdateRule) -> Builtin {
    Builtin(
      "step", "Change every parameter by its gradient.", .optimizer(),
      .value("closure", "computes the loss anew", default: Value.none)
    ) { context, optimizer, closure in
      let loss = closure.isNone ? Value.none : try context.call(closure, [])
      let passed = context.observer == nil ? nil : watched(optimizer, rule)
      try context.withoutGradients {
        var number = 0
        for group in optimizer.groups {
          for parameter in optimizer.parameters(of: group) {
            defer { number += 1 }
            guard let gradient = parameter.gradient else { continue }
            let memory = optimizer.memory(of: parameter)
            try memory.count(to: memory.count + 1)
            let update = { try rule.update(parameter, gradient, memory, group) }
            if let passed {
              try passed.record(number, parameter, gradient, memory, group, update: update)
            } else {
              try update()
            }
          }
        }
      }
      if let passed { context.observer?(passed.event) }
      return loss
    }
  }

  /// What keeps a step for whoever watches; nil where the parameters are too many for that.
  private static func watched(_ optimizer: OptimizerObject, _ rule: any UpdateRule) -> PassedUpdate? {
    let numbers = optimizer.groups.flatMap { optimizer.parameters(of: $0) }.reduce(0) { $0 + $1.count }
    return numbers <= PassedUpdate.mostNumbers ? PassedUpdate(rule.name) : nil
  }

  private static var zeroGrad: Builtin {
    Builtin(
      "zero_grad", "Forget the gradients of all parameters.", .optimizer(),
      .bool("set_to_none", "None instead of zeros", default: true)
    ) { _, optimizer, toNone in
      for parameter in optimizer.groups.flatMap({ optimizer.parameters(of: $0) }) {
        try parameter.forgetGradient(toNone: toNone)
      }
      return .none
    }
  }
}

extension Value {
  var optimizer: OptimizerObject? {
    if case .object(let object) = self { object as? OptimizerObject } else { nil }
  }
}

extension Parameter where Wanted == OptimizerObject {
  static func optimizer() -> Parameter {
    Parameter(ParameterInfo("self", "an optimizer")) { value, _ in
      guard let optimizer = value.optimizer else {
        throw TensorError.wrongType("self", wanted: "an optimizer", got: value)
      }
      return optimizer
    }
  }
}
