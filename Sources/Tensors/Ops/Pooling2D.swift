/// One number for each window of a picture: its largest or its mean.
public struct Pooling2D: Sendable {
  public enum Kind: Equatable, Sendable {
    /// The largest number; padding never wins. Of equal ones the first, row by row, and nan beats every number.
    case max
    /// The mean.
    ///
    /// - Parameters:
    ///   - countsPadding: divide by all pixels of the window, padding included.
    ///   - divisor: divide by this instead.
    case average(countsPadding: Bool, divisor: Int?)
  }

  public var kind: Kind
  public var kernel: Pair
  public var stride: Pair
  public var padding: Pair
  public var dilation: Pair
  public var ceil: Bool

  public init(
    _ kind: Kind, kernel: Pair, stride: Pair? = nil, padding: Pair = 0, dilation: Pair = 1, ceil: Bool = false
  ) {
    self.kind = kind
    self.kernel = kernel
    self.stride = stride ?? kernel
    self.padding = padding
    self.dilation = dilation
    self.ceil = ceil
  }

  /// The pooled picture.
  ///
  /// - Parameter input: [N, C, H, W], [C, H, W] or a plain matrix [H, W]; whole numbers stay whole.
  /// - Returns: the leading axes of the input, then H′ and W′.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor { try withIndices(input).values }

  /// The pooled picture, and for `max` the position of each winner in its picture, row by row.
  public func withIndices(_ input: Tensor) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    guard input.isTracked, GradientMode.current.isOn else { return try pooled(input) }
    guard kind == .max else { return (try Averages(pool: self).applied(to: input), try .zeros([], dtype: .int64)) }
    let result = try pooled(input.detached())
    let winners = Winners(pool: self, indices: result.indices)
    let values = result.values
    values.remember(GradientStep(winners, [input], values))
    return result
  }

  fileprivate func pooled(_ input: Tensor) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    switch input.dtype {
    case .float32:
      if kind == .max {
        let geometry = try geometry(input.shape)
        let kernel = PoolKernel(geometry, pictures: input.shape.dropLast(2).reduce(1, *))
        if kernel.alwaysWins { return try fast(input, geometry, kernel) }
      }
      return try readable(input)
    case .int64: return try pool(input, Int.self, lowest: .min) { $0.dividedReportingOverflow(by: $1) }
    case .bool, .uint8: throw .needsNumbers("a pool", input.dtype)
    }
  }

  /// The readable loops.
  func readable(_ input: Tensor) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    try pool(input, Float.self, lowest: -.infinity) { ($0 / Float($1), false) }
  }

  /// By the loops of an instruction set.
  func fast(
    _ input: Tensor, _ geometry: Convolution2D.Geometry, _ kernel: PoolKernel
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let shape = Array(input.shape.dropLast(2)) + [geometry.rows.output, geometry.columns.output]
    let pixels = try input.dense(as: .float32)
    let values = try Tensor(.float32, shape), indices = try Tensor(.int64, shape)
    try kernel.largest(
      of: pixels.floats, into: values.storage.mutableElements(), indices.storage.mutableElements())
    return withExtendedLifetime(pixels) { (values, indices) }
  }

  /// - Throws: `RuntimeError` with the formula if no window fits.
  public func geometry(_ shape: [Int]) throws(TensorError) -> Convolution2D.Geometry {
    guard (2...4).contains(shape.count) else {
      throw .poolAxes(shape, kind: kind == .max || shape.count > 4 ? .runtime : .index)
    }
    guard shape.count == 2 || shape[shape.count - 3] > 0 else { throw .noChannels(shape) }
    if case .average(_, let divisor) = kind, divisor == 0 {
      throw TensorError("divisor_override", "the divisor must not be 0")
    }
    return try Convolution2D.Geometry(
      pooling: Pair(shape[shape.count - 2], shape[shape.count - 1]), kernel: kernel, stride: stride, padding: padding,
      dilation: dilation, ceil: ceil)
  }

  private func pool<T: Summand>(
    _ input: Tensor, _ type: T.Type, lowest: T, divide: (T, Int) -> (T, Bool)
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let geometry = try geometry(input.shape)
    let rows = geometry.rows, columns = geometry.columns
    let pictures = input.shape.dropLast(2).reduce(1, *)
    let shape = Array(input.shape.dropLast(2)) + [rows.output, columns.output]
    let values = try Tensor(T.dtype, shape), indices = try Tensor(.int64, shape)
    let value = try values.storage.mutableElements(T.self), index = try indices.storage.mutableElements(Int.self)
    try input.withElements(as: T.self) { (pixels) throws(TensorError) in
      var next = 0, overflow = false
      for picture in 0..<pictures {
        let start = picture * rows.input * columns.input
        for y in 0..<rows.output {
          let lines = rows.tapsInside(y)
          for x in 0..<columns.output {
            let taps = columns.tapsInside(x)
            var best = lowest, total: T = 0, winner: Int?
            for r in lines {
              let line = rows.pixel(y, tap: r) * columns.input
              for s in taps {
                let position = line + columns.pixel(x, tap: s)
                let pixel = pixels[start + position]
                if kind == .max {
                  // nan is the only value that differs from itself.
                  if pixel > best || pixel != pixel || winner == nil { (best, winner) = (pixel, position) }
                } else if T.add(pixel, times: 1, to: &total) {
                  overflow = true
                }
              }
            }
            // A dilated window can lie on padding alone; like PyTorch it then names its first place that is not before 0.
            let first = rows.pixel(y, tap: lines.lowerBound) * columns.input + columns.pixel(x, tap: taps.lowerBound)
            (index + next).initialize(to: winner ?? first)
            let (mean, isTooLarge) = divide(total, divisor(rows, y, columns, x))
            if isTooLarge { overflow = true }
            (value + next).initialize(to: kind == .max ? best : mean)
            next += 1
            if next % 1024 == 0 || lines.count * taps.count > 4096 { try Cancellation.poll() }
          }
        }
      }
      if overflow { throw .overflow("a pool") }
    }
    return (values, indices)
  }

  /// What the sum of an average window is divided by. A window that hangs over the padding counts only what is there.
  public func divisor(_ rows: Convolution2D.Axis, _ y: Int, _ columns: Convolution2D.Axis, _ x: Int) -> Int {
    guard case .average(let countsPadding, let divisor) = kind else { return 1 }
    if let divisor { return divisor }
    return countsPadding
      ? rows.tapsInPadding(y) * columns.tapsInPadding(x) : rows.tapsInside(y).count * columns.tapsInside(x).count
  }
}

