import Language
import Tensors

/// What layers calculate and cost: fully connected ones, transposed convolutions, normalizations, softmax.
enum LayerExplanations {
  static func linear(_ event: CallEvent) -> ExplanationTable? {
    guard let input = event.tensor("input"), let weight = event.tensor("weight"), weight.rank == 2,
      let result = event.resultTensor
    else { return nil }
    let outputs = weight.shape[0], inputs = weight.shape[1], rows = input.count / max(1, inputs)
    var table = ExplanationTable()
    table.add("formula", "y = x·Wᵀ + b: each output is a sum of \(counted(inputs, "product"))")
    table.add("shapes", "\(shapeText(input.shape)) with \(shapeText(weight.shape)) gives \(shapeText(result.shape))")
    let weights = "\(outputs)·\(inputs)"
    let count = outputs * inputs
    table.addParameters(weights, count, bias: event.tensor("bias")?.count)
    table.add("multiplications", "\(weights) = \(grouped(count))" + (rows > 1 ? " for each of \(rows) rows" : ""))
    return table
  }

  static func transposed(_ event: CallEvent) -> ExplanationTable? {
    guard let input = event.tensor("input"), let weight = event.tensor("weight"), let stride = event.pair("stride"),
      let padding = event.pair("padding"), let more = event.pair("output_padding"),
      let dilation = event.pair("dilation"), let result = event.resultTensor,
      input.rank >= 2, weight.rank >= 2, result.rank == input.rank
    else { return nil }
    var table = ExplanationTable()
    let pixels = Array(input.shape.suffix(2)), kernel = Array(weight.shape.suffix(2))
    let sizes = Array(result.shape.suffix(2))
    func size(_ label: String, _ axis: Int, _ path: (Pair) -> Int) {
      // E is the output padding, which is mostly 0.
      let extra = path(more)
      table.add(
        label,
        equation: [
          "(I - 1)·S - 2P + D(F - 1)\(extra > 0 ? " + E" : "") + 1",
          "(\(pixels[axis]) - 1)·\(path(stride)) - \(2 * path(padding)) + \(path(dilation) * (kernel[axis] - 1))"
            + "\(extra > 0 ? " + \(extra)" : "") + 1",
          "\(sizes[axis])",
        ])
    }
    let isSquare =
      pixels[0] == pixels[1] && kernel[0] == kernel[1]
      && [stride, padding, more, dilation].allSatisfy { $0.rows == $0.columns }
    if isSquare {
      size("size", 1, \.columns)
    } else {
      size("size, rows", 0, \.rows)
      size("size, columns", 1, \.columns)
    }
    table.add("shapes", "\(shapeText(input.shape)) with \(shapeText(weight.shape)) gives \(shapeText(result.shape))")
    table.addParameters(
      weight.shape.map(String.init).joined(separator: "·"), weight.count, bias: event.tensor("bias")?.count)
    // Every number of the input stamps one kernel for each map of its group.
    let stamps = weight.count / max(1, weight.rank == 4 ? weight.shape[0] : 1)
    let numbers = input.rank == 4 ? input.count / max(1, input.shape[0]) : input.count
    table.add(
      "multiplications",
      "\(grouped(numbers)) numbers stamp \(grouped(stamps)) each = \(grouped(numbers * stamps))"
        + (input.rank == 4 ? " for each picture" : ""))
    return table
  }

  static func batchNorm(_ event: CallEvent) -> ExplanationTable? {
    guard let input = event.tensor("input"), input.rank >= 2 else { return nil }
    let channels = input.shape[1], each = input.count / max(1, channels), isTraining = event.isTrue("training")
    var table = ExplanationTable()
    table.add("formula", "y = γ·(x - mean)/√(variance + \(fine(event["eps"]?.double ?? 1e-5))) + β, for each channel")
    table.add(
      "mean, variance",
      isTraining
        ? "of the batch: \(grouped(each)) numbers for each of \(counted(channels, "channel"))"
        : "what has run in training, one of each for \(counted(channels, "channel"))")
    let learned = [("γ", "weight"), ("β", "bias")].filter { event.tensor($0.1) != nil }
    table.add(
      "parameters",
      learned.isEmpty
        ? "none"
        : "\(learned.map(\.0).joined(separator: " and ")): \(learned.count)·\(channels) = \(learned.count * channels)")
    table.add("shapes", "\(shapeText(input.shape)) gives the same")
    return table
  }

  static func responseNorm(_ event: CallEvent) -> ExplanationTable? {
    guard let input = event.tensor("input"), let size = event.int("size"), let alpha = event["alpha"]?.double,
      let beta = event["beta"]?.double, let k = event["k"]?.double
    else { return nil }
    var table = ExplanationTable()
    table.add(
      "formula",
      "y = x/(\(fine(k)) + \(fine(alpha))/\(size)·Σ x²)^\(fine(beta)), Σ over \(counted(size, "channel")) around its own"
    )
    table.add("parameters", "none: nothing is learned")
    table.add("shapes", "\(shapeText(input.shape)) gives the same")
    return table
  }

  static func softmax(_ event: CallEvent) -> ExplanationTable? {
    guard let input = event.tensor("input"), let result = event.resultTensor, let given = event.int("dim"),
      input.rank > 0
    else { return nil }
    let axis = given < 0 ? given + input.rank : given, size = input.shape[axis]
    let isLogarithm = event.name == "log_softmax"
    var table = ExplanationTable()
    table.add("formula", isLogarithm ? "y = x - ln Σ eˣ, along axis \(axis)" : "y = eˣ/Σ eˣ, along axis \(axis)")
    let rows = counted(input.count / max(1, size), "row")
    table.add("sums", "\(rows) of \(isLogarithm ? "logarithms of " : "")\(counted(size, "share")) that add up to 1")
    table.add("shapes", "\(shapeText(input.shape)) gives \(shapeText(result.shape))")
    return table
  }
}
