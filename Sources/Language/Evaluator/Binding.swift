import Tensors

/// How the arguments of a call find the parameters of a builtin.
extension Builtin {
  /// The parameter that a keyword means. NumPy's words for `dim` and `keepdim` count too, as in PyTorch.
  func position(of keyword: String) -> Int? {
    let other = keyword == "axis" ? "dim" : keyword == "keepdims" ? "keepdim" : keyword
    return parameters.firstIndex {
      ($0.name == keyword || $0.name == other) && ($0.kind == .plain || $0.kind == .keyword || $0.restHasName)
    }
  }

  /// Makes `given` positional arguments at `base` into a full window: extra ones are gathered, missing ones take their
  /// default or stay `unbound`.
  @inline(__always) func fill(_ base: UnsafeMutablePointer<Value>, _ given: Int, _ context: Context) throws {
    if given > positionalCount || restIndex != nil {
      try gather(base, given, context)
    } else if given < fallbacks.count {
      for index in given..<fallbacks.count { base[index] = fallbacks[index] }
    }
    context.top = base + fallbacks.count
    if let keywordsIndex { base[keywordsIndex] = .dict(DictObject()) }
  }

  @inline(never) private func gather(_ base: UnsafeMutablePointer<Value>, _ given: Int, _ context: Context) throws {
    guard let restIndex else { throw Diagnostic.tooMany(self, given) }
    let extra = given > restIndex ? (restIndex..<given).map { base[$0] } : []
    for index in min(given, restIndex)..<max(given, fallbacks.count) { base[index] = .unbound }
    for index in min(given, restIndex)..<fallbacks.count { base[index] = fallbacks[index] }
    if !extra.isEmpty { base[restIndex] = .tuple(TupleObject(extra)) }
  }

  /// Puts a named argument into its place, after `given` positional ones.
  func set(_ position: Int, _ name: String, _ value: Value, _ base: UnsafeMutablePointer<Value>, given: Int) throws {
    guard position >= min(given, positionalCount), position != restIndex || given <= position else {
      throw Diagnostic.type("`\(self.name)` got `\(name)` twice, by position and by name")
    }
    if position == keywordsIndex, case .dict(let dict) = base[position] { return try dict.set(.text(name), value) }
    base[position] = position == restIndex ? .tuple(TupleObject([value])) : value
  }

  @inline(__always) func requireAll(_ base: UnsafeMutablePointer<Value>) throws {
    for index in 0..<requiredCount {
      if case .unbound = base[index] { throw Diagnostic.missing(self, parameters[index].name) }
    }
  }
}

extension FunctionCode {
  /// Makes the positional arguments on the stack from `base` on, and named ones, into the parameters of a frame.
  func bind(
    _ function: FunctionObject, _ base: UnsafeMutablePointer<Value>, _ named: [(String, Value)], _ context: Context
  ) throws {
    let given = context.top - base
    guard context.hasRoom(upTo: base + frameSize) else { throw Diagnostic.tooDeep }
    guard given <= positionalCount || restSlot != nil else { throw Diagnostic.tooMany(self, given) }
    if given > positionalCount {
      let extra = (positionalCount..<given).map { base[$0] }
      for index in positionalCount..<given { base[index] = .unbound }
      if let restSlot { base[restSlot] = .tuple(TupleObject(extra)) }
    } else if let restSlot {
      base[restSlot] = .tuple(TupleObject([]))
    }
    // From here on every place below `top` is part of the frame, so that an error cleans up all of it.
    context.top = base + max(given, parameters.count)
    let rest = keywordsSlot.map { _ in DictObject() }
    for (name, value) in named {
      if let index = parameters.firstIndex(where: { $0.name == name && ($0.kind == .plain || $0.kind == .keyword) }) {
        guard case .unbound = base[index] else {
          throw Diagnostic.type("`\(self.name)` got `\(name)` twice, by position and by name")
        }
        base[index] = value
      } else if let rest {
        guard try rest.get(.text(name)) == nil else { throw Diagnostic.type("`\(self.name)` got `\(name)` twice") }
        try rest.set(.text(name), value)
      } else {
        throw Diagnostic.type(
          "`\(self.name)` has no argument `\(name)`", hint: didYouMean(name, among: parameters.map(\.name)))
      }
    }
    if let keywordsSlot, let rest { base[keywordsSlot] = .dict(rest) }
    for index in parameters.indices {
      guard case .unbound = base[index] else { continue }
      if function.defaults.indices.contains(index), !function.defaults[index].isUnbound {
        base[index] = function.defaults[index]
      } else {
        throw Diagnostic.type("`\(name)` needs an argument `\(parameters[index].name)`")
      }
    }
    context.top = base + parameters.count
  }
}

