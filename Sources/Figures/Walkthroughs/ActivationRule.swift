import Language
import Tensors

/// An activation function as it is explained: value and slope, and both as formulas with a number put in.
struct ActivationRule {
  let name: String
  let value: (Double) -> Double
  let slope: (Double) -> Double
  /// The slope from what the function gave, in 32 bits, as a backward pass calculates it.
  var slopeOfResult: ((Float) -> Float)?
  /// The function with a number, or a name for one, put in.
  let formula: (_ z: Double) -> String
  /// The slope at a number, in terms of that number and of what the function gives.
  let slopeFormula: (_ z: Double, _ y: Double) -> String
  /// What the function is, and its derivative, where it is worth writing.
  var definition: String?
  var derivative: String?
  /// What is to be said about a place: saturated, cut off, steepest.
  var remark: (_ z: Double, _ y: Double, _ slope: Double) -> String? = { _, _, _ in nil }
  /// What might be taken for it.
  var relatives: [(name: String, value: (Double) -> Double)] = []

  /// Names of the calls that have a rule.
  static let names =
    Activation.allCases.map(\.rawValue) + [
      "leaky_relu", "elu", "selu", "gelu", "silu", "softplus", "relu6", "hardtanh", "prelu",
    ]

  /// The rule of a call; of `prelu` with several factors the one of a channel.
  init?(_ event: CallEvent, channel: Int = 0) {
    func setting(_ name: String, _ otherwise: Double) -> Double { event[name]?.double ?? otherwise }
    if let activation = Activation(rawValue: event.name) {
      self.init(activation)
      return
    }
    switch event.name {
    case "leaky_relu": self.init(leaky: setting("negative_slope", 0.01), name: event.name)
    case "prelu":
      guard let factors = event.tensor("weight")?.doubles(), !factors.isEmpty else { return nil }
      self.init(leaky: factors[factors.count == 1 ? 0 : min(channel, factors.count - 1)], name: event.name)
    case "elu": self.init(elu: setting("alpha", 1))
    case "selu": self.init(.selu)
    case "gelu": self.init(.gelu(tanh: event["approximate"]?.string == "tanh"))
    case "silu": self.init(.silu)
    case "softplus":
      self.init(.softplus(beta: setting("beta", 1), threshold: setting("threshold", 20)), beta: setting("beta", 1))
    case "relu6": self.init(low: 0, high: 6, name: event.name)
    case "hardtanh": self.init(low: setting("min_val", -1), high: setting("max_val", 1), name: event.name)
    default: return nil
    }
  }

  private init(
    _ name: String, _ value: @escaping (Double) -> Double, _ slope: @escaping (Double) -> Double,
    formula: @escaping (Double) -> String, slopeFormula: @escaping (Double, Double) -> String,
    definition: String? = nil, derivative: String? = nil
  ) {
    self.name = name
    self.value = value
    self.slope = slope
    self.formula = formula
    self.slopeFormula = slopeFormula
    self.definition = definition
    self.derivative = derivative
  }

  private static func argument(_ z: Double) -> String { z < 0 ? "(\(short(z)))" : short(z) }

  // Functions without settings

