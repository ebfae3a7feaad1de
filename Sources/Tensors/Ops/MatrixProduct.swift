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
      ? try multiply(first, second, batch + [rows, columns], Float.self, inner)
      : try multiply(first, second, batch + [rows, columns], Int.self, inner)
    var shape = product.shape
    if right.rank == 1 { shape.removeLast() }
    if left.rank == 1 { shape.remove(at: shape.count - (right.rank == 1 ? 1 : 2)) }
    return try product.reshaped(shape)
  }

  /// Adds, one after another, each row of the right matrix times a number of the left: neighbours in the inner loop.
  private func multiply<T: Summand>(
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
