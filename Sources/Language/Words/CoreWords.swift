/// Python's built-in functions.
extension Vocabulary {
  /// The words that every program has.
  public static func core() -> Vocabulary {
    var vocabulary = Vocabulary()
    vocabulary.add(coreWords)
    return vocabulary
  }

  static var coreWords: [Builtin] {
    [
      Builtin(
        "print", "Write values, with blanks between them and a new line behind.",
        .rest("values"), .string("sep", "between the values", default: " ").byNameOnly,
        .string("end", "behind the last value", default: "\n").byNameOnly,
        examples: [Example("print(\"a\", 1)", prints: "a 1")]
      ) { context, values, separator, end in
        context.write(try values.map { try text($0, context) }.joined(separator: separator) + end)
        return .none
      },
      Builtin(
        raw: "len", "The number of elements of a list, text, dict or tensor.", [ParameterInfo("obj", kind: .positional)],
        examples: [Example("len([1, 2, 3])", prints: "3")]
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
        throw Diagnostic.type("\(arguments[0].shortDescription) has no length")
      },
      Builtin(
        raw: "range", "Whole numbers from start up to but without stop.",
        [
          ParameterInfo("start", kind: .positional), ParameterInfo("stop", kind: .positional, fallback: .none, defaultText: "None"),
          ParameterInfo("step", kind: .positional, fallback: .int(1), defaultText: "1"),
        ], examples: [Example("list(range(3))", prints: "[0, 1, 2]")]
      ) { _, arguments in
        guard let first = wholeNumber(arguments[0]), let step = wholeNumber(arguments[2]) else { throw Diagnostic.type("range counts with whole numbers") }
        if arguments[1].isNone { return .object(RangeObject(0, first, 1)) }
        guard let stop = wholeNumber(arguments[1]) else { throw Diagnostic.type("range counts with whole numbers") }
        guard step != 0 else { throw Diagnostic.value("the step of range cannot be 0") }
        return .object(RangeObject(first, stop, step))
      },
    ]
  }
}
