import Language
import Tensors

/// Functions of one number, applied to every element; plain numbers give a float.
enum ElementwiseWords {
  /// The words that need no prefix.
  static var short: [TensorWord] {
    [
      word(
        .exp, "e to the power x.", "eˣ",
        [("exp(0)", "1.0"), ("exp(tensor([0., 1.])).tolist()", "[1.0, 2.7182817459106445]")]),
      word(
        .sqrt, "The square root.", "√x",
        [("sqrt(2)", "1.4142135623730951"), ("sqrt(tensor([4., 9.])).tolist()", "[2.0, 3.0]")]),
      word(
        .log, "The natural logarithm.", "ln x", [("log(1)", "0.0"), ("log(tensor([1., 0.])).tolist()", "[0.0, -inf]")]),
      word(
        .sin, "The sine of an angle in radians.", "sin x", [("sin(0)", "0.0"), ("sin(tensor([0.])).tolist()", "[0.0]")]),
      word(
        .cos, "The cosine of an angle in radians.", "cos x",
        [("cos(0)", "1.0"), ("cos(tensor([0.])).tolist()", "[1.0]")]),
      word(
        .tan, "The tangent of an angle in radians.", "tan x",
        [("tan(0)", "0.0"), ("tan(tensor([0.])).tolist()", "[0.0]")]),
      word(
        .tanh, "The hyperbolic tangent: an S-shaped curve from -1 to 1.", "(eˣ - e⁻ˣ)/(eˣ + e⁻ˣ)",
        [("tanh(0)", "0.0"), ("tanh(tensor([0., 100.])).tolist()", "[0.0, 1.0]")]),
      word(
        .sign, "-1 for negative numbers, 0 for 0, 1 for positive ones.", "1 if x > 0, -1 if x < 0, else 0",
        [("sign(-3)", "-1.0"), ("sign(tensor([-2., 0., 5.])).tolist()", "[-1.0, 0.0, 1.0]")]),
      relu,
      word(
        .sigmoid, "An S-shaped curve from 0 to 1.", "1/(1 + e⁻ˣ)",
        [("sigmoid(0)", "0.5"), ("sigmoid(tensor([0., 100.])).tolist()", "[0.5, 1.0]")]),
    ]
  }

  /// The words behind `torch.` and of methods.
  static var long: [TensorWord] {
    [
      word(
        .log2, "The logarithm to base 2.", "log₂ x",
        [("torch.log2(tensor([1., 8.])).tolist()", "[0.0, 3.0]"), ("torch.log2(2)", "1.0")]),
      word(
        .log10, "The logarithm to base 10.", "log₁₀ x",
        [("torch.log10(tensor([1., 100.])).tolist()", "[0.0, 2.0]"), ("torch.log10(1)", "0.0")]),
      word(
        .log1p, "ln(1 + x), exact for small x.", "ln(1 + x)",
        [("torch.log1p(0)", "0.0"), ("torch.log1p(tensor([0.])).tolist()", "[0.0]")]),
      word(
        .expm1, "eˣ - 1, exact for small x.", "eˣ - 1",
        [("torch.expm1(0)", "0.0"), ("torch.expm1(tensor([0.])).tolist()", "[0.0]")]),
      word(
        .rsqrt, "One divided by the square root.", "1/√x",
        [("torch.rsqrt(tensor([4., 16.])).tolist()", "[0.5, 0.25]"), ("torch.rsqrt(4)", "0.5")]),
      word(
        .reciprocal, "One divided by x.", "1/x",
        [("torch.reciprocal(tensor([2, 4])).tolist()", "[0.5, 0.25]"), ("torch.reciprocal(8)", "0.125")]),
      word(
        .atan, "The angle whose tangent is x.", "arctan x",
        [("torch.atan(0)", "0.0"), ("torch.atan(tensor([0.])).tolist()", "[0.0]")]),
      word(
        .sinh, "The hyperbolic sine.", "(eˣ - e⁻ˣ)/2",
        [("torch.sinh(0)", "0.0"), ("torch.sinh(tensor([0.])).tolist()", "[0.0]")]),
      word(
        .cosh, "The hyperbolic cosine.", "(eˣ + e⁻ˣ)/2",
        [("torch.cosh(0)", "1.0"), ("torch.cosh(tensor([0.])).tolist()", "[1.0]")]),
      word(
        .abs, "The size without the sign.", "|x|",
        [("tensor([-2., 3.]).abs().tolist()", "[2.0, 3.0]"), ("torch.abs(tensor([-1, 2])).tolist()", "[1, 2]")]),
      word(
        .neg, "The opposite number.", "-x",
        [("torch.neg(tensor([1, -2])).tolist()", "[-1, 2]"), ("tensor([1.]).neg().tolist()", "[-1.0]")]),
      word(
        .square, "The square.", "x²",
        [("tensor([2., 3.]).square().tolist()", "[4.0, 9.0]"), ("torch.square(tensor([-3])).tolist()", "[9]")]),
      word(
        .floor, "The largest whole number that is not above x.", "⌊x⌋",
        [("tensor([1.5, -1.5]).floor().tolist()", "[1.0, -2.0]"), ("torch.floor(2.7)", "2.0")]),
      word(
        .ceil, "The smallest whole number that is not below x.", "⌈x⌉",
        [("tensor([1.5, -1.5]).ceil().tolist()", "[2.0, -1.0]"), ("torch.ceil(2.1)", "3.0")]),
      word(
        .trunc, "The whole part, cut towards zero.", "x without its fraction",
        [("tensor([1.7, -1.7]).trunc().tolist()", "[1.0, -1.0]"), ("torch.trunc(-2.5)", "-2.0")]),
      round,
    ]
  }

