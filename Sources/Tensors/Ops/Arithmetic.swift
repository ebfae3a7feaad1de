import Glibc

/// Two tensors combined element by element, with broadcasting and PyTorch's promotion of types.
public enum Arithmetic: String, Op, Sendable {
  case add, sub, mul, div, floorDivide = "floor_divide", remainder, pow, maximum, minimum

  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    left.isTracked || right.isTracked ? try applied(to: left, right) : try combined(left, right)
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try combined(inputs[0], inputs[1]) }

  private func combined(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    var type = max(left.dtype, right.dtype)
    if self == .div { type = .float32 }
    if self == .sub && (left.dtype == .bool || right.dtype == .bool) {
      throw TensorError(
        "other", "truth values cannot be subtracted",
        hint: "use != to see where two masks differ, or .float() for numbers")
    }
    if type == .uint8 || type == .bool && (self == .floorDivide || self == .remainder || self == .pow) {
      throw .needsNumbers(rawValue, type)
    }
    return switch type {
    case .float32: try floats(left, right)
    case .int64: try ints(left, right)
    case .bool, .uint8: try bools(left, right)
    }
  }

  private func floats(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .add: try Elementwise.zip(left, right, Float.self) { $0 + $1 }
    case .sub: try Elementwise.zip(left, right, Float.self) { $0 - $1 }
    case .mul: try Elementwise.zip(left, right, Float.self) { $0 * $1 }
    case .div: try Elementwise.zip(left, right, Float.self) { $0 / $1 }
    case .floorDivide: try Elementwise.zip(left, right, Float.self, floorQuotient)
    case .remainder: try Elementwise.zip(left, right, Float.self, floorRemainder)
    case .pow: try Elementwise.zip(left, right, Float.self) { powf($0, $1) }
    case .maximum: try Elementwise.zip(left, right, Float.self) { $0.isNaN ? $0 : $1.isNaN ? $1 : Swift.max($0, $1) }
    case .minimum: try Elementwise.zip(left, right, Float.self) { $0.isNaN ? $0 : $1.isNaN ? $1 : Swift.min($0, $1) }
    }
  }

  private func ints(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .add:
      try Elementwise.zip(left, right, Int.self) { (a, b) throws(TensorError) in try exact(a.addingReportingOverflow(b))
      }
    case .sub:
      try Elementwise.zip(left, right, Int.self) { (a, b) throws(TensorError) in
        try exact(a.subtractingReportingOverflow(b))
      }
    case .mul:
      try Elementwise.zip(left, right, Int.self) { (a, b) throws(TensorError) in
        try exact(a.multipliedReportingOverflow(by: b))
      }
    case .floorDivide, .remainder:
      try Elementwise.zip(left, right, Int.self) { (a, b) throws(TensorError) in
        guard b != 0 else { throw .integerDivisionByZero }
        let (quotient, remainder) = try exact(a, dividedBy: b)
        return self == .remainder ? remainder : quotient
      }
    case .pow: try Elementwise.zip(left, right, Int.self, power)
    case .maximum: try Elementwise.zip(left, right, Int.self) { Swift.max($0, $1) }
    case .minimum: try Elementwise.zip(left, right, Int.self) { Swift.min($0, $1) }
    case .div: preconditionFailure("true division is done on floats")
    }
  }

  private func bools(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    switch self {
    case .add, .maximum: try Elementwise.zip(left, right, Bool.self) { $0 || $1 }
    case .mul, .minimum: try Elementwise.zip(left, right, Bool.self) { $0 && $1 }
    default: preconditionFailure("\(self) of truth values is done on int64")
    }
  }

  private func exact(_ result: (partialValue: Int, overflow: Bool)) throws(TensorError) -> Int {
    guard !result.overflow else { throw .overflow(rawValue) }
    return result.partialValue
  }

  /// Quotient and remainder rounded towards minus infinity, as Python's.
  private func exact(_ a: Int, dividedBy b: Int) throws(TensorError) -> (Int, Int) {
    let quotient = try exact(a.dividedReportingOverflow(by: b))
    let remainder = a - quotient * b
    return remainder != 0 && (remainder < 0) != (b < 0) ? (quotient - 1, remainder + b) : (quotient, remainder)
  }

  /// The whole part of base^exponent; for a negative exponent that is 0, except for the bases 1 and -1.
  private func power(_ base: Int, _ exponent: Int) throws(TensorError) -> Int {
    guard exponent >= 0 else { return base == 1 ? 1 : base == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0 }
    var result = 1, factor = base, rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = try exact(result.multipliedReportingOverflow(by: factor)) }
      rest >>= 1
      if rest > 0 { factor = try exact(factor.multipliedReportingOverflow(by: factor)) }
    }
    return result
  }
}

// The way back

