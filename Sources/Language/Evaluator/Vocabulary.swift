/// All words that the modules bring: functions, types, constants, and the methods of each type.
public struct Vocabulary {
  /// What reads an attribute that is not a method, such as `x.shape`.
  public typealias Property = (Value, Context) throws -> Value
  public typealias Setter = (_ owner: Value, _ value: Value, Context) throws -> Void

  public private(set) var words: [String: Value] = [:]
  /// Methods by the name of their receiver's type; the receiver is the first parameter, called `self`.
  public private(set) var methods: [String: [String: Builtin]] = [:]
  public private(set) var properties: [String: [String: Property]] = [:]
  /// What `x.name = value` does for those properties that can be set.
  public private(set) var setters: [String: [String: Setter]] = [:]
  /// What `type(x)` gives, by the name of the type.
  public private(set) var types: [String: TypeObject] = [:]

  /// What the session's classes have in common.
  public let classes = ClassRegistry()

  public init() {}

  public mutating func add(_ builtins: [Builtin]) {
    for builtin in builtins { words[builtin.name] = .object(BuiltinObject(builtin)) }
  }

  public mutating func add(_ name: String, _ value: Value) { words[name] = value }

  /// Makes a type known to `type(x)`; as a word it must be added too.
  public mutating func add(type: TypeObject) { types[type.function.name] = type }

  /// Types that are words, such as `int`.
  public mutating func add(types added: [TypeObject]) {
    for type in added {
      add(type: type)
      words[type.function.name] = .object(type)
    }
  }

  public mutating func add(methods builtins: [Builtin], of type: String) {
    for builtin in builtins { methods[type, default: [:]][builtin.name] = builtin }
  }

  public mutating func add(properties added: [String: Property], of type: String) {
    properties[type, default: [:]].merge(added) { $1 }
  }

  public mutating func add(setters added: [String: Setter], of type: String) {
    setters[type, default: [:]].merge(added) { $1 }
  }

  /// The declaration behind a word or a dotted name such as `torch.relu`, or a method as `Tensor.sum`.
  public func builtin(_ name: String) -> Builtin? {
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first else { return nil }
    if parts.count == 2, let method = methods[first]?[parts[1]] { return method }
    var value = words[first]
    for part in parts.dropFirst() {
      guard case .object(let object)? = value else { return nil }
      value = try? object.attribute(part)
    }
    guard case .object(let object)? = value else { return nil }
    if let type = object as? ClassObject { return type.constructor }
    return object.builtin
  }
}
