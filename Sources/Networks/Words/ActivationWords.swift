import Language
import Tensors

/// The other activations, with settings: `leaky_relu elu selu gelu silu softplus relu6 hardtanh`, and `softmax`.
enum ActivationWords {
  static var all: [Builtin] {
    [leakyRelu, elu, selu, gelu, silu, softplus, relu6, hardtanh, softmax.function, logSoftmax.function]
  }
  static var methods: [Builtin] { [softmax.method, logSoftmax.method] }

  static var leakyRelu: Builtin {
    Builtin(
      "leaky_relu", "Keep positive values and shrink negative ones.", .operand("input"),
      .number("negative_slope", "what remains of a negative value", default: 0.01), .inPlace,
      formula: "x if x > 0, else negative_slope·x",
      examples: [
        Example("leaky_relu(tensor([-2., 3.]), negative_slope=0.5).tolist()", prints: "[-1.0, 3.0]"),
        Example("leaky_relu(-1)", prints: "-0.01"),
      ]
    ) { _, input, slope, inPlace in try apply(.leakyRelu(slope: slope), input, inPlace) }
  }

  static var elu: Builtin {
    Builtin(
      "elu", "Keep positive values and bend negative ones towards -alpha.", .operand("input"),
      .number("alpha", "minus the lowest value", default: 1), .inPlace,
      formula: "x if x > 0, else alpha·(eˣ - 1)",
      examples: [Example("elu(tensor([0., 2.])).tolist()", prints: "[0.0, 2.0]"), Example("elu(-100)", prints: "-1.0")]
    ) { _, input, alpha, inPlace in try apply(.elu(alpha: alpha), input, inPlace) }
  }

  static var selu: Builtin {
    Builtin(
      "selu", "An elu scaled so that layers keep mean 0 and variance 1.", .operand("input"), .inPlace,
      formula: "1.0507·(x if x > 0, else 1.6733·(eˣ - 1))",
      examples: [
        Example("selu(1)", prints: "1.0507009873554805"), Example("selu(tensor([0.])).tolist()", prints: "[0.0]"),
      ]
    ) { _, input, inPlace in try apply(.selu, input, inPlace) }
  }

  static var gelu: Builtin {
    Builtin(
      "gelu", "Each value times the chance that a normal random number is below it.", .operand("input"),
      .choice("approximate", ["none", "tanh"], default: "none", refusedAs: .runtime, "exact, or a formula with tanh"),
      formula: "x·Φ(x)",
      examples: [
        Example("gelu(tensor([0., 100.])).tolist()", prints: "[0.0, 100.0]"), Example("gelu(0)", prints: "0.0"),
      ]
    ) { _, input, approximate in try apply(.gelu(tanh: approximate == "tanh"), input) }
  }

  static var silu: Builtin {
    Builtin(
      "silu", "Each value times its sigmoid.", .operand("input"), .inPlace,
      formula: "x·σ(x)",
      examples: [
        Example("silu(tensor([0., 100.])).tolist()", prints: "[0.0, 100.0]"), Example("silu(0)", prints: "0.0"),
      ]
    ) { _, input, inPlace in try apply(.silu, input, inPlace) }
  }

  static var softplus: Builtin {
    Builtin(
      "softplus", "A smooth relu.", .operand("input"), .number("beta", "how sharp the bend is", default: 1),
      .number("threshold", "where beta·x is larger, x itself is taken", default: 20),
      formula: "ln(1 + e^(beta·x))/beta",
      examples: [
        Example("softplus(tensor([100.])).tolist()", prints: "[100.0]"),
        Example("softplus(0)", prints: "0.6931471805599453"),
      ]
    ) { _, input, beta, threshold in try apply(.softplus(beta: beta, threshold: threshold), input) }
  }

  static var relu6: Builtin {
    Builtin(
      "relu6", "A relu cut off at 6.", .operand("input"), .inPlace,
      formula: "min(max(0, x), 6)",
      examples: [
        Example("relu6(tensor([-1., 3., 7.])).tolist()", prints: "[0.0, 3.0, 6.0]"),
        Example("relu6(10)", prints: "6.0"),
      ]
    ) { _, input, inPlace in
      if case .tensor(let tensor) = input, tensor.dtype == .int64 {
        return .tensor(
          try tensor.overwritten(by: Arithmetic.minimum(Activation.relu(tensor), Tensor.scalar(.int(6))), inPlace))
      }
      return try apply(.hardtanh(low: 0, high: 6), input, inPlace)
    }
  }

  static var hardtanh: Builtin {
    Builtin(
      "hardtanh", "Values cut off below and above.", .operand("input"),
      .number("min_val", "the lowest value", default: -1),
      .number("max_val", "the highest value", default: 1), .inPlace,
      formula: "min(max(min_val, x), max_val)",
      examples: [
        Example("hardtanh(tensor([-3., 0.5, 3.])).tolist()", prints: "[-1.0, 0.5, 1.0]"),
        Example("hardtanh(5)", prints: "1.0"),
      ]
    ) { _, input, low, high, inPlace in
      guard low <= high else { throw TensorError("min_val", "min_val \(low) is above max_val \(high)", kind: .value) }
      return try apply(.hardtanh(low: low, high: high), input, inPlace)
    }
  }

  private static func apply(_ activation: ShapedActivation, _ input: Operand, _ inPlace: Bool = false) throws -> Value {
    switch input {
    case .tensor(let tensor): .tensor(try tensor.overwritten(by: activation(tensor), inPlace))
    case .number(let number): .float(activation(number))
    }
  }

  static var softmax: TensorWord {
    TensorWord(
      "softmax", "Numbers along an axis made into probabilities, which add up to 1.",
      .int("dim", "the axis of the classes"),
      shapes: "unchanged", formula: "e^xᵢ / Σⱼ e^xⱼ",
      examples: [
        Example("softmax(tensor([1., 1., 1., 1.]), dim=0).tolist()", prints: "[0.25, 0.25, 0.25, 0.25]"),
        Example("softmax(tensor([1000., 1000.]), dim=0).tolist()", prints: "[0.5, 0.5]"),
      ]
    ) { _, input, axis in .tensor(try Softmax(axis: axis)(input)) }
  }

  static var logSoftmax: TensorWord {
    TensorWord(
      "log_softmax", "The logarithms of softmax, exact even for tiny probabilities.",
      .int("dim", "the axis of the classes"),
      shapes: "unchanged", formula: "xᵢ - ln Σⱼ e^xⱼ",
      examples: [
        Example("log_softmax(tensor([1000., 0.]), dim=0).tolist()", prints: "[0.0, -1000.0]"),
        Example("log_softmax(tensor([5.]), dim=0).tolist()", prints: "[0.0]"),
      ]
    ) { _, input, axis in .tensor(try Softmax(axis: axis, isLogarithm: true)(input)) }
  }
}