extension Arithmetic {
  public func gradientName(_ inputs: [Tensor]) -> String {
    // PyTorch has rules of their own for a plain number on one side.
    let hasPlainLeft = inputs[0].rank == 0 && !inputs[0].isTracked
    let hasPlainRight = inputs[1].rank == 0 && !inputs[1].isTracked
    return switch self {
    case .sub where hasPlainLeft: "RsubBackward1"
    case .div where hasPlainLeft: "MulBackward0"
    case .pow where hasPlainLeft: "PowBackward2"
    case .pow where !hasPlainRight: "PowBackward1"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "Backward0"
    }
  }

  public var reads: Reads {
    switch self {
    case .add, .sub, .floorDivide: []
    case .mul, .div, .remainder, .maximum, .minimum: .inputs
    case .pow: [.inputs, .result]
    }
  }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [
      step.wants(0) ? try toLeft(gradient, step).summed(to: step.shapes[0]) : nil,
      step.wants(1) ? try toRight(gradient, step).summed(to: step.shapes[1]) : nil,
    ]
  }

  private func toLeft(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> Tensor {
    switch self {
    case .add, .sub, .remainder: return gradient
    case .mul: return try Arithmetic.mul(gradient, step.input(1))
    case .div: return try Arithmetic.div(gradient, step.input(1))
    case .pow:
      // p·xᵖ⁻¹, which is 0 for p = 0, even at x = 0.
      let base = try step.input(0), exponent = try step.input(1)
      let lower = try Arithmetic.pow(base, Arithmetic.sub(exponent, .scalar(.float(1))))
      let slope = try Arithmetic.mul(exponent, lower)
      return try .choose(Comparison.eq(exponent, .scalar(.int(0))), .scalar(.float(0)), Arithmetic.mul(gradient, slope))
    case .maximum, .minimum: return try toWinner(gradient, step.input(0), step.input(1))
    case .floorDivide: throw .noGradient(rawValue)
    }
  }

  private func toRight(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> Tensor {
    switch self {
    case .add: return gradient
    case .sub: return try Activation.neg(gradient)
    case .mul: return try Arithmetic.mul(gradient, step.input(0))
    case .div:
      let divisor = try step.input(1)
      let quotient = try Arithmetic.div(step.input(0), divisor)
      return try Activation.neg(Arithmetic.mul(gradient, Arithmetic.div(quotient, divisor)))
    case .remainder:
      let whole = try Activation.floor(Arithmetic.div(step.input(0), step.input(1)))
      return try Activation.neg(Arithmetic.mul(gradient, whole))
    case .pow:
      // xᵖ·ln x, which is taken as 0 for x = 0 and p ≥ 0.
      let base = try step.input(0), exponent = try step.input(1)
      let slope = try Arithmetic.mul(
        step.result(), Activation.log(base.dtype == .float32 ? base : base.copy(as: .float32)))
      let isFlat = try Bitwise.and(Comparison.eq(base, .scalar(.int(0))), Comparison.ge(exponent, .scalar(.int(0))))
      return try .choose(isFlat, .scalar(.float(0)), Arithmetic.mul(gradient, slope))
    case .maximum, .minimum: return try toWinner(gradient, step.input(1), step.input(0))
    case .floorDivide: throw .noGradient(rawValue)
    }
  }

  /// The gradient where `own` is the one that was taken, half of it where both are equal.
  private func toWinner(_ gradient: Tensor, _ own: Tensor, _ other: Tensor) throws(TensorError) -> Tensor {
    let half = try Arithmetic.mul(gradient, .scalar(.float(0.5)))
    let shared = try Tensor.choose(Comparison.eq(own, other), half, gradient)
    let isLoser = self == .maximum ? try Comparison.lt(own, other) : try Comparison.gt(own, other)
    return try .choose(isLoser, .scalar(.float(0)), shared)
  }
}

/// a/b rounded down, as PyTorch's `floor_divide` works it out.
private func floorQuotient(_ a: Float, _ b: Float) -> Float {
  if b == 0 { return a / b }
  let remainder = fmodf(a, b)
  var quotient = (a - remainder) / b
  if remainder != 0 && (b < 0) != (remainder < 0) { quotient -= 1 }
  if quotient == 0 { return Float(sign: (a / b).sign, exponent: 0, significand: 0) }
  let floor = quotient.rounded(.down)
  return quotient - floor > 0.5 ? floor + 1 : floor
}

private func floorRemainder(_ a: Float, _ b: Float) -> Float {
  let remainder = fmodf(a, b)
  return remainder != 0 && (b < 0) != (remainder < 0) ? remainder + b : remainder
}

extension TensorError {
  /// What has steps instead of slopes.
  static func noGradient(_ name: String) -> TensorError {
    TensorError("self", "\(name) has no gradient", hint: "x.detach() goes on without one")
  }

  fileprivate static var integerDivisionByZero: TensorError {
    TensorError("other", "a whole number is divided by zero", hint: "floats give inf instead: x.float()")
  }
}
