import Language
import Tensors

/// Layers without anything to learn: each keeps the settings of a word of `nn.functional` and calls it.
struct FunctionalLayers {
  /// The words of `nn.functional` by their names.
  let words: [String: Builtin]

  var all: [Layer] { activations + pools + others + losses }

  private var activations: [Layer] {
    [
      layer("ReLU", "activation", "relu", [inPlace]) { module, _ in module.inPlaceText },
      layer("ReLU6", "activation", "relu6", [inPlace]) { module, _ in module.inPlaceText },
      layer("Sigmoid", "activation", "sigmoid", []), layer("Tanh", "activation", "tanh", []),
      layer("LeakyReLU", "activation", "leaky_relu", [number("negative_slope", 0.01), inPlace]) {
        let slope = try $0.setting("negative_slope", $1, named: true)
        return $0.bool("inplace") ? slope + ", inplace=True" : slope
      },
      layer("ELU", "activation", "elu", [number("alpha", 1), inPlace]) { try $0.setting("alpha", $1, named: true) },
      layer("SELU", "activation", "selu", [inPlace]) { module, _ in module.inPlaceText },
      layer("GELU", "activation", "gelu", [text("approximate", "none")]) {
        try $0.setting("approximate", $1, named: true)
      },
      layer("SiLU", "activation", "silu", [inPlace]) { module, _ in module.inPlaceText },
      layer("Softplus", "activation", "softplus", [number("beta", 1), number("threshold", 20)]) {
        try $0.settings(["beta", "threshold"], $1)
      },
      layer(
        "Softmax", "activation", "softmax",
        [ParameterInfo("dim", "the axis that sums to 1", fallback: .none, defaultText: "None")]
      ) {
        try $0.setting("dim", $1, named: true)
      },
      layer(
        "LogSoftmax", "activation", "log_softmax",
        [ParameterInfo("dim", "the axis", fallback: .none, defaultText: "None")]
      ) {
        try $0.setting("dim", $1, named: true)
      },
    ]
  }

  private var pools: [Layer] {
    let kernel = ParameterInfo("kernel_size", "rows and columns of the window")
    let stride = ParameterInfo("stride", "kernel_size if left out", fallback: .none, defaultText: "None")
    return [
      layer(
        "MaxPool2d", "pooling", "max_pool2d",
        [kernel, stride, int("padding", 0), int("dilation", 1), bool("return_indices"), bool("ceil_mode")]
      ) { try $0.settings(["kernel_size", "stride", "padding", "dilation", "ceil_mode"], $1) },
      layer(
        "AvgPool2d", "pooling", "avg_pool2d",
        [
          kernel, stride, int("padding", 0), bool("ceil_mode"), bool("count_include_pad", true),
          ParameterInfo("divisor_override", "", fallback: .none, defaultText: "None"),
        ]
      ) { try $0.settings(["kernel_size", "stride", "padding"], $1) },
      layer(
        "AdaptiveAvgPool2d", "pooling", "adaptive_avg_pool2d",
        [ParameterInfo("output_size", "rows and columns of the result")]
      ) {
        try $0.settings(["output_size"], $1)
      },
    ]
  }

  private var others: [Layer] {
    [
      layer("Dropout", "dropout", "dropout", [number("p", 0.5), bool("inplace")], passesTraining: true) {
        try $0.settings(["p", "inplace"], $1)
      },
      layer(
        "LocalResponseNorm", "normalization", "local_response_norm",
        [
          ParameterInfo("size", "channels that are looked at"), number("alpha", 0.0001), number("beta", 0.75),
          number("k", 1),
        ]
      ) {
        try $0.setting("size", $1, named: false) + ", " + $0.settings(["alpha", "beta", "k"], $1)
      },
    ]
  }

