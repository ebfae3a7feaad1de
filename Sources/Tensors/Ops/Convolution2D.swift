/// The sum of products of a kernel with every window of a picture: what neural networks call convolution.
///
/// Mathematics calls it cross-correlation, because the kernel is not turned round.
public struct Convolution2D: Sendable {
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
    let plan = try plan(input.shape, weight.shape, bias: bias?.shape)
    let type = max(input.dtype, weight.dtype, bias?.dtype ?? .bool)
    guard type >= .int64 else { throw .needsNumbers("a convolution", type) }
    let result =
      type == .float32
      ? try slide(input, weight, bias, plan, Float.self) : try slide(input, weight, bias, plan, Int.self)
    return try result.reshaped(plan.outputShape)
  }

  /// Adds, kernel element by kernel element, whole rows of shifted input: the inner loop runs over neighbours.
  private func slide<T: Summand>(
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

extension Convolution2D.Axis {
  /// The windows whose kernel element `tap` lies on the input, not on padding.
  func positionsInside(tap: Int) -> Range<Int> {
    let shift = before - tap * dilation
    let first = max(0, floorDivision(shift + stride - 1, stride))
    let end = min(output, floorDivision(input - 1 + shift, stride) + 1)
    return first < end ? first..<end : 0..<0
  }
}
