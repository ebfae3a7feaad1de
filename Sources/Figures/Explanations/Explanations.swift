import Language
import Tensors
import Typesetting

/// Formulas with the numbers of a call put in, and values in words.
public enum Explanations {
  /// The explanation of a call that has returned; nil if there is no formula to show.
  public static func make(for event: CallEvent, width: Int) -> Drawing? {
    guard let explain = catalogue[event.name], let table = explain(event) else { return nil }
    return table.drawing(width: width)
  }

  private typealias Explainer = @Sendable (CallEvent) -> ExplanationTable?

  private static let catalogue: [String: Explainer] = {
    var catalogue: [String: Explainer] = [
      "output_size": size, "conv2d": convolution, "correlate2d": correlation, "convolve2d": correlation,
      "max_pool2d": pool,
      "avg_pool2d": pool, "matmul": product, "mm": product,
      "linear": { LayerExplanations.linear($0) }, "conv_transpose2d": { LayerExplanations.transposed($0) },
      "batch_norm": { LayerExplanations.batchNorm($0) }, "local_response_norm": { LayerExplanations.responseNorm($0) },
      "softmax": { LayerExplanations.softmax($0) }, "log_softmax": { LayerExplanations.softmax($0) },
    ]
    for name in ActivationRule.names { catalogue[name] = { ActivationExplanation($0)?.table } }
    return catalogue
  }()

  @Sendable private static func size(_ event: CallEvent) -> ExplanationTable? {
    guard let input = event.int("I"), let kernel = event.int("F"), let padding = event.int("P"),
      let stride = event.int("S"),
      let dilation = event.int("D"),
      let geometry = try? Convolution2D.Geometry(
        input: Pair(input, input), kernel: Pair(kernel, kernel), stride: Pair(stride, stride),
        padding: .numbers(Pair(padding, padding)), dilation: Pair(dilation, dilation))
    else { return nil }
    var table = ExplanationTable()
    SizeExplanation(geometry: geometry, isOneAxis: true).add(to: &table)
    return table
  }

  @Sendable private static func convolution(_ event: CallEvent) -> ExplanationTable? {
    guard let (operation, input, weight, bias) = event.convolution,
      let plan = try? operation.plan(input.shape, weight.shape, bias: bias?.shape)
    else { return nil }
    var table = ExplanationTable()
    SizeExplanation(geometry: plan.geometry).add(to: &table)
    table.add(
      "shapes", "\(shapeText(input.shape)) with \(shapeText(weight.shape)) gives \(shapeText(plan.outputShape))")
    let kernel = plan.geometry.kernel
    let output = plan.geometry.output
    let each = plan.inChannels / plan.groups
    let perKernel = (each > 1 || weight.rank > 2 ? "\(each)·" : "") + "\(kernel.rows)·\(kernel.columns)"
    let weights = weight.rank == 2 ? perKernel : "\(plan.outChannels)·\(perKernel)"
    table.addParameters(weights, weight.count, bias: plan.hasBias ? plan.outChannels : nil)
    table.add(
      "multiplications",
      "\(weights) · \(output.rows)·\(output.columns) = \(grouped(plan.multiplications))\(input.rank == 4 ? " for each picture" : "")"
    )
    return table
  }

  @Sendable private static func correlation(_ event: CallEvent) -> ExplanationTable? {
    guard let (operation, picture, kernel) = event.correlation, let result = event.resultTensor,
      let geometry = try? operation.geometry(picture.shape, kernel.shape)
    else { return nil }
    var table = ExplanationTable()
    table.add(
      "formula",
      operation.flipsKernel
        ? "y[i, j] = Σ x[i + r, j + s]·k[R-1-r, S-1-s]: the kernel turned by 180°"
        : "y[i, j] = Σ x[i + r, j + s]·k[r, s]: the kernel as it stands")
    SizeExplanation(geometry: geometry).add(to: &table)
    table.add("shapes", "\(shapeText(picture.shape)) with \(shapeText(kernel.shape)) gives \(shapeText(result.shape))")
    let size = geometry.kernel
    let output = geometry.output
    let count = size.rows * size.columns * output.rows * output.columns
    table.add("multiplications", "\(size.rows)·\(size.columns) · \(output.rows)·\(output.columns) = \(grouped(count))")
    return table
  }

  @Sendable private static func pool(_ event: CallEvent) -> ExplanationTable? {
    guard let (pool, input) = event.pool, let result = event.resultTensor,
      let geometry = try? pool.geometry(input.shape)
    else { return nil }
    var table = ExplanationTable()
    SizeExplanation(geometry: geometry, roundsUp: pool.ceil).add(to: &table)
    table.add("shapes", "\(shapeText(input.shape)) gives \(shapeText(result.shape))")
    table.add("parameters", "none: a pool has nothing to learn")
    table.add("keeps", "\(grouped(result.count)) of \(grouped(input.count)) numbers")
    return table
  }

  @Sendable private static func product(_ event: CallEvent) -> ExplanationTable? {
    guard let left = event.tensor("input"), let right = event.tensor("other") ?? event.tensor("mat2"), left.rank == 2,
      right.rank == 2,
      let result = event.resultTensor
    else { return nil }
    var table = ExplanationTable()
    table.add("shapes", "\(shapeText(left.shape)) with \(shapeText(right.shape)) gives \(shapeText(result.shape))")
    table.add("formula", "each number is a row times a column: a sum of \(left.shape[1]) products")
    let sizes = left.shape + [right.shape[1]]
    table.add("multiplications", "\(sizes.map(String.init).joined(separator: "·")) = \(grouped(sizes.reduce(1, *)))")
    return table
  }
}
