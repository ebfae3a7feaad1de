import Language
import Tensors

/// Turns the arguments of `plot` into a map of heights.
struct ContourMaker {
  let context: Context
  private static let marks = Array("ox+#")

  /// - Parameters:
  ///   - function: of two numbers, or of a tensor of two.
  ///   - path: points as pairs, or a dict of several by their names; None for none.
  ///   - x: the ends of an axis, or None: then as far as the paths go.
  func plot(_ function: Value, path: Value, x: Value, y: Value, title: String?) throws -> ContourPlot {
    let paths = try self.paths(path)
    let xs = try ends(x, "x", paths.flatMap { $0.points.map(\.x) })
    let ys = try ends(y, "y", paths.flatMap { $0.points.map(\.y) })
    return ContourPlot(heights: try heights(function, xs, ys), x: xs, y: ys, paths: paths, title: title)
  }

  private func heights(_ function: Value, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) throws -> [Double] {
    let takesPair = try wantsTensor(function, (x.lowerBound, y.lowerBound))
    var heights: [Double] = []
    func at(_ index: Int, _ count: Int, _ range: ClosedRange<Double>) -> Double {
      let part = Double(index) / Double(count - 1)
      return range.lowerBound * (1 - part) + range.upperBound * part
    }
    for row in 0..<ContourPlot.rows {
      let b = at(row, ContourPlot.rows, y)
      for column in 0..<ContourPlot.columns {
        heights.append(try height(function, (at(column, ContourPlot.columns, x), b), takesPair))
      }
      try Cancellation.poll()
    }
    return heights
  }

  /// Whether the function takes one tensor of two numbers instead of two numbers.
  private func wantsTensor(_ function: Value, _ place: (Double, Double)) throws -> Bool {
    if case .function(let function) = function { return function.takes == 1 }
    return (try? height(function, place, false)) == nil
  }

  private func height(_ function: Value, _ place: (Double, Double), _ takesPair: Bool) throws -> Double {
    try context.recovering {
      let arguments: [Value] =
        takesPair
        ? [.tensor(try .floats([Float(place.0), Float(place.1)], [2]))] : [.float(place.0), .float(place.1)]
      let value = try context.call(function, arguments)
      if case .tensor(let tensor) = value, tensor.count == 1 { return try tensor.item().double }
      guard let number = value.double else {
        throw Diagnostic.type("a function to be plotted gives one number, but this is \(value.shortDescription)")
      }
      return number
    }
  }

  private func paths(_ value: Value) throws -> [ContourPlot.Path] {
    if value.isNone { return [] }
    guard case .dict(let dict) = value else {
      return [ContourPlot.Path(name: "path", mark: Self.marks[0], points: try points(value))]
    }
    guard dict.count <= Self.marks.count else {
      throw TensorError(
        "path", "\(dict.count) paths cannot be told apart in one plot; \(Self.marks.count) can", kind: .value,
        hint: "plot some of them at a time")
    }
    return try dict.pairs.enumerated().map { index, pair in
      ContourPlot.Path(
        name: pair.key.string ?? "path \(index + 1)", mark: Self.marks[index], points: try points(pair.value))
    }
  }

  private func points(_ value: Value) throws -> [(x: Double, y: Double)] {
    let rows: [[Double]]
    if case .tensor(let tensor) = value {
      guard tensor.rank == 2, tensor.shape[1] == 2 else { throw TensorError.noPath(shapeText(tensor.shape)) }
      let numbers = tensor.doubles()
      rows = (0..<tensor.shape[0]).map { [numbers[2 * $0], numbers[2 * $0 + 1]] }
    } else {
      guard let entries = value.sequence, !entries.isEmpty else { throw TensorError.noPath(value.shortDescription) }
      rows = try entries.map { entry in
        if case .tensor(let tensor) = entry { return tensor.doubles() }
        let numbers = entry.sequence?.compactMap { number -> Double? in
          if case .tensor(let tensor) = number { return tensor.count == 1 ? tensor.doubles()[0] : nil }
          return number.double
        }
        guard let numbers else { throw TensorError.noPath(entry.shortDescription) }
        return numbers
      }
    }
    guard rows.allSatisfy({ $0.count == 2 }) else { throw TensorError.noPath("a list of other lengths") }
    return rows.map { ($0[0], $0[1]) }
  }

  private func ends(_ value: Value, _ name: String, _ numbers: [Double]) throws -> ClosedRange<Double> {
    if value.isNone {
      let known = numbers.filter(\.isFinite)
      guard let low = known.min(), let high = known.max() else { return -6...6 }
      let space = max((high - low) * 0.1, max(abs(low), abs(high), 1e-3) * 0.05)
      return (low - space)...(high + space)
    }
    let numbers = value.sequence?.compactMap(\.double) ?? []
    guard numbers.count == 2, numbers[0] < numbers[1], (numbers[1] - numbers[0]).isFinite else {
      throw TensorError(
        name, "an axis goes from a number to a larger one, but this is \(value.shortDescription)", kind: .value,
        hint: "\(name)=(-2, 2)")
    }
    return numbers[0]...numbers[1]
  }
}

extension TensorError {
  fileprivate static func noPath(_ found: String) -> TensorError {
    TensorError(
      "path", "a path is points of two numbers each, but this is \(found)", kind: .value,
      hint: "path=[(10, 1), (9, 0)], or a dict of several by their names")
  }
}
