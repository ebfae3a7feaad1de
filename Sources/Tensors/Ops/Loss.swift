/// How far predictions are from what they should be: one number for each, or their mean or sum.
public enum Loss {
  public enum Reduction: String, CaseIterable, Sendable { case none, mean, sum }

  /// -log p of the right class, weighted.
  ///
  /// - Parameters:
  ///   - logarithms: log-probabilities [N, C], [C] or [N, C, d₁, …].
  ///   - labels: whole numbers [N], [] or [N, d₁, …].
  ///   - weight: one for each class, [C].
  ///   - ignored: a label whose place counts as nothing.
  /// - Throws: `RuntimeError` or `ValueError` if the shapes differ, `IndexError` for a label outside the classes.
  public static func negativeLogLikelihood(
    _ logarithms: Tensor, _ labels: Tensor, weight: Tensor? = nil, ignored: Int = -100, _ reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    let (weights, total, labels) = try classWeights(logarithms, labels, weight, ignored)
    let axis = logarithms.rank == 1 ? 0 : 1
    let isIgnored = try Comparison.eq(labels, .scalar(.int(ignored))), zero = try Tensor.scalar(.float(0))
    let safe = try Tensor.choose(isIgnored, .scalar(.int(0)), labels)
    let picked = try logarithms.gathered(axis, safe.unsqueezed(axis)).squeezed([axis])
    // Chosen, not multiplied by 0: divided by a total of 0, an ignored place still has the gradient 0.
    let losses = try Tensor.choose(isIgnored, zero, Activation.neg(Arithmetic.mul(picked, weights)))
    switch reduction {
    case .none: return try losses.named("NllLoss")
    case .sum: return try Tensors.Reduction.sum(losses).named("NllLoss")
    case .mean: return try Arithmetic.div(Tensors.Reduction.sum(losses), total).named("NllLoss")
    }
  }

  /// The negative log-likelihood of the softmax of `logits`; labels may be probabilities [N, C] instead.
  ///
  /// - Parameter smoothing: the part of the probability that is spread over all classes (Szegedy et al., 2016).
  public static func crossEntropy(
    _ logits: Tensor, _ target: Tensor, weight: Tensor? = nil, ignored: Int = -100, smoothing: Double = 0,
    _ reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    guard (0...1).contains(smoothing) else {
      throw TensorError("label_smoothing", "the smoothing lies in 0…1, but this is \(smoothing)")
    }
    guard logits.rank > 0 else {
      throw TensorError("input", "the logits need an axis of classes, but this is one number")
    }
    let axis = logits.rank == 1 ? 0 : 1
    let logarithms = try Softmax(axis: axis, isLogarithm: true)(logits)
    if target.shape == logits.shape {
      guard target.dtype == .float32 else { throw .probabilityType(target.dtype, logits.shape) }
      return try expected(logarithms, target, axis, weight, smoothing, reduction)
    }
    let likelihood = try negativeLogLikelihood(logarithms, target, weight: weight, ignored: ignored, reduction)
    guard smoothing > 0 else { return likelihood }
    let (_, total, labels) = try classWeights(logarithms, target, nil, ignored)
    let spread = try weighted(logarithms, weight, axis)
    let uniform = try Tensor.choose(
      Comparison.eq(labels, .scalar(.int(ignored))), .scalar(.float(0)),
      Activation.neg(Tensors.Reduction.sum(spread, axes: [axis])))
    let classes = Double(logits.shape[axis])
    let divisor = try weight == nil ? total : classWeights(logarithms, target, weight, ignored).total
    let smooth =
      switch reduction {
      case .none: uniform
      case .sum: try Tensors.Reduction.sum(uniform)
      case .mean: try Arithmetic.div(Tensors.Reduction.sum(uniform), divisor)
      }
    return try Arithmetic.add(
      Arithmetic.mul(likelihood, .scalar(.float(1 - smoothing))),
      Arithmetic.mul(smooth, .scalar(.float(smoothing / classes))))
  }

