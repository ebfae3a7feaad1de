import Tensors

/// A statement and what comes after it: a list without an array, so without retains.
final class Block: Node {
  private let first: Node
  private let rest: Node

  private init(_ first: Node, _ rest: Node) {
    self.first = first
    self.rest = rest
    super.init(first.span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let flow = try first.execute(context)
    return flow == .next ? try rest.execute(context) : flow
  }

  /// The statements in halves, so that a long body nests only a few levels.
  static func of(_ statements: ArraySlice<Node>) -> Node {
    guard let first = statements.first else { return Pass(SourceSpan(0, 0)) }
    if statements.count == 1 { return first }
    let middle = statements.startIndex + statements.count / 2
    return Block(of(statements[..<middle]), of(statements[middle...]))
  }
}

final class Pass: Node {
  override func execute(_ context: Context) throws -> Flow { .next }
}

final class Break: Node {
  override func execute(_ context: Context) throws -> Flow { .breakLoop }
}

final class Continue: Node {
  override func execute(_ context: Context) throws -> Flow { .continueLoop }
}

final class Return: Node {
  private let value: Operand

  init(_ value: Node, _ span: SourceSpan) {
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    context.result = try value.evaluate(context)
    return .returned
  }
}

final class If: Node {
  private let condition: Node
  private let then: Node
  private let otherwise: Node

  init(_ condition: Node, _ then: Node, _ otherwise: Node, _ span: SourceSpan) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    try condition.test(context) ? try then.execute(context) : try otherwise.execute(context)
  }
}

/// `if` without `else`.
final class IfAlone: Node {
  private let condition: Node
  private let then: Node

  init(_ condition: Node, _ then: Node, _ span: SourceSpan) {
    self.condition = condition
    self.then = then
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    try condition.test(context) ? try then.execute(context) : .next
  }
}

final class While: Node {
  private let condition: Node
  private let body: Node
  private let otherwise: Node

  init(_ condition: Node, _ body: Node, _ otherwise: Node, _ span: SourceSpan) {
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    while try condition.test(context) {
      if context.interrupted.pointee != 0 { throw Context.stopped.located(at: span) }
      switch try body.execute(context) {
      case .breakLoop: return .next
      case .returned: return .returned
      case .next, .continueLoop: break
      }
    }
    return try otherwise.execute(context)
  }
}

/// `for target in iterable`.
final class For: Node {
  private let target: Target
  /// The target's slot if it is a plain variable of the running function, else -1.
  private let slot: Int
  private let iterable: Node
  private let body: Node
  private let otherwise: Node

  init(_ target: Target, _ iterable: Node, _ body: Node, _ otherwise: Node, _ span: SourceSpan) {
    self.target = target
    slot = (target as? LocalTarget)?.slot ?? -1
    self.iterable = iterable
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let value = try iterable.evaluate(context)
    if case .object(let object) = value, let range = object as? RangeObject {
      var number = range.start
      for _ in 0..<range.count {
        if let flow = try turn(.int(number), context) { return flow }
        number = number &+ range.step
      }
      return try otherwise.execute(context)
    }
    if case .list(let list) = value {
      var index = 0
      while index < list.count {
        if let flow = try turn(list[index], context) { return flow }
        index += 1
      }
      return try otherwise.execute(context)
    }
    let elements: IteratorObject
    do { elements = try iterator(over: value, context) } catch { throw error.diagnostic(at: iterable.span) }
    while true {
      let element: Value
      do { element = try elements.next(context) } catch { throw error.diagnostic(at: iterable.span) }
      if case .unbound = element { break }
      if let flow = try turn(element, context) { return flow }
    }
    return try otherwise.execute(context)
  }

