/// One entry between the brackets of `x[…]`.
public enum Subscript {
  case index(Int)
  /// Bounds as in Python: negative counts from the end, nil is open, out of range is cut.
  case slice(start: Int?, stop: Int?, step: Int)
  case ellipsis
  case newAxis
  /// Whole-number tensor (picks) or truth-value tensor (filters).
  case tensor(Tensor)
}

/// The first index, the number of indices and the step that a Python slice means on a sequence of `size`.
public func sliceRange(start: Int?, stop: Int?, step: Int, size: Int) -> (start: Int, count: Int, step: Int) {
  func clamp(_ bound: Int, _ low: Int, _ high: Int) -> Int {
    let index = bound < 0 ? (bound < -size ? low : bound + size) : bound
    return min(max(index, low), high)
  }
  if step > 0 {
    let first = clamp(start ?? 0, 0, size), last = clamp(stop ?? size, 0, size)
    return (first, first < last ? (last - first - 1) / step + 1 : 0, step)
  }
  let step = max(step, -.max)
  let first = start.map { clamp($0, -1, size - 1) } ?? size - 1
  let last = stop.map { clamp($0, -1, size - 1) } ?? -1
  return (first, first > last ? (first - last - 1) / -step + 1 : 0, step)
}

extension Subscript {
  /// Whether the entry stands for an axis of the tensor.
  var usesAxis: Bool {
    switch self {
    case .index, .slice: true
    case .tensor(let index): index.rank > 0 || index.dtype != .bool
    case .ellipsis, .newAxis: false
    }
  }
}
