/// Elements of each row along an axis put in order; equal ones keep their order, and nan counts as largest.
public enum Ordering {
  /// All elements in order, and the index that each one had.
  public static func sort(
    _ input: Tensor, axis: Int, descending: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let axis = try input.axis(axis)
    guard input.rank > 0 else { return (try input.cloned(), try .scalar(.int(0))) }
    return try select(input, axis, 0..<input.shape[axis], descending: descending, as: "Sort")
  }

  /// The `count` largest or smallest elements, best first.
  public static func top(
    _ count: Int, of input: Tensor, axis: Int, largest: Bool
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let axis = try input.axis(axis)
    let size = input.rank == 0 ? 1 : input.shape[axis]
    guard count >= 0 && count <= size else { throw .topCount(count, axis, size) }
    if input.rank == 0 { return (try input.cloned(), try .scalar(.int(0))) }
    return try select(input, axis, 0..<count, descending: largest, as: "Topk")
  }

  /// The middle element of each row, the lower one of two; nan if there is one.
  ///
  /// - Throws: `IndexError` for rows without elements.
  public static func median(_ input: Tensor, axis: Int, keepsAxis: Bool) throws(TensorError) -> (
    values: Tensor, indices: Tensor
  ) {
    let axis = try input.axis(axis)
    if input.rank == 0 { return (try input.cloned(), try .scalar(.int(0))) }
    let size = input.shape[axis]
    guard size > 0 else {
      throw TensorError("input", "median of no elements does not exist (shape \(shapeText(input.shape)))", kind: .index)
    }
    let middle = try select(input, axis, [(size - 1) / 2, size - 1], descending: false)
    // nan sorts last: if the last element is nan, it is the answer.
    let hasNaN = try Comparison.ne(middle.values.narrowed(axis, 1, 1), middle.values.narrowed(axis, 1, 1))
    let values = try Tensor.choose(hasNaN, middle.values.narrowed(axis, 1, 1), middle.values.narrowed(axis, 0, 1))
    let indices = try Tensor.choose(hasNaN, middle.indices.narrowed(axis, 1, 1), middle.indices.narrowed(axis, 0, 1))
    return (
      try (keepsAxis ? values : values.squeezed([axis])).named("Median", variant: 1),
      try keepsAxis ? indices : indices.squeezed([axis])
    )
  }

  /// The different elements in ascending order, with how often each occurs.
  public static func unique(_ input: Tensor) throws(TensorError) -> (values: Tensor, counts: Tensor) {
    let sorted = try sort(input.flattened(), axis: 0, descending: false).values
    var starts: [Int] = []
    let scalars = sorted.scalars()
    for index in scalars.indices where index == 0 || scalars[index] != scalars[index - 1] { starts.append(index) }
    let counts = starts.indices.map { ($0 + 1 < starts.count ? starts[$0 + 1] : scalars.count) - starts[$0] }
    return (try sorted.at([.tensor(.ints(starts, [starts.count]))]), try .ints(counts, [counts.count]))
  }

  /// How often each whole number from 0 on occurs in a row of them, or the sum of its weights.
  ///
  /// - Parameter least: the least length of the result.
  public static func counts(of input: Tensor, weights: Tensor?, least: Int) throws(TensorError) -> Tensor {
    guard input.rank == 1, input.dtype != .float32 else { throw .notCounted(input) }
    guard least >= 0 else { throw TensorError("minlength", "a length is at least 0, but this is \(least)") }
    guard weights == nil || weights?.shape == input.shape else {
      throw TensorError("weights", "there is one weight for each of the \(input.count) numbers")
    }
    try MemoryBudget.checkList(of: input.count)
    let numbers = input.scalars().map(\.int)
    if let number = numbers.first(where: { $0 < 0 }) {
      throw TensorError("input", "numbers from 0 on are counted, but one is \(number)")
    }
    let size = max(least, numbers.max().map { min($0, .max - 1) + 1 } ?? 0)
    try MemoryBudget.checkList(of: size)
    guard let weights else {
      var counts = [Int](repeating: 0, count: size)
      for number in numbers { counts[number] += 1 }
      return try .ints(counts, [size])
    }
    var sums = [Float](repeating: 0, count: size)
    for (number, weight) in zip(numbers, weights.doubles()) { sums[number] += Float(weight) }
    return try .floats(sums, [size])
  }

  /// The elements at some ranks of each sorted row.
  private static func select(
    _ input: Tensor, _ axis: Int, _ ranks: some Collection<Int>, descending: Bool, as name: String = "Gather"
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let rows = try input.transposed(axis, -1)
    let order =
      switch input.dtype {
      case .float32:
        try order(rows, ranks) { (a: Float, b: Float) in
          descending ? a > b || a.isNaN && !b.isNaN : a < b || b.isNaN && !a.isNaN
        }
      case .int64: try order(rows, ranks) { (a: Int, b: Int) in descending ? a > b : a < b }
      case .uint8: try order(rows, ranks) { (a: UInt8, b: UInt8) in descending ? a > b : a < b }
      case .bool: try order(rows, ranks) { (a: Bool, b: Bool) in descending ? a && !b : b && !a }
      }
    let indices = try order.transposed(axis, -1).copy()
    return (try input.gathered(axis, indices, as: name), indices)
  }

  private static func order<T: Element>(
    _ rows: Tensor, _ ranks: some Collection<Int>, _ precedes: (T, T) -> Bool
  ) throws(TensorError) -> Tensor {
    let length = rows.shape[rows.rank - 1]
    let shape = Array(rows.shape.dropLast()) + [ranks.count]
    return try rows.withElements(as: T.self) { (elements) throws(TensorError) in
      try .make(shape, Int.self) { (target) throws(TensorError) in
        guard rows.count > 0 else { return }
        try MemoryBudget.checkList(of: 2 * length)
        for row in 0..<shape.dropLast().reduce(1, *) {
          let start = row * length
          var comparisons = 0
          let order: [Int]
          do {
            order = try (0..<length).sorted { (first, second) throws(TensorError) in
              comparisons += 1
              if comparisons % Cancellation.interval == 0 { try Cancellation.poll() }
              let a = elements[start + first], b = elements[start + second]
              return precedes(a, b) || !precedes(b, a) && first < second
            }
          } catch let error as TensorError {
            throw error
          } catch { preconditionFailure("sorting throws only what its comparison throws") }
          for (entry, rank) in ranks.enumerated() { (target + row * ranks.count + entry).initialize(to: order[rank]) }
          if row % 256 == 0 { try Cancellation.poll() }
        }
      }
    }
  }
}

extension TensorError {
  fileprivate static func notCounted(_ input: Tensor) -> TensorError {
    TensorError(
      "input",
      "a row of whole numbers is counted, but this is \(input.dtype.name) of the shape \(shapeText(input.shape))")
  }

  fileprivate static func topCount(_ count: Int, _ axis: Int, _ size: Int) -> TensorError {
    TensorError("k", "there are \(size) elements along axis \(axis), so k must lie in 0…\(size), but it is \(count)")
  }
}
