/// Numbers at equal distances.
extension Tensor {
  /// `start, start + step, …` up to but without `end`, as int64 if all three are whole, else float32.
  ///
  /// - Throws: `RuntimeError` if the step is 0 or leads away from the end.
  public static func arange(_ start: Scalar, _ end: Scalar, _ step: Scalar) throws(TensorError) -> Tensor {
    guard step.double != 0 else { throw TensorError("step", "the step of arange cannot be 0") }
    let length = (end.double - start.double) / step.double
    guard length.isFinite else {
      throw TensorError("end", "arange needs finite bounds, but goes from \(start.double) to \(end.double)")
    }
    guard length >= 0 else { throw .wrongWay(start, end, step) }
    if start.dtype != .float32 && end.dtype != .float32 && step.dtype != .float32 {
      return try whole(start.int, end.int, step.int)
    }
    guard length < 0x1p62 else { throw .endless }
    return try make([Int(length.rounded(.up))], Float.self) { (target) throws(TensorError) in
      for index in 0..<Int(length.rounded(.up)) {
        (target + index).initialize(to: Float(start.double + Double(index) * step.double))
      }
    }
  }

  private static func whole(_ start: Int, _ end: Int, _ step: Int) throws(TensorError) -> Tensor {
    let (distance, overflow) = end.subtractingReportingOverflow(start)
    guard !overflow else { throw .endless }
    let count = distance / step + (distance % step == 0 ? 0 : 1)
    return try make([count], Int.self) { (target) throws(TensorError) in
      for index in 0..<count { (target + index).initialize(to: start + index * step) }
    }
  }

  /// `steps` numbers at equal distances from `start` to `end`, both included.
  public static func linspace(_ start: Double, _ end: Double, _ steps: Int) throws(TensorError) -> Tensor {
    guard steps >= 0 else { throw TensorError("steps", "the number of steps is at least 0, but this is \(steps)") }
    let step = steps > 1 ? (end - start) / Double(steps - 1) : 0
    return try make([steps], Float.self) { (target) throws(TensorError) in
      // From both ends towards the middle, as PyTorch does: both ends are exact.
      for index in 0..<steps {
        let fromStart = index < steps / 2 || steps == 1
        let value = fromStart ? start + Double(index) * step : end - Double(steps - 1 - index) * step
        (target + index).initialize(to: Float(value))
      }
    }
  }
}

extension TensorError {
  fileprivate static func wrongWay(_ start: Scalar, _ end: Scalar, _ step: Scalar) -> TensorError {
    TensorError(
      "step", "a step of \(step.text) never leads from \(start.text) to \(end.text)",
      hint: step.double > 0
        ? "swap the bounds, or make the step negative" : "swap the bounds, or make the step positive")
  }

  fileprivate static var endless: TensorError {
    TensorError(
      "end", "arange would have more elements than a machine can count", kind: .memory, hint: "use a smaller range")
  }
}

extension Scalar {
  /// The number as messages write it: whole numbers without a point.
  var text: String {
    switch self {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "\(value)"
    case .float(let value): value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
  }
}
