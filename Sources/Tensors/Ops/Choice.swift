/// Elements of one tensor where a condition is true, of another where it is false, after broadcasting.
struct Choice: Op {
  let condition: Tensor

  func gradientName(_ inputs: [Tensor]) -> String { "WhereBackward0" }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    let left = inputs[0], right = inputs[1]
    let shape = try broadcastShape(condition.shape, try broadcastShape(left.shape, right.shape))
    let mask = try condition.broadcast(to: shape), a = try left.broadcast(to: shape), b = try right.broadcast(to: shape)
    func choose<T: Element>(_ type: T.Type) throws(TensorError) -> Tensor {
      try mask.withElements(as: Bool.self) { (mask) throws(TensorError) in
        try a.withElements(as: T.self) { (a) throws(TensorError) in
          try b.withElements(as: T.self) { (b) throws(TensorError) in
            try .make(shape, T.self) { (target) throws(TensorError) in
              for index in mask.indices { (target + index).initialize(to: mask[index] ? a[index] : b[index]) }
            }
          }
        }
      }
    }
    switch max(left.dtype, right.dtype) {
    case .float32: return try choose(Float.self)
    case .int64: return try choose(Int.self)
    case .uint8: return try choose(UInt8.self)
    case .bool: return try choose(Bool.self)
    }
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let zero = try Tensor.scalar(.float(0))
    let left = step.wants(0) ? try Choice(condition: condition).applied(to: gradient, zero) : nil
    let right = step.wants(1) ? try Choice(condition: condition).applied(to: zero, gradient) : nil
    return [try left?.summed(to: step.shapes[0]), try right?.summed(to: step.shapes[1])]
  }
}
