/// Tensors from raw bytes and back, for files and pictures.
extension Tensor {
  /// A new tensor whose elements `body` writes as they lie in memory: row-major and without gaps.
  ///
  /// - Parameter body: writes every byte. A truth value is one byte; any but 0 becomes true.
  public static func writing(
    _ dtype: DType, _ shape: [Int], _ body: (UnsafeMutableRawBufferPointer) throws(TensorError) -> Void
  ) throws(TensorError) -> Tensor {
    let tensor = try Tensor(dtype, shape)
    // A new storage has no other owner who could see the writes.
    let start = UnsafeMutableRawPointer(mutating: tensor.storage.withBytes { $0.baseAddress })
    let bytes = UnsafeMutableRawBufferPointer(start: start, count: tensor.count * dtype.size)
    try body(bytes)
    // A Bool whose byte is neither 0 nor 1 is undefined behaviour.
    if dtype == .bool { for index in bytes.indices where bytes[index] > 1 { bytes[index] = 1 } }
    return tensor
  }

  /// The bytes of the elements in row-major order, whatever the strides; copied only if they lie otherwise.
  public func withBytes<R>(
    _ body: (UnsafeRawBufferPointer) throws(TensorError) -> R
  ) throws(TensorError) -> R {
    let source = try dense(as: dtype)
    // An empty view may lie behind the end of its storage.
    let start = count == 0 ? 0 : source.offset * dtype.size
    let bytes = source.storage.withBytes { UnsafeRawBufferPointer(rebasing: $0[start..<start + count * dtype.size]) }
    let result = try body(bytes)
    return withExtendedLifetime(source) { result }
  }
}
