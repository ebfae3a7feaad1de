import Tensors

/// The methods of dicts.
enum DictMethods {
  static var all: [Builtin] {
    [get, setDefault, update, pop, popItem, clear, copy] + DictView.Part.allCases.map(view)
  }

  private static var get: Builtin {
    Builtin(
      raw: "get", "The value of a key, or `default` if the key is not there.",
      [
        .positional("self"), .positional("key"),
        ParameterInfo("default", kind: .positional, fallback: .none, defaultText: "None"),
      ],
      examples: [Example("{\"a\": 1}.get(\"a\")", prints: "1"), Example("{\"a\": 1}.get(\"b\", 0)", prints: "0")]
    ) { _, arguments in
      guard case .dict(let dict) = arguments[0] else {
        throw TensorError.wrongType("self", wanted: "a dict", got: arguments[0])
      }
      return try dict.get(arguments[1]) ?? arguments[2]
    }
  }

  private static var setDefault: Builtin {
    Builtin(
      "setdefault", "The value of a key; if the key is not there, it is set to `default` first.", .dict,
      .value("key").byPosition,
      .value("default", default: Value.none).byPosition,
      examples: [
        Example("{\"a\": 1}.setdefault(\"a\", 5)", prints: "1"),
        Example("d = {}; d.setdefault(\"k\", []).append(1); d", prints: "{'k': [1]}"),
      ]
    ) { _, dict, key, fallback in
      if let value = try dict.get(key) { return value }
      try dict.set(key, fallback)
      return fallback
    }
  }

  private static var update: Builtin {
    Builtin(
      "update", "Set the entries of another dict, of pairs, or of named arguments.", .dict,
      .optional("mapping", "a dict, or pairs of key and value").byPosition, .named("items", "keys and their values"),
      examples: [
        Example("d = {\"a\": 1}; d.update({\"b\": 2}); d", prints: "{'a': 1, 'b': 2}"),
        Example("d = {\"a\": 1}; d.update(a=5); d", prints: "{'a': 5}"),
      ]
    ) { context, dict, source, named in
      if let source { try dict.update(from: source, context) }
      for (key, value) in named.pairs { try dict.set(key, value) }
      return .none
    }
  }

  private static var pop: Builtin {
    Builtin(
      "pop", "Take a key out of the dict and return its value, or `default` if the key is not there.", .dict,
      .value("key").byPosition, .optional("default", "if it is left out, a missing key is an error").byPosition,
      examples: [Example("{\"a\": 1}.pop(\"a\")", prints: "1"), Example("{\"a\": 1}.pop(\"b\", 0)", prints: "0")]
    ) { context, dict, key, fallback in
      if let value = try dict.remove(key) ?? fallback { return value }
      throw Diagnostic("KeyError", try repr(key, context), hint: "d.pop(key, default) gives the default instead")
    }
  }

  private static var popItem: Builtin {
    Builtin(
      "popitem", "Take the entry that was added last out of the dict and return it as a pair.", .dict,
      examples: [Example("{\"a\": 1, \"b\": 2}.popitem()", prints: "('b', 2)")]
    ) { _, dict in
      guard let (key, value) = dict.removeLast() else { throw Diagnostic("KeyError", "the dict is empty") }
      return .tuple(TupleObject([key, value]))
    }
  }

  private static var clear: Builtin {
    Builtin("clear", "Take out all entries.", .dict, examples: [Example("d = {1: 2}; d.clear(); d", prints: "{}")]) {
      _, dict in
      dict.removeAll()
      return .none
    }
  }

  private static var copy: Builtin {
    Builtin(
      "copy", "A new dict of the same entries.", .dict,
      examples: [Example("d = {1: 2}; d.copy() is d", prints: "False")]
    ) { _, dict in
      .dict(try DictObject(dict.pairs.map { ($0.key, $0.value) }))
    }
  }

  private static func view(_ part: DictView.Part) -> Builtin {
    let (what, shown) =
      switch part {
      case .keys: ("keys", "['a', 'b']")
      case .values: ("values", "[1, 2]")
      case .items: ("pairs of key and value", "[('a', 1), ('b', 2)]")
      }
    return Builtin(
      part.rawValue, "The \(what) of the dict, in order; they follow its changes.", .dict,
      examples: [Example("list({\"a\": 1, \"b\": 2}.\(part.rawValue)())", prints: shown)]
    ) { _, dict in .object(DictView(dict, part)) }
  }

  /// `dict.fromkeys`, which belongs to the type.
  static var fromKeys: Builtin {
    Builtin(
      "fromkeys", "A dict with the same value for every key.", .iterable(),
      .value("value", default: Value.none).byPosition,
      examples: [
        Example("dict.fromkeys(\"ab\", 0)", prints: "{'a': 0, 'b': 0}"),
        Example("dict.fromkeys([1])", prints: "{1: None}"),
      ]
    ) { context, keys, value in
      let dict = DictObject()
      while let key = try keys.step(context) { try dict.set(key, value) }
      return .dict(dict)
    }
  }
}
