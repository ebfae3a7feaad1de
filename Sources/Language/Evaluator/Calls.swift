import Tensors

/// One positional argument after another, as linked nodes: an array would cost retains.
class ArgumentChain {
  /// Pushes the values onto the stack.
  func push(_ context: Context) throws {}

  static func of(_ nodes: ArraySlice<Node>) -> ArgumentChain {
    guard let first = nodes.first else { return ArgumentChain() }
    return MoreArguments(first, of(nodes.dropFirst()))
  }
}

private final class MoreArguments: ArgumentChain {
  private let first: Operand
  private let rest: ArgumentChain

  init(_ first: Node, _ rest: ArgumentChain) {
    self.first = Operand(first)
    self.rest = rest
  }

  override func push(_ context: Context) throws {
    let value = try first.evaluate(context)
    guard context.hasRoom(upTo: context.top) else { throw located(Diagnostic.tooDeep, at: first.node.span) }
    context.top.pointee = value
    context.top += 1
    try rest.push(context)
  }
}

/// What stands between the parentheses of a call, and how it reaches a callee.
final class ArgumentList {
  struct Keyword {
    let name: String
    let node: Node
    let span: SourceSpan
  }

  private let chain: ArgumentChain
  private let nodes: [Node]
  private let keywords: [Keyword]
  /// `*list` or `**dict` among the arguments, in order; then nothing is known before the call.
  private let unpacked: [ArgumentSyntax.Kind]?
  var unpacks: Bool { unpacked != nil }
  let count: Int
  let isPlain: Bool
  private let callSpan: SourceSpan

  // Which parameter of the last builtin each keyword meant.
  private var boundTo: Builtin?
  private var positions: [Int] = []

  init(_ nodes: [Node], _ keywords: [Keyword], unpacked: [ArgumentSyntax.Kind]?, callSpan: SourceSpan) {
    self.nodes = nodes
    self.keywords = keywords
    self.unpacked = unpacked
    self.callSpan = callSpan
    chain = ArgumentChain.of(unpacked == nil ? nodes[...] : [])
    count = nodes.count
    isPlain = keywords.isEmpty && unpacked == nil
  }

  @inline(__always) func push(_ context: Context) throws { try chain.push(context) }

  /// Calls whatever `callee` is. A method's receiver comes first.
  func call(_ callee: Value, receiver: Value = .unbound, _ context: Context) throws -> Value {
    if unpacked != nil { return try callUnpacked(callee, receiver: receiver, context) }
    switch callee {
    case .function(let function):
      let base = context.top
      if case .unbound = receiver {
      } else {
        base.pointee = receiver
        context.top = base + 1
      }
      try push(context)
      var named: [(String, Value)] = []
      for keyword in keywords { named.append((keyword.name, try keyword.node.evaluate(context))) }
      do { try function.code.bind(function, base, named, context) } catch { throw error.diagnostic(at: callSpan) }
      return try context.enter(function, base)
    case .object(let object):
      if let bound = object as? BoundMethod { return try call(bound.method, receiver: bound.receiver, context) }
      if let bound = object as? BoundFunction {
        return try call(.function(bound.function), receiver: bound.receiver, context)
      }
      if let type = object as? ClassObject { return try make(type, context) }
      if let instance = object as? InstanceObject, let method = instance.type.find("__call__") {
        return try call(instance.bound(method), context)
      }
      if let builtin = object.builtin { return try call(builtin, receiver: .unbound, context) }
    default: break
    }
    throw Diagnostic.type("\(callee.shortDescription) cannot be called").located(at: callSpan)
  }

  /// Makes an instance and sets it up with the arguments.
  private func make(_ type: ClassObject, _ context: Context) throws -> Value {
    let instance = type.makeInstance(type)
    if isPlain, let function = type.initializer, function.code.simpleCount == count + 1 {
      let base = context.top
      base.pointee = .object(instance)
      context.top = base + 1
      try push(context)
      let result: Value
      do { result = try context.enter(function, base) } catch { throw located(error, at: callSpan) }
      if result.isNone { return .object(instance) }
      throw Diagnostic.type("`__init__` of \(type.name) returns \(result.shortDescription), not None").located(
        at: callSpan)
    }
    if let method = type.find("__init__") {
      let result = try call(instance.bound(method), context)
      guard result.isNone else {
        throw Diagnostic.type("`__init__` of \(type.name) returns \(result.shortDescription), not None").located(
          at: callSpan)
      }
    } else if count > 0 || !keywords.isEmpty {
      throw Diagnostic.type("`\(type.name)` takes no arguments", hint: "it has no `__init__`").located(at: callSpan)
    }
    return .object(instance)
  }

  /// Calls a builtin; a method's receiver comes first.
  func call(_ builtin: Builtin, receiver: Value, _ context: Context) throws -> Value {
    let base = context.top
    if case .unbound = receiver { return try call(builtin, from: base, context) }
    base.pointee = receiver
    context.top = base + 1
    return try call(builtin, from: base, context)
  }

