/// A stable sort that asks only whether one key is less than another, and may be stopped by an error.
///
/// Runs of 64 are sorted by binary insertion, as in CPython, and then merged; short lists see CPython's own
/// comparisons in its own order.
struct Sorting {
  /// Gives what an element is compared by; nil compares the elements themselves.
  let key: Value?
  let isReverse: Bool

  private static let runLength = 64

  func sorted(_ elements: [Value], _ context: Context) throws -> [Value] {
    var pairs: [(key: Value, value: Value)] = []
    pairs.reserveCapacity(elements.count)
    for element in elements { pairs.append((try key.map { try context.call($0, [element]) } ?? element, element)) }
    // Turned round before and after, so that equal elements keep their order in a descending list too.
    if isReverse { pairs.reverse() }
    try sort(&pairs, context)
    if isReverse { pairs.reverse() }
    return pairs.map(\.value)
  }

  private func sort(_ pairs: inout [(key: Value, value: Value)], _ context: Context) throws {
    var start = 0
    while start < pairs.count {
      let end = min(start + Sorting.runLength, pairs.count)
      try insertionSort(&pairs, start, end, context)
      start = end
    }
    var width = Sorting.runLength
    while width < pairs.count {
      var merged: [(key: Value, value: Value)] = []
      merged.reserveCapacity(pairs.count)
      var left = 0
      while left < pairs.count {
        let middle = min(left + width, pairs.count), right = min(left + 2 * width, pairs.count)
        try merge(pairs, left, middle, right, into: &merged, context)
        left = right
      }
      pairs = merged
      width *= 2
    }
  }

  /// Sorts a stretch: the run at its beginning is found first, and what follows is inserted by bisection.
  private func insertionSort(_ pairs: inout [(key: Value, value: Value)], _ start: Int, _ end: Int, _ context: Context) throws {
    guard end - start > 1 else { return }
    var next = start + 2
    let isDescending = try isLess(pairs[start + 1].key, pairs[start].key, context)
    while next < end, try isLess(pairs[next].key, pairs[next - 1].key, context) == isDescending { next += 1 }
    if isDescending { pairs[start..<next].reverse() }
    while next < end {
      let pair = pairs[next]
      var low = start, high = next
      while low < high {
        let middle = low + (high - low) / 2
        if try isLess(pair.key, pairs[middle].key, context) { high = middle } else { low = middle + 1 }
      }
      var place = next
      while place > low {
        pairs[place] = pairs[place - 1]
        place -= 1
      }
      pairs[low] = pair
      next += 1
    }
  }

  private func merge(
    _ pairs: [(key: Value, value: Value)], _ start: Int, _ middle: Int, _ end: Int,
    into merged: inout [(key: Value, value: Value)], _ context: Context
  ) throws {
    try context.poll()
    var left = start, right = middle
    while left < middle && right < end {
      if merged.count % 65_536 == 0 { try context.poll() }
      if try isLess(pairs[right].key, pairs[left].key, context) {
        merged.append(pairs[right])
        right += 1
      } else {
        merged.append(pairs[left])
        left += 1
      }
    }
    merged += pairs[left..<middle]
    merged += pairs[right..<end]
  }

  @inline(__always) private func isLess(_ a: Value, _ b: Value, _ context: Context) throws -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): return x < y
    case (.float(let x), .float(let y)): return x < y
    case (.string(let x), .string(let y)): return x < y
    default: return try compare(.less, a, b, context).isTrue()
    }
  }
}