  private var losses: [Layer] {
    let unused = ["size_average", "reduce"].map { ParameterInfo($0, "", fallback: .none, defaultText: "None") }
    let weight = ParameterInfo("weight", "one factor for each class", fallback: .none, defaultText: "None")
    let reduction = text("reduction", "mean")
    return [
      layer(
        "CrossEntropyLoss", "loss", "cross_entropy",
        [weight, unused[0], int("ignore_index", -100), unused[1], reduction, number("label_smoothing", 0)],
        takesTarget: true),
      layer(
        "NLLLoss", "loss", "nll_loss", [weight, unused[0], int("ignore_index", -100), unused[1], reduction],
        takesTarget: true),
      layer("MSELoss", "loss", "mse_loss", unused + [reduction], takesTarget: true),
      layer("L1Loss", "loss", "l1_loss", unused + [reduction], takesTarget: true),
      layer("BCELoss", "loss", "binary_cross_entropy", [weight] + unused + [reduction], takesTarget: true),
      layer(
        "BCEWithLogitsLoss", "loss", "binary_cross_entropy_with_logits",
        [weight] + unused + [reduction, ParameterInfo("pos_weight", "", fallback: .none, defaultText: "None")],
        takesTarget: true),
    ]
  }

  // Parameters of `__init__`

  private var inPlace: ParameterInfo { bool("inplace") }

  private func number(_ name: String, _ fallback: Double) -> ParameterInfo {
    ParameterInfo(name, "", fallback: .float(fallback), defaultText: floatText(fallback))
  }
  private func int(_ name: String, _ fallback: Int) -> ParameterInfo {
    ParameterInfo(name, "", fallback: .int(fallback), defaultText: "\(fallback)")
  }
  private func bool(_ name: String, _ fallback: Bool = false) -> ParameterInfo {
    ParameterInfo(name, "", fallback: .bool(fallback), defaultText: fallback ? "True" : "False")
  }
  private func text(_ name: String, _ fallback: String) -> ParameterInfo {
    ParameterInfo(name, "", fallback: .text(fallback), defaultText: "'\(fallback)'")
  }

  /// A layer whose settings are arguments of a word.
  private func layer(
    _ name: String, _ module: String, _ word: String, _ parameters: [ParameterInfo], takesTarget: Bool = false,
    passesTraining: Bool = false, settings: @escaping (ModuleObject, Context) throws -> String = { _, _ in "" }
  ) -> Layer {
    guard let function = words[word] else { preconditionFailure("there is no word \(word)") }
    let known = Set(function.parameters.map(\.name))
    let setUp = Builtin(
      raw: "__init__", function.summary, [ParameterInfo("self", kind: .positional)] + parameters
    ) { _, arguments in
      guard let module = arguments[0].module else { return .none }
      module.setUp()
      for (index, parameter) in parameters.enumerated() { module.setOwn(parameter.name, arguments[index + 1]) }
      // PyTorch keeps the window's size as the stride.
      if module.own("stride")?.isNone == true, let kernel = module.own("kernel_size") {
        module.setOwn("stride", kernel)
      }
      return .none
    }
    let target = takesTarget ? [ParameterInfo("target", "what it should be")] : []
    let forward = Builtin(
      raw: "forward", function.summary,
      [ParameterInfo("self", kind: .positional), ParameterInfo("input", "a batch")] + target
    ) { context, arguments in
      guard let module = arguments[0].module else { return .none }
      var named = parameters.filter { known.contains($0.name) }.map { ($0.name, module.own($0.name) ?? .none) }
      if passesTraining { named.append(("training", .bool(module.isTraining))) }
      return try context.call(.object(BuiltinObject(function)), Array(arguments.all.dropFirst()), keywords: named)
    }
    return Layer(name, module, setUp: setUp, forward: forward, settings: settings)
  }
}

extension ModuleObject {
  /// `name=value`, or the value alone.
  func setting(_ name: String, _ context: Context, named: Bool) throws -> String {
    let text = try Language.repr(own(name) ?? .none, context)
    return named ? "\(name)=\(text)" : text
  }

  func settings(_ names: [String], _ context: Context) throws -> String {
    try names.map { try setting($0, context, named: true) }.joined(separator: ", ")
  }

  fileprivate var inPlaceText: String { bool("inplace") ? "inplace=True" : "" }
}
