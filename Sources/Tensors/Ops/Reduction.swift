/// Many elements folded into one, over all axes or some.
public enum Reduction: String, Sendable {
  case sum, prod, mean, max, min, argmax, argmin, any, all, std, `var`, norm

  /// - Parameters:
  ///   - axes: the axes to fold; empty folds all.
  ///   - keepsAxes: leave folded axes with size 1.
  ///   - correction: what `std` and `var` subtract from the number of elements.
  /// - Returns: whole numbers for `argmax argmin`, truth values for `any all`; `sum prod` of whole numbers stay whole.
  public func callAsFunction(
    _ input: Tensor, axes: [Int] = [], keepsAxes: Bool = false, correction: Int = 1
  ) throws(TensorError) -> Tensor {
    var folded: Set<Int> = []
    for entry in axes { folded.insert(try input.axis(entry)) }
    if axes.isEmpty || input.rank == 0 { folded = Set(0..<input.rank) }
    let kept = (0..<input.rank).filter { !folded.contains($0) }
    let order = kept + folded.sorted()
    let arranged = try input.permuted(order)
    let length = folded.reduce(1) { $0 * input.shape[$1] }
    let outer = kept.map { input.shape[$0] }
    let shape = keepsAxes ? (0..<input.rank).map { folded.contains($0) ? 1 : input.shape[$0] } : outer
    if length == 0 && needsElements { throw .emptyReduction(self, input.shape) }
    return try reduce(arranged, length, shape, correction)
  }

  private var needsElements: Bool { self == .max || self == .min || self == .argmax || self == .argmin }

  private func reduce(_ rows: Tensor, _ length: Int, _ shape: [Int], _ correction: Int) throws(TensorError) -> Tensor {
    switch self {
    case .any: return try fold(rows, length, shape, Bool.self) { $0.contains(true) }
    case .all: return try fold(rows, length, shape, Bool.self) { !$0.contains(false) }
    case .argmax:
      return rows.dtype == .float32
        ? try fold(rows, length, shape, Float.self) { firstIndex($0) { $0 > $1 || $0.isNaN && !$1.isNaN } }
        : try fold(rows, length, shape, Int.self) { firstIndex($0, where: >) }
    case .argmin:
      return rows.dtype == .float32
        ? try fold(rows, length, shape, Float.self) { firstIndex($0) { $0 < $1 || $0.isNaN && !$1.isNaN } }
        : try fold(rows, length, shape, Int.self) { firstIndex($0, where: <) }
    case .max, .min:
      let isMax = self == .max
      switch rows.dtype {
      case .float32:
        return try fold(rows, length, shape, Float.self) { row in
          row[firstIndex(row) { (isMax ? $0 > $1 : $0 < $1) || $0.isNaN && !$1.isNaN }]
        }
      case .int64: return try fold(rows, length, shape, Int.self) { row in row[firstIndex(row, where: isMax ? { $0 > $1 } : { $0 < $1 })] }
      case .bool: return try fold(rows, length, shape, Bool.self) { isMax ? $0.contains(true) : !$0.contains(false) }
      }
    case .sum where rows.dtype != .float32: return try fold(rows, length, shape, Int.self) { $0.reduce(0, &+) }
    case .prod where rows.dtype != .float32: return try fold(rows, length, shape, Int.self) { $0.reduce(1, &*) }
    case .sum: return try fold(rows, length, shape, Float.self) { Float(total($0)) }
    case .prod: return try fold(rows, length, shape, Float.self) { $0.reduce(1, *) }
    case .norm: return try fold(rows, length, shape, Float.self) { Float($0.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()) }
    case .mean, .std, .var:
      guard rows.dtype == .float32 else { throw .needsFloats(self, rows.dtype) }
      if self == .mean { return try fold(rows, length, shape, Float.self) { Float(total($0) / Double(length)) } }
      return try fold(rows, length, shape, Float.self) { row in
        let mean = total(row) / Double(length)
        let squares = row.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let variance = squares / Double(length - correction)
        return Float(self == .var ? variance : variance.squareRoot())
      }
    }
  }

  /// Sums in 64-bit floats: the float32 result is the correctly rounded one.
  private func total(_ row: Slice<UnsafeBufferPointer<Float>>) -> Double { row.reduce(0.0) { $0 + Double($1) } }

  private func fold<A: Element, B: Element>(
    _ rows: Tensor, _ length: Int, _ shape: [Int], _ type: A.Type, _ f: (Slice<UnsafeBufferPointer<A>>) -> B
  ) throws(TensorError) -> Tensor {
    try rows.withElements(as: A.self) { (elements) throws(TensorError) in
      try .make(shape, B.self) { (target) throws(TensorError) in
        for index in 0..<shape.reduce(1, *) {
          (target + index).initialize(to: f(elements[(index * length)..<((index + 1) * length)]))
          if index & 0xFFF == 0 { try Cancellation.poll() }
        }
      }
    }
  }
}

extension Reduction {
  private func firstIndex<A>(_ row: Slice<UnsafeBufferPointer<A>>, where better: (A, A) -> Bool) -> Int {
    var best = row.startIndex
    for index in row.indices.dropFirst() where better(row[index], row[best]) { best = index }
    return self == .max || self == .min ? best : best - row.startIndex
  }
}

extension TensorError {
  fileprivate static func emptyReduction(_ op: Reduction, _ shape: [Int]) -> TensorError {
    TensorError("input", "\(op.rawValue) of no elements does not exist (shape \(shapeText(shape)))")
  }

  fileprivate static func needsFloats(_ op: Reduction, _ dtype: DType) -> TensorError {
    TensorError("input", "\(op.rawValue) needs float numbers, but the tensor is \(dtype.name)", hint: "x.float().\(op.rawValue)()")
  }
}
