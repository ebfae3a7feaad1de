/// The product `@` of vectors, matrices and stacks of matrices, after PyTorch's `matmul`.
public struct MatrixProduct: Op {
  public init() {}

  /// - Parameters: `left` [..., n, k] or [k], `right` [..., k, m] or [k]; leading axes broadcast.
  /// - Returns: [..., n, m]; axes that a vector lacks are missing.
  /// - Throws: `RuntimeError` with both inner sizes.
  public func callAsFunction(_ left: Tensor, _ right: Tensor) throws(TensorError) -> Tensor {
    try applied(to: left, right)
  }

  public func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let left = inputs[0], right = inputs[1]
    guard left.rank > 0 && right.rank > 0 else { throw .singleNumber(left.shape, right.shape) }
    let a = left.rank == 1 ? try left.unsqueezed(0) : left
    let b = right.rank == 1 ? try right.unsqueezed(1) : right
    let rows = a.shape[a.rank - 2], inner = a.shape[a.rank - 1], columns = b.shape[b.rank - 1]
    guard inner == b.shape[b.rank - 2] else { throw .innerSizes(left.shape, right.shape, inner, b.shape[b.rank - 2]) }
    let batch = try broadcastShape(Array(a.shape.dropLast(2)), Array(b.shape.dropLast(2)))
    let first = try a.broadcast(to: batch + [rows, inner]), second = try b.broadcast(to: batch + [inner, columns])
    let type = max(left.dtype, right.dtype)
    guard type >= .int64 else { throw .needsNumbers("a matrix product", type) }
    let product =
      type == .float32
      ? try floatProduct(first, second, batch + [rows, columns], inner)
      : try readable(first, second, batch + [rows, columns], Int.self, inner)
    var shape = product.shape
    if right.rank == 1 { shape.removeLast() }
    if left.rank == 1 { shape.remove(at: shape.count - (right.rank == 1 ? 1 : 2)) }
    return try product.reshaped(shape)
  }

  /// Small products by the readable loops, others by those of the machine's instruction set.
  private func floatProduct(
    _ a: Tensor, _ b: Tensor, _ shape: [Int], _ inner: Int
  ) throws(TensorError) -> Tensor {
    let rows = shape[shape.count - 2], columns = shape[shape.count - 1]
    let work = Workers.work(rows, inner, columns)
    guard work > 4_096 else { return try readable(a, b, shape, Float.self, inner) }
    let kernel = MatrixKernel(rows: rows, inner: inner, columns: columns)
    let left = try a.dtype == .float32 ? a : a.copy(as: .float32)
    let right = try b.dtype == .float32 ? b : b.copy(as: .float32)
    let result = try Tensor(.float32, shape)
    let target = try result.storage.mutableElements(Float.self)
    let first = left.storage.elements(Float.self), second = right.storage.elements(Float.self)
    var index = [Int](repeating: 0, count: shape.count - 2)
    for stack in 0..<shape.dropLast(2).reduce(1, *) {
      try kernel.multiply(
        left.matrix(first, at: index), right.matrix(second, at: index), into: target + stack * rows * columns,
        step: columns)
      for axis in index.indices.reversed() {
        index[axis] += 1
        if index[axis] < shape[axis] { break }
        index[axis] = 0
      }
    }
    return withExtendedLifetime((left, right)) { result }
  }

  /// Adds, one after another, each row of the right matrix times a number of the left: neighbours in the inner loop.
  func readable<T: Summand>(
    _ a: Tensor, _ b: Tensor, _ shape: [Int], _ type: T.Type, _ inner: Int
  ) throws(TensorError) -> Tensor {
    let rows = shape[shape.count - 2], columns = shape[shape.count - 1]
    return try a.withElements(as: T.self) { (left) throws(TensorError) in
      try b.withElements(as: T.self) { (right) throws(TensorError) in
        try .make(shape, T.self) { (target) throws(TensorError) in
          // An empty product can still have very many rows.
          guard !shape.contains(0) else { return }
          var overflow = false
          for row in 0..<shape.dropLast().reduce(1, *) {
            let out = target + row * columns
            out.initialize(repeating: 0, count: columns)
            let stack = row / max(rows, 1) * inner * columns
            for k in 0..<inner {
              let factor = left[row * inner + k]
              let line = right.baseAddress.map { $0 + stack + k * columns }
              guard let line else { continue }
              for column in 0..<columns { if T.add(factor, times: line[column], to: &out[column]) { overflow = true } }
            }
            if row % 64 == 0 || columns * inner > Cancellation.interval / 64 { try Cancellation.poll() }
          }
          if overflow { throw .overflow("a matrix product") }
        }
      }
    }
  }
}

extension Tensor {
  /// The matrix of the last two axes, at a place of the others.
  fileprivate func matrix(_ elements: UnsafePointer<Float>, at index: [Int]) -> MatrixView {
    let start = zip(index, strides).reduce(offset) { $0 + $1.0 * $1.1 }
    return MatrixView(start: elements + start, row: strides[rank - 2], column: strides[rank - 1])
  }
}

// The way back

extension MatrixProduct {
  public func gradientName(_ inputs: [Tensor]) -> String {
    switch (inputs[0].rank, inputs[1].rank) {
    case (1, 1): "DotBackward0"
    case (2, 1): "MvBackward0"
    case (1, 2): "SqueezeBackward4"
    case (2, 2): "MmBackward0"
    default: "UnsafeViewBackward0"
    }
  }

  public var reads: Reads { .inputs }

  public func reach(_ shapes: [[Int]]) -> PictureReach { .everywhere }

  /// dA = dY·Bᵀ and dB = Aᵀ·dY, summed over what was repeated.
  public func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let left = try step.input(0), right = try step.input(1)
    let a = left.rank == 1 ? try left.unsqueezed(0) : left
    let b = right.rank == 1 ? try right.unsqueezed(1) : right
    var grown = gradient
    if left.rank == 1 { grown = try grown.unsqueezed(right.rank == 1 ? grown.rank : grown.rank - 1) }
    if right.rank == 1 { grown = try grown.unsqueezed(grown.rank) }
    let toLeft = step.wants(0) ? try MatrixProduct()(grown, b.transposed(-2, -1)) : nil
    let toRight = step.wants(1) ? try MatrixProduct()(a.transposed(-2, -1), grown) : nil
    return [
      try toLeft?.summed(to: a.shape).reshaped(left.shape), try toRight?.summed(to: b.shape).reshaped(right.shape),
    ]
  }
}

extension TensorError {
  fileprivate static func singleNumber(_ left: [Int], _ right: [Int]) -> TensorError {
    TensorError(
      "other", "`@` needs at least one axis on both sides, but got shapes \(shapeText(left)) and \(shapeText(right))",
      hint: "use * for a single number")
  }

  fileprivate static func innerSizes(_ left: [Int], _ right: [Int], _ a: Int, _ b: Int) -> TensorError {
    TensorError(
      "other",
      "shapes \(shapeText(left)) and \(shapeText(right)) cannot be multiplied: each row on the left has \(a) numbers, each column on the right \(b)",
      hint: "the inner sizes must be equal; .T swaps rows and columns")
  }
}
