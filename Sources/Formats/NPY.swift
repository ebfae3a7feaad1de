import Tensors

/// NumPy's file of one array.
///
/// Floats become float32, whole numbers int64, but uint8 and bool stay. Versions 1.0 to 3.0, both byte orders and
/// Fortran's order are read; written is what `numpy.save` writes, byte by byte.
enum NPY: FileFormat {
  static let endings = [".npy"]

  static func read(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Content { .tensor(try tensor(bytes)) }

  static func write(_ content: Content) throws(TensorError) -> [UInt8] { try self.bytes(content.single(for: ".npy")) }

  static func size(beginning: ArraySlice<UInt8>) throws(TensorError) -> Int? {
    try NPYHeader(beginning).fileSize()
  }

  static func tensor(_ bytes: ArraySlice<UInt8>) throws(TensorError) -> Tensor {
    let header = try NPYHeader(bytes)
    let size = try header.fileSize()
    guard size == bytes.count else { throw .wrongSize(header, size, bytes.count) }
    let numbers = bytes.dropFirst(header.length)
    guard header.isFortran else { return try header.element.tensor(header.shape, from: numbers, header.order) }
    let turned = try header.element.tensor(header.shape.reversed(), from: numbers, header.order)
    return try turned.permuted(Array(header.shape.indices.reversed())).copy()
  }

  static func bytes(_ tensor: Tensor) throws(TensorError) -> [UInt8] {
    var bytes = try NPYHeader(tensor).bytes()
    try bytes.append(tensor)
    return bytes
  }
}

extension TensorError {
  fileprivate static func wrongSize(_ header: NPYHeader, _ needed: Int, _ found: Int) -> TensorError {
    TensorError(
      "path",
      "shape \(shapeText(header.shape)) with \(header.element.size) bytes a number makes an npy file of "
        + "\(needed) bytes, but this one has \(found)", kind: .value)
  }
}
