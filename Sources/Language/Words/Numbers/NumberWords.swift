import Tensors

/// Built-in functions of numbers: `abs divmod pow round`.
enum NumberWords {
  static var all: [Builtin] { [abs, divmod, pow, round] }

  static var abs: Builtin {
    Builtin(
      raw: "abs", "A number without its sign, or every element of a tensor without it.",
      [.positional("x", "a number or tensor")],
      examples: [Example("abs(-3)", prints: "3"), Example("abs(-2.5)", prints: "2.5")]
    ) { _, arguments in
      switch arguments[0] {
      case .int(let number):
        guard number != .min else { throw Diagnostic.overflow }
        return .int(Swift.abs(number))
      case .float(let number): return .float(Swift.abs(number))
      case .bool(let truth): return .int(truth ? 1 : 0)
      case .tensor(let tensor): return .tensor(try Activation.abs(tensor))
      case .object:
        if let value = try arguments[0].instance?.special("__abs__") { return value }
        throw TensorError.wrongType("x", wanted: "a number or a tensor", got: arguments[0])
      default: throw TensorError.wrongType("x", wanted: "a number or a tensor", got: arguments[0])
      }
    }
  }

  static var divmod: Builtin {
    Builtin(
      raw: "divmod", "Quotient and remainder together: (a // b, a % b).", [.positional("a"), .positional("b")],
      examples: [Example("divmod(7, 2)", prints: "(3, 1)"), Example("divmod(-7, 2)", prints: "(-4, 1)")]
    ) { context, arguments in
      for index in 0..<2 where arguments[index].double == nil {
        throw TensorError.wrongType(index == 0 ? "a" : "b", wanted: "a number", got: arguments[index])
      }
      if let a = arguments[0].int, let b = arguments[1].int {
        guard b != 0 else { throw Diagnostic.divisionByZero }
        guard a != .min || b != -1 else { throw Diagnostic.overflow }
        return .tuple(TupleObject([.int(floorQuotient(a, b)), .int(floorRemainder(a, b))]))
      }
      guard let a = arguments[0].double, let b = arguments[1].double, b != 0 else { throw Diagnostic.divisionByZero }
      let (quotient, remainder) = floorDivision(a, b)
      return .tuple(TupleObject([.float(quotient), .float(remainder)]))
    }
  }

  static var pow: Builtin {
    Builtin(
      raw: "pow", "`base ** exp`, or with `mod` its remainder, for which no large number is made.",
      [
        ParameterInfo("base"), ParameterInfo("exp"),
        ParameterInfo("mod", "what the power is divided by; whole numbers only", fallback: .none, defaultText: "None"),
      ],
      examples: [Example("pow(2, 10)", prints: "1024"), Example("pow(3, 200, 13)", prints: "9")]
    ) { context, arguments in
      guard !arguments[2].isNone else { return try binary(.power, arguments[0], arguments[1], context) }
      guard let base = arguments[0].int, let exponent = arguments[1].int, let modulus = arguments[2].int else {
        throw Diagnostic.type("pow with three arguments is for whole numbers")
      }
      return .int(try modularPower(base, exponent, modulus))
    }
  }

  static var round: Builtin {
    Builtin(
      raw: "round", "The nearest number with `ndigits` decimals; halves go to the even neighbour.",
      [
        ParameterInfo("number", "a number"),
        ParameterInfo("ndigits", "decimals to keep; None gives a whole number", fallback: .none, defaultText: "None"),
      ],
      examples: [Example("round(2.5)", prints: "2"), Example("round(3.14159, 2)", prints: "3.14")]
    ) { _, arguments in
      let digits: Int?
      switch arguments[1] {
      case .none: digits = nil
      case .int(let number): digits = number
      default:
        guard let number = wholeNumber(arguments[1]) else {
          throw TensorError.wrongType("ndigits", wanted: "a whole number", got: arguments[1])
        }
        digits = number
      }
      switch arguments[0] {
      case .float(let number):
        guard let digits else { return .int(try wholeNumber(number.rounded(.toNearestOrEven), of: number)) }
        return .float(try rounded(number, digits: digits))
      case .int(let number): return .int(try rounded(number, digits: digits ?? 0))
      case .bool(let truth): return .int(try rounded(truth ? 1 : 0, digits: digits ?? 0))
      case .tensor:
        throw TensorError(
          "number", "round takes a Python number, not a tensor", kind: .type, hint: "x.round() rounds every element")
      default: throw TensorError.wrongType("number", wanted: "a number", got: arguments[0])
      }
    }
  }

  /// `base ** exponent % modulus`; a negative exponent means the inverse of the base.
  private static func modularPower(_ base: Int, _ exponent: Int, _ modulus: Int) throws -> Int {
    guard modulus != 0 else { throw TensorError("mod", "the divisor cannot be 0", kind: .value) }
    let size = Int128(modulus.magnitude)
    var factor = (Int128(base) % size + size) % size
    if exponent < 0 {
      guard let inverse = inverse(of: factor, size) else {
        throw TensorError("base", "\(base) has no inverse modulo \(modulus), because they share a factor", kind: .value)
      }
      factor = inverse
    }
    var result = 1 % size
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * factor % size }
      factor = factor * factor % size
      rest >>= 1
    }
    return Int(modulus < 0 && result > 0 ? result - size : result)
  }

  /// The number whose product with `value` leaves 1, by Euclid's algorithm.
  private static func inverse(of value: Int128, _ modulus: Int128) -> Int128? {
    var (rest, nextRest) = (modulus, value)
    var (factor, nextFactor): (Int128, Int128) = (0, 1)
    while nextRest != 0 {
      let quotient = rest / nextRest
      (rest, nextRest) = (nextRest, rest - quotient * nextRest)
      (factor, nextFactor) = (nextFactor, factor - quotient * nextFactor)
    }
    guard rest == 1 else { return nil }
    return factor < 0 ? factor + modulus : factor % modulus
  }
}