  /// Calls a method on the value that lies at a place.
  @inline(__always) func call(
    _ method: Builtin, receiverAt place: UnsafeMutablePointer<Value>, _ context: Context
  ) throws -> Value {
    let base = context.top
    base.pointee = place.pointee
    context.top = base + 1
    return try call(method, from: base, context)
  }

  /// Calls a builtin with its arguments laid out in the order of its parameters, in a window of the stack at `base`;
  /// what lies there already is a method's receiver.
  private func call(_ builtin: Builtin, from base: UnsafeMutablePointer<Value>, _ context: Context) throws -> Value {
    let hasReceiver = context.top > base
    if unpacks {
      let receiver = hasReceiver ? base.pointee : .unbound
      base.pointee = .unbound
      context.top = base
      return try callUnpacked(.object(BuiltinObject(builtin)), receiver: receiver, context)
    }
    try push(context)
    if boundTo !== builtin { try bind(builtin) }
    let given = context.top - base
    let size = builtin.parameters.count
    guard context.hasRoom(upTo: base + max(size, given)) else { throw Diagnostic.tooDeep.located(at: callSpan) }
    do {
      try builtin.fill(base, given, context)
      for (index, keyword) in keywords.enumerated() {
        let value = try keyword.node.evaluate(context)
        try builtin.set(positions[index], keyword.name, value, base, given: given)
      }
      try builtin.requireAll(base)
      let result = try builtin.body(context, Arguments(base: base, count: size))
      if let observer = context.observer { observer(event(builtin, base, result)) }
      while context.top > base {
        context.top -= 1
        context.top.pointee = .unbound
      }
      return result
    } catch let error as TensorError {
      throw Diagnostic(error, at: span(of: error.parameter, builtin, hasReceiver: hasReceiver))
    } catch {
      throw error.diagnostic(at: callSpan)
    }
  }

  private func bind(_ builtin: Builtin) throws {
    positions = try keywords.map { keyword in
      if let position = builtin.position(of: keyword.name) { return position }
      if let rest = builtin.keywordsIndex { return rest }
      throw Diagnostic.type(
        "`\(builtin.name)` has no argument `\(keyword.name)`",
        hint: didYouMean(keyword.name, among: builtin.parameters.map(\.name)) ?? "it is \(builtin.signature)"
      ).located(at: keyword.span)
    }
    boundTo = builtin
  }

  private func event(_ builtin: Builtin, _ base: UnsafeMutablePointer<Value>, _ result: Value) -> CallEvent {
    let arguments = builtin.parameters.indices.map { (builtin.parameters[$0].name, base[$0]) }
    return CallEvent(name: builtin.name, arguments: arguments, result: result, span: callSpan)
  }

  /// Where the argument for a parameter was written; the whole call if it was not.
  private func span(of parameter: String, _ builtin: Builtin, hasReceiver: Bool) -> SourceSpan {
    if let keyword = keywords.first(where: { $0.name == parameter }) { return keyword.node.span }
    guard unpacked == nil, let position = builtin.parameters.firstIndex(where: { $0.name == parameter }) else {
      return callSpan
    }
    let index = position - (hasReceiver ? 1 : 0)
    if builtin.restIndex == position, index >= 0, let first = nodes.dropFirst(index).first, let last = nodes.last {
      return first.span.to(last.span)
    }
    return index >= 0 && index < nodes.count ? nodes[index].span : callSpan
  }

  private func callUnpacked(_ callee: Value, receiver: Value, _ context: Context) throws -> Value {
    var values: [Value] = []
    var named: [(String, Value)] = []
    for (node, kind) in zip(nodes, unpacked ?? []) {
      switch kind {
      case .unpackedList: values += try (node as? StarredNode)?.elements(context) ?? []
      case .unpackedDict:
        guard case .dict(let dict) = try node.evaluate(context) else {
          throw Diagnostic.type("only a dict can follow `**`").located(at: node.span)
        }
        for (key, value) in dict.pairs {
          guard let name = key.string else {
            throw Diagnostic.type("the keys after `**` are texts").located(at: node.span)
          }
          named.append((name, value))
        }
      case .positional: values.append(try node.evaluate(context))
      case .keyword(let name): named.append((name, try node.evaluate(context)))
      }
    }
    do {
      return try callValue(callee, (receiver.isUnbound ? [] : [receiver]) + values, named, context, span: callSpan)
    } catch { throw error.diagnostic(at: callSpan) }
  }
}

/// `callee(…)`.
final class CallNode: Node {
  private let callee: Node
  private let arguments: ArgumentList
  // The builtin that was called last, and the object it was found in, which is kept alive to stay recognisable.
  private var knownObject: Object?
  private var known: (object: Unmanaged<Object>, builtin: Unmanaged<Builtin>)?

