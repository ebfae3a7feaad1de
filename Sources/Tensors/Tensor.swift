/// An N-dimensional array: a window, described by shape, strides and offset, onto a storage that views share.
///
/// Axes of pictures are N C H W (picture, channel, row, column).
public final class Tensor {
  public let shape: [Int]
  /// Elements to step over in the storage for one step along each axis; 0 along an expanded axis, never negative.
  public let strides: [Int]
  public let offset: Int
  public private(set) var storage: Storage

  public var dtype: DType { storage.dtype }
  public var rank: Int { shape.count }
  /// Number of elements.
  public let count: Int
  /// The tensor that a view looks into; never a view itself.
  public let base: Tensor?
  /// Whether the tensor is something that a module learns; PyTorch's `nn.Parameter`.
  public var isParameter = false
  /// What gradients need of this tensor; most have none of it.
  var track: Track?

  init(storage: Storage, shape: [Int], strides: [Int], offset: Int, base: Tensor? = nil) {
    self.storage = storage
    self.base = base
    self.shape = shape
    count = shape.reduce(1, *)
    self.strides = strides
    self.offset = offset
  }

  /// A new tensor whose elements are still to be written, or zero.
  init(_ dtype: DType, _ shape: [Int], zeroed: Bool = false) throws(TensorError) {
    count = try elementCount(shape)
    storage = try Storage(count: count, dtype: dtype, zeroed: zeroed, shape: shape)
    self.shape = shape
    strides = contiguousStrides(shape)
    offset = 0
    base = nil
  }

  /// The same view of another storage; a snapshot uses it with the storage's twin.
  ///
  /// - Parameters: copies of what belongs to this tensor, `origin` for one that was computed.
  public func rebased(
    onto storage: Storage, base: Tensor? = nil, gradient: Tensor? = nil, origin: GradientStep? = nil
  ) -> Tensor {
    let copy = Tensor(storage: storage, shape: shape, strides: strides, offset: offset, base: base)
    if requiresGrad && isLeaf { copy.tracking.requiresGrad = true }
    copy.isParameter = isParameter
    copy.gradient = gradient
    copy.remember(origin)
    return copy
  }

  /// Looks at the elements of another tensor from now on, unseen by gradients; views keep looking at the old ones.
  ///
  /// - Throws: `RuntimeError` for another shape or type, and for a tensor that is a view itself.
  public func replaceData(by data: Tensor) throws(TensorError) {
    guard data.shape == shape, data.dtype == dtype else { throw .otherData(data, self) }
    guard base == nil else {
      throw TensorError("data", "the data of a view belong to the tensor it shows", hint: "x[…] = … overwrites a part")
    }
    storage = data.strides == strides && data.offset == offset ? data.storage : try data.copy().storage
  }

  /// Whether the elements lie in row-major order without gaps.
  public var isContiguous: Bool {
    var expected = 1
    for axis in stride(from: rank - 1, through: 0, by: -1) where shape[axis] != 1 {
      if strides[axis] != expected { return count == 0 }
      expected *= shape[axis]
    }
    return true
  }
}

/// Row-major strides of a shape.
func contiguousStrides(_ shape: [Int]) -> [Int] {
  var strides = shape
  var step = 1
  for axis in stride(from: shape.count - 1, through: 0, by: -1) {
    strides[axis] = step
    step *= max(shape[axis], 1)
  }
  return strides
}

/// The index, one number for each axis, of the element that is number `position` in row-major order.
public func elementIndex(_ position: Int, in shape: [Int]) -> [Int] {
  zip(contiguousStrides(shape), shape).map { position / $0 % $1 }
}

/// The product of the sizes.
///
/// - Throws: `RuntimeError` for a negative size, `MemoryError` if the product of the sizes exceeds 64 bits, even beside a 0:
///   so that no later product of some of them can overflow.
func elementCount(_ shape: [Int]) throws(TensorError) -> Int {
  var count = 1
  for size in shape {
    guard size >= 0 else { throw .negativeSize(size, in: shape) }
    let (product, overflow) = count.multipliedReportingOverflow(by: max(size, 1))
    guard !overflow else { throw .uncountable(shape) }
    count = product
  }
  return shape.contains(0) ? 0 : count
}

extension TensorError {
  fileprivate static func otherData(_ data: Tensor, _ tensor: Tensor) -> TensorError {
    TensorError(
      "data",
      "new data have the tensor's shape and type, \(shapeText(tensor.shape)) \(tensor.dtype.name), but these are \(shapeText(data.shape)) \(data.dtype.name)"
    )
  }

  fileprivate static func negativeSize(_ size: Int, in shape: [Int]) -> TensorError {
    TensorError("size", "a size is at least 0, but this is \(size) in \(shapeText(shape))")
  }

  fileprivate static func uncountable(_ shape: [Int]) -> TensorError {
    TensorError(
      "size", "a tensor of \(shapeText(shape)) elements is larger than any machine's memory", kind: .memory,
      hint: "use a smaller size")
  }
}