  private init(_ activation: Activation) {
    let name = activation.rawValue
    self.init(
      name, { activation($0) }, { activation.derivative($0) },
      formula: { z in
        switch activation {
        case .relu: "max(0, \(short(z)))"
        case .sigmoid: "1/(1 + exp(-\(ActivationRule.argument(z))))"
        case .square: "\(ActivationRule.argument(z))²"
        case .neg: "-\(ActivationRule.argument(z))"
        case .reciprocal: "1/\(ActivationRule.argument(z))"
        default: "\(name)(\(short(z)))"
        }
      },
      slopeFormula: { z, y in
        let x = ActivationRule.argument(z)
        return switch activation {
        case .relu: z > 0 ? "1 for z > 0" : z < 0 ? "0 for z < 0" : "0 at z = 0, by convention"
        case .sigmoid: "\(short(y))·(1 - \(short(y)))"
        case .tanh: "1 - \(ActivationRule.argument(y))²"
        case .exp, .expm1: "exp(\(short(z)))"
        case .log: "1/\(x)"
        case .square: "2·\(x)"
        case .sqrt: "1/(2·\(short(y)))"
        case .reciprocal: "-1/\(x)²"
        case .sin: "cos(\(short(z)))"
        case .cos: "-sin(\(short(z)))"
        case .abs: z > 0 ? "1 for z > 0" : z < 0 ? "-1 for z < 0" : "0 at z = 0, by convention"
        case .sign, .floor, .ceil, .round, .trunc: "0 for all z but the jumps"
        case .neg: "-1 for all z"
        default: "\(name)'(\(short(z)))"
        }
      }, definition: activation.definition, derivative: activation.derivativeFormula)
    switch activation {
    case .relu:
      remark = { z, _, _ in
        z < 0
          ? "negative: cut to 0, and no gradient passes"
          : z == 0 ? "the slope jumps here from 0 to 1; PyTorch takes 0" : nil
      }
    case .sigmoid:
      relatives = [
        ("tanh", { Activation.tanh($0) }), ("sigmoid of -z", { Activation.sigmoid(-$0) }),
        ("exp(-z)", { Activation.exp(-$0) }), ("relu", { Activation.relu($0) }),
      ]
      slopeOfResult = { $0 * (1 - $0) }
      remark = { ActivationRule.saturation($0, $1, $2, most: 0.25) }
    case .tanh:
      relatives = [
        ("sigmoid", { Activation.sigmoid($0) }), ("tanh of -z", { -Activation.tanh($0) }),
        ("relu", { Activation.relu($0) }),
      ]
      slopeOfResult = { 1 - $0 * $0 }
      remark = { ActivationRule.saturation($0, $1, $2, most: 1) }
    case .sign: remark = { _, _, _ in "flat: the slope is 0, and gradient descent learns nothing from it" }
    default: break
    }
    if activation == .relu {
      relatives = [
        ("the absolute value", { Swift.abs($0) }), ("sigmoid", { Activation.sigmoid($0) }),
        ("relu of -z", { Activation.relu(-$0) }),
      ]
    }
  }

  /// What saturation means for learning.
  private static func saturation(_ z: Double, _ y: Double, _ slope: Double, most: Double) -> String? {
    if z == 0 { return "the steepest place: no slope is above \(short(most))" }
    if slope == 0 { return "saturated: rounded to \(short(y)), so the slope is exactly 0 and nothing is learned" }
    return abs(slope) < 0.01 ? "saturated: the slope is only \(short(slope)), hardly anything is learned" : nil
  }

  // Functions with settings

  private init(
    _ activation: ShapedActivation, name: String, formula: @escaping (Double) -> String,
    slopeFormula: @escaping (Double, Double) -> String, definition: String, derivative: String
  ) {
    self.init(
      name, { activation($0) }, { activation.derivative($0) }, formula: formula, slopeFormula: slopeFormula,
      definition: definition, derivative: derivative)
    relatives = [("relu", { Activation.relu($0) })]
  }

  private init(leaky slope: Double, name: String) {
    let factor = short(slope)
    self.init(
      .leakyRelu(slope: slope), name: name,
      formula: { z in z > 0 ? "\(short(z)) as it stands" : "\(factor)·\(ActivationRule.argument(z))" },
      slopeFormula: { z, _ in z > 0 ? "1 for z > 0" : "\(factor) for z ≤ 0" },
      definition: "z for z > 0, else \(factor)·z", derivative: "1 for z > 0, else \(factor)")
    remark = { z, _, _ in z < 0 && slope != 0 ? "negative: made smaller, but a gradient of \(factor) still passes" : nil
    }
  }

  private init(elu alpha: Double) {
    let factor = alpha == 1 ? "" : "\(short(alpha))·"
    self.init(
      .elu(alpha: alpha), name: "elu",
      formula: { z in
        z > 0
          ? "\(short(z)) as it stands" : "\(factor)\(alpha == 1 ? "" : "(")exp(\(short(z))) - 1\(alpha == 1 ? "" : ")")"
      },
      slopeFormula: { z, _ in z > 0 ? "1 for z > 0" : "\(factor)exp(\(short(z)))" },
      definition: "z for z > 0, else \(factor)(exp(z) - 1)", derivative: "1 for z > 0, else \(factor)exp(z)")
    remark = { z, _, _ in z < 0 ? "negative: bends towards \(short(-alpha))" : nil }
  }

