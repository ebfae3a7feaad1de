/// The transposed convolution: every number of the input stamps the kernel, scaled by it, onto the output, and
/// overlapping stamps add up.
///
/// It is the way back of a convolution (`InputGradient`), not its inverse. Source: Dumoulin & Visin (2016), chapter 4.
public struct TransposedConvolution2D: Op, Sendable {
  public var stride: Pair
  /// Rows and columns cut off on each side of the output.
  public var padding: Pair
  /// Rows and columns more at the bottom and on the right, which a stride's floor leaves open.
  public var outputPadding: Pair
  public var groups: Int
  public var dilation: Pair

  public init(stride: Pair = 1, padding: Pair = 0, outputPadding: Pair = 0, groups: Int = 1, dilation: Pair = 1) {
    self.stride = stride
    self.padding = padding
    self.outputPadding = outputPadding
    self.groups = groups
    self.dilation = dilation
  }

  /// - Parameters:
  ///   - input: [N, C, H, W], [C, H, W] or a plain matrix [H, W].
  ///   - weight: [C, K/groups, R, S], or [R, S] for a plain matrix.
  ///   - bias: [K].
  /// - Returns: [N, K, H′, W′] with H′ = (H - 1)·stride - 2·padding + dilation·(R - 1) + outputPadding + 1.
  /// - Throws: `RuntimeError` with the sizes, if something does not fit.
  public func callAsFunction(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    try applied(to: [input, weight] + (bias.map { [$0] } ?? []))
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0], weight = inputs[1]
    let sizes = try sizes(input.shape, weight.shape)
    if inputs.count > 2, inputs[2].shape != [sizes.maps] { throw .bias(inputs[2].shape, sizes.maps) }
    let stamped = try InputGradient(convolution: convolution, shape: sizes.full)(input, weight)
    let cut = try stamped.padded(widths, with: .int(0))
    guard inputs.count > 2 else { return cut }
    return try Arithmetic.add(cut, inputs[2].reshaped([sizes.maps, 1, 1]))
  }

  public func gradientName(_ inputs: [Tensor]) -> String {
    inputs[0].rank == 3 ? "SqueezeBackward1" : "ConvolutionBackward0"
  }

  public var reads: Reads { .inputs }

  /// The way back of the way back: a convolution.
  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let full = try gradient.padded(widths.map { (-$0.before, -$0.after) }, with: .int(0))
    let toInput = step.wants(0) ? try convolution(full, step.input(1)).reshaped(step.shapes[0]) : nil
    let toWeight =
      step.wants(1) ? try WeightGradient(convolution: convolution, shape: step.shapes[1])(step.input(0), full) : nil
    guard step.shapes.count > 2 else { return [toInput, toWeight] }
    guard step.wants(2) else { return [toInput, toWeight, nil] }
    return [toInput, toWeight, try Convolution2D.biasGradient(gradient, maps: step.shapes[2][0])]
  }

  /// The convolution that this one is the way back of, without what is cut off.
  private var convolution: Convolution2D { Convolution2D(stride: stride, dilation: dilation, groups: groups) }

  /// What is cut off (negative) or added around the stamps; the last axis comes first.
  private var widths: [(before: Int, after: Int)] {
    [
      (-padding.columns, outputPadding.columns - padding.columns), (-padding.rows, outputPadding.rows - padding.rows),
    ]
  }

  /// The shape of all stamps before anything is cut off, and the number of maps.
  public func sizes(_ input: [Int], _ weight: [Int]) throws(TensorError) -> (full: [Int], maps: Int, output: Pair) {
    try checkSettings()
    let isPlain = input.count == 2 && weight.count == 2
    guard isPlain || (input.count == 3 || input.count == 4) && weight.count == 4 else { throw .axes(input, weight) }
    let channels = isPlain ? 1 : input[input.count - 3]
    let kernels = isPlain ? 1 : weight[0]
    guard channels == kernels else { throw .channels(input, channels, weight) }
    guard channels % groups == 0 else {
      throw TensorError("groups", "\(channels) input channels cannot be split into \(groups) equal groups")
    }
    let maps = isPlain ? 1 : weight[1] * groups
    let height = input[input.count - 2], width = input[input.count - 1]
    guard height > 0, width > 0, !weight.contains(0) else { throw .empty(input, weight) }
    let rows = (height - 1) * stride.rows + dilation.rows * (weight[weight.count - 2] - 1) + 1
    let columns = (width - 1) * stride.columns + dilation.columns * (weight[weight.count - 1] - 1) + 1
    let output = Pair(
      rows - 2 * padding.rows + outputPadding.rows, columns - 2 * padding.columns + outputPadding.columns)
    guard output.rows > 0 && output.columns > 0 else { throw .nothingLeft(Pair(rows, columns), padding, output) }
    let lead = isPlain ? [] : Array(input.dropLast(3)) + [maps]
    return (lead + [rows, columns], maps, output)
  }

  private func checkSettings() throws(TensorError) {
    guard stride.rows >= 1, stride.columns >= 1 else {
      throw TensorError("stride", "the stride is at least 1, but this is \(stride.shortText)")
    }
    guard dilation.rows >= 1, dilation.columns >= 1 else {
      throw TensorError("dilation", "the dilation is at least 1, but this is \(dilation.shortText)")
    }
    guard padding.rows >= 0, padding.columns >= 0 else {
      throw TensorError("padding", "the padding is at least 0, but this is \(padding.shortText)")
    }
    for (name, setting) in [("stride", stride), ("padding", padding), ("dilation", dilation)]
    where max(setting.rows, setting.columns) > 1 << 30 {
      throw TensorError(
        name, "\(setting.shortText) is more than any machine's memory holds", kind: .memory,
        hint: "use a smaller number")
    }
    guard groups >= 1 else { throw TensorError("groups", "the number of groups is at least 1, but this is \(groups)") }
    for (extra, stride, dilation) in [
      (outputPadding.rows, stride.rows, dilation.rows), (outputPadding.columns, stride.columns, dilation.columns),
    ] where extra < 0 || extra >= max(stride, dilation) {
      throw .outputPadding(extra, stride, dilation)
    }
  }
}

