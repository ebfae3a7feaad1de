import Glibc

/// `math`: angles.
enum AngleFunctions {
  static var all: [Builtin] {
    [
      realFunction("sin", "The sine of an angle in radians.", ("0", "0.0"), Glibc.sin),
      realFunction("cos", "The cosine of an angle in radians.", ("0", "1.0"), Glibc.cos),
      realFunction("tan", "The tangent of an angle in radians.", ("0", "0.0"), Glibc.tan),
      realFunction(
        "asin", "The angle whose sine is x.", domain: "between -1 and 1", ("1", "1.5707963267948966"), Glibc.asin),
      realFunction("acos", "The angle whose cosine is x.", domain: "between -1 and 1", ("1", "0.0"), Glibc.acos),
      realFunction("atan", "The angle whose tangent is x.", ("1", "0.7853981633974483"), Glibc.atan),
      FloatFunctions.one("degrees", "An angle in radians, in degrees.", ("math.pi", "180.0")) { $0 * (180 / .pi) },
      FloatFunctions.one("radians", "An angle in degrees, in radians.", ("180", "3.141592653589793")) {
        $0 * (.pi / 180)
      },
      Builtin(
        "atan2", "The angle of the point (x, y), between -π and π.", .number("y").byPosition, .number("x").byPosition,
        examples: [
          Example("math.atan2(1, 1)", prints: "0.7853981633974483"),
          Example("math.atan2(0, -1)", prints: "3.141592653589793"),
        ]
      ) { _, y, x in .float(Glibc.atan2(y, x)) },
    ]
  }
}
