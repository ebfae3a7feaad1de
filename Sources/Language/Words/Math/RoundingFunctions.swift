import Tensors

/// `math`: whole numbers near a number.
enum RoundingFunctions {
  static var all: [Builtin] {
    [
      rounding("floor", "The largest whole number that is not above x.", .down, ("-2.5", "-3")),
      rounding("ceil", "The smallest whole number that is not below x.", .up, ("2.1", "3")),
      rounding("trunc", "The whole part of x, cut towards zero.", .towardZero, ("-2.7", "-2")),
    ]
  }

  private static func rounding(
    _ name: String, _ summary: String, _ rule: FloatingPointRoundingRule, _ example: (argument: String, prints: String)
  ) -> Builtin {
    Builtin(
      name, summary, .value("x", "a number").byPosition,
      examples: [Example("math.\(name)(\(example.argument))", prints: example.prints)]
    ) { context, value in
      if let whole = value.int { return .int(whole) }
      let number = try Parameter<Double>.number("x").read(value, context)
      return .int(try wholeNumber(number.rounded(rule), of: number))
    }
  }
}
