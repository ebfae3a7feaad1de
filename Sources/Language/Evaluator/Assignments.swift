import Tensors

/// Something that a value can be assigned to.
class Target {
  func assign(_ value: Value, _ context: Context) throws {}
}

final class LocalTarget: Target {
  let slot: Int
  init(_ slot: Int) { self.slot = slot }
  override func assign(_ value: Value, _ context: Context) { context.locals[slot] = value }
}

final class GlobalTarget: Target {
  private let slot: Int
  init(_ slot: Int) { self.slot = slot }
  override func assign(_ value: Value, _ context: Context) { context.globals[slot] = value }
}

final class CellTarget: Target {
  private let slot: Int
  init(_ slot: Int) { self.slot = slot }
  override func assign(_ value: Value, _ context: Context) {
    if case .object(let object) = context.locals[slot] { unsafeDowncast(object, to: Cell.self).value = value }
  }
}

final class ItemTarget: Target {
  private let container: Node
  private let key: Operand

  init(_ container: Node, _ key: Node) {
    self.container = container
    self.key = Operand(key)
  }

  override func assign(_ value: Value, _ context: Context) throws {
    if let place = container.place(context) {
      let key = try key.evaluate(context)
      if case .int(let index) = key, case .list(let list) = place.pointee, list.store(index, value) { return }
      if case .dict(let dict) = place.pointee {
        do { return try dict.set(key, value) } catch { throw located(error, at: self.key.node.span) }
      }
      return try slow(try container.evaluate(context), key, value, context)
    }
    let owner = try container.evaluate(context)
    try slow(owner, try key.evaluate(context), value, context)
  }

  @inline(never) private func slow(_ container: Value, _ key: Value, _ value: Value, _ context: Context) throws {
    if case .dict(let dict) = container, (try? DictObject.hash(key)) != nil { return try dict.set(key, value) }
    do {
      try setItem(container, key, value, context)
    } catch let error as TensorError where error.parameter == "value" {
      throw Diagnostic(error)  // the statement, not the index
    } catch { throw error.diagnostic(at: self.key.node.span) }
  }
}

final class AttributeTarget: Target {
  private let owner: Node
  private let name: String
  private let nameSpan: SourceSpan
  // The class of the instance that was changed last, and where it keeps the attribute.
  private var knownType = -1
  private var knownPlace = 0

  init(_ owner: Node, _ name: String, _ nameSpan: SourceSpan) {
    self.owner = owner
    self.name = name
    self.nameSpan = nameSpan
  }

  override func assign(_ value: Value, _ context: Context) throws {
    if let place = owner.glance(context), let instance = place.instance(of: knownType),
      instance._withUnsafeGuaranteedRef({ $0.set(value, at: knownPlace) })
    {
      return
    }
    let owner = try owner.evaluate(context)
    if case .object(let object) = owner, object.typeID != 0 {
      let instance = unsafeDowncast(object, to: InstanceObject.self)
      if object.typeID == knownType, instance.set(value, at: knownPlace) { return }
      if instance.keepsAnything {
        (knownType, knownPlace) = (object.typeID, instance.type.place(name))
        return instance.setOwn(name, value)
      }
    }
    do { try setAttribute(name, of: owner, to: value, context) } catch { throw error.diagnostic(at: nameSpan) }
  }
}

/// `owner.name = value`.
func setAttribute(_ name: String, of owner: Value, to value: Value, _ context: Context) throws {
  if case .object(let object) = owner { return try object.setAttribute(name, value) }
  guard let set = context.vocabulary.setters[owner.typeName]?[name] else {
    throw Diagnostic("AttributeError", "attribute `\(name)` of \(owner.shortDescription) cannot be set")
  }
  try set(owner, value, context)
}

/// `a, (b, c) = …`.
final class TupleTarget: Target {
  private let items: [Target]
  private let span: SourceSpan

  init(_ items: [Target], _ span: SourceSpan) {
    self.items = items
    self.span = span
  }

