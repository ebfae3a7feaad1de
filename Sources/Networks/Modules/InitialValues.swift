import Language
import Tensors

/// `torch.nn.init`: first values of parameters, written where the tensor lies.
enum InitialValues {
  static var namespace: Namespace {
    let all = [
      uniform, normal, constant, filled("zeros_", 0), filled("ones_", 1), xavier(.uniform), xavier(.normal),
      kaiming(.uniform), kaiming(.normal), calculateGain,
    ]
    return Namespace(
      "torch.nn.init", Dictionary(uniqueKeysWithValues: all.map { ($0.name, .object(BuiltinObject($0))) }))
  }

  private static var uniform: Builtin {
    Builtin(
      "uniform_", "Random numbers from a to b, all equally likely.", .tensor("tensor", "is overwritten"),
      .number("a", "the smallest", default: 0), .number("b", "the largest", default: 1),
      examples: [
        Example(
          "x = nn.init.uniform_(zeros(100), 2, 3); (x.min() >= 2).item(), (x.max() <= 3).item()", prints: "(True, True)"
        ),
        Example("nn.init.uniform_(zeros(2), 1, 1).tolist()", prints: "[1.0, 1.0]"),
      ]
    ) { context, tensor, low, high in
      guard low <= high else {
        throw TensorError("a", "a is at most b, but they are \(floatText(low)) and \(floatText(high))", kind: .runtime)
      }
      return try fill(tensor, context) { Float(low) + Float(high - low) * $0.uniform() }
    }
  }

  private static var normal: Builtin {
    Builtin(
      "normal_", "Random numbers from the normal distribution.", .tensor("tensor", "is overwritten"),
      .number("mean", "the middle", default: 0), .number("std", "the standard deviation", default: 1),
      examples: [
        Example("nn.init.normal_(zeros(2), 5, 0).tolist()", prints: "[5.0, 5.0]"),
        Example("(nn.init.normal_(zeros(1000), std=0.1).std() - 0.1).abs() < 0.02", prints: "True"),
      ]
    ) { context, tensor, mean, deviation in
      guard deviation >= 0 else {
        throw TensorError("std", "std is at least 0, but this is \(floatText(deviation))", kind: .runtime)
      }
      return try fill(tensor, context) { Float(mean) + Float(deviation) * $0.normal() }
    }
  }

  private static var constant: Builtin {
    Builtin(
      "constant_", "One number everywhere.", .tensor("tensor", "is overwritten"), .number("val", "the number"),
      examples: [
        Example("nn.init.constant_(zeros(2), 0.5).tolist()", prints: "[0.5, 0.5]"),
        Example("l = nn.Linear(2, 2); nn.init.constant_(l.bias, 3); l.bias.tolist()", prints: "[3.0, 3.0]"),
      ]
    ) { context, tensor, value in try fill(tensor, context) { _ in Float(value) } }
  }

  private static func filled(_ name: String, _ value: Int) -> Builtin {
    Builtin(
      name, "The number \(value) everywhere.", .tensor("tensor", "is overwritten"),
      examples: [
        Example("nn.init.\(name)(rand(2)).tolist()", prints: "[\(value).0, \(value).0]"),
        Example("nn.init.\(name)(nn.Linear(2, 3).weight).sum().item()", prints: "\(6 * value).0"),
      ]
    ) { context, tensor in try fill(tensor, context) { _ in Float(value) } }
  }

  // Fitting the layer

  /// - Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010):
  ///   standard deviation gain·√(2 / (inputs + outputs)) of a unit.
  private static func xavier(_ distribution: Distribution) -> Builtin {
    let name = "xavier_\(distribution)_"
    return Builtin(
      name, "Random numbers that keep activations and gradients at their size; \(distribution) distribution.",
      .tensor("tensor", "weights [outputs, inputs, …]"), .number("gain", "see calculate_gain", default: 1),
      examples: examples(of: name)
    ) { context, tensor, gain in
      let (inputs, outputs) = try fans(tensor)
      return try distribution.fill(tensor, gain * (2 / Double(inputs + outputs)).squareRoot(), context)
    }
  }