/// Calls a value with arguments that are known already.
func callValue(
  _ callee: Value, _ arguments: [Value], _ named: [(String, Value)], _ context: Context,
  span: SourceSpan = SourceSpan(0, 0)
) throws -> Value {
  let base = context.top
  guard context.hasRoom(upTo: base + arguments.count) else { throw Diagnostic.tooDeep }
  func push(_ values: [Value]) {
    for value in values {
      context.top.pointee = value
      context.top += 1
    }
  }
  if case .object(let object) = callee {
    if let bound = object as? BoundFunction {
      return try callValue(.function(bound.function), [bound.receiver] + arguments, named, context, span: span)
    }
    if let type = object as? ClassObject {
      let instance = type.makeInstance(type)
      if let method = type.find("__init__") {
        _ = try callValue(instance.bound(method), arguments, named, context, span: span)
      } else if !arguments.isEmpty || !named.isEmpty {
        throw Diagnostic.type("`\(type.name)` takes no arguments", hint: "it has no `__init__`")
      }
      return .object(instance)
    }
    if let instance = object as? InstanceObject, let method = instance.type.find("__call__") {
      return try callValue(instance.bound(method), arguments, named, context, span: span)
    }
  }
  if case .function(let function) = callee {
    push(arguments)
    try function.code.bind(function, base, named, context)
    return try context.enter(function, base)
  }
  guard case .object(let object) = callee else { throw Diagnostic.type("\(callee.shortDescription) cannot be called") }
  let bound = object as? BoundMethod
  guard let builtin = bound?.method ?? object.builtin else {
    throw Diagnostic.type("\(callee.shortDescription) cannot be called")
  }
  if let bound { push([bound.receiver]) }
  push(arguments)
  let given = context.top - base
  try builtin.fill(base, given, context)
  for (name, value) in named {
    guard let position = builtin.position(of: name) ?? builtin.keywordsIndex else {
      throw Diagnostic.type(
        "`\(builtin.name)` has no argument `\(name)`", hint: didYouMean(name, among: builtin.parameters.map(\.name)))
    }
    try builtin.set(position, name, value, base, given: given)
  }
  try builtin.requireAll(base)
  let result = try builtin.body(context, Arguments(base: base, count: builtin.parameters.count))
  if let observer = context.observer {
    let bound = builtin.parameters.indices.map { (builtin.parameters[$0].name, base[$0]) }
    observer(CallEvent(name: builtin.name, arguments: bound, result: result, span: span))
  }
  while context.top > base {
    context.top -= 1
    context.top.pointee = .unbound
  }
  return result
}

extension Diagnostic {

  fileprivate static func tooMany(_ builtin: Builtin, _ given: Int) -> Diagnostic {
    let offset = builtin.parameters.first?.name == "self" ? 1 : 0
    return .type(
      "`\(builtin.name)` takes \(count(builtin.positionalCount - offset)), but \(given - offset) were given",
      hint: "it is \(builtin.signature)")
  }

  fileprivate static func tooMany(_ code: FunctionCode, _ given: Int) -> Diagnostic {
    .type("`\(code.name)` takes \(count(code.positionalCount)), but \(given) were given")
  }

  fileprivate static func missing(_ builtin: Builtin, _ name: String) -> Diagnostic {
    .type("`\(builtin.name)` needs an argument `\(name)`", hint: "it is \(builtin.signature)")
  }

  private static func count(_ arguments: Int) -> String {
    arguments == 0 ? "no arguments" : arguments == 1 ? "1 argument" : "at most \(arguments) arguments"
  }
}
