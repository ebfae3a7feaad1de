/// SciPy's two sums of products over two matrices: `correlate2d` and, with the kernel turned by 180°, `convolve2d`.
public struct Correlation2D: Sendable {
  /// How far the kernel may stick out of the picture.
  public enum Mode: String, CaseIterable, Sendable {
    /// Not at all. The map is smaller than the picture.
    case valid
    /// So far that the map is as large as the picture.
    case same
    /// As long as one pixel is covered. The map is larger than the picture.
    case full
  }

  public var mode: Mode
  /// Turn the kernel by 180° first: the convolution of mathematics.
  public var flipsKernel: Bool

  public init(_ mode: Mode = .valid, flipsKernel: Bool) {
    self.mode = mode
    self.flipsKernel = flipsKernel
  }

  /// - Parameters: `picture` [H, W], `kernel` [R, S].
  /// - Throws: `ValueError` in mode `valid` if neither matrix covers the other.
  public func callAsFunction(_ picture: Tensor, _ kernel: Tensor) throws(TensorError) -> Tensor {
    let geometry = try geometry(picture.shape, kernel.shape)
    let fits = geometry.kernel == Pair(kernel.shape[0], kernel.shape[1])
    // In mode valid a larger second matrix takes the picture's place; a correlation then comes out turned round.
    let (large, small) = fits ? (picture, kernel) : (kernel, picture)
    let window = flipsKernel ? try small.flipped([0, 1]) : small
    let padded = try large.padded(before: geometry.paddingBefore, after: geometry.paddingAfter)
    let map = try Convolution2D()(padded, window)
    return fits || flipsKernel ? map : try map.flipped([0, 1])
  }

  /// The window that slides; its kernel is the second matrix, unless mode `valid` had to exchange the two.
  public func geometry(_ picture: [Int], _ kernel: [Int]) throws(TensorError) -> Convolution2D.Geometry {
    for (name, shape) in [("x", picture), ("k", kernel)] {
      guard shape.count == 2 else {
        throw TensorError(
          name, "two matrices are needed, but this one has the shape \(shapeText(shape))", kind: .value,
          hint: "conv2d takes channels and batches")
      }
      guard !shape.contains(0) else {
        throw TensorError(name, "this matrix is empty: \(shapeText(shape))", kind: .value)
      }
    }
    let x = Pair(picture[0], picture[1]), k = Pair(kernel[0], kernel[1])
    switch mode {
    case .valid:
      if k.rows <= x.rows && k.columns <= x.columns { return try .init(input: x, kernel: k, before: 0, after: 0) }
      guard x.rows <= k.rows && x.columns <= k.columns else { throw .neitherCovers(x, k) }
      return try .init(input: k, kernel: x, before: 0, after: 0)
    case .full:
      let border = Pair(k.rows - 1, k.columns - 1)
      return try .init(input: x, kernel: k, before: border, after: border)
    case .same:
      let small = Pair((k.rows - 1) / 2, (k.columns - 1) / 2)
      let large = Pair(k.rows - 1 - small.rows, k.columns - 1 - small.columns)
      return try .init(input: x, kernel: k, before: flipsKernel ? large : small, after: flipsKernel ? small : large)
    }
  }
}

extension TensorError {
  fileprivate static func neitherCovers(_ x: Pair, _ k: Pair) -> TensorError {
    TensorError(
      "k", "mode \"valid\" needs one matrix to cover the other along both axes, but they are \(x.text) and \(k.text)",
      kind: .value, hint: "try mode=\"full\" or mode=\"same\"")
  }
}
