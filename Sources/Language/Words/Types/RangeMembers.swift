/// Attributes and methods of ranges.
enum RangeMembers {
  static var properties: [String: Vocabulary.Property] {
    ["start": number(\.start), "stop": number(\.stop), "step": number(\.step)]
  }

  static var methods: [Builtin] {
    [
      Builtin(
        "count", "How often a number is in the range: 0 or 1.", .range, .value("value").byPosition,
        examples: [Example("range(5).count(3)", prints: "1"), Example("range(5).count(9)", prints: "0")]
      ) { context, range, value in .int(range.contains(value, context) == true ? 1 : 0) },
      Builtin(
        "index", "Where a number stands in the range.", .range, .value("value").byPosition,
        examples: [Example("range(0, 10, 2).index(4)", prints: "2"), Example("range(3).index(0)", prints: "0")]
      ) { context, range, value in
        guard range.contains(value, context) == true, let number = value.int ?? value.double.map({ Int($0) }) else {
          throw Diagnostic.value("\(try repr(value, context)) is not in the range")
        }
        return .int((number - range.start) / range.step)
      },
    ]
  }

  private static func number(_ path: KeyPath<RangeObject, Int>) -> Vocabulary.Property {
    { value, _ in
      guard case .object(let object) = value, let range = object as? RangeObject else { return .none }
      return .int(range[keyPath: path])
    }
  }
}

extension Parameter where Wanted == RangeObject {
  fileprivate static var range: Parameter {
    Parameter(.positional("self")) { value, _ in
      guard case .object(let object) = value, let range = object as? RangeObject else {
        throw Diagnostic.type("a range is needed, but this is \(value.shortDescription)")
      }
      return range
    }
  }
}
