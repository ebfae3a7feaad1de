/// `[a, b, *c]` and `(a, b, *c)`.
final class SequenceDisplay: Node {
  private let items: [Node]
  private let isTuple: Bool

  init(_ items: [Node], isTuple: Bool, _ span: SourceSpan) {
    self.items = items
    self.isTuple = isTuple
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items {
      if let starred = item as? StarredNode {
        values += try starred.elements(context)
      } else {
        values.append(try item.evaluate(context))
      }
    }
    return isTuple ? .tuple(TupleObject(values)) : .list(ListObject(values))
  }
}

/// `*value` in a display or a call.
final class StarredNode: Node {
  private let value: Node

  init(_ value: Node, _ span: SourceSpan) {
    self.value = value
    super.init(span)
  }

  func elements(_ context: Context) throws -> [Value] {
    let value = try value.evaluate(context)
    do { return try Language.elements(of: value, context) } catch { throw error.diagnostic(at: span) }
  }
}

/// `{key: value, **other}`.
final class DictDisplay: Node {
  private let pairs: [(key: Node?, value: Node)]

  init(_ pairs: [(key: Node?, value: Node)], _ span: SourceSpan) {
    self.pairs = pairs
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let dict = DictObject()
    for (keyNode, valueNode) in pairs {
      guard let keyNode else {
        guard case .dict(let other) = try valueNode.evaluate(context) else {
          throw Diagnostic.type("only a dict can follow `**`").located(at: valueNode.span)
        }
        for (key, value) in other.pairs { try dict.set(key, value) }
        continue
      }
      let key = try keyNode.evaluate(context), value = try valueNode.evaluate(context)
      do { try dict.set(key, value) } catch { throw error.diagnostic(at: keyNode.span) }
    }
    return .dict(dict)
  }
}

/// An f-string.
final class FormatNode: Node {
  enum Part {
    case text(String)
    case field(Node, conversion: Character?, spec: FormatNode?)
  }

  private let parts: [Part]

  init(_ parts: [Part], _ span: SourceSpan) {
    self.parts = parts
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value { .text(try string(context)) }

  func string(_ context: Context) throws -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .field(let node, let conversion, let specNode):
        let value = try node.evaluate(context)
        let spec = try specNode?.string(context) ?? ""
        do {
          switch conversion {
          case nil: result += try format(value, spec, context)
          case "s": result += try format(.text(try text(value, context)), spec, context)
          case "a": result += try format(.text(asciiText(try repr(value, context))), spec, context)
          default: result += try format(.text(try repr(value, context)), spec, context)
          }
        } catch { throw error.diagnostic(at: node.span) }
      }
    }
    return result
  }
}

/// `[value for …]` or `{key: value for …}`: the loops run in the frame of the function around, on hidden slots.
final class Comprehension: Node {
  private let slot: Int
  /// Hidden variables that inner functions capture; each run gets new ones.
  private let cellSlots: [Int]
  private let loop: Node
  private let isDict: Bool

  init(isDict: Bool, slot: Int, cellSlots: [Int], loop: Node, _ span: SourceSpan) {
    self.isDict = isDict
    self.slot = slot
    self.cellSlots = cellSlots
    self.loop = loop
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let place = context.locals + slot
    place.pointee = isDict ? .dict(DictObject()) : .list(ListObject([]))
    for cell in cellSlots { context.locals[cell] = .object(Cell(.unbound)) }
    _ = try loop.execute(context)
    let result = place.pointee
    place.pointee = .unbound
    return result
  }
}

/// - Throws: `MemoryError` if what a comprehension builds has no end in sight.
private func checkGrowth(_ size: Int, _ span: SourceSpan) throws {
  do { try checkSize(size) } catch { throw error.diagnostic(at: span) }
}

/// Adds an element to the list that a comprehension builds.
final class ComprehensionAppend: Node {
  private let slot: Int
  private let value: Operand

  init(_ slot: Int, _ value: Node, _ span: SourceSpan) {
    self.slot = slot
    self.value = Operand(value)
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let element = try value.evaluate(context)
    guard case .list(let list) = context.locals[slot] else { return .next }
    list.append(element)
    if list.count & 0xF_FFFF == 0 { try checkGrowth(32 * list.count, span) }
    return .next
  }
}

/// Adds an entry to the dict that a comprehension builds.
final class ComprehensionInsert: Node {
  private let slot: Int
  private let key: Node
  private let value: Node

  init(_ slot: Int, _ key: Node, _ value: Node, _ span: SourceSpan) {
    self.slot = slot
    self.key = key
    self.value = value
    super.init(span)
  }

  override func execute(_ context: Context) throws -> Flow {
    let key = try key.evaluate(context), value = try value.evaluate(context)
    if case .dict(let dict) = context.locals[slot] {
      do { try dict.set(key, value) } catch { throw error.diagnostic(at: self.key.span) }
      if dict.count & 0xF_FFFF == 0, dict.count > 0 { try checkGrowth(128 * dict.count, span) }
    }
    return .next
  }
}
