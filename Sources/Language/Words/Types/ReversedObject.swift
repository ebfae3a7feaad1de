/// The elements of a sequence from the last to the first; a list may change meanwhile.
final class ReversedObject: IteratorObject {
  private var sequence: Value
  private let kind: String
  /// Elements still to come.
  private var left: Int
  /// The elements of what cannot change, or has no index.
  private var elements: [Value]?

  /// - Throws: `TypeError` for what has no order.
  init(_ sequence: Value, _ context: Context) throws {
    self.sequence = sequence
    switch sequence {
    case .list(let list):
      kind = "list_reverseiterator"
      elements = nil
      left = list.count
    case .dict(let dict):
      kind = "dict_reversekeyiterator"
      elements = dict.pairs.map(\.key)
      left = dict.count
    case .tuple, .string, .tensor:
      kind = "reversed"
      let listed = try Language.elements(of: sequence, context)
      elements = listed
      left = listed.count
    case .object(let object) where !(object is IteratorObject):
      guard let length = try object.length() else { throw Diagnostic.noOrder(sequence) }
      kind = object is RangeObject ? "range_iterator" : "reversed"
      elements = (object as? DictView)?.elements
      left = length
    default: throw Diagnostic.noOrder(sequence)
    }
  }

  private init(_ original: ReversedObject, into cloner: Cloner) {
    sequence = cloner.clone(original.sequence)
    kind = original.kind
    left = original.left
    elements = original.elements?.map(cloner.clone)
  }

  override var typeName: String { kind }

  override func next(_ context: Context) throws -> Value {
    guard left > 0 else { return .unbound }
    left -= 1
    if let elements { return elements[left] }
    if case .list(let list) = sequence {
      if left < list.count { return list[left] }
      left = 0
      return .unbound
    }
    return try Language.item(sequence, .int(left), context)
  }

  override func clone(into cloner: Cloner) -> Object { ReversedObject(self, into: cloner) }

  override func takeContents() -> [Value] {
    defer { (sequence, elements) = (.unbound, nil) }
    return [sequence] + (elements ?? [])
  }
}

extension Diagnostic {
  fileprivate static func noOrder(_ value: Value) -> Diagnostic {
    .type(
      "\(value.shortDescription) has no elements that could be gone through backwards",
      hint: "list(…) makes a list first")
  }
}
