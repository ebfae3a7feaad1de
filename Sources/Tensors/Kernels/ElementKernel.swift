import CKernels

/// Functions of single numbers, and steps of optimizers, by the loops of an instruction set.
public enum ElementKernel {
  private static let part = 1 << 15

  /// Some elements at a time; each counts as much as eight multiplications.
  private static func inParts(_ count: Int, _ body: (_ first: Int, _ count: Int) -> Void) throws(TensorError) {
    try Workers.share((count + part - 1) / part, work: 8 * count) { piece in
      body(piece * part, min(part, count - piece * part))
    }
  }

  /// max(x, 0) of every number; nan stays.
  static func relu(_ input: Tensor, level: KernelLevel = .current) throws(TensorError) -> Tensor {
    let x = try input.dense(as: .float32)
    return try .make(input.shape, Float.self) { (target) throws(TensorError) in
      try inParts(x.count) { first, count in level.loops.relu(count, x.floats + first, target + first) }
    }
  }

  /// The gradient behind relu, tanh or sigmoid, from the one before it and what the function gave.
  static func back(
    _ function: Activation, _ gradient: Tensor, at result: Tensor, level: KernelLevel = .current
  ) throws(TensorError) -> Tensor {
    let g = try gradient.dense(as: .float32), y = try result.dense(as: .float32)
    let loop =
      switch function {
      case .relu: level.loops.relu_back
      case .tanh: level.loops.tanh_back
      case .sigmoid: level.loops.sigmoid_back
      default: preconditionFailure("\(function) has no loop of its own")
      }
    return try .make(result.shape, Float.self) { (target) throws(TensorError) in
      try inParts(y.count) { first, count in loop?(count, g.floats + first, y.floats + first, target + first) }
    }
  }

  /// A step of gradient descent, in place: v = momentum·v + fresh·(g + decay·p), then p -= rate·v, or with the look-ahead
  /// p -= rate·(g + decay·p + momentum·v).
  ///
  /// - Parameters: `parameter`, `gradient` and `velocity` of one shape; without a velocity p -= rate·(g + decay·p).
  public static func descend(
    _ parameter: Tensor, _ gradient: Tensor, velocity: Tensor?, rate: Double, momentum: Double, fresh: Double,
    decay: Double, looksAhead: Bool, level: KernelLevel = .current
  ) throws(TensorError) {
    let descent = ck_descent(
      rate: Float(rate), momentum: Float(momentum), fresh: Float(fresh), decay: Float(decay), looks_ahead: looksAhead)
    let g = try gradient.dense(as: .float32), v = try velocity?.overwritten()
    try parameter.rewriting { (p) throws(TensorError) in
      try inParts(parameter.count) { first, count in
        withUnsafePointer(to: descent) {
          level.loops.descend(count, $0, p + first, g.floats + first, v.map { $0 + first })
        }
      }
    }
  }

  /// A step of Adam, in place.
  ///
  /// - Parameters:
  ///   - shrink: what remains of the parameter, for a decay outside the means.
  ///   - correction: times the root of the mean square.
  public static func adapt(
    _ parameter: Tensor, _ gradient: Tensor, mean: Tensor, square: Tensor, rate: Double, betas: (Double, Double),
    decay: Double, shrink: Double, correction: Double, eps: Double, level: KernelLevel = .current
  ) throws(TensorError) {
    let adaption = ck_adaption(
      rate: Float(rate), first: Float(betas.0), second: Float(betas.1), decay: Float(decay), shrink: Float(shrink),
      correction: Float(correction), eps: Float(eps))
    let g = try gradient.dense(as: .float32)
    let m = try mean.overwritten(), s = try square.overwritten()
    try parameter.rewriting { (p) throws(TensorError) in
      try inParts(parameter.count) { first, count in
        withUnsafePointer(to: adaption) {
          level.loops.adapt(count, $0, p + first, g.floats + first, m + first, s + first)
        }
      }
    }
  }
}

extension Tensor {
  /// The elements of a dense float32 tensor, to be overwritten.
  fileprivate func overwritten() throws(TensorError) -> UnsafeMutablePointer<Float> {
    precondition(dtype == .float32 && isContiguous, "only what lies dense is overwritten as it lies")
    storage.noteOverwrite()
    return try storage.mutableElements(Float.self) + offset
  }

  /// Overwrites the elements as they lie, or in a dense copy that is written back.
  fileprivate func rewriting(
    _ body: (UnsafeMutablePointer<Float>) throws(TensorError) -> Void
  ) throws(TensorError) {
    guard !isContiguous else { return try body(overwritten()) }
    let dense = try copy()
    try body(dense.overwritten())
    try copyFrom(dense)
  }
}
