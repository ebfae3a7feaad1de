import Tensors

/// Parameters of Python's own functions and methods, beside those in Values/Parameter.swift.
extension Parameter {
  /// The same parameter given only by position.
  var byPosition: Parameter {
    Parameter(
      ParameterInfo(
        info.name, info.note, kind: .positional, fallback: info.fallback, defaultText: info.defaultText,
        choices: info.choices), read: read)
  }
}

extension Parameter where Wanted == StringObject {
  /// A text, as the object that knows whether it is ASCII.
  static func text(_ name: String = "self", _ note: String = "") -> Parameter {
    Parameter(.positional(name, note)) { value, _ in
      guard case .string(let text) = value else { throw TensorError.wrongType(name, wanted: "a text", got: value) }
      return text
    }
  }
}

extension Parameter where Wanted == StringObject? {
  /// A text or None.
  static func optionalText(_ name: String, _ note: String = "") -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: "None")) { value, _ in
      if case .string(let text) = value { return text }
      guard value.isNone else { throw TensorError.wrongType(name, wanted: "a text or None", got: value) }
      return nil
    }
  }
}

extension Parameter where Wanted == ListObject {
  static var list: Parameter {
    Parameter(.positional("self")) { value, _ in
      guard case .list(let list) = value else { throw TensorError.wrongType("self", wanted: "a list", got: value) }
      return list
    }
  }
}

extension Parameter where Wanted == TupleObject {
  static var tuple: Parameter {
    Parameter(.positional("self")) { value, _ in
      guard case .tuple(let tuple) = value else { throw TensorError.wrongType("self", wanted: "a tuple", got: value) }
      return tuple
    }
  }
}

extension Parameter where Wanted == DictObject {
  static var dict: Parameter {
    Parameter(.positional("self")) { value, _ in
      guard case .dict(let dict) = value else { throw TensorError.wrongType("self", wanted: "a dict", got: value) }
      return dict
    }
  }
}

extension Parameter where Wanted == Value? {
  /// Any value, or nil if none is given.
  static func optional(_ name: String, _ note: String = "") -> Parameter {
    Parameter(.optional(name, note, kind: .plain)) { value, _ in value.isAbsent ? nil : value }
  }

  /// A function for the keys to compare by, or None.
  static var key: Parameter {
    Parameter(
      ParameterInfo(
        "key", "gives what the elements are compared by", kind: .keyword, fallback: .none, defaultText: "None")
    ) { value, _ in value.isNone ? nil : value }
  }
}

extension Parameter where Wanted == IteratorObject {
  /// Anything that has elements to go through, given by position.
  static func iterable(_ name: String = "iterable", _ note: String = "") -> Parameter {
    anyIterable(name, note).byPosition
  }

  /// The same, by position or by name.
  static func anyIterable(_ name: String, _ note: String = "") -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, context in
      try aimed(at: name) { try iterator(over: value, context) }
    }
  }
}

extension Parameter where Wanted == DictObject {
  /// All further named arguments.
  static func named(_ name: String, _ note: String = "") -> Parameter {
    Parameter(ParameterInfo(name, note, kind: .keywords)) { value, _ in
      if case .dict(let dict) = value { dict } else { DictObject() }
    }
  }
}

/// Runs `body`; a type error without a place of its own points at the argument for `parameter`.
func aimed<R>(at parameter: String, _ body: () throws -> R) throws -> R {
  do { return try body() } catch let error as Diagnostic where error.span == nil && error.kind == "TypeError" {
    throw TensorError(parameter, error.message, kind: .type, hint: error.hint)
  }
}
