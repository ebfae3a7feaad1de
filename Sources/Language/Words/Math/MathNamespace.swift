/// Python's module `math`: the functions of one real number, and what the other files of this folder add.
enum MathNamespace {
  static func make() -> Namespace {
    let space = Namespace(
      "math",
      [
        "pi": .float(.pi), "e": .float(0x1.5bf0a8b145769p1), "tau": .float(2 * .pi), "inf": .float(.infinity),
        "nan": .float(.nan),
      ])
    for words in [
      RealFunctions.all, PowerFunctions.all, AngleFunctions.all, RoundingFunctions.all, CountingFunctions.all,
      SumFunctions.all, FloatFunctions.all,
    ] {
      for word in words { space.add(word.name, .object(BuiltinObject(word))) }
    }
    return space
  }
}

/// A function of one real number, defined on `domain`, with CPython's two errors: no answer for finite input, or one too large for a float.
func realFunction(
  _ name: String, _ summary: String, domain: String = "", _ example: (argument: String, prints: String),
  canOverflow: Bool = false,
  _ f: @escaping (Double) -> Double
) -> Builtin {
  Builtin(
    name, summary, .number("x", domain).byPosition,
    examples: [Example("math.\(name)(\(example.argument))", prints: example.prints)]
  ) { _, x in .float(try checked(f(x), name, [x], canOverflow: canOverflow)) }
}

/// A result of the C library as Python passes it on.
///
/// - Throws: `ValueError` where the function has no value, `OverflowError` where it is too large.
func checked(_ result: Double, _ name: String, _ arguments: [Double], canOverflow: Bool = true) throws -> Double {
  if result.isNaN && !arguments.contains(where: \.isNaN) { throw Diagnostic.noValue(name, arguments) }
  if result.isInfinite && arguments.allSatisfy(\.isFinite) {
    throw canOverflow ? Diagnostic.tooLarge(name, arguments) : Diagnostic.noValue(name, arguments)
  }
  return result
}

extension Diagnostic {
  static func noValue(_ name: String, _ arguments: [Double]) -> Diagnostic {
    .value("\(name) has no value at \(arguments.map { floatText($0) }.joined(separator: ", "))")
  }

  static func tooLarge(_ name: String, _ arguments: [Double]) -> Diagnostic {
    Diagnostic(
      "OverflowError", "\(name) of \(arguments.map { floatText($0) }.joined(separator: ", ")) is larger than any float")
  }
}
