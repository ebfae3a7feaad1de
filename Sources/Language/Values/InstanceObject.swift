/// An instance of a class: attributes in a row whose places its class knows.
///
/// Special methods of a program's class (`__len__`, `__getitem__`, …) are what the object answers to the language.
open class InstanceObject: Object {
  public let type: ClassObject
  private(set) var row: Row

  public init(_ type: ClassObject) {
    self.type = type
    // Other instances tell which attributes this one will have.
    row = Row(repeating: .unbound, count: type.placeCount)
    super.init()
    typeID = type.id
  }

  deinit {
    if row.holdsContainer {
      var pending = takeContents().containers
      dismantle(&pending)
    }
    row.free()
  }

  override open var typeName: String { type.name }

  /// The instance's own attribute, not the class's.
  public func own(_ name: String) -> Value? {
    guard let place = type.places[name], place < row.count, !row.base[place].isUnbound else { return nil }
    return row.base[place]
  }

  public func setOwn(_ name: String, _ value: Value) {
    let place = type.place(name)
    while row.count <= place { row.append(.unbound) }
    row.base[place] = value
  }

  /// Where the own attribute at a place that a call site remembers lies; nil if the row is not that long yet.
  @inline(__always) final func address(of place: Int) -> UnsafeMutablePointer<Value>? {
    place < row.count ? row.base + place : nil
  }

  /// The own attribute at a place that a call site remembers; nil if it is not set.
  @inline(__always) final func value(at place: Int) -> Value? {
    guard place < row.count else { return nil }
    let value = row.base[place]
    if case .unbound = value { return nil }
    return value
  }

  /// Replaces the own attribute at a place that a call site remembers; false if the row is not that long yet.
  @inline(__always) final func set(_ value: Value, at place: Int) -> Bool {
    guard place < row.count else { return false }
    row.base[place] = value
    return true
  }

  /// Whether any value may become an attribute without more ado; not for objects that look at what they are given.
  open var keepsAnything: Bool { true }

  override open func attribute(_ name: String) throws -> Value? {
    if let value = own(name) { return value }
    if let value = type.find(name) { return bound(value) }
    return name == "__class__" ? .object(type) : name == "__doc__" ? .some(.none) : nil
  }

  /// What a class's attribute is when it is reached through an instance: a method knows its `self`.
  public func bound(_ value: Value) -> Value {
    switch value {
    case .function(let function): .object(BoundFunction(self, function))
    case .object(let object):
      if let method = object as? MethodObject { .object(BoundMethod(.object(self), method.function)) } else { value }
    default: value
    }
  }

  override open func setAttribute(_ name: String, _ value: Value) throws { setOwn(name, value) }

  override open var attributeNames: [String] {
    type.places.filter { value(at: $0.value) != nil }.keys.sorted() + type.attributeNames
  }

  // Special methods

  /// Calls a special method of the class; nil if it has none.
  public final func special(_ name: String, _ arguments: [Value] = []) throws -> Value? {
    guard let method = type.find(name), let context = type.registry.context else { return nil }
    return try callValue(bound(method), arguments, [], context)
  }

  override open func repr(_ context: Context) throws -> String {
    if let value = try special("__repr__") { return try text(of: value, "__repr__") }
    let address = UInt(bitPattern: ObjectIdentifier(self).hashValue)
    return "<\(type.module).\(type.name) object at 0x\(String(address, radix: 16))>"
  }

  override open func text(_ context: Context) throws -> String {
    if let value = try special("__str__") { return try text(of: value, "__str__") }
    return try repr(context)
  }

  private func text(of value: Value, _ method: String) throws -> String {
    guard let text = value.string else {
      throw Diagnostic.type("`\(method)` of \(type.name) returned \(value.shortDescription), not a text")
    }
    return text
  }

  override open func isTrue() throws -> Bool {
    if let value = try special("__bool__") { return try value.isTrue() }
    return try length().map { $0 > 0 } ?? true
  }

  override open func length() throws -> Int? {
    guard let value = try special("__len__") else { return nil }
    guard let count = value.int else {
      throw Diagnostic.type("`__len__` of \(type.name) returned \(value.shortDescription), not a whole number")
    }
    guard count >= 0 else { throw Diagnostic.value("`__len__` of \(type.name) returned \(count)") }
    return count
  }