  init(_ callee: Node, _ arguments: ArgumentList, _ span: SourceSpan) {
    self.callee = callee
    self.arguments = arguments
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let place = callee.place(context)
    if let known, let place, place.isObject(known.object) {
      return try known.builtin._withUnsafeGuaranteedRef { try arguments.call($0, receiver: .unbound, context) }
    }
    if arguments.isPlain, let function = place?.function {
      return try function._withUnsafeGuaranteedRef { (function) throws -> Value in
        guard function.code.simpleCount == arguments.count else {
          return try arguments.call(.function(function), context)
        }
        let base = context.top
        try arguments.push(context)
        do { return try context.enter(function, base) } catch { throw located(error, at: span) }
      }
    }
    let value = try callee.evaluate(context)
    if place != nil, !arguments.unpacks, case .object(let object) = value, !(object is BoundMethod),
      let builtin = object.builtin
    {
      knownObject = object
      known = (.passUnretained(object), .passUnretained(builtin))
    }
    return try arguments.call(value, context)
  }
}

/// `target.name(…)`: the method is found once for each type, and no bound method is made.
final class MethodCallNode: Node {
  private let target: Node
  private let name: String
  private let nameSpan: SourceSpan
  private let arguments: ArgumentList
  // The method found for the last type of receiver.
  private var cachedKind = -1
  /// Lives as long as the vocabulary, which outlives every program.
  private var cachedMethod: Unmanaged<Builtin>?
  // The method found for the last class of receiver; it lives as long as no class has changed.
  private var cachedType = -1
  private var cachedEpoch = -1
  private var cachedFunction: Unmanaged<FunctionObject>?

  init(_ target: Node, _ name: String, _ nameSpan: SourceSpan, _ arguments: ArgumentList, _ span: SourceSpan) {
    self.target = target
    self.name = name
    self.nameSpan = nameSpan
    self.arguments = arguments
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    if let place = target.glance(context), place.pointee.kind == cachedKind, let method = cachedMethod {
      return try method._withUnsafeGuaranteedRef { try arguments.call($0, receiverAt: place, context) }
    }
    if let place = target.glance(context), place.instance(of: cachedType) != nil, cachedEpoch == context.classes.epoch,
      let function = cachedFunction
    {
      let base = context.top
      base.pointee = place.pointee
      return try enter(function, base, context)
    }
    let receiver = try target.evaluate(context)
    if case .object(let object) = receiver, object.typeID != 0 { return try callInstance(receiver, object, context) }
    let kind = receiver.kind
    if kind == cachedKind, let method = cachedMethod {
      return try method._withUnsafeGuaranteedRef { try arguments.call($0, receiver: receiver, context) }
    }
    if case .object = receiver {
    } else if let method = context.vocabulary.methods[receiver.typeName]?[name] {
      cachedKind = kind
      cachedMethod = .passUnretained(method)
      return try arguments.call(method, receiver: receiver, context)
    }
    return try callAttribute(receiver, context)
  }

  private func callAttribute(_ receiver: Value, _ context: Context) throws -> Value {
    let callee: Value
    do {
      guard let found = try attribute(name, of: receiver, context) else {
        throw Diagnostic.noAttribute(name, receiver, context)
      }
      callee = found
    } catch { throw error.diagnostic(at: nameSpan) }
    return try arguments.call(callee, context)
  }

  /// Calls the method with the receiver that lies at `base` already.
  @inline(__always) private func enter(
    _ function: Unmanaged<FunctionObject>, _ base: UnsafeMutablePointer<Value>, _ context: Context
  ) throws -> Value {
    context.top = base + 1
    try arguments.push(context)
    return try function._withUnsafeGuaranteedRef { function in
      do { return try context.enter(function, base) } catch { throw located(error, at: span) }
    }
  }

  private func callInstance(_ receiver: Value, _ object: Object, _ context: Context) throws -> Value {
    if object.typeID == cachedType, cachedEpoch == context.classes.epoch, let function = cachedFunction {
      let base = context.top
      base.pointee = receiver
      return try enter(function, base, context)
    }
    let type = unsafeDowncast(object, to: InstanceObject.self).type
    if case .function(let function)? = type.find(name), type.places[name] == nil, arguments.isPlain,
      function.code.simpleCount == arguments.count + 1
    {
      (cachedType, cachedEpoch, cachedFunction) = (object.typeID, context.classes.epoch, .passUnretained(function))
      let base = context.top
      base.pointee = receiver
      return try enter(.passUnretained(function), base, context)
    }
    return try callAttribute(receiver, context)
  }
}

extension Value {
  /// A number for each case, for caches; sizes count apart from tuples.
  fileprivate var kind: Int {
    switch self {
    case .unbound, .none: 0
    case .bool: 1
    case .int: 2
    case .float: 3
    case .string: 4
    case .list: 5
    case .tuple(let tuple): tuple.isSize ? 7 : 6
    case .dict: 8
    case .function: 9
    case .tensor: 10
    case .object: 11
    }
  }
}
