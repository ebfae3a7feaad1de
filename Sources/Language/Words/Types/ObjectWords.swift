import Tensors

/// Built-in functions that look at a value: `callable getattr hasattr isinstance setattr`.
enum ObjectWords {
  static var all: [Builtin] { [callable, getattr, hasattr, isinstance, setattr] }

  static var callable: Builtin {
    Builtin(
      "callable", "Whether a value can be called.", .value("obj").byPosition,
      examples: [Example("callable(len)", prints: "True"), Example("callable(3)", prints: "False")]
    ) { _, value in .bool(value.isCallable) }
  }

  static var getattr: Builtin {
    Builtin(
      "getattr", "The attribute of that name, or `default` if there is none.", .value("object").byPosition,
      .string("name").byPosition, .optional("default", "if it is left out, a missing attribute is an error").byPosition,
      examples: [
        Example("getattr(\"abc\", \"upper\")()", prints: "'ABC'"), Example("getattr(1, \"size\", 0)", prints: "0"),
      ]
    ) { context, value, name, fallback in
      if let found = try attribute(name, of: value, context) ?? fallback { return found }
      throw Diagnostic.noAttribute(name, value, context)
    }
  }

  static var hasattr: Builtin {
    Builtin(
      "hasattr", "Whether a value has an attribute of that name.", .value("obj").byPosition, .string("name").byPosition,
      examples: [
        Example("hasattr([], \"append\")", prints: "True"), Example("hasattr(1, \"append\")", prints: "False"),
      ]
    ) { context, value, name in .bool(try attribute(name, of: value, context) != nil) }
  }

  static var setattr: Builtin {
    Builtin(
      "setattr", "Set an attribute by its name: setattr(net, \"rate\", 0.1) is net.rate = 0.1.",
      .value("obj").byPosition,
      .string("name").byPosition, .value("value").byPosition
    ) { context, owner, name, value in
      try setAttribute(name, of: owner, to: value, context)
      return .none
    }
  }

  static var isinstance: Builtin {
    Builtin(
      raw: "isinstance", "Whether a value is of a type, or of one of several.",
      [.positional("obj"), .positional("class_or_tuple", "a type, or a tuple of types")],
      examples: [
        Example("isinstance(True, int)", prints: "True"), Example("isinstance(1, (str, float))", prints: "False"),
      ]
    ) { _, arguments in .bool(try isInstance(arguments[0], arguments[1])) }
  }

  private static func isInstance(_ value: Value, _ types: Value) throws -> Bool {
    switch types {
    case .object(let object):
      if let type = object as? TypeObject { return type.matches(value) }
      if let type = object as? ClassObject { return value.instance?.type.isSubclass(of: type) ?? false }
    case .tuple(let tuple): return try tuple.elements.contains { try isInstance(value, $0) }
    default: break
    }
    throw TensorError.wrongType("class_or_tuple", wanted: "a type or a tuple of types", got: types)
  }

  /// `len.__name__`.
  static func name(_ value: Value, _ context: Context) -> Value {
    guard case .object(let object) = value else { return .none }
    return .text((object as? BoundMethod)?.method.name ?? object.builtin?.name ?? object.typeName)
  }
}

extension Value {
  /// Whether the value can be called.
  public var isCallable: Bool {
    switch self {
    case .function: true
    case .object(let object):
      object.builtin != nil || object is BoundMethod || object is BoundFunction || object is ClassObject
        || (object as? InstanceObject)?.type.find("__call__") != nil
    default: false
    }
  }
}
