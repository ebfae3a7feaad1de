/// The windows of a picture as the columns of a matrix: im2col, PyTorch's `unfold`.
///
/// A product of the flattened kernels with it is the convolution (Chellapilla, Puri, Simard, 2006).
public struct WindowColumns: Op, Sendable {
  public var kernel: Pair
  public var stride: Pair
  public var padding: Pair
  public var dilation: Pair

  public init(kernel: Pair, stride: Pair = 1, padding: Pair = 0, dilation: Pair = 1) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
  }

  /// - Parameter input: [N, C, H, W], [C, H, W] or a matrix [H, W].
  /// - Returns: [N, C·R·S, positions], without N if the input lacks it; positions row by row.
  /// - Throws: `RuntimeError` with the formula if no window fits.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor { try applied(to: input) }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let input = inputs[0], layout = try layout(input.shape)
    switch input.dtype {
    case .float32: return try columns(input, layout, Float.self)
    case .int64: return try columns(input, layout, Int.self)
    case .uint8: return try columns(input, layout, UInt8.self)
    case .bool: return try columns(input, layout, Bool.self)
    }
  }

  private func columns<T: Element>(_ input: Tensor, _ layout: Layout, _ type: T.Type) throws(TensorError) -> Tensor {
    let result = try Tensor(T.dtype, layout.columnShape, zeroed: true)
    let target = try result.storage.mutableElements(T.self)
    try input.withElements(as: T.self) { (pixels) throws(TensorError) in
      try layout.forEach { pixel, place in target[place] = pixels[pixel] }
    }
    return result
  }

  public func reach(_ shapes: [[Int]]) -> PictureReach { .traced }

  public func gradientName(_ inputs: [Tensor]) -> String { "Im2ColBackward0" }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try WindowOverlap(windows: self, shape: step.shapes[0])(gradient)]
  }

  /// The geometry for an input of that shape.
  public func geometry(_ shape: [Int]) throws(TensorError) -> Convolution2D.Geometry { try layout(shape).geometry }

  fileprivate func layout(_ shape: [Int]) throws(TensorError) -> Layout {
    guard (2...4).contains(shape.count) else { throw .windowAxes(shape) }
    let geometry = try Convolution2D.Geometry(
      input: Pair(shape[shape.count - 2], shape[shape.count - 1]), kernel: kernel, stride: stride,
      padding: .numbers(padding), dilation: dilation)
    return Layout(
      geometry: geometry, batch: shape.count == 4 ? shape[0] : nil,
      channels: shape.count == 2 ? 1 : shape[shape.count - 3])
  }
}

/// Columns of windows laid back onto the picture, where windows overlap added up: col2im, PyTorch's `fold`.
public struct WindowOverlap: Op, Sendable {
  public let windows: WindowColumns
  /// Of the picture: [N, C, H, W], [C, H, W] or [H, W].
  public let shape: [Int]

  public init(windows: WindowColumns, shape: [Int]) {
    self.windows = windows
    self.shape = shape
  }

  /// - Parameter columns: [N, C·R·S, positions], or without N.
  /// - Throws: `RuntimeError` if it is not of the size that the picture's windows have.
  public func callAsFunction(_ columns: Tensor) throws(TensorError) -> Tensor { try applied(to: columns) }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let layout = try windows.layout(shape)
    guard inputs[0].shape == layout.columnShape else { throw .columns(inputs[0].shape, layout.columnShape) }
    let result = try Tensor.zeros(shape)
    let target = try result.storage.mutableElements(Float.self)
    try inputs[0].withElements(as: Float.self) { (columns) throws(TensorError) in
      try layout.forEach { pixel, place in target[pixel] += columns[place] }
    }
    return result
  }

  public func reach(_ shapes: [[Int]]) -> PictureReach { .traced }

  public func gradientName(_ inputs: [Tensor]) -> String { "Col2ImBackward0" }

  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    [try windows(gradient)]
  }
}

/// Where each pixel of each window lies in the picture and in the columns.
private struct Layout {
  let geometry: Convolution2D.Geometry
  let batch: Int?
  let channels: Int

  var columnShape: [Int] {
    let rows = geometry.rows, columns = geometry.columns
    return (batch.map { [$0] } ?? []) + [channels * rows.kernel * columns.kernel, rows.output * columns.output]
  }

  func forEach(_ body: (_ pixel: Int, _ place: Int) -> Void) throws(TensorError) {
    let rows = geometry.rows, columns = geometry.columns
    let positions = rows.output * columns.output
    for picture in 0..<((batch ?? 1) * channels) {
      for r in 0..<rows.kernel {
        for s in 0..<columns.kernel {
          let start = ((picture * rows.kernel + r) * columns.kernel + s) * positions
          for y in rows.positionsInside(tap: r) {
            let line = (picture * rows.input + rows.pixel(y, tap: r)) * columns.input
            for x in columns.positionsInside(tap: s) {
              body(line + columns.pixel(x, tap: s), start + y * columns.output + x)
            }
          }
        }
      }
      try Cancellation.poll()
    }
  }
}

extension TensorError {
  fileprivate static func windowAxes(_ shape: [Int]) -> TensorError {
    TensorError(
      "input", "the input needs 2, 3 or 4 axes (H×W, C×H×W or N×C×H×W), but its shape is \(shapeText(shape))")
  }

  fileprivate static func columns(_ found: [Int], _ needed: [Int]) -> TensorError {
    TensorError(
      "input",
      "windows of this size make columns of the shape \(shapeText(needed)), but the input has \(shapeText(found))")
  }
}
