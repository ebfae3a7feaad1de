/// Many elements folded into one, over all axes or some.
public enum Reduction: String, Sendable {
  case sum, prod, mean, max, min, argmax, argmin, any, all, std, `var`, norm, logsumexp
  case countNonzero = "count_nonzero"

  /// - Parameters:
  ///   - axes: the axes to fold; empty folds all.
  ///   - keepsAxes: leave folded axes with size 1.
  ///   - correction: what `std` and `var` subtract from the number of elements.
  ///   - power: p of the norm (Σ|x|ᵖ)^(1/p); infinity takes the largest |x|.
  /// - Returns: whole numbers for `argmax argmin count_nonzero`, truth values for `any all`; `sum prod` of whole numbers
  ///   and truth values are whole.
  public func callAsFunction(
    _ input: Tensor, axes: [Int] = [], keepsAxes: Bool = false, correction: Double = 1, power: Double = 2
  ) throws(TensorError) -> Tensor {
    var folded: Set<Int> = []
    for entry in axes {
      guard folded.insert(try input.axis(entry)).inserted else { throw .axisTwice(entry, axes) }
    }
    if axes.isEmpty || input.rank == 0 { folded = Set(0..<input.rank) }
    let kept = (0..<input.rank).filter { !folded.contains($0) }
    let order = kept + folded.sorted()
    let arranged = try input.permuted(order)
    let length = folded.reduce(1) { $0 * input.shape[$1] }
    let outer = kept.map { input.shape[$0] }
    let shape = keepsAxes ? (0..<input.rank).map { folded.contains($0) ? 1 : input.shape[$0] } : outer
    if length == 0 && needsElements { throw .emptyReduction(self, input.shape, along: axes) }
    return try reduce(Rows(elements: arranged, length: length, shape: shape), correction, power)
  }

  private var needsElements: Bool { self == .max || self == .min || self == .argmax || self == .argmin }

  private func reduce(_ rows: Rows, _ correction: Double, _ power: Double) throws(TensorError) -> Tensor {
    let type = rows.elements.dtype
    switch self {
    case .any: return try rows.fold(Bool.self) { $0.contains(true) }
    case .all: return try rows.fold(Bool.self) { !$0.contains(false) }
    case .countNonzero: return try rows.fold(Bool.self) { $0.reduce(0) { $1 ? $0 + 1 : $0 } }
    case .argmax, .argmin:
      guard type != .bool else { throw .needsNumbers(rawValue, type) }
      return type == .float32
        ? try rows.fold(Float.self) { $0.winner(largest: self == .argmax) }
        : try rows.fold(Int.self) { $0.winner(largest: self == .argmax) }
    case .max, .min:
      switch type {
      case .float32: return try rows.fold(Float.self) { $0[$0.winner(largest: self == .max)] }
      case .int64: return try rows.fold(Int.self) { $0[$0.winner(largest: self == .max)] }
      case .uint8: return try rows.fold(UInt8.self) { $0[$0.winner(largest: self == .max)] }
      case .bool: return try rows.fold(Bool.self) { self == .max ? $0.contains(true) : !$0.contains(false) }
      }
    case .sum where type != .float32:
      return try rows.fold(Int.self) { (row) throws(TensorError) in
        try checked(row, 0) { $0.addingReportingOverflow($1) }
      }
    case .prod where type != .float32:
      return try rows.fold(Int.self) { (row) throws(TensorError) in
        try checked(row, 1) { $0.multipliedReportingOverflow(by: $1) }
      }
    case .sum: return try rows.fold(Float.self) { Float($0.total) }
    case .prod: return try rows.fold(Float.self) { $0.reduce(1, *) }
    case .mean, .std, .var, .norm, .logsumexp:
      guard type == .float32 else { throw .needsFloats(rawValue, type) }
      return try rows.fold(Float.self) { Float(statistic($0, correction, power)) }
    }
  }

  private func statistic(_ row: UnsafeBufferPointer<Float>, _ correction: Double, _ power: Double) -> Double {
    switch self {
    case .mean: return row.total / Double(row.count)
    case .norm: return row.norm(power)
    case .logsumexp: return row.logSumExp
    default:
      let mean = row.total / Double(row.count)
      let squares = row.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let variance = squares / Swift.max(0, Double(row.count) - correction)
      return self == .var ? variance : variance.squareRoot()
    }
  }

  private func checked(
    _ row: UnsafeBufferPointer<Int>, _ start: Int, _ combine: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) throws(TensorError) -> Int {
    var result = start
    for element in row {
      let (value, overflow) = combine(result, element)
      guard !overflow else { throw .overflow(rawValue) }
      result = value
    }
    return result
  }
}

/// The elements to fold: each `length` of them, in row-major order, give one element of `shape`.
private struct Rows {
  let elements: Tensor
  let length: Int
  let shape: [Int]

  func fold<A: Element, B: Element>(
    _ type: A.Type, _ f: (UnsafeBufferPointer<A>) throws(TensorError) -> B
  ) throws(TensorError) -> Tensor {
    try elements.withElements(as: A.self) { (elements) throws(TensorError) in
      try .make(shape, B.self) { (target) throws(TensorError) in
        for index in 0..<shape.reduce(1, *) {
          let row = UnsafeBufferPointer(rebasing: elements[(index * length)..<((index + 1) * length)])
          (target + index).initialize(to: try f(row))
          if index & 0xFFF == 0 { try Cancellation.poll() }
        }
      }
    }
  }
}

extension TensorError {
  fileprivate static func axisTwice(_ axis: Int, _ axes: [Int]) -> TensorError {
    TensorError("dim", "axis \(axis) is named twice in \(axes)")
  }

  fileprivate static func emptyReduction(_ op: Reduction, _ shape: [Int], along axes: [Int]) -> TensorError {
    let kind: Kind = axes.isEmpty && (op == .max || op == .min) ? .runtime : .index
    return TensorError("input", "\(op.rawValue) of no elements does not exist (shape \(shapeText(shape)))", kind: kind)
  }
}