  private static func word(
    _ activation: Activation, _ summary: String, _ formula: String, _ examples: [(String, String)]
  ) -> TensorWord {
    let examples = examples.map { Example($0.0, prints: $0.1) }
    return TensorWord(
      function: Builtin(
        activation.rawValue, summary, .operand("input"), shapes: "unchanged", formula: formula, examples: examples
      ) {
        _, input in
        switch input {
        case .tensor(let tensor): .tensor(try activation(tensor))
        case .number(let number): .float(activation(number))
        }
      },
      method: Builtin(
        activation.rawValue, summary, .tensor("self", "any shape"), shapes: "unchanged", formula: formula,
        examples: examples
      ) { _, input in .tensor(try activation(input)) })
  }

  static var relu: TensorWord {
    let summary = "Negative numbers become 0.", formula = "max(0, x)"
    let examples = [
      Example("relu(tensor([-2., 3.])).tolist()", prints: "[0.0, 3.0]"), Example("relu(-2)", prints: "0.0"),
    ]
    return TensorWord(
      function: Builtin(
        "relu", summary, .operand("input"), .inPlace, shapes: "unchanged", formula: formula, examples: examples
      ) {
        _, input, inPlace in
        switch input {
        case .tensor(let tensor): .tensor(try tensor.overwritten(by: Activation.relu(tensor), inPlace))
        case .number(let number): .float(Activation.relu(number))
        }
      },
      method: Builtin(
        "relu", summary, .tensor("self", "any shape"), shapes: "unchanged", formula: formula, examples: examples
      ) {
        _, input in .tensor(try Activation.relu(input))
      })
  }

  static var round: TensorWord {
    TensorWord(
      "round", "The nearest whole number, of two equally near ones the even one.",
      .int("decimals", "digits to keep behind the point", default: 0).byNameOnly, shapes: "unchanged",
      examples: [
        Example("tensor([0.5, 1.5, 2.6]).round().tolist()", prints: "[0.0, 2.0, 3.0]"),
        Example("torch.round(tensor([12.375]), decimals=2).tolist()", prints: "[12.380000114440918]"),
      ]
    ) { _, input, decimals in
      guard decimals != 0 else { return .tensor(try Activation.round(input)) }
      let scale = try Tensor.scalar(.float(powerOfTen(decimals)))
      return .tensor(try Arithmetic.div(Activation.round(Arithmetic.mul(input, scale)), scale))
    }
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    let size = (0..<min(abs(max(exponent, -.max)), 400)).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / size : size
  }
}
