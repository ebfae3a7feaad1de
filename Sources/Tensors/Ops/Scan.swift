/// Running totals along one axis: each element becomes the sum or product of all up to and including it.
public enum Scan: String, Sendable {
  case cumsum, cumprod

  /// - Returns: the input's shape; whole numbers and truth values give whole numbers.
  public func callAsFunction(_ input: Tensor, axis: Int) throws(TensorError) -> Tensor {
    try Scanning(scan: self, axis: axis).applied(to: input)
  }

  fileprivate func run(_ input: Tensor, _ axis: Int) throws(TensorError) -> Tensor {
    let axis = try input.axis(axis)
    guard input.rank > 0 else { return try input.dtype == .float32 ? input.copy() : input.copy(as: .int64) }
    let rows = try input.transposed(axis, -1)
    let result: Tensor =
      input.dtype == .float32
      ? try scan(rows, Float.self) { (self == .cumsum ? $0 + $1 : $0 * $1, false) }
      : try scan(rows, Int.self) {
        self == .cumsum ? $0.addingReportingOverflow($1) : $0.multipliedReportingOverflow(by: $1)
      }
    return try result.transposed(axis, -1).copy()
  }

  private func scan<T: Element & Numeric>(
    _ rows: Tensor, _ type: T.Type, _ combine: (T, T) -> (partialValue: T, overflow: Bool)
  ) throws(TensorError) -> Tensor {
    let length = max(rows.shape[rows.rank - 1], 1)
    return try rows.withElements(as: T.self) { (elements) throws(TensorError) in
      try .make(rows.shape, T.self) { (target) throws(TensorError) in
        var running: T = 0, hasOverflow = false
        for index in elements.indices {
          let (value, overflow) = index % length == 0 ? (elements[index], false) : combine(running, elements[index])
          running = value
          if overflow { hasOverflow = true }
          (target + index).initialize(to: value)
        }
        if hasOverflow { throw .overflow(rawValue) }
      }
    }
  }
}

/// A scan along an axis, and its way back.
private struct Scanning: Op {
  let scan: Scan
  let axis: Int

  func gradientName(_ inputs: [Tensor]) -> String { scan == .cumsum ? "CumsumBackward0" : "CumprodBackward0" }

  var reads: Reads { scan == .cumsum ? [] : [.inputs, .result] }

  func reach(_ shapes: [[Int]]) -> PictureReach { .along([axis], shapes) }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor { try scan.run(inputs[0], axis) }

  /// Every element takes part in all totals from its own place on.
  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    if step.shapes[0].isEmpty { return [gradient] }
    func fromEnd(_ tensor: Tensor) throws(TensorError) -> Tensor {
      try Scan.cumsum(tensor.flipped([axis]), axis: axis).flipped([axis])
    }
    if scan == .cumsum { return [try fromEnd(gradient)] }
    let x = try step.input(0)
    guard try !Reduction.any(Comparison.eq(x, .scalar(.int(0)))).item().isTrue else {
      return [try pastZeros(gradient, x, step)]
    }
    return [try Arithmetic.div(fromEnd(Arithmetic.mul(gradient, step.result())), x)]
  }

  /// The products without each element in turn: quotients cannot give them where an element is 0.
  private func pastZeros(_ gradient: Tensor, _ x: Tensor, _ step: GradientStep) throws(TensorError) -> Tensor {
    guard !GradientMode.current.isOn else { throw .onlyOnce(step.name) }
    let rows = try x.transposed(axis, -1), incoming = try gradient.transposed(axis, -1)
    let length = Swift.max(rows.shape[rows.rank - 1], 1)
    let result = try rows.withElements(as: Float.self) { (x) throws(TensorError) in
      try incoming.withElements(as: Float.self) { (gradient) throws(TensorError) in
        try Tensor.make(rows.shape, Float.self) { (target) throws(TensorError) in
          for start in stride(from: 0, to: x.count, by: length) {
            var before: Float = 1
            for own in start..<(start + length) {
              var product = before, total: Float = 0
              for later in own..<(start + length) {
                if later > own { product *= x[later] }
                total += gradient[later] * product
              }
              (target + own).initialize(to: total)
              before *= x[own]
            }
            try Cancellation.poll()
          }
        }
      }
    }
    return try result.transposed(axis, -1)
  }
}
