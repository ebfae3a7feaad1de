/// A convolution with 3×3 kernels and stride 1, in blocks of 2×2 numbers of the map.
///
/// Every tile and every kernel is transformed once; the products are added up over the channels before they are
/// transformed back.
struct WinogradConvolution {
  /// [N, C, H, W], padding included.
  private let input: Tensor
  /// [K, C, 3, 3].
  private let kernels: Tensor
  private let output: Pair

  init(_ input: Tensor, _ kernels: Tensor, _ output: Pair) {
    self.input = input
    self.kernels = kernels
    self.output = output
  }

  /// [N, K, H′, W′].
  func maps() throws(TensorError) -> Tensor {
    let batch = input.shape[0], channels = input.shape[1], height = input.shape[2], width = input.shape[3]
    let count = kernels.shape[0]
    let transformed = try transformedKernels()
    return try input.withElements(as: Float.self) { (pixels) throws(TensorError) in
      try .make([batch, count, output.rows, output.columns], Float.self) { (target) throws(TensorError) in
        for picture in 0..<batch {
          for top in stride(from: 0, to: output.rows, by: WinogradTransform.outputSize) {
            for left in stride(from: 0, to: output.columns, by: WinogradTransform.outputSize) {
              let tiles = (0..<channels).map { channel in
                let start = (picture * channels + channel) * height * width
                return WinogradTransform.tile(tile(pixels, start, top, left, height, width))
              }
              for map in 0..<count {
                var sum = WinogradTransform.products(transformed[map * channels], tiles[0])
                for channel in 1..<max(channels, 1) {
                  let products = WinogradTransform.products(transformed[map * channels + channel], tiles[channel])
                  sum = zip(sum, products).map { zip($0, $1).map(+) }
                }
                let block = WinogradTransform.output(sum)
                let start = (picture * count + map) * output.rows * output.columns
                for y in 0..<min(2, output.rows - top) {
                  for x in 0..<min(2, output.columns - left) {
                    (target + start + (top + y) * output.columns + left + x).initialize(to: block[y][x])
                  }
                }
              }
              try Cancellation.poll()
            }
          }
        }
      }
    }
  }

  /// A tile of 4×4 pixels; what lies beyond the picture, under a block that the map does not fill, is 0.
  private func tile(
    _ pixels: UnsafeBufferPointer<Float>, _ start: Int, _ top: Int, _ left: Int, _ height: Int, _ width: Int
  ) -> WinogradTransform.Matrix {
    (0..<WinogradTransform.tileSize).map { y in
      (0..<WinogradTransform.tileSize).map { x in
        top + y < height && left + x < width ? pixels[start + (top + y) * width + left + x] : 0
      }
    }
  }

  private func transformedKernels() throws(TensorError) -> [WinogradTransform.Matrix] {
    try kernels.withElements(as: Float.self) { (weights) throws(TensorError) in
      stride(from: 0, to: weights.count, by: 9).map { start in
        WinogradTransform.kernel((0..<3).map { r in (0..<3).map { weights[start + 3 * r + $0] } })
      }
    }
  }
}
