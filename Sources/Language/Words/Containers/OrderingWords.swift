import Tensors

/// Built-in functions that compare: `min max sorted`.
enum OrderingWords {
  static var all: [Builtin] { [extreme(isMax: true), extreme(isMax: false), sorted] }

  private static func extreme(isMax: Bool) -> Builtin {
    let name = isMax ? "max" : "min"
    return Builtin(
      raw: name,
      "The \(isMax ? "largest" : "smallest") of several values, or of the elements of one; the first of equal ones.",
      [
        .positional("values", "something to go through, or the first of several values"), .optional("second"),
        ParameterInfo("more", kind: .rest),
        ParameterInfo(
          "key", "gives what the values are compared by", kind: .keyword, fallback: .none, defaultText: "None"),
        .optional("default", "the answer if there are no elements", kind: .keyword),
      ],
      examples: [
        Example("\(name)(3, 8, 5)", prints: isMax ? "8" : "3"),
        Example("\(name)([\"pear\", \"fig\"], key=len)", prints: isMax ? "'pear'" : "'fig'"),
      ]
    ) { context, arguments in
      var search = ExtremeSearch(isMax: isMax, key: arguments[3])
      if arguments[1].isAbsent {
        let elements = try aimed(at: "values") { try iterator(over: arguments[0], context) }
        while let element = try elements.step(context) { try search.look(at: element, context) }
        if !search.best.isUnbound { return search.best }
        guard !arguments[4].isAbsent else {
          throw TensorError(
            "values", "\(name) of no elements does not exist", kind: .value,
            hint: "give a default: \(name)(…, default=0)")
        }
        return arguments[4]
      }
      guard arguments[4].isAbsent else {
        throw TensorError("default", "a default is for the elements of one value, but several were given", kind: .type)
      }
      try search.look(at: arguments[0], context)
      try search.look(at: arguments[1], context)
      if case .tuple(let more) = arguments[2] { for element in more.elements { try search.look(at: element, context) } }
      return search.best
    }
  }

  static var sorted: Builtin {
    Builtin(
      "sorted", "A new list of all elements in ascending order; equal ones keep their order.",
      .value("iterable").byPosition, .key,
      .bool("reverse", "descending order", default: false).byNameOnly,
      examples: [
        Example("sorted([3, 1, 2])", prints: "[1, 2, 3]"),
        Example("sorted([\"bb\", \"a\"], key=len, reverse=True)", prints: "['bb', 'a']"),
      ]
    ) { context, iterable, key, reverse in
      var elements = try aimed(at: "iterable") { try Language.elements(of: iterable, context) }
      try Sorting(key: key, isReverse: reverse).sort(&elements, context)
      return .list(ListObject(elements))
    }
  }
}

/// The largest or smallest value seen so far.
private struct ExtremeSearch {
  let isMax: Bool
  let key: Value
  private(set) var best = Value.unbound
  private var bestKey = Value.unbound

  init(isMax: Bool, key: Value) {
    self.isMax = isMax
    self.key = key
  }

  mutating func look(at value: Value, _ context: Context) throws {
    let own = key.isNone ? value : try context.call(key, [value])
    if best.isUnbound {
      best = value
      bestKey = own
      return
    }
    let isBetter = isMax ? try isLess(bestKey, own, context, .greater) : try isLess(own, bestKey, context, .less)
    if isBetter {
      best = value
      bestKey = own
    }
  }

  /// `smaller < larger`, asked as Python asks: `max` by `larger > smaller`.
  private func isLess(_ smaller: Value, _ larger: Value, _ context: Context, _ op: ComparisonOperator) throws -> Bool {
    if case .int(let a) = smaller, case .int(let b) = larger { return a < b }
    if case .float(let a) = smaller, case .float(let b) = larger { return a < b }
    return try (op == .less ? compare(.less, smaller, larger, context) : compare(.greater, larger, smaller, context))
      .isTrue()
  }
}
