import Language
import Tensors

/// An activation that has run, as a function of one number with its slope and its formulas.
struct WalkedActivation {
  let name: String
  let value: (Double) -> Double
  let slope: (Double) -> Double
  /// The function with a number, or a name for one, put in.
  let formula: (String) -> String
  /// How the slope at `x` follows from the value `y`, with the numbers put in; nil where there is nothing to calculate.
  let slopeFormula: (_ x: Double, _ y: Double) -> String?
  /// Whether the slope goes towards 0 far from the middle.
  let saturates: Bool

  init?(_ event: CallEvent) {
    name = event.name
    if let activation = Activation(rawValue: event.name) {
      value = { activation($0) }
      slope = { activation.derivative($0) }
      formula = { activation.formula($0) }
      slopeFormula = { activation.slopeFormula($0, $1) }
      saturates = activation == .sigmoid || activation == .tanh
      return
    }
    guard let shaped = ShapedActivation(event) else { return nil }
    value = { shaped($0) }
    slope = { shaped.derivative($0) }
    formula = { shaped.formula($0) }
    slopeFormula = { _, _ in nil }
    saturates = false
  }
}

extension Activation {
  /// The slope with the numbers put in.
  fileprivate func slopeFormula(_ x: Double, _ y: Double) -> String? {
    switch self {
    case .sigmoid: short(y) == "1" && y < 1 ? "y·(1 - y), y a little below 1" : "\(short(y))·(1 - \(short(y)))"
    case .tanh: "1 - \(short(y))²"
    case .relu: x > 0 ? "1, since \(short(x)) > 0" : x < 0 ? "0, since \(short(x)) < 0" : "0 by convention, at 0"
    case .square: "2·\(x < 0 ? "(\(short(x)))" : short(x))"
    case .exp: "exp(\(short(x)))"
    default: nil
    }
  }
}

extension ShapedActivation {
  /// The settings of a call.
  fileprivate init?(_ event: CallEvent) {
    func number(_ name: String) -> Double? { event[name]?.double }
    switch event.name {
    case "leaky_relu": self = .leakyRelu(slope: number("negative_slope") ?? 0.01)
    case "elu": self = .elu(alpha: number("alpha") ?? 1)
    case "selu": self = .selu
    case "gelu": self = .gelu(tanh: event["approximate"]?.string == "tanh")
    case "silu": self = .silu
    case "softplus": self = .softplus(beta: number("beta") ?? 1, threshold: number("threshold") ?? 20)
    case "relu6": self = .hardtanh(low: 0, high: 6)
    case "hardtanh": self = .hardtanh(low: number("min_val") ?? -1, high: number("max_val") ?? 1)
    default: return nil
    }
  }

  fileprivate func formula(_ x: String) -> String {
    let argument = x.hasPrefix("-") ? "(\(x))" : x
    let isNegative = x.hasPrefix("-")
    switch self {
    case .leakyRelu(let slope): return isNegative ? "\(short(slope))·\(argument)" : x
    case .elu(let alpha): return isNegative ? "\(short(alpha))·(exp(\(x)) - 1)" : x
    case .selu: return isNegative ? "1.0507·1.6733·(exp(\(x)) - 1)" : "1.0507·\(x)"
    case .gelu(tanh: true): return "\(argument)/2·(1 + tanh(0.7979·(\(x) + 0.0447·\(argument)³)))"
    case .gelu(tanh: false): return "\(argument)·Φ(\(x))"
    case .silu: return "\(argument)·1/(1 + exp(-\(argument)))"
    case .softplus(let beta, _): return "ln(1 + exp(\(short(beta))·\(argument)))/\(short(beta))"
    case .hardtanh(let low, let high): return "min(max(\(short(low)), \(x)), \(short(high)))"
    }
  }
}