  /// -Σ p·log q for given probabilities p.
  private static func expected(
    _ logarithms: Tensor, _ target: Tensor, _ axis: Int, _ weight: Tensor?, _ smoothing: Double, _ reduction: Reduction
  ) throws(TensorError) -> Tensor {
    let classes = Double(logarithms.shape[axis])
    let smoothed =
      smoothing == 0
      ? target
      : try Arithmetic.add(
        Arithmetic.mul(target, .scalar(.float(1 - smoothing))), .scalar(.float(smoothing / classes)))
    let terms = try Arithmetic.mul(weighted(logarithms, weight, axis), smoothed)
    if reduction == .none { return try Activation.neg(Tensors.Reduction.sum(terms, axes: [axis])) }
    let total = try Activation.neg(Tensors.Reduction.sum(terms))
    if reduction == .sum { return total }
    let rows = Double(terms.count) / Double(max(terms.shape[axis], 1))
    return try Arithmetic.div(total, .scalar(.float(max(rows, 1)))).named("Div", variant: 1)
  }

  private static func weighted(_ logarithms: Tensor, _ weight: Tensor?, _ axis: Int) throws(TensorError) -> Tensor {
    guard let weight else { return logarithms }
    var shape = [Int](repeating: 1, count: logarithms.rank)
    shape[axis] = weight.count
    return try Arithmetic.mul(logarithms, weight.reshaped(shape))
  }

  /// The weight of each label's place, 0 where it is ignored, the sum of all, and the labels in their places.
  private static func classWeights(
    _ logarithms: Tensor, _ labels: Tensor, _ weight: Tensor?, _ ignored: Int
  ) throws(TensorError) -> (places: Tensor, total: Tensor, labels: Tensor) {
    guard logarithms.rank > 0 else {
      throw TensorError("input", "the input needs an axis of classes, but is one number", kind: .value)
    }
    let axis = logarithms.rank == 1 ? 0 : 1
    var shape = logarithms.shape
    let classes = shape.remove(at: axis)
    // The label of a single row may stand alone.
    guard labels.shape == shape || logarithms.rank == 1 && labels.shape == [1] else {
      throw .labelShape(labels.shape, logarithms.shape)
    }
    guard labels.dtype == .int64 || labels.dtype == .uint8 else { throw .labelType(labels.dtype) }
    if let weight, weight.shape != [classes] {
      throw TensorError(
        "weight", "there is one weight for each of the \(classes) classes, but the shape is \(shapeText(weight.shape))")
    }
    try MemoryBudget.checkList(of: max(classes, labels.count))
    let factors = weight?.doubles() ?? [Double](repeating: 1, count: classes)
    var places: [Float] = []
    for scalar in labels.scalars() {
      let label = scalar.int
      guard label == ignored || (0..<classes).contains(label) else { throw .label(label, classes) }
      places.append(label == ignored ? 0 : Float(factors[label]))
    }
    let total = places.reduce(0.0) { $0 + Double($1) }
    return (try .floats(places, shape), try .scalar(.float(total)), try labels.dense(as: .int64).reshaped(shape))
  }

  /// (x - y)², |x - y| and the two binary cross-entropies, element by element.
  public enum Pairwise: String, CaseIterable, Sendable {
    case squared = "mse_loss", absolute = "l1_loss", binary = "binary_cross_entropy"
    case binaryWithLogits = "binary_cross_entropy_with_logits"
  }

  /// - Parameters:
  ///   - weight: a factor for each element, repeated to the input's shape.
  ///   - positiveWeight: a factor for the positive terms, with logits alone.
  public static func pairwise(
    _ kind: Pairwise, _ input: Tensor, _ target: Tensor, weight: Tensor? = nil, positiveWeight: Tensor? = nil,
    _ reduction: Reduction = .mean
  ) throws(TensorError) -> Tensor {
    var losses: Tensor, name: String
    switch kind {
    case .squared: (losses, name) = (try Activation.square(Arithmetic.sub(input, target)), "MseLoss")
    case .absolute: (losses, name) = (try Activation.abs(Arithmetic.sub(input, target)), "Abs")
    case .binary: (losses, name) = (try binary(input, target), "BinaryCrossEntropy")
    case .binaryWithLogits:
      (losses, name) = (try binaryWithLogits(input, target, positiveWeight), "BinaryCrossEntropyWithLogits")
    }
    if let weight {
      let mayRepeat = kind == .binary || kind == .binaryWithLogits
      guard weight.shape == losses.shape || mayRepeat && repeats(weight, to: losses.shape) else {
        throw .elementWeights(weight.shape, losses.shape, kind: mayRepeat ? .runtime : .value)
      }
      losses = try Arithmetic.mul(losses, weight)
    }
    if kind == .absolute && reduction != .none { name = reduction == .mean ? "Mean" : "Sum" }
    switch reduction {
    case .none: return try losses.named(name)
    case .mean: return try Tensors.Reduction.mean(losses).named(name)
    case .sum: return try Tensors.Reduction.sum(losses).named(name)
    }
  }

