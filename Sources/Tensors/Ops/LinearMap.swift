/// What a fully connected layer calculates: x·Wᵀ + b.
public struct LinearMap: Sendable {
  public init() {}

  /// - Parameters: `input` [..., inputs], `weight` [outputs, inputs] or [inputs], `bias` [outputs].
  /// - Returns: [..., outputs], or [...] for a weight vector.
  public func callAsFunction(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
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
}

extension TensorError {
  fileprivate static func widths(_ input: [Int], _ weight: [Int]) -> TensorError {
    TensorError(
      "input",
      "the weight \(shapeText(weight)) takes \(weight[weight.count - 1]) numbers per row, but the input has the shape \(shapeText(input))",
      hint: "flatten pictures first: flatten(x, 1) has the shape N×(C·H·W)")
  }
}
