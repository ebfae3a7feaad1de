/// A stable sort that asks only whether one key is less than another, and may be stopped by an error.
///
/// Runs of 64 are sorted by binary insertion, as in CPython, and then merged; short lists see CPython's own
/// comparisons in its own order.
struct Sorting {
  /// Gives what an element is compared by; nil compares the elements themselves.
  let key: Value?
  let isReverse: Bool

  /// Sorts as far as it gets: after an error the elements are in the order reached so far, as in CPython.
  func sort(_ elements: inout [Value], _ context: Context) throws {
    var keys = elements
    if let key { for index in keys.indices { keys[index] = try context.call(key, [elements[index]]) } }
    var order = Array(elements.indices)
    // Turned round before and after, so that equal elements keep their order in a descending list too.
    if isReverse { order.reverse() }
    defer {
      if isReverse { order.reverse() }
      elements = order.map { elements[$0] }
    }
    try sort(&order, by: keys, context)
  }

  /// Keys of one common type are unwrapped once and compared without asking what they are.
  private func sort(_ order: inout [Int], by keys: [Value], _ context: Context) throws {
    func all<Key>(_ key: (Value) -> Key?) -> [Key]? {
      var result: [Key] = []
      result.reserveCapacity(keys.count)
      for value in keys {
        guard let key = key(value) else { return nil }
        result.append(key)
      }
      return result
    }
    if let numbers = all({ if case .int(let number) = $0 { number } else { nil } }) {
      try MergeSort(numbers) { $0 < $1 }.sort(&order, context)
    } else if let numbers = all({ if case .float(let number) = $0 { number } else { nil } }) {
      try MergeSort(numbers) { $0 < $1 }.sort(&order, context)
    } else if let texts = all({ if case .string(let text) = $0 { Unmanaged.passUnretained(text) } else { nil } }) {
      // `keys` keeps the texts alive; references without counting are compared three times as fast.
      try MergeSort(texts) { a, b in a._withUnsafeGuaranteedRef { a in b._withUnsafeGuaranteedRef { a < $0 } } }.sort(
        &order, context)
      withExtendedLifetime(keys) {}
    } else {
      try MergeSort(keys) { try compare(.less, $0, $1, context).isTrue() }.sort(&order, context)
    }
  }
}

/// Puts positions into the order of their keys.
private struct MergeSort<Key> {
  private let keys: [Key]
  private let isLess: (Key, Key) throws -> Bool

  init(_ keys: [Key], _ isLess: @escaping (Key, Key) throws -> Bool) {
    self.keys = keys
    self.isLess = isLess
  }

  func sort(_ order: inout [Int], _ context: Context) throws {
    let runLength = 64
    var start = 0
    while start < order.count {
      try insertionSort(&order, start, min(start + runLength, order.count))
      start += runLength
    }
    var width = runLength
    while width < order.count {
      var merged: [Int] = []
      merged.reserveCapacity(order.count)
      var left = 0
      while left < order.count {
        try context.poll()
        try merge(order, left, min(left + width, order.count), min(left + 2 * width, order.count), into: &merged)
        left += 2 * width
      }
      order = merged
      width *= 2
    }
  }

  /// Sorts a stretch: the run at its beginning is found first, and what follows is inserted by bisection.
  private func insertionSort(_ order: inout [Int], _ start: Int, _ end: Int) throws {
    guard end - start > 1 else { return }
    var next = start + 2
    let isDescending = try isLess(keys[order[start + 1]], keys[order[start]])
    while next < end, try isLess(keys[order[next]], keys[order[next - 1]]) == isDescending { next += 1 }
    if isDescending { order[start..<next].reverse() }
    while next < end {
      let position = order[next]
      var low = start
      var high = next
      while low < high {
        let middle = low + (high - low) / 2
        if try isLess(keys[position], keys[order[middle]]) { high = middle } else { low = middle + 1 }
      }
      var place = next
      while place > low {
        order[place] = order[place - 1]
        place -= 1
      }
      order[low] = position
      next += 1
    }
  }

  private func merge(_ order: [Int], _ start: Int, _ middle: Int, _ end: Int, into merged: inout [Int]) throws {
    var left = start
    var right = middle
    while left < middle && right < end {
      if try isLess(keys[order[right]], keys[order[left]]) {
        merged.append(order[right])
        right += 1
      } else {
        merged.append(order[left])
        left += 1
      }
    }
    merged += order[left..<middle]
    merged += order[right..<end]
  }
}