  private static func repeats(_ weight: Tensor, to shape: [Int]) -> Bool {
    (try? broadcastShape(weight.shape, shape)) == shape
  }

  /// -(y·ln p + (1 - y)·ln(1 - p)), each logarithm at least -100.
  private static func binary(_ input: Tensor, _ target: Tensor) throws(TensorError) -> Tensor {
    guard input.shape == target.shape else { throw .targetShape(target.shape, input.shape, kind: .value) }
    if let value = input.doubles().first(where: { !(0...1).contains($0) }) { throw .noProbability(value) }
    let one = try Tensor.scalar(.float(1)), floor = try Tensor.scalar(.float(-100))
    let yes = try Clamp(low: floor, high: nil)(Activation.log(input))
    let no = try Clamp(low: floor, high: nil)(Activation.log1p(Activation.neg(input)))
    let terms = try Arithmetic.add(Arithmetic.mul(target, yes), Arithmetic.mul(Arithmetic.sub(one, target), no))
    return try Activation.neg(terms)
  }

  /// (1 - y)·x + (1 + (w - 1)·y)·ln(1 + e⁻ˣ), which never overflows.
  private static func binaryWithLogits(
    _ input: Tensor, _ target: Tensor, _ positiveWeight: Tensor?
  ) throws(TensorError) -> Tensor {
    guard input.shape == target.shape else { throw .targetShape(target.shape, input.shape, kind: .value) }
    let one = try Tensor.scalar(.float(1))
    var softplus = try ShapedActivation.softplus(beta: 1, threshold: 20)(Activation.neg(input))
    if let positiveWeight {
      guard repeats(positiveWeight, to: input.shape) else {
        throw .elementWeights(positiveWeight.shape, input.shape, kind: .runtime).renaming(["weight": "pos_weight"])
      }
      let factor = try Arithmetic.add(one, Arithmetic.mul(Arithmetic.sub(positiveWeight, one), target))
      softplus = try Arithmetic.mul(factor, softplus)
    }
    return try Arithmetic.add(Arithmetic.mul(Arithmetic.sub(one, target), input), softplus)
  }
}

extension TensorError {
  fileprivate static func labelType(_ dtype: DType) -> TensorError {
    TensorError(
      "target", "labels are whole numbers (torch.int64), but these are \(dtype.name)",
      hint: "t.long() makes whole numbers")
  }

  fileprivate static func labelShape(_ labels: [Int], _ input: [Int]) -> TensorError {
    // PyTorch takes other numbers of rows for a mistake in the values.
    let isOtherBatch = input.count == 1 ? labels.count == 1 : labels.first ?? 0 != input[0]
    return TensorError(
      "target",
      "the input \(shapeText(input)) needs one label for each row, but the labels have the shape \(shapeText(labels))",
      kind: isOtherBatch ? .value : .runtime)
  }

  fileprivate static func probabilityType(_ dtype: DType, _ shape: [Int]) -> TensorError {
    TensorError(
      "target", "in the shape \(shapeText(shape)) of the input probabilities are needed, but these are \(dtype.name)",
      hint: "t.float() makes floats; labels have one axis less")
  }

  fileprivate static func elementWeights(_ weight: [Int], _ input: [Int], kind: Kind) -> TensorError {
    TensorError(
      "weight", "there is a weight for each element of \(shapeText(input)), but the shape is \(shapeText(weight))",
      kind: kind)
  }

  fileprivate static func label(_ label: Int, _ classes: Int) -> TensorError {
    TensorError("target", "the label \(label) is outside the classes 0…\(classes - 1)", kind: .index)
  }

  fileprivate static func targetShape(_ target: [Int], _ input: [Int], kind: Kind = .runtime) -> TensorError {
    TensorError(
      "target", "the target has the shape \(shapeText(target)), but the input has \(shapeText(input))", kind: kind)
  }

  fileprivate static func noProbability(_ value: Double) -> TensorError {
    TensorError(
      "input", "probabilities lie in 0…1, but one is \(Float(value))",
      hint: "binary_cross_entropy_with_logits takes any numbers")
  }
}
