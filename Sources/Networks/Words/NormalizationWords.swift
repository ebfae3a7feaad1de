import Language
import Tensors

/// Numbers brought to a common scale, and left out at random: `normalize local_response_norm batch_norm dropout`,
/// with `prelu` and `adaptive_avg_pool2d`.
enum NormalizationWords {
  static var all: [Builtin] { [normalize, localResponseNorm, batchNorm, dropout, prelu, adaptiveAvgPool2d] }

  static var normalize: Builtin {
    Builtin(
      "normalize", "Each row divided by its norm.", .tensor("input", "floats"),
      .number("p", "the power of the norm", default: 2), .int("dim", "the axis of a row", default: 1),
      .number("eps", "the least norm to divide by", default: 1e-12), formula: "x / max(‖x‖, eps)",
      examples: [
        Example("normalize(tensor([[3., 4.]])).tolist()", prints: "[[0.6000000238418579, 0.800000011920929]]"),
        Example("normalize(zeros(1, 2)).tolist()", prints: "[[0.0, 0.0]]"),
      ]
    ) { _, input, power, axis, epsilon in
      let norm = try Reduction.norm(input, axes: [axis], keepsAxes: true, power: power)
      return .tensor(try Arithmetic.div(input, Clamp(low: .scalar(.float(epsilon)), high: nil)(norm)))
    }
  }

  static var localResponseNorm: Builtin {
    Builtin(
      "local_response_norm", "Each number divided by the size of its neighbours in the channels beside it.",
      .tensor("input", "N×C×…"), .int("size", "channels that are looked at"),
      .number("alpha", "how strongly the neighbours count", default: 1e-4),
      .number("beta", "the power that is divided by", default: 0.75), .number("k", "added to the sum", default: 1),
      formula: "x / (k + alpha/size·Σ x²)^beta",
      examples: [
        Example("local_response_norm(ones(1, 3, 2, 2), 3, alpha=3., beta=1.)[0, 1, 0, 0]", prints: "0.25"),
        Example("local_response_norm(ones(1, 4, 2, 2), 5).shape", prints: "torch.Size([1, 4, 2, 2])"),
      ]
    ) { _, input, size, alpha, beta, k in
      guard input.rank >= 3 else {
        throw TensorError(
          "input", "the input needs at least 3 axes, but its shape is \(shapeText(input.shape))", kind: .value)
      }
      guard size >= 1 else { throw TensorError("size", "at least 1 channel is looked at, but this is \(size)") }
      let squares = try Activation.square(input)
      // Axes behind the channels have no border; the channels have one of zeros.
      let widths = [(before: Int, after: Int)](repeating: (0, 0), count: input.rank - 2) + [(size / 2, (size - 1) / 2)]
      let framed = try squares.padded(widths, with: .float(0))
      var sum = try framed.narrowed(1, 0, input.shape[1])
      for shift in 1..<max(size, 1) { sum = try Arithmetic.add(sum, framed.narrowed(1, shift, input.shape[1])) }
      let scaled = try Arithmetic.add(Arithmetic.mul(sum, .scalar(.float(alpha / Double(size)))), .scalar(.float(k)))
      return .tensor(try Arithmetic.div(input, Arithmetic.pow(scaled, .scalar(.float(beta)))))
    }
  }

  static var batchNorm: Builtin {
    Builtin(
      "batch_norm", "Each channel brought to mean 0 and variance 1 over the batch, then scaled and shifted.",
      .tensor("input", "N×C or N×C×…"), .optionalTensor("running_mean", "the mean so far [C], updated in training"),
      .optionalTensor("running_var", "the variance so far [C], updated in training"),
      .optionalTensor("weight", "a factor for each channel"), .optionalTensor("bias", "a shift for each channel"),
      .bool("training", "use this batch; else what has run so far", default: false),
      .number("momentum", "how much a batch changes what has run so far", default: 0.1),
      .number("eps", "added to the variance", default: 1e-5),
      formula: "weight·(x - mean)/√(var + eps) + bias",
      examples: [
        Example(
          "batch_norm(tensor([[1.], [3.]]), None, None, training=True, eps=0.).tolist()", prints: "[[-1.0], [1.0]]"),
        Example("batch_norm(tensor([[4.]]), tensor([2.]), tensor([4.]), eps=0.).tolist()", prints: "[[1.0]]"),
      ]
    ) { _, input, runningMean, runningVariance, weight, bias, isTraining, momentum, epsilon in
      .tensor(
        try batchNormalized(
          input, runningMean, runningVariance, weight: weight, bias: bias, isTraining: isTraining, momentum: momentum,
          epsilon: epsilon))
    }
  }

