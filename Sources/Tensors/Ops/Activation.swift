import Glibc

/// A function of one number, applied to every element.
public enum Activation: String, CaseIterable, Op, Sendable {
  case relu, sigmoid, tanh, sign, exp, log, log2, log10, log1p, expm1, sqrt, rsqrt, reciprocal
  case sin, cos, tan, atan, sinh, cosh
  case abs, neg, square, floor, ceil, round, trunc

  /// - Returns: the input's shape; float32, except that `relu sign abs neg square floor ceil round trunc` keep whole
  ///   numbers whole.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    input.isTracked ? try applied(to: input) : try mapped(input)
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try mapped(inputs[0]) }

  private func mapped(_ input: Tensor) throws(TensorError) -> Tensor {
    switch input.dtype {
    case .float32: return self == .relu ? try ElementKernel.relu(input) : try readable(input)
    case .int64 where keepsIntegers:
      return try Elementwise.map(input, Int.self) { (x) throws(TensorError) in try int(x) }
    case .int64: return try Elementwise.map(input, Float.self) { float($0) }
    case .bool where !keepsIntegers: return try Elementwise.map(input, Float.self) { float($0) }
    case .bool, .uint8: throw .needsNumbers(rawValue, input.dtype)
    }
  }

  func readable(_ input: Tensor) throws(TensorError) -> Tensor { try Elementwise.map(input, Float.self) { float($0) } }

  /// The function on one 64-bit number.
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .relu: x > 0 || x.isNaN ? x : 0
    // e^-x may overflow to infinity; the quotient is then 0, as it should be.
    case .sigmoid: 1 / (1 + Glibc.exp(-x))
    case .tanh: Glibc.tanh(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? .nan : 0
    case .exp: Glibc.exp(x)
    case .log: Glibc.log(x)
    case .log2: Glibc.log2(x)
    case .log10: Glibc.log10(x)
    case .log1p: Glibc.log1p(x)
    case .expm1: Glibc.expm1(x)
    case .sqrt: x.squareRoot()
    case .rsqrt: 1 / x.squareRoot()
    case .reciprocal: 1 / x
    case .sin: Glibc.sin(x)
    case .cos: Glibc.cos(x)
    case .tan: Glibc.tan(x)
    case .atan: Glibc.atan(x)
    case .sinh: Glibc.sinh(x)
    case .cosh: Glibc.cosh(x)
    case .abs: Swift.abs(x)
    case .neg: -x
    case .square: x * x
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .trunc: x.rounded(.towardZero)
    }
  }

  /// The slope at `x`, with PyTorch's convention 0 where there is none (relu and abs at 0).
  public func derivative(_ x: Double) -> Double {
    switch self {
    case .relu: x > 0 ? 1 : 0
    case .sigmoid: self(x) * (1 - self(x))
    case .tanh: 1 - self(x) * self(x)
    case .sign, .floor, .ceil, .round, .trunc: 0
    case .exp: self(x)
    case .log: 1 / x
    case .log2: 1 / (x * M_LN2)
    case .log10: 1 / (x * M_LN10)
    case .log1p: 1 / (1 + x)
    case .expm1: Glibc.exp(x)
    case .sqrt: 0.5 / x.squareRoot()
    case .rsqrt: -0.5 / (x * x.squareRoot())
    case .reciprocal: -1 / (x * x)
    case .sin: Glibc.cos(x)
    case .cos: -Glibc.sin(x)
    case .tan: 1 + self(x) * self(x)
    case .atan: 1 / (1 + x * x)
    case .sinh: Glibc.cosh(x)
    case .cosh: Glibc.sinh(x)
    case .abs: x > 0 ? 1 : x < 0 ? -1 : 0
    case .neg: -1
    case .square: 2 * x
    }
  }

  /// On float32, with the float32 functions of the C library.
  private func float(_ x: Float) -> Float {
    switch self {
    case .relu: x > 0 || x.isNaN ? x : 0
    case .sigmoid: 1 / (1 + expf(-x))
    case .tanh: tanhf(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? .nan : 0
    case .exp: expf(x)
    case .log: logf(x)
    case .log2: log2f(x)
    case .log10: log10f(x)
    case .log1p: log1pf(x)
    case .expm1: expm1f(x)
    case .sqrt: x.squareRoot()
    case .rsqrt: 1 / x.squareRoot()
    case .reciprocal: 1 / x
    case .sin: sinf(x)
    case .cos: cosf(x)
    case .tan: tanf(x)
    case .atan: atanf(x)
    case .sinh: sinhf(x)
    case .cosh: coshf(x)
    case .abs: Swift.abs(x)
    case .neg: -x
    case .square: x * x
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    case .trunc: x.rounded(.towardZero)
    }
  }

  private var keepsIntegers: Bool {
    switch self {
    case .relu, .sign, .abs, .neg, .square, .floor, .ceil, .round, .trunc: true
    default: false
    }
  }

  private func int(_ x: Int) throws(TensorError) -> Int {
    switch self {
    case .relu: return max(x, 0)
    case .sign: return x.signum()
    case .abs where x < 0, .neg:
      guard x != .min else { throw .overflow(rawValue) }
      return -x
    case .square:
      let (product, overflow) = x.multipliedReportingOverflow(by: x)
      guard !overflow else { throw .overflow(rawValue) }
      return product
    default: return x
    }
  }
}

