import Glibc
import Tensors

/// `math`: floats looked at and taken apart.
enum FloatFunctions {
  static var all: [Builtin] {
    [
      predicate("isnan", "Whether x is nan, which is not a number.", ("math.nan", "True")) { $0.isNaN },
      predicate("isinf", "Whether x is infinity or minus infinity.", ("math.inf", "True")) { $0.isInfinite },
      predicate("isfinite", "Whether x is neither infinity nor nan.", ("1.5", "True")) { $0.isFinite },
      one("fabs", "The number without its sign, as a float.", ("-3", "3.0")) { abs($0) },
      one("ulp", "The distance from x to the next float.", ("1", "2.220446049250313e-16")) {
        $0.isInfinite ? .infinity : abs($0).ulp
      },
      two("copysign", "The size of x with the sign of y.", ("2, -0.0", "-2.0")) { Glibc.copysign($0, $1) },
      two("nextafter", "The next float after x on the way to y.", ("0, 1", "5e-324")) { Glibc.nextafter($0, $1) },
      fmod, remainder, modf, frexp, ldexp, isClose,
    ]
  }

  private static func predicate(
    _ name: String, _ summary: String, _ example: (argument: String, prints: String), _ f: @escaping (Double) -> Bool
  ) -> Builtin {
    Builtin(
      name, summary, .number("x").byPosition,
      examples: [Example("math.\(name)(\(example.argument))", prints: example.prints)]
    ) { _, x in
      .bool(f(x))
    }
  }

  /// A function that has a value everywhere.
  static func one(
    _ name: String, _ summary: String, _ example: (argument: String, prints: String), _ f: @escaping (Double) -> Double
  ) -> Builtin {
    Builtin(
      name, summary, .number("x").byPosition,
      examples: [Example("math.\(name)(\(example.argument))", prints: example.prints)]
    ) { _, x in
      .float(f(x))
    }
  }

  private static func two(
    _ name: String, _ summary: String, _ example: (arguments: String, prints: String),
    _ f: @escaping (Double, Double) throws -> Double
  ) -> Builtin {
    Builtin(
      name, summary, .number("x").byPosition, .number("y").byPosition,
      examples: [Example("math.\(name)(\(example.arguments))", prints: example.prints)]
    ) { _, x, y in .float(try f(x, y)) }
  }

  private static var fmod: Builtin {
    two("fmod", "What is left of x divided by y, with the sign of x.", ("-7, 3", "-1.0")) { x, y in
      if y.isInfinite && x.isFinite { return x }
      return try checked(Glibc.fmod(x, y), "fmod", [x, y])
    }
  }

  private static var remainder: Builtin {
    two("remainder", "x less the nearest multiple of y.", ("7, 4", "-1.0")) { x, y in
      if y.isInfinite && x.isFinite { return x }
      return try checked(Glibc.remainder(x, y), "remainder", [x, y])
    }
  }

  private static var modf: Builtin {
    Builtin(
      "modf", "Fraction and whole part, both with the sign of x.", .number("x").byPosition,
      examples: [Example("math.modf(2.5)", prints: "(0.5, 2.0)")]
    ) { _, x in
      let whole = x.rounded(.towardZero)
      let fraction = x.isInfinite ? Glibc.copysign(0, x) : Glibc.copysign(x - whole, x)
      return .tuple(TupleObject([.float(x.isNaN ? x : fraction), .float(whole)]))
    }
  }

  private static var frexp: Builtin {
    Builtin(
      "frexp", "The pair (m, e) with x = m · 2ᵉ and 0.5 ≤ |m| < 1.", .number("x").byPosition,
      examples: [Example("math.frexp(8)", prints: "(0.5, 4)")]
    ) { _, x in
      guard x.isFinite, x != 0 else { return .tuple(TupleObject([.float(x), .int(0)])) }
      return .tuple(TupleObject([.float(Glibc.copysign(x.significand / 2, x)), .int(Int(x.exponent) + 1)]))
    }
  }

  private static var ldexp: Builtin {
    Builtin(
      "ldexp", "x · 2ⁱ.", .number("x").byPosition, .int("i", "a whole number").byPosition,
      examples: [Example("math.ldexp(0.5, 4)", prints: "8.0")]
    ) { _, x, exponent in
      guard x.isFinite, x != 0 else { return .float(x) }
      let result = scalbn(x, Int32(clamping: exponent))
      guard result.isFinite else { throw Diagnostic.tooLarge("ldexp", [x, Double(exponent)]) }
      return .float(result)
    }
  }

  private static var isClose: Builtin {
    Builtin(
      "isclose", "Whether two numbers differ by little.", .number("a").byPosition, .number("b").byPosition,
      .number("rel_tol", "how much of the larger one they may differ by", default: 1e-9).byNameOnly,
      .number("abs_tol", "how much they may differ by in any case", default: 0).byNameOnly,
      examples: [
        Example("math.isclose(0.1 + 0.2, 0.3)", prints: "True"),
        Example("math.isclose(1, 1.1, rel_tol=0.01)", prints: "False"),
      ]
    ) { _, a, b, relative, absolute in
      for (name, value) in [("rel_tol", relative), ("abs_tol", absolute)] where value < 0 {
        throw TensorError(name, "a tolerance is at least 0, but this is \(floatText(value))", kind: .value)
      }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = abs(b - a)
      return .bool(difference <= abs(relative * b) || difference <= abs(relative * a) || difference <= absolute)
    }
  }
}