  /// - Source: He and others, "Delving deep into rectifiers" (2015): standard deviation gain / √inputs of a unit.
  private static func kaiming(_ distribution: Distribution) -> Builtin {
    let name = "kaiming_\(distribution)_"
    return Builtin(
      name, "Random numbers that keep activations at their size through ReLU; \(distribution) distribution.",
      .tensor("tensor", "weights [outputs, inputs, …]"),
      .number("a", "the slope of leaky_relu below 0", default: 0),
      .choice("mode", ["fan_in", "fan_out"], default: "fan_in", "keep activations, or gradients"),
      .choice("nonlinearity", activations, default: "leaky_relu", "what follows the layer"),
      examples: examples(of: name)
    ) { context, tensor, slope, mode, activation in
      let (inputs, outputs) = try fans(tensor)
      let deviation = gain(activation, slope) / Double(mode == "fan_in" ? inputs : outputs).squareRoot()
      return try distribution.fill(tensor, deviation, context)
    }
  }

  private static func examples(of name: String) -> [Example] {
    [
      Example("nn.init.\(name)(zeros(4, 3)).shape", prints: "torch.Size([4, 3])"),
      Example("c = nn.Conv2d(1, 6, 5); nn.init.\(name)(c.weight) is c.weight", prints: "True"),
    ]
  }

  private static let activations = ["linear", "conv2d", "sigmoid", "tanh", "relu", "leaky_relu", "selu"]

  private static var calculateGain: Builtin {
    Builtin(
      "calculate_gain", "How much larger weights are to be for what follows them.",
      .choice("nonlinearity", activations, default: "linear", "the activation's name"),
      .value("param", "the slope of leaky_relu below 0", default: Value.none),
      examples: [
        Example("round(nn.init.calculate_gain(\"relu\"), 4)", prints: "1.4142"),
        Example("nn.init.calculate_gain(\"sigmoid\")", prints: "1"),
      ]
    ) { _, activation, slope in
      let gain = gain(activation, slope.double ?? 0.01)
      return gain == 1 ? .int(1) : .float(gain)
    }
  }

  private static func gain(_ activation: String, _ slope: Double) -> Double {
    switch activation {
    case "tanh": 5.0 / 3
    case "relu": 2.squareRoot()
    case "leaky_relu": (2 / (1 + slope * slope)).squareRoot()
    case "selu": 0.75
    default: 1
    }
  }

  /// Inputs and outputs of a unit of a layer; of a convolution, those of a window.
  private static func fans(_ tensor: Tensor) throws -> (inputs: Int, outputs: Int) {
    guard tensor.rank >= 2 else {
      throw TensorError("tensor", "weights have at least 2 axes, but this has \(tensor.rank)", kind: .value)
    }
    let window = tensor.shape.dropFirst(2).reduce(1, *)
    return (tensor.shape[1] * window, tensor.shape[0] * window)
  }

  fileprivate enum Distribution: String, CustomStringConvertible {
    case uniform, normal

    var description: String { rawValue }

    func fill(_ tensor: Tensor, _ deviation: Double, _ context: Context) throws -> Value {
      switch self {
      case .uniform:
        let bound = Float(3.squareRoot() * deviation)
        return try InitialValues.fill(tensor, context) { bound * (2 * $0.uniform() - 1) }
      case .normal: return try InitialValues.fill(tensor, context) { Float(deviation) * $0.normal() }
      }
    }
  }

  fileprivate static func fill(
    _ tensor: Tensor, _ context: Context, draw: (inout RandomSource) -> Float
  ) throws -> Value {
    let values = try Tensor.random(tensor.shape) { draw(&context.random) }
    try context.withoutGradients { try tensor.replaceElements(by: values) }
    return .tensor(tensor)
  }
}