  override func assign(_ value: Value, _ context: Context) throws {
    do {
      let values = try unpacked(value, context)
      guard values.count == items.count else {
        throw Diagnostic.value("\(values.count) values cannot be unpacked into \(items.count) names")
      }
      for (item, value) in zip(items, values) { try item.assign(value, context) }
    } catch { throw error.diagnostic(at: span) }
  }

  private func unpacked(_ value: Value, _ context: Context) throws -> [Value] {
    if let values = value.sequence { return values }
    var values: [Value] = []
    // One more than needed is enough to see that there are too many.
    try iterate(value, context) {
      values.append($0)
      return values.count <= items.count
    }
    if values.count > items.count {
      throw Diagnostic.value("there are more values than the \(items.count) names to unpack into")
    }
    return values
  }
}

/// `target = value`.
final class Assign: Node {
  private let target: Target
  private let value: Operand

  init(_ target: Target, _ value: Node, _ span: SourceSpan) {
    self.target = target
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let value = try value.evaluate(context)
    do { try target.assign(value, context) } catch { throw error.diagnostic(at: span) }
    return .next
  }
}

/// `name = value` for a variable of the running function.
final class AssignLocal: Node {
  private let slot: Int
  private let value: Operand

  init(_ slot: Int, _ value: Node, _ span: SourceSpan) {
    self.slot = slot
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    context.locals[slot] = try value.evaluate(context)
    return .next
  }
}

/// `name = value` for a variable of the session.
final class AssignGlobal: Node {
  private let slot: Int
  private let value: Operand

  init(_ slot: Int, _ value: Node, _ span: SourceSpan) {
    self.slot = slot
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    context.globals[slot] = try value.evaluate(context)
    return .next
  }
}

/// `container[key] = value`.
final class AssignItem: Node {
  private let container: Node
  private let key: Operand
  private let value: Operand
  private let target: ItemTarget

  init(_ container: Node, _ key: Node, _ value: Node, _ span: SourceSpan) {
    self.container = container
    self.key = Operand(key)
    self.value = Operand(value)
    target = ItemTarget(container, key)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let value = try value.evaluate(context)
    // A list in a variable and an index in a variable: stored without evaluating either again.
    if let index = key.int(context), let place = container.glance(context), case .list(let list) = place.pointee,
      list.store(index, value)
    {
      return .next
    }
    do { try target.assign(value, context) } catch { throw error.diagnostic(at: span) }
    return .next
  }
}

/// `a = b = value`.
final class AssignSeveral: Node {
  private let targets: [Target]
  private let value: Node

  init(_ targets: [Target], _ value: Node, _ span: SourceSpan) {
    self.targets = targets
    self.value = value
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let value = try value.evaluate(context)
    do { for target in targets { try target.assign(value, context) } } catch { throw error.diagnostic(at: span) }
    return .next
  }
}

/// `name op= value` for a variable, which is changed where it lies.
final class AugmentedName: Node {
  private let name: Node
  private let op: BinaryOperator
  private let value: Operand

  init(_ name: Node, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.name = name
    self.op = op
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    // As in Python the old value is read first: an unassigned name is the first error.
    guard let place = name.place(context) else { return .next }
    if case .unbound = place.pointee { _ = try name.evaluate(context) }
    let right = try value.evaluate(context)
    if op == .add {
      if case .int(let a) = place.pointee, case .int(let b) = right {
        let (sum, overflow) = a.addingReportingOverflow(b)
        if !overflow {
          place.pointee = .int(sum)
          return .next
        }
      }
      if case .float(let a) = place.pointee, case .float(let b) = right {
        place.pointee = .float(a + b)
        return .next
      }
      if case .string(let addition) = right, case .string = place.pointee {
        do { place.pointee = try appended(&place.pointee, addition) } catch { throw error.diagnostic(at: span) }
        return .next
      }
    }
    do { place.pointee = try inPlace(op, place.pointee, right, context) } catch { throw error.diagnostic(at: span) }
    return .next
  }