  /// - Parameters: as of `batch_norm`.
  static func batchNormalized(
    _ input: Tensor, _ runningMean: Tensor?, _ runningVariance: Tensor?, weight: Tensor?, bias: Tensor?,
    isTraining: Bool, momentum: Double, epsilon: Double
  ) throws -> Tensor {
    guard input.rank >= 2 else {
      throw TensorError(
        "input", "the input needs at least 2 axes, N×C, but its shape is \(shapeText(input.shape))",
        kind: isTraining ? .index : .runtime)
    }
    let channels = input.shape[1]
    for (name, tensor) in [
      ("running_mean", runningMean), ("running_var", runningVariance), ("weight", weight), ("bias", bias),
    ] {
      if let tensor, tensor.shape != [channels] {
        throw TensorError(
          name,
          "there is one number for each of the \(channels) channels, but the shape is \(shapeText(tensor.shape))")
      }
    }
    let axes = (0..<input.rank).filter { $0 != 1 }
    var row = [Int](repeating: 1, count: input.rank)
    row[1] = channels
    let mean: Tensor, variance: Tensor
    if isTraining {
      guard (runningMean == nil) == (runningVariance == nil) else {
        throw TensorError(
          "running_mean", "the mean and the variance so far are both given or both None", kind: .value)
      }
      let count = channels == 0 ? 0 : input.count / channels
      guard count > 1 else {
        throw TensorError(
          "input", "training needs more than 1 number for each channel, but the shape is \(shapeText(input.shape))",
          kind: .value)
      }
      mean = try Reduction.mean(input, axes: axes, keepsAxes: true)
      variance = try Reduction.var(input, axes: axes, keepsAxes: true, correction: 0)
      try update(runningMean, mean, momentum, 1)
      try update(runningVariance, variance, momentum, Double(count) / Double(count - 1))
    } else {
      guard let runningMean, let runningVariance else {
        throw TensorError("running_mean", "without training the mean and variance so far are needed")
      }
      (mean, variance) = (try runningMean.reshaped(row), try runningVariance.reshaped(row))
    }
    let scale = try Activation.rsqrt(Arithmetic.add(variance, .scalar(.float(epsilon))))
    var result = try Arithmetic.mul(Arithmetic.sub(input, mean), scale)
    if let weight { result = try Arithmetic.mul(result, weight.reshaped(row)) }
    if let bias { result = try Arithmetic.add(result, bias.reshaped(row)) }
    return try result.named("NativeBatchNorm")
  }

  /// running ← (1 - momentum)·running + momentum·factor·batch, unseen by gradients.
  private static func update(_ running: Tensor?, _ batch: Tensor, _ momentum: Double, _ factor: Double) throws {
    guard let running else { return }
    let new = try Arithmetic.mul(batch.detached().reshaped(running.shape), .scalar(.float(momentum * factor)))
    try running.copyFrom(Arithmetic.add(Arithmetic.mul(running.detached(), .scalar(.float(1 - momentum))), new))
  }

  static var dropout: Builtin {
    Builtin(
      "dropout", "In training, numbers set to 0 at random, and the others enlarged so that the mean stays.",
      .tensor("input", "floats of any shape"), .number("p", "the chance of a number to be left out", default: 0.5),
      .bool("training", "False changes nothing", default: true), .inPlace,
      formula: "x·m/(1 - p), m 0 with chance p, else 1",
      examples: [
        Example("dropout(ones(3), training=False).tolist()", prints: "[1.0, 1.0, 1.0]"),
        Example("manual_seed(0); dropout(ones(1000), 0.5).unique().tolist()", prints: "[0.0, 2.0]"),
      ]
    ) { context, input, chance, isTraining, inPlace in
      guard (0...1).contains(chance) else {
        throw TensorError("p", "a chance lies in 0…1, but this is \(floatText(chance))", kind: .value)
      }
      guard isTraining else { return .tensor(input) }
      let scale = chance == 1 ? 0 : Float(1 / (1 - chance))
      let mask = try Tensor.random(input.shape) { Double(context.random.uniform()) < chance ? 0 : scale }
      return .tensor(try input.overwritten(by: Arithmetic.mul(input, mask), inPlace))
    }
  }

