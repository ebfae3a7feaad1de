/// The methods of tuples, sizes of tensors included.
enum TupleMethods {
  static var all: [Builtin] {
    [
      Builtin(
        "count", "How many elements are equal to a value.", .tuple, .value("value").byPosition,
        examples: [Example("(1, 2, 1).count(1)", prints: "2"), Example("().count(1)", prints: "0")]
      ) { context, tuple, value in
        .int(try tuple.elements.reduce(0) { $0 + (try areSame($1, value, context) ? 1 : 0) })
      },
      Builtin(
        "index", "Where the first element equal to a value stands.", .tuple, .value("value").byPosition,
        .int("start", "the first index to look at", default: 0).byPosition,
        .int("stop", "the index to stop before", default: .max).byPosition,
        examples: [Example("(5, 7, 5).index(7)", prints: "1"), Example("(5, 7, 5).index(5, 1)", prints: "2")]
      ) { context, tuple, value, start, stop in
        let range = clamped(start, stop, tuple.elements.count)
        var index = range.start
        while index < range.stop {
          if try areSame(tuple.elements[index], value, context) { return .int(index) }
          index += 1
        }
        throw Diagnostic.notIn(try repr(value, context), "tuple")
      },
    ]
  }
}