  /// Takes the text out of its variable first: if nothing else refers to it, it grows in place.
  private func appended(_ place: inout Value, _ addition: StringObject) throws -> Value {
    // Small additions fill no memory; a text added to itself again and again does.
    if addition.text.utf8.count > 1 << 20, case .string(let text) = place {
      try checkSize(text.text.utf8.count + addition.text.utf8.count)
    }
    var value = Value.unbound
    swap(&value, &place)
    guard case .string(var text) = consume value else { return .unbound }
    if isKnownUniquelyReferenced(&text) {
      text.append(addition)
      return .string(text)
    }
    return .string(StringObject(text.text + addition.text, isASCII: text.isASCII && addition.isASCII))
  }
}

/// `name op= value` for a variable in a cell.
final class AugmentedCell: Node {
  private let name: CellName
  private let op: BinaryOperator
  private let value: Node

  init(_ name: CellName, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.name = name
    self.op = op
    self.value = value
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let old = try name.evaluate(context)
    let right = try value.evaluate(context)
    do {
      CellTarget(name.slot).assign(try inPlace(op, old, right, context), context)
    } catch { throw error.diagnostic(at: span) }
    return .next
  }
}

/// `container[key] op= value`: container and key are evaluated once.
final class AugmentedItem: Node {
  private let op: BinaryOperator
  private let container: Operand
  private let key: Operand
  private let value: Operand

  init(_ container: Node, _ key: Node, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.op = op
    self.container = Operand(container)
    self.key = Operand(key)
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let container = try container.evaluate(context), key = try key.evaluate(context)
    // The value cannot change the dict while it is evaluated, so the entry is looked for once.
    if value.isAtom, case .dict(let dict) = container, let entry = try? dict.find(key, DictObject.hash(key)) {
      do {
        dict.store(try inPlace(op, dict.entries[entry].value, value.evaluate(context), context), at: entry)
        return .next
      } catch { throw located(error, at: span) }
    }
    do {
      let old = try item(container, key, context)
      let right = try value.evaluate(context)
      let new = try inPlace(op, old, right, context)
      // A view has already written through to its tensor; picked elements are a copy and must be written back.
      if case .tensor(let a) = old, case .tensor(let b) = new, a === b, case .tensor(let whole) = container,
        a.storage === whole.storage
      {
        return .next
      }
      try setItem(container, key, new, context)
    } catch { throw error.diagnostic(at: span) }
    return .next
  }
}

/// `owner.name op= value`.
final class AugmentedAttribute: Node {
  private let op: BinaryOperator
  private let target: AttributeNode
  private let value: Node

  init(_ target: AttributeNode, _ op: BinaryOperator, _ value: Node, _ span: SourceSpan) {
    self.target = target
    self.op = op
    self.value = value
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let owner = try target.target.evaluate(context)
    if let (instance, place) = target.known(owner), let old = instance.value(at: place), instance.keepsAnything {
      let right = try value.evaluate(context)
      if case .int(let a) = old, case .int(let b) = right {
        let (result, overflow) = op == .add ? a.addingReportingOverflow(b) : a.subtractingReportingOverflow(b)
        if op == .add || op == .subtract, !overflow, instance.set(.int(result), at: place) { return .next }
      }
      do { _ = instance.set(try inPlace(op, old, right, context), at: place) } catch {
        throw error.diagnostic(at: span)
      }
      return .next
    }
    do {
      guard let old = try target.find(owner, context) else {
        throw Diagnostic.noAttribute(target.name, owner, context)
      }
      let new = try inPlace(op, old, try value.evaluate(context), context)
      if case .tensor(let a) = old, case .tensor(let b) = new, a === b { return .next }
      try setAttribute(target.name, of: owner, to: new, context)
    } catch { throw error.diagnostic(at: target.nameSpan) }
    return .next
  }
}