extension Convolution2D.Axis {
  /// The kernel elements of window `position` that lie on the input.
  public func tapsInside(_ position: Int) -> Range<Int> {
    let start = position * stride - before
    let first = max(0, floorDivision(-start + dilation - 1, dilation))
    let end = min(kernel, floorDivision(input - 1 - start, dilation) + 1)
    return first..<max(first, end)
  }

  /// How many kernel elements of window `position` lie on the input or its padding.
  func tapsInPadding(_ position: Int) -> Int {
    min(kernel, floorDivision(input + after - 1 - (position * stride - before), dilation) + 1)
  }
}

// The way back

/// The winners of a max pool picked from the input: each gets the gradient of the windows it won.
public struct Winners: Op {
  public let pool: Pooling2D
  /// [..., H′, W′], the position of each winner in its picture.
  public let indices: Tensor

  public init(pool: Pooling2D, indices: Tensor) {
    self.pool = pool
    self.indices = indices
  }

  public func gradientName(_ inputs: [Tensor]) -> String { "MaxPool2DWithIndicesBackward0" }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0], positions = try positions(input.shape)
    return try input.withElements(as: Float.self) { (pixels) throws(TensorError) in
      try .make(indices.shape, Float.self) { (target) throws(TensorError) in
        for (entry, position) in positions.enumerated() { (target + entry).initialize(to: pixels[position]) }
      }
    }
  }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try GivenToWinners(winners: self, shape: step.shapes[0]).applied(to: gradient)]
  }

  /// Where the winners lie in an input of `shape`.
  private func positions(_ shape: [Int]) throws(TensorError) -> [Int] {
    let size = shape.suffix(2).reduce(1, *), windows = indices.shape.suffix(2).reduce(1, *)
    return try indices.withElements(as: Int.self) { (indices) throws(TensorError) in
      indices.indices.map { $0 / windows * size + indices[$0] }
    }
  }
}

/// What windows give back, added up at their winners: the opposite of `Winners`.
private struct GivenToWinners: Op {
  let winners: Winners
  /// Of the pool's input.
  let shape: [Int]

  func gradientName(_ inputs: [Tensor]) -> String { "MaxPool2DBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let geometry = try winners.pool.geometry(shape)
    let gradient = try inputs[0].dense(as: .float32), indices = try winners.indices.dense(as: .int64)
    let result = try Tensor.zeros(shape)
    try PoolKernel(geometry, pictures: shape.dropLast(2).reduce(1, *)).scatter(
      gradient.floats, indices.storage.elements(Int.self) + indices.offset, into: result.storage.mutableElements())
    return withExtendedLifetime((gradient, indices)) { result }
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try winners.applied(to: gradient)]
  }
}

/// The means of an average pool: each window shares its gradient out among its pixels.
public struct Averages: Op {
  public let pool: Pooling2D

  public func gradientName(_ inputs: [Tensor]) -> String { "AvgPool2DBackward0" }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try pool.pooled(inputs[0]).values }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try SharedOut(averages: self, shape: step.shapes[0]).applied(to: gradient)]
  }
}

/// The numbers of average windows shared out among their pixels: the opposite of `Averages`.
private struct SharedOut: Op {
  let averages: Averages
  let shape: [Int]

  func gradientName(_ inputs: [Tensor]) -> String { "AvgPool2DBackwardBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let pool = averages.pool
    let geometry = try pool.geometry(shape)
    let rows = geometry.rows, columns = geometry.columns
    let result = try Tensor.zeros(shape)
    let target = try result.storage.mutableElements(Float.self)
    try inputs[0].withElements(as: Float.self) { (shares) throws(TensorError) in
      var next = 0
      for picture in 0..<shape.dropLast(2).reduce(1, *) {
        let start = picture * rows.input * columns.input
        for y in 0..<rows.output {
          for x in 0..<columns.output {
            let share = shares[next] / Float(pool.divisor(rows, y, columns, x))
            next += 1
            for r in rows.tapsInside(y) {
              for s in columns.tapsInside(x) {
                target[start + rows.pixel(y, tap: r) * columns.input + columns.pixel(x, tap: s)] += share
              }
            }
          }
          try Cancellation.poll()
        }
      }
    }
    return result
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try averages.applied(to: gradient)]
  }
}

extension TensorError {
  fileprivate static func poolAxes(_ shape: [Int], kind: Kind) -> TensorError {
    TensorError(
      "input", "the input needs 2, 3 or 4 axes (H×W, C×H×W or N×C×H×W), but its shape is \(shapeText(shape))",
      kind: kind)
  }

  fileprivate static func noChannels(_ shape: [Int]) -> TensorError {
    TensorError("input", "the input \(shapeText(shape)) has no channels; only the number of pictures may be 0")
  }
}
