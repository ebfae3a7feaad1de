/// The gradient of a convolution's input: every number of dY stamps the kernel onto the place it came from.
///
/// A convolution adds up X·W·dY over all windows; leaving out one factor in turn gives Y, dX and dW. So each of the
/// three is the way back of the other two. Source: Dumoulin & Visin, A guide to convolution arithmetic (2016), chapter 4.
public struct InputGradient: Op {
  public let convolution: Convolution2D
  /// Of the convolution's input.
  public let shape: [Int]

  public init(convolution: Convolution2D, shape: [Int]) {
    self.convolution = convolution
    self.shape = shape
  }

  /// - Parameters: `gradient` of the maps [N, K, H′, W′], `weight` [K, C/groups, R, S], or without the axes they lack.
  /// - Returns: the gradient of the input, in its shape.
  public func callAsFunction(_ gradient: Tensor, _ weight: Tensor) throws(TensorError) -> Tensor {
    try applied(to: gradient, weight)
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let type = max(inputs[0].dtype, inputs[1].dtype)
    guard type >= .int64 else { throw .needsNumbers("a convolution", type) }
    let plan = try convolution.plan(shape, inputs[1].shape), kernel = ConvolutionKernel(plan)
    guard type == .float32 else { return try readable(inputs, plan, Int.self) }
    return kernel.pays ? try fast(inputs, kernel) : try readable(inputs, plan, Float.self)
  }

  /// By the loops of an instruction set.
  func fast(_ inputs: [Tensor], _ kernel: ConvolutionKernel) throws(TensorError) -> Tensor {
    let gradient = try inputs[0].dense(as: .float32), weight = try inputs[1].dense(as: .float32)
    return try .make(shape, Float.self) { (target) throws(TensorError) in
      try kernel.inputGradient(gradient.floats, weight.floats, into: target)
      withExtendedLifetime((gradient, weight)) {}
    }
  }

  func readable<T: Summand>(
    _ inputs: [Tensor], _ plan: Convolution2D.Plan, _ type: T.Type
  ) throws(TensorError) -> Tensor {
    let result = try Tensor.zeros(shape, dtype: T.dtype)
    let target = try result.storage.mutableElements(T.self)
    var overflow = false
    try inputs[0].withElements(as: T.self) { (gradient) throws(TensorError) in
      try inputs[1].withElements(as: T.self) { (kernels) throws(TensorError) in
        guard let gradient = gradient.baseAddress else { return }
        try plan.forEachTap { (tap) throws(TensorError) in
          let factor = kernels[tap.weight]
          plan.forEachLine(tap) { map, picture, count, stride in
            for x in 0..<count {
              if T.add(factor, times: gradient[map + x], to: &target[picture + x * stride]) { overflow = true }
            }
          }
        }
      }
    }
    if overflow { throw .overflow("a convolution") }
    return result
  }

  public func gradientName(_ inputs: [Tensor]) -> String { "ConvolutionBackwardBackward0" }

  public var reads: Reads { .inputs }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [
      step.wants(0) ? try convolution(gradient, step.input(1)).reshaped(step.shapes[0]) : nil,
      step.wants(1)
        ? try WeightGradient(convolution: convolution, shape: step.shapes[1])(step.input(0), gradient) : nil,
    ]
  }
}

/// The gradient of a convolution's kernels: each weight gets the sum of dY times the pixels it met.
public struct WeightGradient: Op {
  public let convolution: Convolution2D
  /// Of the convolution's kernels.
  public let shape: [Int]

  public init(convolution: Convolution2D, shape: [Int]) {
    self.convolution = convolution
    self.shape = shape
  }