  private init(low: Double, high: Double, name: String) {
    self.init(
      .hardtanh(low: low, high: high), name: name,
      formula: { z in "min(max(\(short(low)), \(short(z))), \(short(high)))" },
      slopeFormula: { z, _ in z > low && z < high ? "1 for z between the corners" : "0 for z beyond a corner" },
      definition: "min(max(\(short(low)), z), \(short(high)))",
      derivative: "1 between \(short(low)) and \(short(high)), else 0")
    remark = { z, _, _ in
      z < low
        ? "cut off at \(short(low)): no gradient passes"
        : z > high ? "cut off at \(short(high)): no gradient passes" : nil
    }
  }

  private init(_ activation: ShapedActivation, beta: Double = 1) {
    let times = beta == 1 ? "" : "\(short(beta))·"
    switch activation {
    case .selu:
      self.init(
        activation, name: "selu",
        formula: { z in z > 0 ? "1.0507·\(short(z))" : "1.7581·(exp(\(short(z))) - 1)" },
        slopeFormula: { z, _ in z > 0 ? "1.0507 for z > 0" : "1.7581·exp(\(short(z)))" },
        definition: "1.0507·z for z > 0, else 1.7581·(exp(z) - 1)",
        derivative: "1.0507 for z > 0, else 1.7581·exp(z)")
    case .gelu(let isApproximate):
      self.init(
        activation, name: "gelu",
        formula: { z in
          isApproximate
            ? "\(short(z))/2·(1 + tanh(0.7979·(z + 0.0447·z³)))"
            : "\(short(z))·\(short(Activation.phi(z)))"
        },
        slopeFormula: { z, _ in
          isApproximate
            ? "by the product and chain rules"
            : "\(short(Activation.phi(z))) + \(ActivationRule.argument(z))·\(short(Activation.density(z)))"
        },
        definition: isApproximate ? "z/2·(1 + tanh(0.7979·(z + 0.0447·z³)))" : "z·Φ(z), Φ the normal distribution",
        derivative: "Φ(z) + z·φ(z)\(isApproximate ? ", nearly" : "")")
      relatives.append(("silu", { ShapedActivation.silu($0) }))
    case .softplus(_, let threshold):
      self.init(
        activation, name: "softplus",
        formula: { z in
          z * beta > threshold
            ? "\(short(z)) as it stands"
            : "log(1 + exp(\(times)\(times.isEmpty ? short(z) : ActivationRule.argument(z))))\(beta == 1 ? "" : "/\(short(beta))")"
        },
        slopeFormula: { z, _ in
          z * beta > threshold
            ? "1 for z beyond the threshold" : "σ(\(times)\(times.isEmpty ? short(z) : ActivationRule.argument(z)))"
        },
        definition: "log(1 + exp(\(times)z))\(beta == 1 ? "" : "/\(short(beta))")", derivative: "σ(\(times)z)")
    default:
      self.init(
        activation, name: "silu", formula: { z in "\(short(z))·\(short(Activation.sigmoid(z)))" },
        slopeFormula: { z, _ in
          let s = short(Activation.sigmoid(z))
          return "\(s)·(1 + \(ActivationRule.argument(z))·(1 - \(s)))"
        }, definition: "z·σ(z)", derivative: "σ(z)·(1 + z·(1 - σ(z)))")
      relatives.append(("sigmoid", { Activation.sigmoid($0) }))
    }
    remark = { _, _, slope in slope < 0 ? "the function falls here: its slope is negative" : nil }
  }
}

extension Activation {
  /// The normal distribution function and its density.
  fileprivate static func phi(_ z: Double) -> Double {
    z == 0 ? 0.5 : ShapedActivation.gelu(tanh: false)(z) / z
  }
  fileprivate static func density(_ z: Double) -> Double {
    Activation.exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }

  /// What the function is, where its name does not say it already.
  fileprivate var definition: String? {
    switch self {
    case .relu: "max(0, z)"
    case .sigmoid: "1/(1 + exp(-z))"
    case .tanh: "(exp(z) - exp(-z))/(exp(z) + exp(-z))"
    case .sign: "-1, 0 or 1"
    case .square: "z²"
    default: nil
    }
  }

  /// The derivative as a formula, where it is worth writing.
  fileprivate var derivativeFormula: String? {
    switch self {
    case .relu: "1 for z > 0, else 0"
    case .sigmoid: "σ(z)·(1 - σ(z)), at most 0.25"
    case .tanh: "1 - tanh(z)², at most 1"
    case .sign: "0 almost everywhere: nothing to learn from"
    case .exp: "exp(z)"
    case .log: "1/z"
    case .square: "2z"
    default: nil
    }
  }
}
