/// The sum of products of a kernel with every window of a picture: what neural networks call convolution.
///
/// Mathematics calls it cross-correlation, because the kernel is not turned round.
public struct Convolution2D: Op, Sendable {
  public var stride: Pair
  public var padding: Padding
  public var dilation: Pair
  /// Parts into which input and output channels are split; each part sees only itself.
  public var groups: Int

  public init(stride: Pair = 1, padding: Padding = .valid, dilation: Pair = 1, groups: Int = 1) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  /// The feature maps of `input`.
  ///
  /// - Parameters:
  ///   - input: [N, C, H, W], [C, H, W] or a plain matrix [H, W].
  ///   - weight: [K, C/groups, R, S]; one kernel [C, R, S] for [C, H, W], or [R, S] for a plain matrix.
  ///   - bias: [K], added to every element of its map.
  /// - Returns: [N, K, H′, W′], without the axes that input and weight lack. Whole numbers stay whole.
  /// - Throws: `RuntimeError` with the sizes, if something does not fit.
  public func callAsFunction(_ input: Tensor, _ weight: Tensor, bias: Tensor? = nil) throws(TensorError) -> Tensor {
    try applied(to: [input, weight] + (bias.map { [$0] } ?? []))
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0], weight = inputs[1], bias = inputs.count > 2 ? inputs[2] : nil
    let plan = try plan(input.shape, weight.shape, bias: bias?.shape)
    let type = max(input.dtype, weight.dtype, bias?.dtype ?? .bool)
    guard type >= .int64 else { throw .needsNumbers("a convolution", type) }
    let kernel = ConvolutionKernel(plan)
    let result =
      type == .int64
      ? try readable(input, weight, bias, plan, Int.self)
      : kernel.pays
        ? try fast(input, weight, bias, plan, kernel) : try readable(input, weight, bias, plan, Float.self)
    return try result.reshaped(plan.outputShape)
  }

  /// By the loops of an instruction set.
  func fast(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ plan: Plan, _ kernel: ConvolutionKernel
  ) throws(TensorError) -> Tensor {
    let pixels = try input.dense(as: .float32), kernels = try weight.dense(as: .float32)
    let biases = try bias?.dense(as: .float32)
    return try .make(
      [plan.batch, plan.outChannels, plan.geometry.rows.output, plan.geometry.columns.output], Float.self
    ) { (maps) throws(TensorError) in
      try kernel.forward(pixels.floats, kernels.floats, biases?.floats, into: maps)
      withExtendedLifetime((pixels, kernels, biases)) {}
    }
  }

  /// Adds, kernel element by kernel element, whole rows of shifted input: the inner loop runs over neighbours.
  func readable<T: Summand>(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ plan: Plan, _ type: T.Type
  ) throws(TensorError) -> Tensor {
    let rows = plan.geometry.rows, columns = plan.geometry.columns
    let shape = [plan.batch, plan.outChannels, rows.output, columns.output]
    let pictureSize = rows.input * columns.input, kernelSize = rows.kernel * columns.kernel
    let channels = plan.inChannels / groups, mapsPerGroup = plan.outChannels / groups
    return try input.withElements(as: T.self) { (pixels) throws(TensorError) in
      try weight.withElements(as: T.self) { (kernels) throws(TensorError) in
        try .make(shape, T.self) { (maps) throws(TensorError) in
          let mapSize = rows.output * columns.output
          var overflow = false
          for picture in 0..<plan.batch {
            for map in 0..<plan.outChannels {
              let target = maps + (picture * plan.outChannels + map) * mapSize
              target.initialize(repeating: try plan.bias(bias, map), count: mapSize)
              for channel in 0..<channels {
                let source = (picture * plan.inChannels + map / mapsPerGroup * channels + channel) * pictureSize
                let kernel = (map * channels + channel) * kernelSize
                for tap in 0..<kernelSize {
                  let r = tap / columns.kernel, s = tap % columns.kernel
                  let inside = columns.positionsInside(tap: s)
                  let factor = kernels[kernel + tap]
                  for y in rows.positionsInside(tap: r) {
                    let first =
                      source + rows.pixel(y, tap: r) * columns.input + columns.pixel(inside.lowerBound, tap: s)
                    let out = target + y * columns.output + inside.lowerBound
                    guard let line = pixels.baseAddress.map({ $0 + first }) else { continue }
                    if columns.stride == 1 {
                      for x in 0..<inside.count { if T.add(factor, times: line[x], to: &out[x]) { overflow = true } }
                    } else {
                      for x in 0..<inside.count {
                        if T.add(factor, times: line[x * columns.stride], to: &out[x]) { overflow = true }
                      }
                    }
                  }
                  try Cancellation.poll()
                }
              }
            }
          }
          if overflow { throw .overflow("a convolution") }
        }
      }
    }
  }
}

// The way back

extension Convolution2D {
  public func gradientName(_ inputs: [Tensor]) -> String {
    // PyTorch adds an axis for one picture and takes it away again.
    inputs[0].rank == 3 ? "SqueezeBackward1" : "ConvolutionBackward0"
  }

  public var reads: Reads { .inputs }

  /// dX, dW, and for the bias the sum of dY over pictures, rows and columns.
  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let toInput =
      step.wants(0)
      ? try InputGradient(convolution: self, shape: step.shapes[0]).applied(to: gradient, step.input(1)) : nil
    let toWeight =
      step.wants(1)
      ? try WeightGradient(convolution: self, shape: step.shapes[1]).applied(to: gradient, step.input(0)) : nil
    guard step.shapes.count > 2 else { return [toInput, toWeight] }
    guard step.wants(2) else { return [toInput, toWeight, nil] }
    return [toInput, toWeight, try Convolution2D.biasGradient(gradient, maps: step.shapes[2][0])]
  }

  /// The sum of dY over rows and columns, then over pictures: first what lies together.
  static func biasGradient(_ gradient: Tensor, maps: Int) throws(TensorError) -> Tensor {
    let pictures = try gradient.reshaped([-1, maps] + gradient.shape.suffix(2))
    return try Reduction.sum(Reduction.sum(pictures, axes: [2, 3]), axes: [0])
  }
}

extension Convolution2D.Axis {
  /// The windows whose kernel element `tap` lies on the input, not on padding.
  func positionsInside(tap: Int) -> Range<Int> {
    let shift = before - tap * dilation
    let first = max(0, floorDivision(shift + stride - 1, stride))
    let end = min(output, floorDivision(input - 1 + shift, stride) + 1)
    return first < end ? first..<end : 0..<0
  }
}
