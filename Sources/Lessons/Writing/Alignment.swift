/// Which parts of an expected text stand for which parts of the real one, when the two no longer agree.
///
/// Used for the lines of an output and for the words of a line: both may hold marks that stand for anything. Of all
/// alignments the cheapest is taken; a part that still matches costs nothing, and neither does what a mark covers.
struct Alignment {
  enum Step: Equatable {
    case kept(expected: Int)
    case changed(expected: Int, found: Int)
    case removed(expected: Int)
    case added(found: Int)
    /// A mark; what it covers is left out.
    case mark(expected: Int)
  }

  let steps: [Step]

  private enum Choice: UInt8 { case keep, change, remove, add, endMark, cover }

  /// - Parameters:
  ///   - expected: number of expected parts.
  ///   - found: number of real parts.
  ///   - likeness: from 0 to 1, how much two parts that do not match have in common.
  init(
    expected: Int, found: Int, isMark: (Int) -> Bool, matches: (Int, Int) -> Bool, likeness: (Int, Int) -> Double
  ) {
    let columns = found + 1
    var costs = [Double](repeating: 0, count: (expected + 1) * columns)
    var choices = [Choice](repeating: .add, count: costs.count)
    for i in stride(from: expected, through: 0, by: -1) {
      for j in stride(from: found, through: 0, by: -1) where i < expected || j < found {
        var best = (cost: Double.infinity, choice: Choice.add)
        func offer(_ cost: Double, _ choice: Choice) { if cost < best.cost { best = (cost, choice) } }
        func rest(_ i: Int, _ j: Int) -> Double { costs[i * columns + j] }
        if i < expected, isMark(i) {
          offer(rest(i + 1, j), .endMark)
          if j < found { offer(rest(i, j + 1), .cover) }
        } else if i < expected {
          if j < found {
            if matches(i, j) {
              offer(rest(i + 1, j + 1), .keep)
            } else {
              // The first parts belong together, and the last ones, however little they have in common.
              let isAtEnd = i == 0 && j == 0 || i == expected - 1 && j == found - 1
              let cost = 1 + 3 * (1 - likeness(i, j))
              offer(rest(i + 1, j + 1) + (isAtEnd ? min(2, cost) : cost), .change)
            }
          }
          offer(rest(i + 1, j) + 3, .remove)
        }
        if j < found { offer(rest(i, j + 1) + 1.5, .add) }
        costs[i * columns + j] = best.cost
        choices[i * columns + j] = best.choice
      }
    }
    steps = Alignment.steps(choices, expected, found)
  }

  private static func steps(_ choices: [Choice], _ expected: Int, _ found: Int) -> [Step] {
    var steps: [Step] = []
    var i = 0
    var j = 0
    while i < expected || j < found {
      switch choices[i * (found + 1) + j] {
      case .keep:
        steps.append(.kept(expected: i))
        (i, j) = (i + 1, j + 1)
      case .change:
        steps.append(.changed(expected: i, found: j))
        (i, j) = (i + 1, j + 1)
      case .remove:
        steps.append(.removed(expected: i))
        i += 1
      case .add:
        steps.append(.added(found: j))
        j += 1
      case .endMark:
        steps.append(.mark(expected: i))
        i += 1
      case .cover: j += 1
      }
    }
    return steps
  }
}