  static var prelu: Builtin {
    Builtin(
      "prelu", "Keep positive values and shrink negative ones by a factor that is learned.", .tensor("input", "N×C×…"),
      .tensor("weight", "one factor, or one for each channel"), formula: "x if x > 0, else weight·x",
      examples: [
        Example("prelu(tensor([-2., 3.]), tensor([0.25])).tolist()", prints: "[-0.5, 3.0]"),
        Example("prelu(ones(1, 2, 2), tensor([0.1, 0.2])).shape", prints: "torch.Size([1, 2, 2])"),
      ]
    ) { _, input, weight in .tensor(try rectified(input, slope: weight)) }
  }

  /// `prelu`.
  static func rectified(_ input: Tensor, slope weight: Tensor) throws -> Tensor {
    guard weight.rank <= 1, weight.count >= 1 else {
      throw TensorError(
        "weight", "the factors are one or a row of them, but their shape is \(shapeText(weight.shape))")
    }
    var factor = weight
    if weight.count > 1 {
      guard input.rank >= 2, input.shape[1] == weight.count else {
        throw TensorError(
          "weight",
          "\(weight.count) factors do not fit an input of the shape \(shapeText(input.shape)), whose axis 1 has the channels"
        )
      }
      factor = try weight.reshaped([weight.count] + [Int](repeating: 1, count: input.rank - 2))
    }
    let isPositive = try Comparison.gt(input, .scalar(.float(0)))
    return try Tensor.choose(isPositive, input, Arithmetic.mul(factor, input)).named("PreluKernel")
  }

  static var adaptiveAvgPool2d: Builtin {
    Builtin(
      "adaptive_avg_pool2d", "The means of as many windows as the output is to have.",
      .tensor("input", "N×C×H×W or C×H×W"),
      .value("output_size", "rows and columns; None keeps a size"),
      shapes: "N×C×H×W gives N×C×H′×W′", formula: "window i reaches from ⌊i·H/H′⌋ to ⌈(i + 1)·H/H′⌉",
      examples: [
        Example("adaptive_avg_pool2d(pooling_slide()[None], 2).tolist()", prints: "[[[3.25, 5.25], [2.0, 2.0]]]"),
        Example("adaptive_avg_pool2d(ones(1, 3, 7, 5), (1, None)).shape", prints: "torch.Size([1, 3, 1, 5])"),
      ]
    ) { _, input, size in
      guard let entries = size.sequence ?? wholeNumber(size).map({ [.int($0), .int($0)] }) else {
        throw TensorError.wrongType("output_size", wanted: "a whole number or a pair (rows, columns)", got: size)
      }
      guard entries.count == 2 else {
        throw TensorError(
          "output_size", "the output has 2 sizes, rows and columns, but there are \(entries.count)",
          kind: input.rank > entries.count ? .runtime : .value)
      }
      let wanted = try entries.map { entry in
        if entry.isNone { return nil as Int? }
        guard let size = wholeNumber(entry) else {
          throw TensorError.wrongType("output_size", wanted: "whole numbers", got: entry)
        }
        guard size >= 0 else { throw TensorError("output_size", "a size is at least 0, but this is \(size)") }
        return size
      }
      if wanted == [1, 1] { return .tensor(try Reduction.mean(input, axes: [-2, -1], keepsAxes: true)) }
      guard input.rank == 3 || input.rank == 4, !input.shape.suffix(2).contains(0) else {
        throw TensorError("input", "the input is N×C×H×W or C×H×W, but its shape is \(shapeText(input.shape))")
      }
      var result = input
      for (axis, size) in zip([input.rank - 2, input.rank - 1], wanted) {
        if let size { result = try means(result, axis, size) }
      }
      return .tensor(try result.named("AdaptiveAvgPool2D"))
    }
  }

  /// The means of `count` windows along an axis.
  private static func means(_ input: Tensor, _ axis: Int, _ count: Int) throws -> Tensor {
    let size = input.shape[axis]
    var parts: [Tensor] = []
    for index in 0..<count {
      let start = index * size / count, end = ((index + 1) * size + count - 1) / count
      parts.append(try Reduction.mean(input.narrowed(axis, start, end - start), axes: [axis], keepsAxes: true))
    }
    return parts.isEmpty ? try input.narrowed(axis, 0, 0) : try .cat(parts, axis: axis)
  }
}
