import Tensors

/// Built-in functions that go through all elements: `len sum any all`.
enum SequenceWords {
  static var all: [Builtin] { [len, sum, any, allOf] }

  static var len: Builtin {
    Builtin(
      raw: "len", "The number of elements of a list, text, dict or tensor.", [.positional("obj")],
      examples: [Example("len([1, 2, 3])", prints: "3"), Example("len(\"kernel\")", prints: "6")]
    ) { _, arguments in
      switch arguments[0] {
      case .list(let list): return .int(list.count)
      case .string(let text): return .int(text.count)
      case .dict(let dict): return .int(dict.count)
      case .tuple(let tuple): return .int(tuple.elements.count)
      case .tensor(let tensor) where tensor.rank > 0: return .int(tensor.shape[0])
      case .object(let object): if let count = try object.length() { return .int(count) }
      default: break
      }
      throw TensorError("obj", "\(arguments[0].shortDescription) has no length", kind: .type)
    }
  }

  static var sum: Builtin {
    Builtin(
      raw: "sum", "All elements added up, beginning with `start`.",
      [
        .positional("iterable", "numbers, tensors or lists"),
        ParameterInfo("start", "what the first element is added to", fallback: .int(0), defaultText: "0"),
      ],
      examples: [Example("sum([1, 2, 3])", prints: "6"), Example("sum([[1], [2]], [])", prints: "[1, 2]")]
    ) { context, arguments in
      var total = arguments[1]
      if case .string = total {
        throw TensorError("start", "texts are not summed", kind: .type, hint: "\"\".join(texts) puts texts together")
      }
      if case .list(let list) = arguments[0] {
        var index = 0
        while index < list.count {
          total = try binary(.add, total, list[index], context)
          index += 1
        }
        return total
      }
      let elements = try aimed(at: "iterable") { try iterator(over: arguments[0], context) }
      while let element = try elements.step(context) { total = try binary(.add, total, element, context) }
      return total
    }
  }

  static var any: Builtin {
    Builtin(
      "any", "Whether at least one element is true.", .iterable(),
      examples: [Example("any([0, 3])", prints: "True"), Example("any([])", prints: "False")]
    ) { context, elements in
      while let element = try elements.step(context) { if try element.isTrue() { return .bool(true) } }
      return .bool(false)
    }
  }

  static var allOf: Builtin {
    Builtin(
      "all", "Whether every element is true.", .iterable(),
      examples: [Example("all([1, 0])", prints: "False"), Example("all([])", prints: "True")]
    ) { context, elements in
      while let element = try elements.step(context) { if try !element.isTrue() { return .bool(false) } }
      return .bool(true)
    }
  }
}

extension IteratorObject {
  /// The next element, or nil at the end; looks at Ctrl-C.
  func step(_ context: Context) throws -> Value? {
    try context.poll()
    let element = try next(context)
    return element.isUnbound ? nil : element
  }
}