  /// - Parameters: `gradient` of the maps [N, K, H′, W′], `input` [N, C, H, W], or without the axes they lack.
  /// - Returns: the gradient of the kernels, in their shape.
  public func callAsFunction(_ gradient: Tensor, _ input: Tensor) throws(TensorError) -> Tensor {
    try applied(to: gradient, input)
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let plan = try convolution.plan(inputs[1].shape, shape), kernel = ConvolutionKernel(plan)
    return kernel.pays ? try fast(inputs, kernel) : try readable(inputs, plan)
  }

  /// By the loops of an instruction set.
  func fast(_ inputs: [Tensor], _ kernel: ConvolutionKernel) throws(TensorError) -> Tensor {
    let gradient = try inputs[0].dense(as: .float32), input = try inputs[1].dense(as: .float32)
    return try .make(shape, Float.self) { (target) throws(TensorError) in
      try kernel.weightGradient(gradient.floats, input.floats, into: target)
      withExtendedLifetime((gradient, input)) {}
    }
  }

  func readable(_ inputs: [Tensor], _ plan: Convolution2D.Plan) throws(TensorError) -> Tensor {
    var sums = [Double](repeating: 0, count: shape.reduce(1, *))
    try inputs[0].withElements(as: Float.self) { (gradient) throws(TensorError) in
      try inputs[1].withElements(as: Float.self) { (pixels) throws(TensorError) in
        guard let gradient = gradient.baseAddress, let pixels = pixels.baseAddress else { return }
        try plan.forEachTap { (tap) throws(TensorError) in
          var total = 0.0
          plan.forEachLine(tap) { map, picture, count, stride in
            var line: Float = 0
            for x in 0..<count { line += gradient[map + x] * pixels[picture + x * stride] }
            total += Double(line)
          }
          sums[tap.weight] += total
        }
      }
    }
    return try .floats(sums.map(Float.init), shape)
  }

  public func gradientName(_ inputs: [Tensor]) -> String { "ConvolutionBackwardBackward0" }

  public var reads: Reads { .inputs }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [
      step.wants(0) ? try convolution(step.input(1), gradient).reshaped(step.shapes[0]) : nil,
      step.wants(1)
        ? try InputGradient(convolution: convolution, shape: step.shapes[1])(step.input(0), gradient) : nil,
    ]
  }
}

extension Convolution2D.Plan {
  /// One kernel element of one picture: where its weight, picture and map lie.
  fileprivate struct Tap {
    let weight: Int
    let picture: Int
    let map: Int
    let row: Int
    let column: Int
  }

  fileprivate func forEachTap(_ body: (Tap) throws(TensorError) -> Void) throws(TensorError) {
    let rows = geometry.rows, columns = geometry.columns
    let channels = inChannels / groups, mapsPerGroup = outChannels / groups
    for picture in 0..<batch {
      for map in 0..<outChannels {
        for channel in 0..<channels {
          let source = picture * inChannels + map / mapsPerGroup * channels + channel
          for tap in 0..<(rows.kernel * columns.kernel) {
            try body(
              Tap(
                weight: (map * channels + channel) * rows.kernel * columns.kernel + tap,
                picture: source * rows.input * columns.input,
                map: (picture * outChannels + map) * rows.output * columns.output, row: tap / columns.kernel,
                column: tap % columns.kernel))
          }
          try Cancellation.poll()
        }
      }
    }
  }

  /// The lines of the map that a kernel element takes part in, each with the first pixel that it meets.
  @inline(__always)
  fileprivate func forEachLine(_ tap: Tap, _ body: (_ map: Int, _ picture: Int, _ count: Int, _ stride: Int) -> Void) {
    let rows = geometry.rows, columns = geometry.columns
    let inside = columns.positionsInside(tap: tap.column)
    guard !inside.isEmpty else { return }
    let first = columns.pixel(inside.lowerBound, tap: tap.column)
    for y in rows.positionsInside(tap: tap.row) {
      body(
        tap.map + y * columns.output + inside.lowerBound,
        tap.picture + rows.pixel(y, tap: tap.row) * columns.input + first,
        inside.count, columns.stride)
    }
  }
}
