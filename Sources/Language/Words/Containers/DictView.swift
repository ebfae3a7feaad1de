/// What `d.keys()`, `d.values()` and `d.items()` give: a window onto the dict that follows its changes.
final class DictView: Object {
  enum Part: String, CaseIterable { case keys, values, items }

  private var dict: DictObject
  let part: Part

  init(_ dict: DictObject, _ part: Part) {
    self.dict = dict
    self.part = part
  }

  var elements: [Value] {
    dict.pairs.map { pair in
      switch part {
      case .keys: pair.key
      case .values: pair.value
      case .items: .tuple(TupleObject([pair.key, pair.value]))
      }
    }
  }

  override var typeName: String { "dict_\(part)" }

  override func repr(_ context: Context) throws -> String {
    let id = ObjectIdentifier(self)
    guard context.beingWritten.insert(id).inserted else { return "..." }
    defer { context.beingWritten.remove(id) }
    return "\(typeName)(\(try Language.repr(.list(ListObject(elements)), context)))"
  }

  override func length() -> Int? { dict.count }

  override func makeIterator(_ context: Context) -> IteratorObject? {
    switch part {
    case .keys: DictIterator(dict, .keys)
    case .values: DictIterator(dict, .values)
    case .items: DictIterator(dict, .items)
    }
  }

  override func contains(_ key: Value, _ context: Context) throws -> Bool? {
    switch part {
    case .keys: return try dict.get(key) != nil
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = key, pair.elements.count == 2, let value = try dict.get(pair.elements[0]) else {
        return false
      }
      return try areSame(value, pair.elements[1], context)
    }
  }

  /// Views of keys or pairs are equal if they hold the same ones, in whatever order.
  override func equals(_ other: Object, _ context: Context) throws -> Bool {
    guard self !== other else { return true }
    guard part != .values, let other = other as? DictView, other.part != .values, dict.count == other.dict.count else {
      return false
    }
    return try elements.allSatisfy { try other.contains($0, context) == true }
  }

  override func clone(into cloner: Cloner) -> Object {
    guard case .dict(let copy) = cloner.clone(.dict(dict)) else { return self }
    return DictView(copy, part)
  }

  override func takeContents() -> [Value] {
    defer { dict = DictObject() }
    return [.dict(dict)]
  }

  override func digest(into digest: inout SessionDigest) {
    digest.add(typeName)
    digest.add(.dict(dict))
  }
}