  override open func item(_ key: Value, _ context: Context) throws -> Value {
    if let value = try special("__getitem__", [key]) { return value }
    return try super.item(key, context)
  }

  override open func setItem(_ key: Value, _ value: Value, _ context: Context) throws {
    if try special("__setitem__", [key, value]) == nil { try super.setItem(key, value, context) }
  }

  override open func contains(_ key: Value, _ context: Context) throws -> Bool? {
    try special("__contains__", [key])?.isTrue()
  }

  override open func makeIterator(_ context: Context) throws -> IteratorObject? {
    type.find("__getitem__") == nil ? nil : ElementIterator(self)
  }

  override open func equals(_ other: Object, _ context: Context) throws -> Bool {
    if let answer = try special("__eq__", [.object(other)]) { return try answer.isTrue() }
    if let other = other as? InstanceObject, let answer = try other.special("__eq__", [.object(self)]) {
      return try answer.isTrue()
    }
    return self === other
  }

  // Snapshots

  /// Instances of classes that other modules bring make their copy here.
  open func makeCopy(_ type: ClassObject) -> InstanceObject { type.makeInstance(type) }

  override open func clone(into cloner: Cloner) -> Object {
    let copy = makeCopy(cloner.cloneClass(type))
    cloner.register(copy, for: self)
    for index in 0..<row.count {
      if index < copy.row.count {
        copy.row.base[index] = cloner.clone(row.base[index])
      } else {
        copy.row.append(cloner.clone(row.base[index]))
      }
    }
    return copy
  }

  override open func digest(into digest: inout SessionDigest) {
    digest.add(type.name)
    for (name, place) in type.places.sorted(by: { $0.key < $1.key }) {
      guard let value = value(at: place) else { continue }
      digest.add(name)
      digest.add(value)
    }
  }

  override open func takeContents() -> [Value] {
    let values = (0..<row.count).map { row.base[$0] }
    row.replace(0..<row.count, with: [])
    return values
  }
}

/// A method of a class that is written in Swift; reached through an instance it knows its `self`.
public final class MethodObject: BuiltinObject {}

/// A method of a program's class together with its instance, as in `f = net.forward`.
final class BoundFunction: Object {
  private(set) var receiver: Value
  let function: FunctionObject

  init(_ receiver: InstanceObject, _ function: FunctionObject) {
    self.receiver = .object(receiver)
    self.function = function
  }

  private init(_ receiver: Value, _ function: FunctionObject) {
    self.receiver = receiver
    self.function = function
  }

  override var typeName: String { "method" }

  override func repr(_ context: Context) throws -> String {
    "<bound method \(receiver.typeName).\(function.name) of \(try Language.repr(receiver, context))>"
  }

  override func attribute(_ name: String) -> Value? {
    name == "__self__" ? receiver : function.attribute(name)
  }

  override func equals(_ other: Object, _ context: Context) throws -> Bool {
    guard let other = other as? BoundFunction else { return false }
    return function === other.function && receiver.isIdentical(to: other.receiver)
  }

  override func clone(into cloner: Cloner) -> Object {
    guard case .function(let copy) = cloner.clone(.function(function)) else { return self }
    return BoundFunction(cloner.clone(receiver), copy)
  }

  override func takeContents() -> [Value] {
    defer { receiver = .unbound }
    return [receiver]
  }
}

/// The elements of an object that has `__getitem__`: 0, 1, 2, … until it raises `IndexError`.
final class ElementIterator: IteratorObject {
  private let owner: InstanceObject
  private var index = 0

  init(_ owner: InstanceObject) { self.owner = owner }

  override func next(_ context: Context) throws -> Value {
    let mark = EvaluatorMark(context)
    do {
      defer { index += 1 }
      return try owner.item(.int(index), context)
    } catch {
      guard error.diagnostic(at: SourceSpan(0, 0)).kind == "IndexError" else { throw error }
      mark.restore(context)
      return .unbound
    }
  }
}
