/// `container[key]`.
final class ItemNode: Node {
  let container: Node
  let key: Operand

  init(_ container: Node, _ key: Node, _ span: SourceSpan) {
    self.container = container
    self.key = Operand(key)
    super.init(span)
  }

  /// A list's element, read where it lies; only for a key that is a variable, whose evaluation cannot change the list.
  override func glance(_ context: Context) -> UnsafeMutablePointer<Value>? {
    guard key.isVariable, let index = key.int(context), let place = container.glance(context) else { return nil }
    return place.element(index)
  }

  override func evaluate(_ context: Context) throws -> Value {
    if key.isVariable, let place = container.glance(context) {
      let k = try key.evaluate(context)
      if case .int(let index) = k {
        if let element = place.element(index) { return element.pointee }
        if let character = place.character(index) { return .string(character) }
      }
      if case .unbound = place.pointee {} else { return try slow(place.pointee, k, context) }
    }
    let c = try container.evaluate(context), k = try key.evaluate(context)
    if case .int(let index) = k, case .list(let list) = c, index >= 0, index < list.count { return list[index] }
    return try slow(c, k, context)
  }

  @inline(never) private func slow(_ container: Value, _ key: Value, _ context: Context) throws -> Value {
    if case .int(let index) = key, case .string(let text) = container, text.isASCII, index >= 0,
      index < text.text.utf8.count
    {
      return .string(text.character(at: index))
    }
    do { return try item(container, key, context) } catch { throw error.diagnostic(at: self.key.node.span) }
  }
}

extension UnsafeMutablePointer<Value> {
  /// Where a list's element lies, if this is a list and the index is in range.
  @inline(__always) fileprivate func element(_ index: Int) -> UnsafeMutablePointer<Value>? {
    if case .list(let list) = pointee, index >= 0, index < list.count { return list.row.base + index }
    return nil
  }

  /// The one-character text at an index of an ASCII text, if this is one and the index is in range.
  @inline(__always) fileprivate func character(_ index: Int) -> StringObject? {
    text?._withUnsafeGuaranteedRef { text in
      text.isASCII && index >= 0 && index < text.text.utf8.count ? text.character(at: index) : nil
    }
  }

  /// The text in a variable, without a retain; see `function`.
  @inline(__always) var text: Unmanaged<StringObject>? {
    if case .string(let text) = pointee { return .passUnretained(text) }
    return nil
  }

  /// The dict in a variable, without a retain.
  @inline(__always) var dict: Unmanaged<DictObject>? {
    if case .dict(let dict) = pointee { return .passUnretained(dict) }
    return nil
  }

  /// The object in a variable, to compare it with one that was seen before.
  @inline(__always) func isObject(_ known: Unmanaged<Object>) -> Bool {
    if case .object(let object) = pointee { return Unmanaged.passUnretained(object).toOpaque() == known.toOpaque() }
    return false
  }

  /// The instance in a variable, if it is one of the class with this number; without a retain.
  @inline(__always) func instance(of typeID: Int) -> Unmanaged<InstanceObject>? {
    if case .object(let object) = pointee, object.typeID == typeID {
      return .passUnretained(unsafeDowncast(object, to: InstanceObject.self))
    }
    return nil
  }

  /// The function in a variable, without a retain: no expression can rebind the variable while the function runs.
  @inline(__always) var function: Unmanaged<FunctionObject>? {
    if case .function(let function) = pointee { return .passUnretained(function) }
    return nil
  }
}

/// `start:stop:step` between brackets.
final class SliceNode: Node {
  private let start: Node?
  private let stop: Node?
  private let step: Node?

  init(_ start: Node?, _ stop: Node?, _ step: Node?, _ span: SourceSpan) {
    self.start = start
    self.stop = stop
    self.step = step
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    .object(SliceObject(try bound(start, context), try bound(stop, context), try bound(step, context)))
  }

  private func bound(_ node: Node?, _ context: Context) throws -> Int? {
    guard let node else { return nil }
    let value = try node.evaluate(context)
    if case .none = value { return nil }
    guard let number = wholeNumber(value) else {
      throw Diagnostic.type("the bounds of a slice are whole numbers, but this is \(value.shortDescription)").located(
        at: node.span)
    }
    return number
  }
}

/// `target.name`.
final class AttributeNode: Node {
  let target: Node
  let name: String
  let nameSpan: SourceSpan
  // The class of the instance that was asked last, and where it keeps the attribute. No class has the number -1.
  private var knownType = -1
  private var knownPlace = 0

