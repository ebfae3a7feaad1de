import Language
import Tensors
import Typesetting

/// Turns the arguments of `plot(…, kind=…)` into bars, a histogram, points or a confusion table.
struct ChartMaker {
  let kind: String
  let bins: Int
  /// Names of bars or classes; for points the group of each.
  let labels: Value
  let title: String?
  let context: Context

  static let kinds = ["line", "bar", "hist", "scatter", "confusion"]

  func chart(_ values: [Value]) throws -> any Drawable {
    guard !values.isEmpty else {
      throw TensorError("functions", "there is nothing to plot", kind: .type, hint: "plot([3, 1, 2], kind=\"\(kind)\")")
    }
    switch kind {
    case "bar": return try bars(values)
    case "hist": return try histogram(values)
    case "scatter": return try points(values)
    default: return try confusion(values)
    }
  }

  // Bars

  private func bars(_ values: [Value]) throws -> BarChart {
    guard values.count <= BarChart.marks.count else { throw TensorError.tooMany(values.count, BarChart.marks.count) }
    let entries = try values.map { value -> (labels: [String]?, numbers: [Double]) in
      guard case .dict(let dict) = value else { return (nil, try numbers(value)) }
      return (
        try dict.pairs.map { try name($0.key) },
        try dict.pairs.map { pair in
          guard let number = number(pair.value) else { throw TensorError.notNumbers(pair.value) }
          return number
        }
      )
    }
    let count = entries[0].numbers.count
    guard count > 0 else { throw TensorError.empty }
    for entry in entries where entry.numbers.count != count { throw TensorError.lengths(count, entry.numbers.count) }
    guard count <= 60 else { throw TensorError.manyBars(count) }
    let names = try entries[0].labels ?? names(count) ?? (0..<count).map(String.init)
    let isSingle = entries.count == 1
    let series = entries.enumerated().map { index, entry in
      BarChart.Series(name: isSingle ? nil : "y\(index + 1)", values: entry.numbers)
    }
    return BarChart(labels: names, series: series, title: title)
  }

  private func histogram(_ values: [Value]) throws -> BarChart {
    guard values.count <= BarChart.marks.count else { throw TensorError.tooMany(values.count, BarChart.marks.count) }
    guard (1...60).contains(bins) else {
      throw TensorError("bins", "a histogram has 1 to 60 bins, not \(bins)", kind: .value)
    }
    let series = try values.enumerated().map { index, value -> (name: String?, numbers: [Double]) in
      let numbers: [Double] = if case .tensor(let tensor) = value { tensor.doubles() } else { try self.numbers(value) }
      guard !numbers.isEmpty else { throw TensorError.empty }
      return (values.count == 1 ? nil : "y\(index + 1)", numbers)
    }
    return .histogram(series, bins: bins, title: title)
  }

  // Points

  private func points(_ values: [Value]) throws -> ScatterPlot {
    var groups: [ScatterPlot.Group] = []
    if let pairs = try pairs(values[0]) {
      if !labels.isNone {
        guard values.count == 1 else {
          throw TensorError("labels", "the groups of points are told for one set of points", kind: .type)
        }
        return ScatterPlot(groups: try grouped(pairs), title: title)
      }
      groups = try values.enumerated().map { index, value in
        guard let pairs = try self.pairs(value) else { throw TensorError.noPoints }
        return ScatterPlot.Group(name: "points \(index + 1)", points: pairs)
      }
    } else {
      guard values.count == 2 else { throw TensorError.noPoints }
      let x = try numbers(values[0]), y = try numbers(values[1])
      guard x.count == y.count else { throw TensorError.lengths(x.count, y.count) }
      let pairs = zip(x, y).map { (x: $0, y: $1) }
      groups = labels.isNone ? [ScatterPlot.Group(name: "points", points: pairs)] : try grouped(pairs)
    }
    guard groups.contains(where: { !$0.points.isEmpty }) else { throw TensorError.empty }
    guard groups.count <= ScatterPlot.marks.count else {
      throw TensorError.tooMany(groups.count, ScatterPlot.marks.count)
    }
    return ScatterPlot(groups: groups, title: title)
  }

  private func grouped(_ points: [(x: Double, y: Double)]) throws -> [ScatterPlot.Group] {
    guard let entries = try elements(labels), entries.count == points.count else {
      throw TensorError(
        "labels", "each of the \(points.count) points has its group", kind: .value, hint: "labels=y, one entry a point")
    }
    let names = try entries.map(name)
    var order: [String] = []
    for name in names where !order.contains(name) { order.append(name) }
    if order.allSatisfy({ Int($0) != nil }) { order.sort { (Int($0) ?? 0) < (Int($1) ?? 0) } }
    guard order.count <= ScatterPlot.marks.count else {
      throw TensorError.tooMany(order.count, ScatterPlot.marks.count)
    }
    return order.map { group in
      ScatterPlot.Group(name: group, points: zip(points, names).filter { $0.1 == group }.map(\.0))
    }
  }

  /// The rows of an N×2 tensor, or of a list of pairs; nil for anything else.
  private func pairs(_ value: Value) throws -> [(x: Double, y: Double)]? {
    if case .tensor(let tensor) = value {
      guard tensor.rank == 2, tensor.shape[1] == 2 else { return nil }
      let numbers = tensor.doubles()
      return stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
    }
    guard let entries = value.sequence, let first = entries.first, first.sequence != nil else { return nil }
    return try entries.map { entry in
      let pair = try numbers(entry)
      guard pair.count == 2 else { throw TensorError.noPoints }
      return (pair[0], pair[1])
    }
  }

