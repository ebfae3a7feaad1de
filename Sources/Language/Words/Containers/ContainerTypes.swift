import Tensors

/// The types that hold values: `list tuple dict`.
enum ContainerTypes {
  static var all: [TypeObject] { [list, tuple, dict] }

  private static var list: TypeObject {
    TypeObject(
      Builtin(
        raw: "list", "A new list of all elements of a value.",
        [.optional("iterable", "anything with elements; nothing gives []")],
        examples: [Example("list(\"abc\")", prints: "['a', 'b', 'c']"), Example("list(range(3))", prints: "[0, 1, 2]")]
      ) { context, arguments in
        if arguments[0].isAbsent { return .list(ListObject([])) }
        return .list(ListObject(try aimed(at: "iterable") { try elements(of: arguments[0], context) }))
      }
    ) { if case .list = $0 { true } else { false } }
  }

  private static var tuple: TypeObject {
    TypeObject(
      Builtin(
        raw: "tuple", "A tuple of all elements of a value.",
        [.optional("iterable", "anything with elements; nothing gives ()")],
        examples: [Example("tuple(\"ab\")", prints: "('a', 'b')"), Example("tuple([1])", prints: "(1,)")]
      ) { context, arguments in
        if case .tuple(let tuple) = arguments[0], !tuple.isSize { return arguments[0] }
        if arguments[0].isAbsent { return .tuple(TupleObject([])) }
        return .tuple(TupleObject(try aimed(at: "iterable") { try elements(of: arguments[0], context) }))
      }
    ) { if case .tuple = $0 { true } else { false } }
  }

  private static var dict: TypeObject {
    TypeObject(
      Builtin(
        "dict", "A new dict from another dict, from pairs, or from named arguments.",
        .optional("mapping", "a dict, or pairs of key and value").byPosition, .named("items", "keys and their values"),
        examples: [
          Example("dict([(\"rows\", 3), (\"columns\", 4)])", prints: "{'rows': 3, 'columns': 4}"),
          Example("dict({\"a\": 1}, b=2)", prints: "{'a': 1, 'b': 2}"),
        ]
      ) { context, source, named in
        let dict = DictObject()
        if let source { try dict.update(from: source, context) }
        for (key, value) in named.pairs { try dict.set(key, value) }
        return .dict(dict)
      }, members: [DictMethods.fromKeys]
    ) { if case .dict = $0 { true } else { false } }
  }
}

extension DictObject {
  /// Sets the entries of another dict, or of pairs.
  ///
  /// - Throws: `TypeError` or `ValueError` for what is neither.
  func update(from source: Value, _ context: Context) throws {
    if case .dict(let other) = source {
      for (key, value) in other.pairs { try set(key, value) }
      return
    }
    var index = 0
    try iterate(source, context) { pair in
      guard pair.sequence != nil || pair.string != nil || pair.object != nil || pair.isTensor else {
        throw Diagnostic.type("element \(index) is not a pair of key and value, but \(pair.shortDescription)")
      }
      let parts = try elements(of: pair, context)
      guard parts.count == 2 else {
        throw Diagnostic.value("element \(index) should be a pair of key and value, but it has \(parts.count) elements")
      }
      try set(parts[0], parts[1])
      index += 1
      return true
    }
  }
}
