/// What a fully connected layer calculates: x·Wᵀ + b.
public struct LinearMap: Op, Sendable {
  public init() {}

  /// - Parameters: `input` [..., inputs], `weight` [outputs, inputs] or [inputs], `bias` [outputs].
  /// - Returns: [..., outputs], or [...] for a weight vector.
  public func callAsFunction(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    try applied(to: [input, weight] + (bias.map { [$0] } ?? []))
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0], weight = inputs[1], bias = inputs.count > 2 ? inputs[2] : nil
    guard weight.rank == 1 || weight.rank == 2 else {
      throw TensorError("weight", "the weight has 2 axes (outputs×inputs), but its shape is \(shapeText(weight.shape))")
    }
    guard let width = input.shape.last, width == weight.shape[weight.rank - 1] else {
      throw .widths(input.shape, weight.shape)
    }
    let product = try MatrixProduct()(input, weight.rank == 1 ? weight : weight.transposed(0, 1))
    guard let bias else { return product }
    guard bias.rank == 1 && (bias.shape[0] == weight.shape[0] || bias.shape[0] == 1) || bias.rank == 0 else {
      throw TensorError(
        "bias",
        "there is one bias for each of the \(weight.shape[0]) outputs, but the bias has the shape \(shapeText(bias.shape))"
      )
    }
    return try Arithmetic.add(product, bias)
  }

  public func gradientName(_ inputs: [Tensor]) -> String {
    switch (inputs[0].rank, inputs.count) {
    case (2, 2): "MmBackward0"
    case (2, 3): "AddmmBackward0"
    case (1, 2): "SqueezeBackward4"
    case (_, 2): "UnsafeViewBackward0"
    default: "ViewBackward0"
    }
  }

  public var reads: Reads { .inputs }

  public func reach(_ shapes: [[Int]]) -> PictureReach { .ownRow }

  /// dX = dY·W, dW = dYᵀ·X and db = Σ dY.
  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let input = try step.input(0), weight = try step.input(1)
    let matrix = weight.rank == 1 ? try weight.unsqueezed(0) : weight
    let outputs = matrix.shape[0], inputs = matrix.shape[1]
    let rows = try gradient.reshaped([input.shape.dropLast().reduce(1, *), outputs])
    let toInput = step.wants(0) ? try MatrixProduct()(rows, matrix).reshaped(input.shape) : nil
    let toWeight =
      step.wants(1)
      ? try MatrixProduct()(rows.transposed(0, 1), input.reshaped([rows.shape[0], inputs])).reshaped(weight.shape) : nil
    guard step.shapes.count > 2 else { return [toInput, toWeight] }
    return [toInput, toWeight, step.wants(2) ? try gradient.summed(to: step.shapes[2]) : nil]
  }
}

extension TensorError {
  fileprivate static func widths(_ input: [Int], _ weight: [Int]) -> TensorError {
    TensorError(
      "input",
      "the weight \(shapeText(weight)) takes \(weight[weight.count - 1]) numbers per row, but the input has the shape \(shapeText(input))",
      hint: "flatten pictures first: flatten(x, 1) has the shape N×(C·H·W)")
  }
}
