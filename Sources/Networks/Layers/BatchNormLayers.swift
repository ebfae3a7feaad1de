import Language
import Tensors

/// Layers that bring each channel to mean 0 and variance 1: `BatchNorm1d BatchNorm2d`.
///
/// In training they use the batch and keep a running mean and variance, which they use afterwards.
///
/// - Parameters to learn: `weight` [C], ones at first; `bias` [C], zeros
/// - Buffers: `running_mean` [C], `running_var` [C], `num_batches_tracked`
enum BatchNormLayers {
  static var all: [Layer] {
    [layer("BatchNorm1d", ranks: [2, 3], "N×C or N×C×L"), layer("BatchNorm2d", ranks: [4], "N×C×H×W")]
  }

  private static func layer(_ name: String, ranks: [Int], _ shape: String) -> Layer {
    Layer(
      name, "batchnorm",
      setUp: Builtin(
        "__init__", "Each channel brought to mean 0 and variance 1 over the batch, then scaled and shifted.", .module(),
        .int("num_features", "channels"), .number("eps", "added to the variance", default: 1e-5),
        .value(
          "momentum", "how much a batch changes what has run so far; None takes the mean of all batches",
          default: .float(0.1), defaultText: "0.1"),
        .bool("affine", "learn a factor and a shift for each channel", default: true),
        .bool("track_running_stats", "keep mean and variance for after training", default: true),
        .value("device", "the cpu alone", default: Value.none), .value("dtype", "float32 alone", default: Value.none),
        .bool("bias", "learn the shift too", default: true).byNameOnly
      ) { _, module, channels, epsilon, momentum, learns, tracks, _, _, shifts in
        module.setUp()
        module.setOwn("num_features", .int(channels))
        module.setOwn("eps", .float(epsilon))
        module.setOwn("momentum", momentum)
        module.setOwn("affine", .bool(learns))
        module.setOwn("track_running_stats", .bool(tracks))
        try module.registerParameter("weight", learns ? Tensor.full([channels], .float(1)).learned() : nil)
        try module.registerParameter("bias", learns && shifts ? Tensor.zeros([channels]).learned() : nil)
        module.registerBuffer("running_mean", tracks ? try Tensor.zeros([channels]) : nil)
        module.registerBuffer("running_var", tracks ? try Tensor.full([channels], .float(1)) : nil)
        module.registerBuffer("num_batches_tracked", tracks ? try Tensor.scalar(.int(0)) : nil)
        return .none
      },
      forward: Layer.forward("\(shape) gives the same shape.") { module, input, context in
        guard ranks.contains(input.rank) else {
          throw TensorError(
            "input", "\(name) takes \(shape), but the shape is \(shapeText(input.shape))", kind: .value)
        }
        return try normalized(input, module, context)
      }
    ) { module, context in
      try module.setting("num_features", context, named: false) + ", "
        + module.settings(["eps", "momentum", "affine"], context)
        + ", bias=\(module.tensor("bias") == nil ? "False" : "True"), "
        + module.settings(["track_running_stats"], context)
    }
  }

  private static func normalized(_ input: Tensor, _ module: ModuleObject, _ context: Context) throws -> Tensor {
    let channels = module.int("num_features")
    guard input.shape[1] == channels else {
      throw TensorError(
        "input", "the layer has \(channels) channels, but the shape of the input is \(shapeText(input.shape))")
    }
    let tracks = module.bool("track_running_stats")
    var momentum = module.own("momentum")?.double ?? 0
    if module.isTraining, tracks, let count = module.tensor("num_batches_tracked") {
      try count.replaceElements(by: Arithmetic.add(count, .scalar(.int(1))))
      if module.own("momentum")?.isNone ?? true { momentum = try 1 / count.item().double }
    }
    let usesBatch = module.isTraining || module.tensor("running_mean") == nil
    let keepsRunning = !module.isTraining || tracks
    let mean = keepsRunning ? module.tensor("running_mean") : nil
    let variance = keepsRunning ? module.tensor("running_var") : nil
    let weight = module.tensor("weight"), bias = module.tensor("bias"), epsilon = module.number("eps")
    let result = try NormalizationWords.batchNormalized(
      input, mean, variance, weight: weight, bias: bias, isTraining: usesBatch, momentum: momentum, epsilon: epsilon)
    context.tell(
      "batch_norm",
      [
        ("input", .tensor(input)), ("running_mean", mean.value), ("running_var", variance.value),
        ("weight", weight.value), ("bias", bias.value), ("training", .bool(usesBatch)), ("momentum", .float(momentum)),
        ("eps", .float(epsilon)),
      ], .tensor(result))
    return result
  }
}
