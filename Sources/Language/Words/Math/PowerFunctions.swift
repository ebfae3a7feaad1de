import Glibc

/// `math`: powers, roots and logarithms.
enum PowerFunctions {
  static var all: [Builtin] {
    [
      realFunction("sqrt", "The square root.", domain: "at least 0", ("9", "3.0")) { $0.squareRoot() },
      realFunction("cbrt", "The cube root.", ("8", "2.0"), Glibc.cbrt),
      realFunction("log2", "The logarithm to base 2.", domain: "more than 0", ("8", "3.0"), logarithm(Glibc.log2)),
      realFunction(
        "log10", "The logarithm to base 10.", domain: "more than 0", ("1000", "3.0"), logarithm(Glibc.log10)), log, pow,
    ]
  }

  private static var log: Builtin {
    Builtin(
      "log", "The natural logarithm, or the one to another base.", .number("x", "more than 0").byPosition,
      .optional("base", "e if left out").byPosition,
      examples: [Example("math.log(1)", prints: "0.0"), Example("math.log(8, 2)", prints: "3.0")]
    ) { context, x, base in
      let numerator = try checked(logarithm(Glibc.log)(x), "log", [x], canOverflow: false)
      guard let base else { return .float(numerator) }
      let b = try Parameter<Double>.number("base").read(base, context)
      let denominator = try checked(logarithm(Glibc.log)(b), "log", [b], canOverflow: false)
      guard denominator != 0 else { throw Diagnostic("ZeroDivisionError", "there is no logarithm to base 1") }
      return .float(numerator / denominator)
    }
  }

  private static var pow: Builtin {
    Builtin(
      "pow", "x to the power of y, as a float.", .number("x").byPosition, .number("y").byPosition,
      examples: [Example("math.pow(2, 3)", prints: "8.0"), Example("math.pow(9, 0.5)", prints: "3.0")]
    ) { _, x, y in
      let result = Glibc.pow(x, y)
      if x == 0 && y < 0 && y.isFinite { throw Diagnostic.noValue("pow", [x, y]) }
      return .float(try checked(result, "pow", [x, y]))
    }
  }

  /// nan for what is not positive, so that it is an error.
  private static func logarithm(_ f: @escaping (Double) -> Double) -> (Double) -> Double {
    { $0 > 0 ? f($0) : .nan }
  }
}
