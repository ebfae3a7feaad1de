/// A picture scaled to another size: each new pixel is a mean of the old ones around it, weighted by a triangle that is
/// wider the more the picture shrinks.
///
/// Source: Pillow's `resize` with `BILINEAR`, which samples both axes one after the other.
public struct Resizing: Sendable {
  public let size: Pair

  public init(to size: Pair) { self.size = size }

  /// - Parameter input: [..., H, W] float32.
  /// - Returns: [..., size.rows, size.columns].
  /// - Throws: `ValueError` for a size under 1.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    guard size.rows > 0 && size.columns > 0, input.rank >= 2, !input.shape.contains(0) else {
      throw TensorError("size", "a picture has at least 1×1 pixels, but this is \(size.text)", kind: .value)
    }
    let rows = try weights(input.shape[input.rank - 2], size.rows)
    let columns = try weights(input.shape[input.rank - 1], size.columns)
    return try MatrixProduct()(rows, MatrixProduct()(input, columns.transposed(0, 1)))
  }

  /// [to, from]: how much of each old pixel goes into each new one; every row adds up to 1.
  private func weights(_ from: Int, _ to: Int) throws(TensorError) -> Tensor {
    let scale = Double(from) / Double(to), reach = max(scale, 1)
    var numbers: [Float] = []
    for place in 0..<to {
      let center = (Double(place) + 0.5) * scale
      let row = (0..<from).map { max(0, 1 - abs((Double($0) + 0.5 - center) / reach)) }
      let total = row.reduce(0, +)
      numbers += row.map { Float($0 / total) }
    }
    return try .floats(numbers, [to, from])
  }
}
