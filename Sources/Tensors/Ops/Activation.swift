import Glibc

/// A function of one number, applied to every element.
public enum Activation: String, CaseIterable, Sendable {
  case relu, sigmoid, tanh, sign, exp, log, sqrt, sin, cos, tan, abs, neg, square, floor, ceil, round

  /// - Returns: the input's shape; float32, except that `relu sign abs neg square floor ceil round` keep whole numbers whole.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    if input.dtype == .float32 || !keepsIntegers { return try Elementwise.map(input, Float.self, float) }
    guard input.dtype == .int64 else { throw .truthValues(self) }
    return try Elementwise.map(input, Int.self, int)
  }

  /// The function on one 64-bit number.
  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .relu: x > 0 || x.isNaN ? x : 0
    // Two forms, so that exp never overflows: 1/(1+e^-x) and e^x/(1+e^x) are equal.
    case .sigmoid: x >= 0 ? 1 / (1 + Glibc.exp(-x)) : Glibc.exp(x) / (1 + Glibc.exp(x))
    case .tanh: Glibc.tanh(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? .nan : 0
    case .exp: Glibc.exp(x)
    case .log: Glibc.log(x)
    case .sqrt: x.squareRoot()
    case .sin: Glibc.sin(x)
    case .cos: Glibc.cos(x)
    case .tan: Glibc.tan(x)
    case .abs: Swift.abs(x)
    case .neg: -x
    case .square: x * x
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    }
  }

  /// The slope at `x`, with PyTorch's convention 0 where there is none (relu and abs at 0).
  public func derivative(_ x: Double) -> Double {
    switch self {
    case .relu: x > 0 ? 1 : 0
    case .sigmoid: self(x) * (1 - self(x))
    case .tanh: 1 - self(x) * self(x)
    case .sign, .floor, .ceil, .round: 0
    case .exp: self(x)
    case .log: 1 / x
    case .sqrt: 0.5 / x.squareRoot()
    case .sin: Glibc.cos(x)
    case .cos: -Glibc.sin(x)
    case .tan: 1 + self(x) * self(x)
    case .abs: x > 0 ? 1 : x < 0 ? -1 : 0
    case .neg: -1
    case .square: 2 * x
    }
  }

  /// On float32, with the float32 functions where the C library has them.
  private func float(_ x: Float) -> Float {
    switch self {
    case .relu: x > 0 || x.isNaN ? x : 0
    case .sigmoid: x >= 0 ? 1 / (1 + expf(-x)) : expf(x) / (1 + expf(x))
    case .tanh: tanhf(x)
    case .exp: expf(x)
    case .log: logf(x)
    case .sqrt: x.squareRoot()
    case .sin: sinf(x)
    case .cos: cosf(x)
    case .tan: tanf(x)
    case .neg: -x
    case .square: x * x
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x.isNaN ? .nan : 0
    case .abs: Swift.abs(x)
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: x.rounded(.toNearestOrEven)
    }
  }

  private var keepsIntegers: Bool {
    switch self {
    case .relu, .sign, .abs, .neg, .square, .floor, .ceil, .round: true
    default: false
    }
  }

  private func int(_ x: Int) -> Int {
    switch self {
    case .relu: max(x, 0)
    case .sign: x.signum()
    case .abs: x < 0 ? 0 &- x : x
    case .neg: 0 &- x
    case .square: x &* x
    default: x
    }
  }
}

extension TensorError {
  fileprivate static func truthValues(_ op: Activation) -> TensorError {
    TensorError("input", "\(op.rawValue) needs numbers, but the tensor holds truth values", hint: "x.float() makes numbers of them")
  }
}
