import Language
import Tensors

/// What an optimizer has learned so far as a dict, and back: `state_dict` and `load_state_dict`, in PyTorch's form.
///
/// `{"state": {0: {"step": …, …}, …}, "param_groups": [{"lr": …, …, "params": [0, 1]}]}`: parameters are numbered through
/// all groups.
enum OptimizerState {
  static func stateDict(_ rule: any UpdateRule) -> Builtin {
    Builtin(
      "state_dict", "What is remembered of every parameter, by its number, and the settings of every group.",
      .optimizer()
    ) { _, optimizer in
      let state = DictObject()
      var groups: [Value] = [], number = 0
      for group in optimizer.groups {
        let parameters = optimizer.parameters(of: group)
        for (offset, parameter) in parameters.enumerated() {
          let entries = try remembered(of: optimizer.memory(of: parameter), rule)
          if entries.count > 0 { try state.set(.int(number + offset), .dict(entries)) }
        }
        let written = try DictObject(group.dict.pairs.filter { $0.key.string != "params" })
        try written.set(
          .text("params"), .list(ListObject(parameters.indices.map { .int(number + $0) })))
        groups.append(.dict(written))
        number += parameters.count
      }
      return .dict(
        try DictObject([(.text("state"), .dict(state)), (.text("param_groups"), .list(ListObject(groups)))]))
    }
  }

  private static func remembered(of memory: ParameterMemory, _ rule: any UpdateRule) throws -> DictObject {
    let entries = DictObject()
    guard memory.count > 0 || !memory.tensors.isEmpty else { return entries }
    if rule.remembered.contains("step"), memory.tensors["step"] == nil {
      memory.tensors["step"] = try .number(Double(memory.count))
    }
    for name in rule.remembered {
      if let tensor = memory.tensors[name] { try entries.set(.text(name), .tensor(tensor)) }
    }
    return entries
  }

  static func loadStateDict(_ rule: any UpdateRule) -> Builtin {
    Builtin(
      "load_state_dict", "Go on from what another optimizer's state_dict() has kept.", .optimizer(),
      .value("state_dict", "what state_dict() gave")
    ) { context, optimizer, saved in
      let groups = try elements(of: entry("param_groups", of: saved, context), context)
      let own = optimizer.groups
      guard groups.count == own.count else { throw Diagnostic.groupCount(groups.count, own.count) }
      var numbers: [Value] = [], parameters: [Tensor] = []
      for (index, (group, own)) in zip(groups, own).enumerated() {
        let saved = try elements(of: entry("params", of: group, context), context)
        let mine = optimizer.parameters(of: own)
        guard saved.count == mine.count else { throw Diagnostic.groupSize(saved.count, mine.count, index) }
        numbers += saved
        parameters += mine
      }
      guard case .dict(let state) = try entry("state", of: saved, context) else {
        throw TensorError.wrongType("state_dict", wanted: "a dict with a dict \"state\"", got: saved)
      }
      let memories = try zip(numbers, parameters).map { number, parameter in
        try memory(state.get(number), parameter, rule)
      }
      // Nothing is taken over if anything is wrong.
      optimizer.forget()
      for (memory, parameter) in zip(memories, parameters) {
        let place = optimizer.memory(of: parameter)
        place.tensors = memory.tensors
        place.count(as: memory)
      }
      let merged = try zip(groups, own).map { group, own -> Value in
        guard case .dict(let settings) = group else { return .none }
        let copy = try DictObject(settings.pairs)
        try copy.set(.text("params"), try own.dict.get(.text("params")) ?? .none)
        return .dict(copy)
      }
      optimizer.setOwn("param_groups", .list(ListObject(merged)))
      return .none
    }
  }

  private static func entry(_ name: String, of value: Value, _ context: Context) throws -> Value {
    guard case .dict(let dict) = value else {
      throw TensorError.wrongType("state_dict", wanted: "what state_dict() gave", got: value)
    }
    guard let entry = try dict.get(.text(name)) else {
      throw Diagnostic("KeyError", try repr(.text(name), context), hint: "optimizer.state_dict() has it")
    }
    return entry
  }

  /// What is remembered of one parameter, out of its entry in `state`.
  private static func memory(_ saved: Value?, _ parameter: Tensor, _ rule: any UpdateRule) throws -> ParameterMemory {
    let memory = ParameterMemory()
    guard case .dict(let entries)? = saved else { return memory }
    for name in rule.remembered {
      guard case .tensor(let tensor)? = try entries.get(.text(name)) else { continue }
      guard name != "step" else {
        memory.tensors[name] = tensor
        try memory.count(to: tensor.item().int)
        continue
      }
      guard tensor.shape == parameter.shape else { throw TensorError.rememberedShape(name, tensor, parameter) }
      memory.tensors[name] = tensor.dtype == .float32 && tensor.isContiguous ? tensor : try tensor.copy(as: .float32)
    }
    return memory
  }
}

extension Diagnostic {
  fileprivate static func groupCount(_ found: Int, _ needed: Int) -> Diagnostic {
    .value("the state has \(found) groups of parameters, but the optimizer has \(needed)")
  }

  fileprivate static func groupSize(_ found: Int, _ needed: Int, _ index: Int) -> Diagnostic {
    .value("group \(index) of the state has \(found) parameters, but the optimizer's has \(needed)")
  }
}

extension TensorError {
  fileprivate static func rememberedShape(_ name: String, _ tensor: Tensor, _ parameter: Tensor) -> TensorError {
    TensorError(
      "state_dict",
      "`\(name)` has the shape \(shapeText(tensor.shape)), but its parameter has \(shapeText(parameter.shape))")
  }
}
