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
    try Folding(reduction: self, axes: axes, keepsAxes: keepsAxes, correction: correction, power: power).applied(
      to: input)
  }

  fileprivate func folded(
    _ input: Tensor, _ axes: [Int], _ keepsAxes: Bool, _ correction: Double, _ power: Double
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
    let isExtreme = self == .norm && (power < 0 || power.isInfinite) && outer.allSatisfy { $0 > 0 }
    if length == 0 && (needsElements || isExtreme) { throw .emptyReduction(self, input.shape, along: axes) }
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

/// A reduction with its settings, and its way back.
private struct Folding: Op {
  let reduction: Reduction
  let axes: [Int]
  let keepsAxes: Bool
  let correction: Double
  let power: Double

  func gradientName(_ inputs: [Tensor]) -> String {
    let variant =
      switch reduction {
      case .sum, .mean, .prod: axes.isEmpty ? 0 : 1
      case .max, .min: 1
      case .norm: 1
      default: 0
      }
    let name = (reduction == .max || reduction == .min) && !axes.isEmpty ? "A\(reduction.rawValue)" : reduction.rawValue
    let isPlain = name.hasPrefix("A") || reduction == .logsumexp || reduction == .std || reduction == .var
    if reduction == .norm { return "LinalgVectorNormBackward0" }
    return name.prefix(1).uppercased() + name.dropFirst() + "Backward\(isPlain ? 0 : variant)"
  }

  var reads: Reads {
    switch reduction {
    case .sum, .mean: []
    case .var: .inputs
    default: [.inputs, .result]
    }
  }

  func reach(_ shapes: [[Int]]) -> PictureReach { .along(axes, shapes) }

  func forward(_ inputs: [Tensor]) throws(TensorError) -> Tensor {
    try reduction.folded(inputs[0], axes, keepsAxes, correction, power)
  }

  func backward(_ gradient: Tensor, _ step: GradientStep) throws(TensorError) -> [Tensor?] {
    let shape = step.shapes[0]
    let incoming = try unfolded(gradient, shape)
    switch reduction {
    case .sum: return [incoming]
    case .mean: return [try Arithmetic.mul(incoming, .scalar(.float(1 / folds(shape))))]
    // The number of elements other than 0 never changes smoothly.
    case .norm where power == 0: return [nil]
    default: return [try Arithmetic.mul(incoming, slope(step, step.input(0)))]
    }
  }

  /// What one more of each element would add to the result of its fold.
  private func slope(_ step: GradientStep, _ x: Tensor) throws(TensorError) -> Tensor {
    switch reduction {
    case .var: return try varianceSlope(x)
    case .std:
      // √v has the slope 1/(2√v), which is taken as 0 for v = 0.
      let root = try unfolded(step.result(), x.shape), zero = try Tensor.scalar(.float(0))
      let slope = try Tensor.choose(Comparison.eq(root, zero), zero, Arithmetic.div(.scalar(.float(0.5)), root))
      return try Arithmetic.mul(slope, varianceSlope(x))
    case .logsumexp: return try Activation.exp(Arithmetic.sub(x, unfolded(step.result(), x.shape)))
    case .max, .min:
      // Equal winners share the gradient.
      let isWinner = try Comparison.eq(x, unfolded(step.result(), x.shape)).copy(as: .float32)
      return try Arithmetic.div(isWinner, unfolded(Reduction.sum(isWinner, axes: axes, keepsAxes: keepsAxes), x.shape))
    case .prod: return try others(x, step)
    case .norm: return try normSlope(x, unfolded(step.result(), x.shape))
    default: throw .noGradient(reduction.rawValue)
    }
  }

  /// 2(x - mean)/(n - correction); over all axes PyTorch takes the limit where the correction uses up the elements.
  private func varianceSlope(_ x: Tensor) throws(TensorError) -> Tensor {
    let freedom = folds(x.shape) - correction
    let centred = try Arithmetic.sub(
      x, Reduction.mean(x, axes: axes.isEmpty ? Array(0..<x.rank) : axes, keepsAxes: true))
    guard axes.isEmpty, freedom <= 0 else { return try Arithmetic.mul(centred, .scalar(.float(2 / freedom))) }
    return try .choose(
      Comparison.eq(centred, .scalar(.int(0))), .scalar(.float(.nan)), .scalar(.float(.infinity)))
  }

  /// The product of all other elements of the fold.
  private func others(_ x: Tensor, _ step: GradientStep) throws(TensorError) -> Tensor {
    let hasZero = try Reduction.any(Comparison.eq(x, .scalar(.int(0)))).item().isTrue
    if !hasZero { return try Arithmetic.div(unfolded(step.result(), x.shape), x) }
    guard !GradientMode.current.isOn else { throw .onlyOnce(step.name) }
    let folded = axes.isEmpty ? Array(0..<x.rank) : try axes.map { (axis) throws(TensorError) in try x.axis(axis) }
    let order = (0..<x.rank).filter { !folded.contains($0) } + folded
    let rows = try x.permuted(order), length = folded.reduce(1) { $0 * x.shape[$1] }
    let products = try rows.withElements(as: Float.self) { (elements) throws(TensorError) in
      try Tensor.make(rows.shape, Float.self) { (target) throws(TensorError) in
        for start in Swift.stride(from: 0, to: elements.count, by: Swift.max(length, 1)) {
          var before: Float = 1
          for index in start..<(start + length) {
            (target + index).initialize(to: before)
            before *= elements[index]
          }
          var after: Float = 1
          for index in (start..<(start + length)).reversed() {
            target[index] *= after
            after *= elements[index]
          }
        }
      }
    }
    return try products.permuted(order.indices.map { axis in order.firstIndex(of: axis) ?? axis })
  }

  private func normSlope(_ x: Tensor, _ norm: Tensor) throws(TensorError) -> Tensor {
    let zero = try Tensor.scalar(.float(0))
    if power == 1 { return try Activation.sign(x) }
    if power == 2 { return try .choose(Comparison.eq(norm, zero), zero, Arithmetic.div(x, norm)) }
    let size = try Activation.abs(x)
    if power.isInfinite {
      let isWinner = try Comparison.eq(size, norm).copy(as: .float32)
      let winners = try unfolded(Reduction.sum(isWinner, axes: axes, keepsAxes: keepsAxes), x.shape)
      return try Arithmetic.div(Arithmetic.mul(Activation.sign(x), isWinner), winners)
    }
    let part = try Arithmetic.pow(Arithmetic.div(size, norm), .scalar(.float(power - 1)))
    return try .choose(Comparison.eq(size, zero), zero, Arithmetic.mul(Activation.sign(x), part))
  }

  /// A tensor of the result's shape, repeated along the folded axes.
  private func unfolded(_ tensor: Tensor, _ shape: [Int]) throws(TensorError) -> Tensor {
    if tensor.shape == shape { return tensor }
    if axes.isEmpty { return try tensor.reshaped([Int](repeating: 1, count: shape.count)).broadcast(to: shape) }
    var kept = shape
    for axis in axes { kept[axis < 0 ? axis + shape.count : axis] = 1 }
    return try tensor.reshaped(kept).broadcast(to: shape)
  }

  /// How many elements are folded into one.
  private func folds(_ shape: [Int]) -> Double {
    let sizes = axes.isEmpty ? shape : axes.map { shape[$0 < 0 ? $0 + shape.count : $0] }
    return Double(sizes.reduce(1, *))
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
    let kind: Kind = op == .norm || axes.isEmpty && (op == .max || op == .min) ? .runtime : .index
    return TensorError("input", "\(op.rawValue) of no elements does not exist (shape \(shapeText(shape)))", kind: kind)
  }
}
