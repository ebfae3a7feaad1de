/// `class Name(Base):`: runs the body in a frame of its own and makes its variables the attributes of a new class.
final class ClassNode: Node {
  private let name: String
  private let base: Node?
  private let code: FunctionCode
  /// Slots of the frame around that hold the cells to take along.
  private let captured: [Int]
  /// What the values that `CollectMembers` returns are called.
  private let names: [String]
  /// The slot in which methods that say `super()` find the class.
  private let cell: Int?

  init(
    _ name: String, _ base: Node?, _ code: FunctionCode, captured: [Int], names: [String], cell: Int?,
    _ span: SourceSpan
  ) {
    self.name = name
    self.base = base
    self.code = code
    self.captured = captured
    self.names = names
    self.cell = cell
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let parent = try base.map { try baseClass($0, context) }
    let cells = captured.compactMap { slot -> Cell? in
      if case .object(let object) = context.locals[slot] { object as? Cell } else { nil }
    }
    let body = FunctionObject(code, defaults: [], captured: cells)
    let base = context.top
    guard case .tuple(let members) = try context.enter(body, base) else { return .none }
    let type = ClassObject(name, base: parent, registry: context.classes)
    for (name, value) in zip(names, members.elements) where !value.isUnbound { type.setAttribute(name, value) }
    if cell != nil, case .object(let object)? = members.elements.last { (object as? Cell)?.value = .object(type) }
    return .object(type)
  }

  private func baseClass(_ node: Node, _ context: Context) throws -> ClassObject {
    let value = try node.evaluate(context)
    guard case .object(let object) = value, let type = object as? ClassObject else {
      throw Diagnostic.type(
        "a class cannot be made from \(value.shortDescription)", hint: "the bases are nn.Module and Dataset"
      ).located(at: node.span)
    }
    guard !type.isOwn else {
      throw Diagnostic(
        "SyntaxError", "a class made from a class of your own is not part of convsh's Python",
        hint: "keep the other object in an attribute", at: node.span)
    }
    return type
  }
}

/// The end of a class's body: hands its variables out, and the cell for `super()` behind them.
final class CollectMembers: Node {
  private let slots: [Int]
  private let cell: Int?

  init(_ members: [(name: String, slot: Int)], cell: Int?, _ span: SourceSpan) {
    slots = members.map(\.slot)
    self.cell = cell
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    context.result = .tuple(TupleObject((slots + [cell].compactMap { $0 }).map { context.locals[$0] }))
    return .returned
  }
}

/// A name in a class's body: the class's own, or, as long as it has none, the session's.
final class ClassBodyName: Node {
  private let slot: Int
  private let global: Int
  private let name: String

  init(_ slot: Int, _ global: Int, _ name: String, _ span: SourceSpan) {
    self.slot = slot
    self.global = global
    self.name = name
    super.init(span)
  }

  override func place(_ context: Context) -> UnsafeMutablePointer<Value>? { context.locals + slot }

  override func evaluate(_ context: Context) throws -> Value {
    if case .unbound = context.locals[slot] {} else { return context.locals[slot] }
    let value = context.globals[global]
    if case .unbound = value { throw Diagnostic.unknownName(name, span, context) }
    return value
  }
}

/// `super()` and `super(Type, self)`: the instance as its class's base sees it.
final class SuperNode: Node {
  private let type: Node
  private let instance: Node

  init(_ type: Node, _ instance: Node, _ span: SourceSpan) {
    self.type = type
    self.instance = instance
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    guard case .object(let object) = try type.evaluate(context), let type = object as? ClassObject,
      case .object(let owner) = try instance.evaluate(context), let instance = owner as? InstanceObject,
      instance.type.isSubclass(of: type)
    else { throw Diagnostic.type("`super` needs a class and an instance of it").located(at: span) }
    return .object(SuperObject(instance, type.base))
  }
}

/// An instance whose attributes are looked up from a base class on.
final class SuperObject: Object {
  private let instance: InstanceObject
  private let base: ClassObject?

  init(_ instance: InstanceObject, _ base: ClassObject?) {
    self.instance = instance
    self.base = base
  }

  override var typeName: String { "super" }
  override func repr(_ context: Context) -> String { "<super: <class '\(instance.type.name)'>>" }

  override func attribute(_ name: String) -> Value? {
    if let value = base?.find(name) { return instance.bound(value) }
    // What every object has.
    return name == "__init__" ? .object(BuiltinObject(SuperObject.nothing)) : nil
  }

  override var attributeNames: [String] { base?.attributeNames ?? ["__init__"] }

  private static var nothing: Builtin {
    Builtin(raw: "__init__", "Set up an object without anything.", []) { _, _ in .none }
  }
}

extension Context {
  /// Runs code of the language that may fail, and after a failure leaves the evaluator as it was before.
  public func recovering<R>(_ body: () throws -> R) throws -> R {
    let mark = EvaluatorMark(self)
    do { return try body() } catch {
      mark.restore(self)
      throw error
    }
  }
}

/// Where the evaluator stands, to go on from there after an error that a program does not see.
struct EvaluatorMark {
  private let top: UnsafeMutablePointer<Value>
  private let locals: UnsafeMutablePointer<Value>
  private let depth: Int

  init(_ context: Context) {
    (top, locals, depth) = (context.top, context.locals, context.depth)
  }

  func restore(_ context: Context) {
    while context.top > top {
      context.top -= 1
      context.top.pointee = .unbound
    }
    context.locals = locals
    context.depth = depth
  }
}