  // Confusion

  private func confusion(_ values: [Value]) throws -> ConfusionTable {
    var counts: [[Int]]
    if values.count == 1 {
      guard case .tensor(let tensor) = values[0], tensor.rank == 2, tensor.shape[0] == tensor.shape[1], tensor.count > 0
      else { throw TensorError.noConfusion }
      let numbers = tensor.doubles()
      guard numbers.allSatisfy({ $0 >= 0 && $0 == $0.rounded() && $0 < 1e15 }) else { throw TensorError.noCounts }
      let classes = tensor.shape[0]
      counts = (0..<classes).map { row in (0..<classes).map { Int(numbers[row * classes + $0]) } }
    } else {
      guard values.count == 2 else { throw TensorError.noConfusion }
      let targets = try classes(values[0]), answers = try classes(values[1])
      guard targets.count == answers.count else { throw TensorError.lengths(targets.count, answers.count) }
      let named = try labels.isNone ? 0 : elements(labels)?.count ?? 0
      let classes = max(named, 1 + max(targets.max() ?? 0, answers.max() ?? 0))
      guard classes <= 100 else {
        throw TensorError("functions", "a table of \(classes) classes is too large to read", kind: .value)
      }
      counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
      for (target, answer) in zip(targets, answers) { counts[target][answer] += 1 }
    }
    return ConfusionTable(
      counts: counts, labels: try names(counts.count) ?? counts.indices.map(String.init), title: title)
  }

  private func classes(_ value: Value) throws -> [Int] {
    let numbers = try numbers(value)
    guard !numbers.isEmpty else { throw TensorError.empty }
    return try numbers.map { number in
      guard number >= 0, number == number.rounded(), number < 1e6 else { throw TensorError.noClass(number) }
      return Int(number)
    }
  }

  // Values

  private func names(_ count: Int) throws -> [String]? {
    if labels.isNone { return nil }
    guard let entries = try elements(labels) else {
      throw TensorError.wrongType("labels", wanted: "a list of names", got: labels)
    }
    guard entries.count == count else {
      let names = entries.count == 1 ? "there is 1 name" : "there are \(entries.count) names"
      throw TensorError("labels", "\(names) for \(count) of them", kind: .value)
    }
    return try entries.map(name)
  }

  private func name(_ value: Value) throws -> String { try value.string ?? repr(value, context) }

  private func elements(_ value: Value) throws -> [Value]? {
    if case .tensor(let tensor) = value {
      guard tensor.rank == 1 else { return nil }
      return tensor.doubles().map { $0 == $0.rounded() && abs($0) < 1e15 ? .int(Int($0)) : .float($0) }
    }
    return value.sequence
  }

  private func number(_ value: Value) -> Double? {
    if case .tensor(let tensor) = value { return tensor.count == 1 ? (try? tensor.item())?.double : nil }
    return value.double
  }

  /// The numbers of a vector or of a list of numbers.
  private func numbers(_ value: Value) throws -> [Double] {
    if case .tensor(let tensor) = value {
      guard tensor.rank == 1 else { throw TensorError.noVector(tensor.shape) }
      return tensor.doubles()
    }
    guard let entries = value.sequence else { throw TensorError.notNumbers(value) }
    return try entries.map { entry in
      guard let number = number(entry) else { throw TensorError.notNumbers(entry) }
      return number
    }
  }
}

extension TensorError {
  fileprivate static var empty: TensorError { TensorError("functions", "there is nothing to plot", kind: .value) }

  fileprivate static func tooMany(_ count: Int, _ most: Int) -> TensorError {
    TensorError("functions", "\(count) series cannot be told apart in one plot; \(most) can", kind: .value)
  }

  fileprivate static func manyBars(_ count: Int) -> TensorError {
    TensorError(
      "functions", "\(count) bars do not fit on a screen; 60 do", kind: .value,
      hint: "kind=\"hist\" counts them in intervals, kind=\"line\" draws a curve")
  }

  fileprivate static func lengths(_ first: Int, _ other: Int) -> TensorError {
    TensorError("functions", "the series have \(first) and \(other) numbers, and should have the same", kind: .value)
  }

  fileprivate static func notNumbers(_ value: Value) -> TensorError {
    TensorError("functions", "this plot takes numbers, but this is \(value.shortDescription)", kind: .type)
  }

  fileprivate static func noVector(_ shape: [Int]) -> TensorError {
    TensorError("functions", "the numbers are a vector, but the shape is \(shapeText(shape))", kind: .value)
  }

  fileprivate static var noPoints: TensorError {
    TensorError(
      "functions", "points are two vectors x and y, an N×2 tensor, or a list of pairs", kind: .type,
      hint: "plot(x, y, kind=\"scatter\")")
  }

  fileprivate static var noConfusion: TensorError {
    TensorError(
      "functions", "a confusion table is made of the true classes and the answers, or of a square matrix of counts",
      kind: .type, hint: "plot(labels, net(images).argmax(1), kind=\"confusion\")")
  }

  fileprivate static var noCounts: TensorError {
    TensorError("functions", "the matrix holds counts, whole numbers of at least 0", kind: .value)
  }

  fileprivate static func noClass(_ number: Double) -> TensorError {
    TensorError("functions", "a class is a whole number of at least 0, not \(short(number))", kind: .value)
  }
}
