extension ExpectedOutput {
  /// Expected lines after the output has changed: lines that still match stay as the author wrote them, the others
  /// become what is printed, and a `[...]` stays while a line beside it does.
  ///
  /// - Parameter found: the lines that are printed now, without blank ones at the end.
  static func revised(_ expected: [String], to found: [String], tolerance: Double) -> [String] {
    let lines = expected.map { ExpectedLine($0) }
    func matches(_ i: Int, _ j: Int) -> Bool { lines[i].matches(found[j], tolerance: tolerance) }
    var start = 0
    while start < min(lines.count, found.count), !lines[start].isAnyLines, matches(start, start) { start += 1 }
    var end = 0
    while end < min(lines.count, found.count) - start, !lines[lines.count - 1 - end].isAnyLines,
      matches(lines.count - 1 - end, found.count - 1 - end)
    {
      end += 1
    }
    let middle = middle(
      Array(expected[start..<(lines.count - end)]), Array(found[start..<(found.count - end)]), tolerance,
      isInside: start + end > 0)
    return expected[..<start] + middle + expected[(expected.count - end)...]
  }

  /// The lines between those at the beginning and at the end that have not changed.
  ///
  /// - Parameter isInside: whether there are such lines: then a mark has a neighbour that stands.
  private static func middle(_ expected: [String], _ found: [String], _ tolerance: Double, isInside: Bool) -> [String] {
    guard !expected.isEmpty, !found.isEmpty, expected.count * found.count < 100_000 else { return found }
    let lines = expected.map { ExpectedLine($0) }
    let oldWords = expected.map(ExpectedLine.words)
    let newWords = found.map(ExpectedLine.words)
    let alignment = Alignment(expected: expected.count, found: found.count) {
      lines[$0].isAnyLines
    } matches: {
      lines[$0].matches(found[$1], tolerance: tolerance)
    } likeness: {
      ExpectedLine.likeness(oldWords[$0], newWords[$1])
    }
    var revised: [String] = []
    var proves = isInside
    for step in alignment.steps {
      switch step {
      case .kept(let i): revised.append(expected[i])
      case .changed(let i, let j):
        revised.append(ExpectedLine.revised(expected[i], to: found[j], tolerance: tolerance))
      case .added(let j): revised.append(found[j])
      case .mark(let i): if revised.last.map({ !ExpectedLine($0).isAnyLines }) ?? true { revised.append(expected[i]) }
      case .removed: break
      }
      if case .mark = step { continue }
      if case .removed = step { continue }
      proves = true
    }
    // Marks alone would prove nothing.
    return proves ? revised : found
  }
}
