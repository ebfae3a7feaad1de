/// A class: attributes that its instances share, and the base whose attributes it inherits.
///
/// Classes of programs and classes that other modules bring, such as `nn.Linear`, are the same kind of thing.
public final class ClassObject: Object {
  public let name: String
  /// The module that the class's text names.
  public let module: String
  public let base: ClassObject?
  /// Makes an instance that has no attributes yet.
  public let makeInstance: (ClassObject) -> InstanceObject
  public private(set) var attributes: [String: Value] = [:]
  /// Names of attributes that instances have, and the place of each in its row; shared by all of them.
  private(set) var places: [String: Int] = [:] { didSet { placeCount = places.count } }
  final private(set) var placeCount = 0
  /// Distinguishes the class from every other one that was ever made in the session.
  let id: Int
  public let registry: ClassRegistry

  /// - Parameter makeInstance: the base's, if left out.
  public init(
    _ name: String, module: String = "__main__", base: ClassObject? = nil, registry: ClassRegistry,
    makeInstance: ((ClassObject) -> InstanceObject)? = nil
  ) {
    self.name = name
    self.module = module
    self.base = base
    self.registry = registry
    self.makeInstance = makeInstance ?? base?.makeInstance ?? { InstanceObject($0) }
    id = registry.nextID()
  }

  override public var typeName: String { "type" }
  override public func repr(_ context: Context) -> String { "<class '\(module).\(name)'>" }

  /// The attribute of the class or of what it inherits from.
  public func find(_ name: String) -> Value? {
    var type: ClassObject? = self
    while let current = type {
      if let value = current.attributes[name] { return value }
      type = current.base
    }
    return nil
  }

  public func isSubclass(of other: ClassObject) -> Bool {
    var type: ClassObject? = self
    while let current = type {
      if current === other { return true }
      type = current.base
    }
    return false
  }

  override public func attribute(_ name: String) -> Value? {
    if let value = find(name) { return value }
    return name == "__name__" ? .text(self.name) : name == "__doc__" ? Value.none : nil
  }

  override public var attributeNames: [String] { attributes.keys.sorted() + (base?.attributeNames ?? []) }

  override public func setAttribute(_ name: String, _ value: Value) {
    attributes[name] = value
    // What call sites remember of methods may be wrong now.
    registry.epoch += 1
  }

  // The class's `__init__`, as of an epoch.
  private var knownEpoch = -1
  private var knownInitializer: FunctionObject?

  /// The `__init__` that a program has written, if there is one.
  var initializer: FunctionObject? {
    if knownEpoch != registry.epoch {
      knownEpoch = registry.epoch
      knownInitializer = if case .function(let function)? = find("__init__") { function } else { nil }
    }
    return knownInitializer
  }

  /// How an instance is made, for `help`: the class's `__init__` under the class's name.
  var constructor: Builtin? {
    guard case .object(let object)? = find("__init__") else { return nil }
    return object.builtin?.named(name)
  }

  /// The place of an instance's attribute, made if need be.
  func place(_ name: String) -> Int {
    if let place = places[name] { return place }
    places[name] = places.count
    if find(name) != nil { registry.epoch += 1 }
    return places.count - 1
  }

  /// Whether a program has written it; the classes of other modules never change.
  public var isOwn: Bool { module == "__main__" }

  // A class of a program can be changed like any object.
  override public func clone(into cloner: Cloner) -> Object {
    guard isOwn else { return self }
    let copy = ClassObject(name, base: base, registry: registry, makeInstance: makeInstance)
    cloner.register(copy, for: self)
    copy.places = places
    copy.attributes = attributes.mapValues(cloner.clone)
    return copy
  }

  override public func digest(into digest: inout SessionDigest) {
    digest.add(name)
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      digest.add(name)
      digest.add(value)
    }
  }

  override public func takeContents() -> [Value] {
    defer { attributes = [:] }
    return Array(attributes.values)
  }
}

extension Cloner {
  func cloneClass(_ type: ClassObject) -> ClassObject { clone(type as Object) as? ClassObject ?? type }
}
