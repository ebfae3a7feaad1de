import Tensors

/// Types whose values give elements one after another: `range enumerate zip map filter reversed`.
enum IteratorTypes {
  static var all: [TypeObject] { [range, enumerate, zip, map, filter, reversed] }

  private static var range: TypeObject {
    TypeObject(
      Builtin(
        raw: "range", "Whole numbers from start up to but without stop.",
        [
          .positional("start", "left out, 0: range(stop)"), .optional("stop"),
          ParameterInfo("step", "not 0", kind: .positional, fallback: .int(1), defaultText: "1"),
        ],
        examples: [
          Example("list(range(3))", prints: "[0, 1, 2]"), Example("list(range(5, 0, -2))", prints: "[5, 3, 1]"),
        ]
      ) { _, arguments in
        func number(_ index: Int, _ name: String) throws -> Int {
          if case .int(let number) = arguments[index] { return number }
          guard let number = wholeNumber(arguments[index]) else {
            throw TensorError.wrongType(name, wanted: "a whole number", got: arguments[index])
          }
          return number
        }
        let first = try number(0, "start")
        if arguments[1].isAbsent { return .object(RangeObject(0, first, 1)) }
        let stop = try number(1, "stop")
        let step = try number(2, "step")
        guard step != 0 else { throw TensorError("step", "the step of range cannot be 0", kind: .value) }
        return .object(RangeObject(first, stop, step))
      }
    ) { $0.object is RangeObject }
  }

  private static var enumerate: TypeObject {
    TypeObject(
      Builtin(
        "enumerate", "Pairs of a count and an element.", .anyIterable("iterable"),
        .int("start", "the first count", default: 0),
        examples: [
          Example("list(enumerate(\"ab\"))", prints: "[(0, 'a'), (1, 'b')]"),
          Example("list(enumerate(\"ab\", start=1))", prints: "[(1, 'a'), (2, 'b')]"),
        ]
      ) { _, elements, start in .object(try EnumerateObject(elements, start).asking([elements])) }
    ) { $0.object is EnumerateObject }
  }

  private static var zip: TypeObject {
    TypeObject(
      Builtin(
        "zip", "Tuples of the first elements, the second ones and so on, as far as the shortest goes.",
        .rest("iterables"), .bool("strict", "an error if they differ in length", default: false).byNameOnly,
        examples: [
          Example("list(zip([1, 2, 3], \"ab\"))", prints: "[(1, 'a'), (2, 'b')]"),
          Example("dict(zip(\"xy\", [0, 1]))", prints: "{'x': 0, 'y': 1}"),
        ]
      ) { context, sources, strict in
        let iterators = try sources.map { source in try aimed(at: "iterables") { try iterator(over: source, context) } }
        return .object(try ZipObject(iterators, isStrict: strict).asking(iterators))
      }
    ) { $0.object is ZipObject }
  }

  private static var map: TypeObject {
    TypeObject(
      Builtin(
        "map", "A function's answer for every element; with several sources it takes one element of each.",
        .value("func", "called when the answer is asked for").byPosition, .iterable(), .rest("more"),
        examples: [
          Example("list(map(abs, [-1, 2]))", prints: "[1, 2]"),
          Example("list(map(pow, [2, 3], [3, 2]))", prints: "[8, 9]"),
        ]
      ) { context, function, first, more in
        let others = try more.map { source in try aimed(at: "more") { try iterator(over: source, context) } }
        let sources = [first] + others
        return .object(try MapObject(function, sources).asking(sources))
      }
    ) { $0.object is MapObject }
  }

  private static var filter: TypeObject {
    TypeObject(
      Builtin(
        "filter", "The elements for which a function says true.",
        .value("function", "None keeps the elements that are true themselves").byPosition, .iterable(),
        examples: [
          Example("list(filter(str.isdigit, \"a1b2\"))", prints: "['1', '2']"),
          Example("list(filter(None, [0, 1, \"\"]))", prints: "[1]"),
        ]
      ) { _, function, elements in .object(try FilterObject(function, elements).asking([elements])) }
    ) { $0.object is FilterObject }
  }

  private static var reversed: TypeObject {
    TypeObject(
      Builtin(
        "reversed", "The elements from the last to the first.", .value("sequence").byPosition,
        examples: [
          Example("list(reversed([1, 2, 3]))", prints: "[3, 2, 1]"),
          Example("\"\".join(reversed(\"abc\"))", prints: "'cba'"),
        ]
      ) { context, value in .object(try ReversedObject(value, context)) }
    ) { $0.object is ReversedObject }
  }
}

extension Value {
  var object: Object? { if case .object(let object) = self { object } else { nil } }
}
