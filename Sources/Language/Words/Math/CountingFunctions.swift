import Tensors

/// `math`: divisors, factorials and other whole numbers.
enum CountingFunctions {
  static var all: [Builtin] { [gcd, lcm, factorial, comb, perm, isqrt] }

  private static var gcd: Builtin {
    Builtin(
      "gcd", "The greatest common divisor.", .wholeNumbers("integers"),
      examples: [Example("math.gcd(12, 18)", prints: "6"), Example("math.gcd()", prints: "0")]
    ) { _, numbers in
      let divisor = numbers.reduce(0) { commonDivisor($0, $1.magnitude) }
      guard let result = Int(exactly: divisor) else { throw Diagnostic.overflow }
      return .int(result)
    }
  }

  private static var lcm: Builtin {
    Builtin(
      "lcm", "The least common multiple.", .wholeNumbers("integers"),
      examples: [Example("math.lcm(4, 6)", prints: "12"), Example("math.lcm()", prints: "1")]
    ) { _, numbers in
      if numbers.contains(0) { return .int(0) }
      let multiple = try numbers.reduce(UInt(1)) { total, number in
        try product(total, number.magnitude / commonDivisor(total, number.magnitude))
      }
      guard let result = Int(exactly: multiple) else { throw Diagnostic.overflow }
      return .int(result)
    }
  }

  private static var factorial: Builtin {
    Builtin(
      "factorial", "n!, the product of 1 to n.", count("n", "0…20"),
      examples: [Example("math.factorial(5)", prints: "120"), Example("math.factorial(0)", prints: "1")]
    ) { _, n in
      guard n <= 20 else {
        throw TensorError(
          "n", "\(n)! does not fit into 64 bits", kind: .overflow, hint: "math.gamma(n + 1) gives it as a float")
      }
      return .int(n < 2 ? 1 : (2...n).reduce(1, *))
    }
  }

  private static var comb: Builtin {
    Builtin(
      "comb", "How many ways there are to choose k of n things.", count("n"), count("k"),
      examples: [Example("math.comb(5, 2)", prints: "10"), Example("math.comb(3, 5)", prints: "0")]
    ) { _, n, k in
      guard k <= n else { return .int(0) }
      var result: UInt = 1
      // result · (n - i) / (i + 1) is whole at every step; what both share is divided out first.
      for i in 0..<UInt(min(k, n - k)) {
        let shared = commonDivisor(result, i + 1)
        result = try product(result / shared, (UInt(n) - i) / ((i + 1) / shared))
      }
      guard let whole = Int(exactly: result) else { throw Diagnostic.overflow }
      return .int(whole)
    }
  }

  private static var perm: Builtin {
    Builtin(
      "perm", "How many ways there are to choose k of n things in order; all n if k is left out.", count("n"),
      .optionalInt("k").byPosition,
      examples: [Example("math.perm(5, 2)", prints: "20"), Example("math.perm(3)", prints: "6")]
    ) { _, n, k in
      let k = k ?? n
      guard k >= 0 else { throw TensorError("k", "a count is at least 0, but this is \(k)", kind: .value) }
      guard k <= n else { return .int(0) }
      var result: UInt = 1
      for i in 0..<k { result = try product(result, UInt(n - i)) }
      guard let whole = Int(exactly: result) else { throw Diagnostic.overflow }
      return .int(whole)
    }
  }

  private static var isqrt: Builtin {
    Builtin(
      "isqrt", "The whole part of the square root.", count("n"),
      examples: [Example("math.isqrt(10)", prints: "3"), Example("math.isqrt(16)", prints: "4")]
    ) { _, n in
      var root = Int(Double(n).squareRoot())
      while root.multipliedReportingOverflow(by: root).overflow || root * root > n { root -= 1 }
      while !(root + 1).multipliedReportingOverflow(by: root + 1).overflow && (root + 1) * (root + 1) <= n { root += 1 }
      return .int(root)
    }
  }

  private static func count(_ name: String, _ note: String = "") -> Parameter<Int> {
    Parameter(.positional(name, note)) { value, _ in
      guard let number = wholeNumber(value) else {
        throw TensorError.wrongType(name, wanted: "a whole number", got: value)
      }
      guard number >= 0 else { throw TensorError(name, "a count is at least 0, but this is \(number)", kind: .value) }
      return number
    }
  }

  private static func commonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func product(_ a: UInt, _ b: UInt) throws -> UInt {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    guard !overflow else { throw Diagnostic.overflow }
    return result
  }
}

extension Parameter where Wanted == [Int] {
  /// Any number of whole numbers.
  fileprivate static func wholeNumbers(_ name: String) -> Parameter {
    Parameter(ParameterInfo(name, kind: .rest)) { value, _ in
      try (value.sequence ?? []).map { entry in
        guard let number = wholeNumber(entry) else {
          throw TensorError.wrongType(name, wanted: "whole numbers", got: entry)
        }
        return number
      }
    }
  }
}
