/// Diagonals and triangles of matrices. Diagonal 0 is the main one; positive ones lie above it, negative ones below.
extension Tensor {
  /// The elements of a diagonal of the first two axes, as a view with that axis last.
  public func diagonal(_ which: Int = 0) throws(TensorError) -> Tensor {
    guard rank >= 2 else {
      throw TensorError("input", "a diagonal needs at least 2 axes, but the shape is \(shapeText(shape))")
    }
    let rows = which < 0 ? max(0, shape[0] - which.magnitudeInt) : shape[0]
    let columns = which > 0 ? max(0, shape[1] - which) : shape[1]
    let length = min(rows, columns)
    let start = length == 0 ? offset : offset + (which < 0 ? which.magnitudeInt * strides[0] : which * strides[1])
    let part = view(
      Array(shape.dropFirst(2)) + [length], Array(strides.dropFirst(2)) + [strides[0] + strides[1]], offset: start)
    return seen(as: "Diagonal", part) { (x) throws(TensorError) in try x.diagonal(which) }
  }

  /// A vector as the diagonal of a square matrix, or the diagonal of a matrix.
  public func diag(_ which: Int = 0) throws(TensorError) -> Tensor {
    if rank == 2 { return try diagonal(which).cloned() }
    guard rank == 1 else {
      throw TensorError("input", "diag takes a vector or a matrix, but the shape is \(shapeText(shape))")
    }
    let (size, overflow) = shape[0].addingReportingOverflow(which.magnitudeInt)
    let result = try Tensor.zeros(overflow ? [.max, .max] : [size, size], dtype: dtype)
    try result.diagonal(which).assign(self)
    return result
  }

  /// The sum of the main diagonal.
  public func trace() throws(TensorError) -> Tensor {
    guard rank == 2 else {
      throw TensorError("input", "the trace needs a matrix, but the shape is \(shapeText(shape))")
    }
    return try Reduction.sum(diagonal())
  }

  /// The matrices in the last two axes with zeros on one side of a diagonal.
  ///
  /// - Parameter keepsUpper: keep what lies on and above the diagonal, else what lies on and below.
  public func triangle(_ which: Int, keepsUpper: Bool) throws(TensorError) -> Tensor {
    guard rank >= 2 else {
      throw TensorError("input", "a triangle needs a matrix, but the shape is \(shapeText(shape))")
    }
    guard count > 0 else { return try cloned() }
    let rows = shape[rank - 2], columns = shape[rank - 1]
    let mask = try Tensor.make([rows, columns], Bool.self) { (target) throws(TensorError) in
      for row in 0..<rows {
        let (border, overflow) = row.addingReportingOverflow(which)
        for column in 0..<columns {
          let isAbove = overflow ? which < 0 : column >= border, isBelow = overflow ? which > 0 : column <= border
          (target + row * columns + column).initialize(to: keepsUpper ? isAbove : isBelow)
        }
      }
    }
    return try .choose(mask, self, Tensor.scalar(.bool(false), dtype: dtype))
  }
}

extension Int {
  /// |x|, with the largest whole number for the smallest.
  fileprivate var magnitudeInt: Int { self == .min ? .max : abs(self) }
}