// The way back

extension Activation {
  public func gradientName(_ inputs: [Tensor]) -> String {
    // PyTorch squares by its power.
    self == .square ? "PowBackward0" : rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "Backward0"
  }

  /// Functions whose slope follows from their value keep that instead of x.
  public var reads: Reads {
    switch self {
    case .relu, .sigmoid, .tanh, .exp, .expm1, .sqrt, .rsqrt, .reciprocal, .tan: .result
    case .neg, .sign, .floor, .ceil, .round, .trunc: []
    default: .inputs
    }
  }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    switch self {
    case .neg: return [try Activation.neg(gradient)]
    case .sign, .floor, .ceil, .round, .trunc: return [try Arithmetic.mul(gradient, .scalar(.float(0)))]
    case .relu, .sigmoid, .tanh:
      guard GradientMode.current.isOn else {
        return [try ElementKernel.back(self, gradient, at: step.result())]
      }
      return [try readableBackward(gradient, step)]
    default: return [try readableBackward(gradient, step)]
    }
  }

  func readableBackward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> Tensor {
    try Arithmetic.mul(gradient, slope(step))
  }

  /// The slope at every element.
  private func slope(_ step: GradientStep) throws(TensorError) -> Tensor {
    let one = try Tensor.scalar(.float(1))
    switch self {
    case .relu: return try Comparison.gt(step.result(), .scalar(.float(0))).copy(as: .float32)
    case .sigmoid:
      let y = try step.result()
      return try Arithmetic.mul(y, Arithmetic.sub(one, y))
    case .tanh: return try Arithmetic.sub(one, Activation.square(step.result()))
    case .exp: return try step.result()
    case .expm1: return try Arithmetic.add(step.result(), one)
    case .sqrt: return try Arithmetic.div(.scalar(.float(0.5)), step.result())
    case .rsqrt:
      let y = try step.result()
      return try Arithmetic.mul(Arithmetic.mul(y, Activation.square(y)), .scalar(.float(-0.5)))
    case .reciprocal: return try Activation.neg(Activation.square(step.result()))
    case .tan: return try Arithmetic.add(Activation.square(step.result()), one)
    case .log: return try Activation.reciprocal(step.input(0))
    case .log2: return try Arithmetic.div(.scalar(.float(1 / M_LN2)), step.input(0))
    case .log10: return try Arithmetic.div(.scalar(.float(1 / M_LN10)), step.input(0))
    case .log1p: return try Activation.reciprocal(Arithmetic.add(step.input(0), one))
    case .sin: return try Activation.cos(step.input(0))
    case .cos: return try Activation.neg(Activation.sin(step.input(0)))
    case .atan: return try Activation.reciprocal(Arithmetic.add(Activation.square(step.input(0)), one))
    case .sinh: return try Activation.cosh(step.input(0))
    case .cosh: return try Activation.sinh(step.input(0))
    case .abs: return try Activation.sign(step.input(0))
    case .square: return try Arithmetic.mul(step.input(0), .scalar(.float(2)))
    case .neg, .sign, .floor, .ceil, .round, .trunc: preconditionFailure("\(self) reads nothing on its way back")
    }
  }
}
