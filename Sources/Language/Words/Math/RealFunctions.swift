import Glibc

/// `math`: exponential, hyperbolic and error functions.
enum RealFunctions {
  static var all: [Builtin] {
    [
      realFunction("exp", "e to the power of x.", ("0", "1.0"), canOverflow: true, Glibc.exp),
      realFunction("exp2", "2 to the power of x.", ("3", "8.0"), canOverflow: true, Glibc.exp2),
      realFunction(
        "expm1", "e to the power of x, less 1; exact for small x.", ("0", "0.0"), canOverflow: true, Glibc.expm1),
      realFunction(
        "log1p", "The natural logarithm of 1 + x; exact for small x.", domain: "more than -1", ("0", "0.0"), Glibc.log1p
      ),
      realFunction("sinh", "The hyperbolic sine.", ("0", "0.0"), canOverflow: true, Glibc.sinh),
      realFunction("cosh", "The hyperbolic cosine.", ("0", "1.0"), canOverflow: true, Glibc.cosh),
      realFunction("tanh", "The hyperbolic tangent, between -1 and 1.", ("0", "0.0"), Glibc.tanh),
      realFunction("asinh", "The inverse of sinh.", ("0", "0.0"), Glibc.asinh),
      realFunction("acosh", "The inverse of cosh.", domain: "at least 1", ("1", "0.0"), Glibc.acosh),
      realFunction("atanh", "The inverse of tanh.", domain: "between -1 and 1", ("0", "0.0"), Glibc.atanh),
      realFunction("erf", "The error function: 2/√π · ∫ exp(-t²) dt from 0 to x.", ("0", "0.0"), Glibc.erf),
      realFunction("erfc", "1 less the error function; exact for large x.", ("0", "1.0"), Glibc.erfc),
      realFunction(
        "gamma", "The gamma function: (x - 1)! for whole x.", domain: "not 0, -1, -2, …", ("5", "24.0"),
        canOverflow: true, gamma),
      logGamma,
    ]
  }

  private static var logGamma: Builtin {
    Builtin(
      "lgamma", "The natural logarithm of the gamma function's magnitude.", .number("x", "not 0, -1, -2, …").byPosition,
      examples: [Example("math.lgamma(1)", prints: "0.0")]
    ) { _, x in
      if x.isFinite && x <= 0 && x == x.rounded() { throw Diagnostic.noValue("lgamma", [x]) }
      return .float(try checked(GammaFunction.logarithm(x), "lgamma", [x]))
    }
  }

  /// nan where there is a pole.
  private static func gamma(_ x: Double) -> Double {
    if x == -.infinity || (x <= 0 && x == x.rounded()) { return .nan }
    return GammaFunction.value(x)
  }
}
