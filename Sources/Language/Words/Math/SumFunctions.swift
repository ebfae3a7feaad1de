import Glibc

/// `math`: one number out of many.
enum SumFunctions {
  static var all: [Builtin] { [fsum, prod, hypot, dist] }

  private static var fsum: Builtin {
    Builtin(
      "fsum", "The sum of floats, rounded once at the end.", .iterable("seq"),
      examples: [Example("math.fsum([0.1] * 10)", prints: "1.0"), Example("math.fsum([])", prints: "0.0")]
    ) { context, elements in
      var sum = ExactSum()
      while let element = try elements.step(context) {
        try sum.add(try Parameter<Double>.number("seq").read(element, context))
      }
      return .float(try sum.result())
    }
  }

  private static var prod: Builtin {
    Builtin(
      "prod", "The product of all elements, beginning with `start`.", .iterable(),
      .value("start", default: .int(1), defaultText: "1").byNameOnly,
      examples: [Example("math.prod([2, 3, 4])", prints: "24"), Example("math.prod([0.5, 2], start=3)", prints: "3.0")]
    ) { context, elements, start in
      var product = start
      while let element = try elements.step(context) { product = try binary(.multiply, product, element, context) }
      return product
    }
  }

  private static var hypot: Builtin {
    Builtin(
      "hypot", "The length of a vector: √(x² + y² + …).", .rest("coordinates"),
      examples: [Example("math.hypot(3, 4)", prints: "5.0"), Example("math.hypot(1, 2, 2)", prints: "3.0")]
    ) { context, coordinates in
      .float(norm(try coordinates.map { try Parameter<Double>.number("coordinates").read($0, context) }))
    }
  }

  private static var dist: Builtin {
    Builtin(
      "dist", "The distance between two points.", .iterable("p", "coordinates"), .iterable("q", "as many coordinates"),
      examples: [Example("math.dist([0, 0], [3, 4])", prints: "5.0")]
    ) { context, p, q in
      func coordinates(_ elements: IteratorObject, _ name: String) throws -> [Double] {
        var numbers: [Double] = []
        while let element = try elements.step(context) {
          numbers.append(try Parameter<Double>.number(name).read(element, context))
        }
        return numbers
      }
      let a = try coordinates(p, "p")
      let b = try coordinates(q, "q")
      guard a.count == b.count else { throw Diagnostic.value("the points have \(a.count) and \(b.count) coordinates") }
      return .float(norm(zip(a, b).map { $0 - $1 }))
    }
  }

  /// The length of a vector, nearly always correctly rounded: squares are split into exact halves and summed with their
  /// errors, and the root is corrected once.
  ///
  /// Source: CPython 3.11, Modules/mathmodule.c, vector_norm
  private static func norm(_ vector: [Double]) -> Double {
    let sizes = vector.map(abs)
    if sizes.contains(.infinity) { return .infinity }
    if sizes.contains(where: \.isNaN) { return .nan }
    guard let largest = sizes.max(), largest > 0, sizes.count > 1 else { return sizes.first ?? 0 }
    guard largest.exponent >= -1024 else {
      // Subnormal numbers: scaled up, which is exact.
      return norm(sizes.map { $0 * 0x1p100 }) * 0x1p-100
    }
    let scale = Double(sign: .plus, exponent: -largest.exponent - 1, significand: 1)
    var sum = 1.0
    var errors = (0.0, 0.0, 0.0)
    func split(_ x: Double) -> (Double, Double) {
      let shifted = x * 134_217_729
      let high = shifted - (shifted - x)
      return (high, x - high)
    }
    func add(_ x: Double, _ error: inout Double) {
      let old = sum
      sum += x
      error += (old - sum) + x
    }
    for size in sizes {
      let (high, low) = split(size * scale)
      add(high * high, &errors.0)
      add(2 * high * low, &errors.1)
      errors.2 += low * low
    }
    let root = (sum - 1 + (errors.0 + errors.1 + errors.2)).squareRoot()
    let (high, low) = split(root)
    add(-high * high, &errors.0)
    add(-2 * high * low, &errors.1)
    add(-low * low, &errors.2)
    let rest = sum - 1 + (errors.0 + errors.1 + errors.2)
    return (root + rest / (2 * root)) / scale
  }
}

/// A sum kept as floats that do not overlap, so that nothing is lost.
///
/// Source: Shewchuk, Adaptive Precision Floating-Point Arithmetic (1997), as in CPython's `fsum`.
private struct ExactSum {
  private var parts: [Double] = []
  private var special = 0.0
  private var infinities = 0.0

  mutating func add(_ value: Double) throws {
    var x = value
    var kept = 0
    for part in parts {
      var y = part
      if abs(x) < abs(y) { swap(&x, &y) }
      let high = x + y
      let low = y - (high - x)
      if low != 0 {
        parts[kept] = low
        kept += 1
      }
      x = high
    }
    parts.removeSubrange(kept...)
    guard x != 0 else { return }
    guard !x.isFinite else { return parts.append(x) }
    guard !value.isFinite else { throw Diagnostic("OverflowError", "a partial sum is larger than any float") }
    if value.isInfinite { infinities += value }
    special += value
    parts = []
  }

  func result() throws -> Double {
    if special != 0 {
      if infinities.isNaN { throw Diagnostic.value("infinity and minus infinity have no sum") }
      return special
    }
    var index = parts.count
    guard index > 0 else { return 0 }
    index -= 1
    var high = parts[index]
    var low = 0.0
    while index > 0 {
      let x = high
      index -= 1
      let y = parts[index]
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // The rest decides a tie, so that the sum is rounded half to even.
    if index > 0, (low < 0 && parts[index - 1] < 0) || (low > 0 && parts[index - 1] > 0) {
      let doubled = low * 2
      let rounded = high + doubled
      if doubled == rounded - high { high = rounded }
    }
    return high
  }
}