  init(_ target: Node, _ name: String, _ nameSpan: SourceSpan, _ span: SourceSpan) {
    self.target = target
    self.name = name
    self.nameSpan = nameSpan
    super.init(span)
  }

  /// The attribute, read where it lies, of an instance of the class that was asked last.
  override func glance(_ context: Context) -> UnsafeMutablePointer<Value>? {
    if let place = target.glance(context), let instance = place.instance(of: knownType),
      let address = instance._withUnsafeGuaranteedRef({ $0.address(of: knownPlace) })
    {
      if case .unbound = address.pointee {} else { return address }
    }
    return nil
  }

  override func evaluate(_ context: Context) throws -> Value {
    if let place = target.glance(context), let instance = place.instance(of: knownType),
      let address = instance._withUnsafeGuaranteedRef({ $0.address(of: knownPlace) })
    {
      let value = address.pointee
      if case .unbound = value {} else { return value }
    }
    return try slow(try target.evaluate(context), context)
  }

  @inline(never) private func slow(_ value: Value, _ context: Context) throws -> Value {
    if case .object(let object) = value, object.typeID != 0 {
      let instance = unsafeDowncast(object, to: InstanceObject.self)
      if object.typeID == knownType, let address = instance.address(of: knownPlace) {
        let value = address.pointee
        if case .unbound = value {} else { return value }
      }
      if let place = instance.type.places[name] {
        (knownType, knownPlace) = (object.typeID, place)
        if let value = instance.value(at: place) { return value }
      }
    }
    do {
      guard let attribute = try attribute(name, of: value, context) else {
        throw Diagnostic.noAttribute(name, value, context)
      }
      return attribute
    } catch { throw error.diagnostic(at: nameSpan) }
  }

  /// The instance and the place of its attribute, if the class was seen here before.
  func known(_ owner: Value) -> (InstanceObject, Int)? {
    guard case .object(let object) = owner, object.typeID == knownType else { return nil }
    return (unsafeDowncast(object, to: InstanceObject.self), knownPlace)
  }

  /// The attribute, whose place is remembered; nil if there is none.
  func find(_ owner: Value, _ context: Context) throws -> Value? {
    if case .object(let object) = owner, let instance = object as? InstanceObject,
      let place = instance.type.places[name]
    {
      (knownType, knownPlace) = (object.typeID, place)
    }
    return try attribute(name, of: owner, context)
  }
}

/// The attribute, or nil if the value has none of that name. A method comes bound to its value.
func attribute(_ name: String, of value: Value, _ context: Context) throws -> Value? {
  if case .object(let object) = value {
    if let attribute = try object.attribute(name) { return attribute }
    if let type = object as? TypeObject, let method = context.vocabulary.methods[type.function.name]?[name] {
      return .object(BuiltinObject(method))
    }
  }
  let type = value.typeName
  if let property = context.vocabulary.properties[type]?[name] { return try property(value, context) }
  if let method = context.vocabulary.methods[type]?[name] { return .object(BoundMethod(value, method)) }
  if case .function(let function) = value { return function.attribute(name) }
  return nil
}

/// The names that may follow a dot after the value.
public func attributeNames(of value: Value, _ context: Context) -> [String] {
  var names: [String] = []
  if case .object(let object) = value {
    names += object.attributeNames
    if let type = object as? TypeObject {
      names += context.vocabulary.methods[type.function.name].map { Array($0.keys) } ?? []
    }
  }
  names += context.vocabulary.methods[value.typeName].map { Array($0.keys) } ?? []
  names += context.vocabulary.properties[value.typeName].map { Array($0.keys) } ?? []
  return names.sorted()
}

extension Diagnostic {
  static func noAttribute(_ name: String, _ value: Value, _ context: Context) -> Diagnostic {
    if case .object(let object) = value, let space = object as? Namespace, let reason = space.refused[name] {
      return Diagnostic("AttributeError", "there is no \(space.name).\(name): \(reason)")
    }
    if value.isNone, context.vocabulary.methods["Tensor"]?[name] != nil {
      return Diagnostic(
        "AttributeError", "there is no tensor here but None, which has no `\(name)`",
        hint: "a grad is None until backward() has run")
    }
    let owner =
      if case .object(let object) = value, let space = object as? Namespace { "`\(space.name)`" } else {
        withArticle(value.typeName)
      }
    return Diagnostic(
      "AttributeError", "\(owner) has no `\(name)`", hint: didYouMean(name, among: attributeNames(of: value, context)))
  }
}