extension TensorError {
  fileprivate static func axes(_ input: [Int], _ weight: [Int]) -> TensorError {
    TensorError(
      "input",
      "an input N×C×H×W or C×H×W goes with a kernel C×K×R×S, and a matrix H×W with R×S, but the shapes are \(shapeText(input)) and \(shapeText(weight))"
    )
  }

  fileprivate static func channels(_ input: [Int], _ channels: Int, _ weight: [Int]) -> TensorError {
    TensorError(
      "weight",
      "the kernel \(shapeText(weight)) takes \(weight[0]) channel(s), but the input \(shapeText(input)) has \(channels)",
      hint: "the kernel of a transposed convolution has the input's channels first: C×K×R×S")
  }

  fileprivate static func bias(_ shape: [Int], _ maps: Int) -> TensorError {
    TensorError(
      "bias", "there is one bias for each of the \(maps) map(s), but the bias has the shape \(shapeText(shape))")
  }

  fileprivate static func empty(_ input: [Int], _ weight: [Int]) -> TensorError {
    TensorError("input", "nothing can be stamped: the shapes are \(shapeText(input)) and \(shapeText(weight))")
  }

  fileprivate static func nothingLeft(_ full: Pair, _ padding: Pair, _ output: Pair) -> TensorError {
    TensorError(
      "padding",
      "the stamps cover \(full.text), and a padding of \(padding.shortText) on each side leaves \(output.text)",
      hint: "use a smaller padding")
  }

  fileprivate static func outputPadding(_ extra: Int, _ stride: Int, _ dilation: Int) -> TensorError {
    TensorError(
      "output_padding",
      "the output padding is at least 0 and smaller than the stride \(stride) or the dilation \(dilation), but this is \(extra)"
    )
  }
}