  /// One turn of the loop; what it returns ends the loop.
  @inline(__always) private func turn(_ element: Value, _ context: Context) throws -> Flow? {
    if context.interrupted.pointee != 0 { throw Context.stopped.located(at: span) }
    if slot >= 0 { context.locals[slot] = element } else { try target.assign(element, context) }
    switch try body.execute(context) {
    case .breakLoop: return .next
    case .returned: return .returned
    case .next, .continueLoop: return nil
    }
  }
}

/// `with manager as target:`: what the manager set up for the body is put back, however the body ends.
final class With: Node {
  private let manager: Node
  private let target: Target?
  private let body: Node

  init(_ manager: Node, _ target: Target?, _ body: Node, _ span: SourceSpan) {
    self.manager = manager
    self.target = target
    self.body = body
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let value = try manager.evaluate(context)
    guard case .object(let object) = value, let leave = object.enter(context) else {
      throw Diagnostic.type("\(value.shortDescription) cannot stand behind `with`", hint: "with torch.no_grad():")
        .located(at: span)
    }
    defer { leave() }
    try target?.assign(.none, context)
    return try body.execute(context)
  }
}

/// `assert condition, message`.
final class Assert: Node {
  private let condition: Node
  private let message: Node?

  init(_ condition: Node, _ message: Node?, _ span: SourceSpan) {
    self.condition = condition
    self.message = message
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    guard try !condition.test(context) else { return .next }
    let words = try message.map { try text($0.evaluate(context), context) }
    throw Diagnostic("AssertionError", words ?? "the condition is false", at: condition.span)
  }
}

/// `raise Error("…")`.
final class Raise: Node {
  private let value: Node

  init(_ value: Node, _ span: SourceSpan) {
    self.value = value
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    guard case .object(let object) = try value.evaluate(context) else {
      throw Diagnostic.notAnError.located(at: value.span)
    }
    if let error = object as? ErrorObject { throw Diagnostic(error.kind, error.message, at: span) }
    guard let type = object as? TypeObject, type.isError else { throw Diagnostic.notAnError.located(at: value.span) }
    throw Diagnostic(type.function.name, "", at: span)
  }
}

/// `del name`, `del container[key]`.
final class Delete: Node {
  enum Target { case name(Node, String), item(Node, Node) }
  private let targets: [Target]

  init(_ targets: [Target], _ span: SourceSpan) {
    self.targets = targets
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    for target in targets {
      switch target {
      case .name(let node, _):
        _ = try node.evaluate(context)
        if let global = node as? GlobalName {
          guard context.environment.isVariable(global.name) else {
            throw Diagnostic.unknownName(global.name, node.span, context)
          }
          context.environment.remove(slot: global.slot)
        } else if let cell = node as? CellName, case .object(let object) = context.locals[cell.slot] {
          (object as? Cell)?.value = .unbound
        } else {
          node.place(context)?.pointee = .unbound
        }
      case .item(let container, let key):
        let container = try container.evaluate(context), index = try key.evaluate(context)
        do { try deleteItem(container, index, context) } catch { throw error.diagnostic(at: key.span) }
      }
    }
    return .next
  }
}

/// `def name(…)` and `lambda`: makes a function of its code, its defaults and the variables it captures.
final class FunctionNode: Node {
  private let code: FunctionCode
  private let defaults: [Node?]
  /// Slots of the frame around that hold the cells to take along.
  private let captured: [Int]

  init(_ code: FunctionCode, defaults: [Node?], captured: [Int], _ span: SourceSpan) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    var values: [Value] = []
    if defaults.contains(where: { $0 != nil }) {
      for node in defaults { values.append(try node?.evaluate(context) ?? .unbound) }
    }
    let cells = captured.compactMap { slot -> Cell? in
      if case .object(let object) = context.locals[slot] { object as? Cell } else { nil }
    }
    return .function(FunctionObject(code, defaults: values, captured: cells))
  }
}

extension Diagnostic {
  fileprivate static var notAnError: Diagnostic {
    .type("only an error can be raised", hint: "raise ValueError(\"what is wrong\")")
  }
}
