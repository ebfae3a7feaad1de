import Glibc

/// An activation with settings, or a formula of several steps, applied to every element.
public enum ShapedActivation: Op, Sendable {
  /// Negative values times a small slope (Maas, Hannun, Ng, 2013).
  case leakyRelu(slope: Double)
  /// α(eˣ - 1) for negative values (Clevert, Unterthiner, Hochreiter, 2015).
  case elu(alpha: Double)
  /// λ·elu with the two constants that keep mean 0 and variance 1 (Klambauer et al., 2017).
  case selu
  /// x·Φ(x), Φ the normal distribution function (Hendrycks, Gimpel, 2016), or its approximation with tanh.
  case gelu(tanh: Bool)
  /// x·σ(x).
  case silu
  /// ln(1 + e^(βx))/β, and x itself once βx exceeds the threshold.
  case softplus(beta: Double, threshold: Double)
  /// Cut off below and above.
  case hardtanh(low: Double, high: Double)

  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor { try applied(to: input) }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    guard inputs[0].dtype == .float32 else { throw .needsFloats(name, inputs[0].dtype) }
    return try Elementwise.map(inputs[0], Float.self) { Float(self(Double($0))) }
  }

  public func gradientName(_ inputs: [Tensor]) -> String {
    switch self {
    case .selu: return "EluBackward0"
    default:
      return name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "Backward0"
    }
  }

  public var reads: Reads { .inputs }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    guard !GradientMode.current.isOn else { throw .onlyOnce(step.name) }
    return [
      try Elementwise.zip(gradient, step.input(0), Float.self) { (gradient: Float, x: Float) in
        gradient * Float(derivative(Double(x)))
      }
    ]
  }

  public func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .leakyRelu(let slope): x > 0 ? x : slope * x
    case .elu(let alpha): x > 0 ? x : alpha * expm1(x)
    case .selu: ShapedActivation.seluScale * (x > 0 ? x : ShapedActivation.seluAlpha * expm1(x))
    case .gelu(tanh: false): x / 2 * erfc(-x / 2.0.squareRoot())
    case .gelu(tanh: true): x / 2 * (1 + tanh(ShapedActivation.geluInner(x)))
    case .silu: x * Activation.sigmoid(x)
    case .softplus(let beta, let threshold): x * beta > threshold ? x : log1p(exp(x * beta)) / beta
    case .hardtanh(let low, let high): x.isNaN ? x : min(max(x, low), high)
    }
  }

  /// The slope at `x`; at a corner the one that PyTorch takes.
  public func derivative(_ x: Double) -> Double {
    switch self {
    case .leakyRelu(let slope): return x > 0 ? 1 : slope
    case .elu(let alpha): return x > 0 ? 1 : alpha * exp(x)
    case .selu: return ShapedActivation.seluScale * (x > 0 ? 1 : ShapedActivation.seluAlpha * exp(x))
    case .gelu(tanh: false):
      return erfc(-x / 2.0.squareRoot()) / 2 + x * exp(-x * x / 2) / (2 * Double.pi).squareRoot()
    case .gelu(tanh: true):
      let t = tanh(ShapedActivation.geluInner(x))
      let inner = (2 / Double.pi).squareRoot() * (1 + 3 * 0.044715 * x * x)
      return (1 + t) / 2 + x / 2 * (1 - t * t) * inner
    case .silu:
      let s = Activation.sigmoid(x)
      return s * (1 + x * (1 - s))
    case .softplus(let beta, let threshold): return x * beta > threshold ? 1 : Activation.sigmoid(x * beta)
    case .hardtanh(let low, let high): return x > low && x < high ? 1 : 0
    }
  }

  private static let seluAlpha = 1.6732632423543772, seluScale = 1.0507009873554805

  private static func geluInner(_ x: Double) -> Double { (2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x) }

  private var name: String {
    switch self {
    case .leakyRelu: "leaky_relu"
    case .elu: "elu"
    case .selu: "selu"
    case .gelu: "gelu"
    case .silu: "silu"
    case .softplus: "softplus"
    case .hardtanh: "hardtanh"
    }
  }
}

extension TensorError {
  static func needsFloats(_ what: String, _ dtype: DType) -> TensorError {
    TensorError(
      "input", "\(what) needs float numbers, but the tensor is \(dtype.name)", hint: "x.float() makes floats of it")
  }
}
