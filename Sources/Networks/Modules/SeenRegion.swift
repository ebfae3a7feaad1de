import Tensors

/// The rows and columns of a network's input that one number has seen, those on padding too.
///
/// Of an input without rows, a row of numbers, the columns count the numbers.
public struct SeenRegion: Equatable, Sendable {
  public var rows: Range<Int>, columns: Range<Int>
  /// Whether it has seen all there is, as behind a dense layer.
  public var isEverything = false

  /// What is seen by a number that both lead to.
  func joined(with other: SeenRegion?) -> SeenRegion {
    guard let other else { return self }
    if isEverything || other.isEverything { return isEverything ? self : other }
    func hull(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
      min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
    }
    return SeenRegion(rows: hull(rows, other.rows), columns: hull(columns, other.columns))
  }

  /// All of a tensor of that shape.
  static func everything(_ shape: [Int]) -> SeenRegion {
    let (rows, columns) = sizes(shape)
    return SeenRegion(rows: 0..<rows, columns: 0..<columns, isEverything: true)
  }

  /// The last two axes of a shape.
  static func sizes(_ shape: [Int]) -> (rows: Int, columns: Int) {
    (shape.count > 1 ? shape[shape.count - 2] : 1, shape.last ?? 1)
  }
}

/// Follows remembered operations back to a network's input, for the region that a number has seen.
///
/// Every operation says which rows and columns of its inputs a part of its result comes from. Sources for windows: V.
/// Dumoulin, F. Visin, "A guide to convolution arithmetic" (2016).
final class RegionFinder {
  private let input: Tensor
  private var isMade: [ObjectIdentifier: Bool] = [:]

  init(_ input: Tensor) { self.input = input }

  private func isFromInput(_ edge: GradientStep.Edge?) -> Bool {
    switch edge {
    case nil: false
    case .leaf(let tensor): tensor === input
    case .step(let step): isMade[ObjectIdentifier(step)] ?? false
    }
  }

  /// Whether a step's result was made from the input; without recursion, for a network may be deep.
  func isFromInput(_ step: GradientStep) -> Bool {
    var pending = [step]
    while let next = pending.last {
      let missing = next.earlier.filter { isMade[ObjectIdentifier($0)] == nil }
      if missing.isEmpty {
        pending.removeLast()
        isMade[ObjectIdentifier(next)] = next.edges.contains(where: isFromInput)
      } else {
        pending += missing
      }
    }
    return isMade[ObjectIdentifier(step)] ?? false
  }

  /// What the number at a row and column of a result has seen, whichever its channel; nil if nothing.
  func region(of result: Tensor, row: Int, column: Int) -> SeenRegion? {
    guard let start = result.origin, isFromInput(start) else { return nil }
    var regions = [ObjectIdentifier(start): SeenRegion(rows: row..<row + 1, columns: column..<column + 1)]
    var shapes = [ObjectIdentifier(start): result.shape]
    var seen: SeenRegion?
    for step in order(from: start) {
      guard let region = regions[ObjectIdentifier(step)], let shape = shapes[ObjectIdentifier(step)] else { continue }
      for (index, part) in parts(of: step, region, shape).enumerated() where isFromInput(step.edges[index]) {
        guard let part else { continue }
        if case .step(let earlier)? = step.edges[index] {
          let id = ObjectIdentifier(earlier)
          regions[id] = part.joined(with: regions[id])
          shapes[id] = step.shapes[index]
        } else {
          seen = part.joined(with: seen)
        }
      }
    }
    return seen
  }

  /// The steps behind one, each before those that its inputs came from.
  private func order(from start: GradientStep) -> [GradientStep] {
    var ordered: [GradientStep] = [], done: Set<ObjectIdentifier> = [], pending = [start]
    while let next = pending.last {
      let missing = next.earlier.filter { !done.contains(ObjectIdentifier($0)) && isFromInput(.step($0)) }
      if missing.isEmpty {
        pending.removeLast()
        if done.insert(ObjectIdentifier(next)).inserted { ordered.append(next) }
      } else {
        pending += missing
      }
    }
    return ordered.reversed()
  }

  /// Which part of each input a part of a result comes from.
  private func parts(of step: GradientStep, _ region: SeenRegion, _ shape: [Int]) -> [SeenRegion?] {
    var convolution = step.op as? Convolution2D
    if let chosen = step.op as? ConvolutionByAlgorithm { convolution = chosen.convolution }
    if let convolution {
      guard let plan = try? convolution.plan(step.shapes[0], step.shapes[1]) else { return everything(step) }
      return behindWindows(step, region, plan.geometry)
    }
    switch step.op {
    case let transposed as TransposedConvolution2D: return behindStamps(step, region, transposed)
    case let winners as Winners: return behindPool(step, region, winners.pool)
    case let averages as Averages: return behindPool(step, region, averages.pool)
    case let border as Border:
      guard !region.isEverything else { return everything(step) }
      let widths = border.widths + [(before: 0, after: 0), (before: 0, after: 0)], sizes = SeenRegion.sizes(shape)
      guard let rows = behindBorder(region.rows, widths[1], sizes.rows),
        let columns = behindBorder(region.columns, widths[0], sizes.columns)
      else { return [nil] }
      return [SeenRegion(rows: rows, columns: columns)]
    default: break
    }
    let reach = step.op.reach(step.shapes)
    switch reach {
    case .everywhere: return everything(step)
    case .ownRow, .ownColumn:
      let input = step.shapes[0], all = SeenRegion.everything(input)
      guard input.count == shape.count, !region.isEverything else { return everything(step) }
      let part = SeenRegion(
        rows: reach == .ownRow ? region.rows : all.rows, columns: reach == .ownRow ? all.columns : region.columns)
      return [part.rows == all.rows && part.columns == all.columns ? all : part]
        + step.shapes.dropFirst().map(SeenRegion.everything)
    case .ownPlace:
      return step.shapes.map { input in
        let sizes = SeenRegion.sizes(input), own = SeenRegion.sizes(shape)
        return SeenRegion(
          rows: sizes.rows == 1 && own.rows > 1 ? 0..<1 : region.rows,
          columns: sizes.columns == 1 && own.columns > 1 ? 0..<1 : region.columns,
          isEverything: region.isEverything && sizes == own)
      }
    case .traced: return traced(step, region, shape)
    }
  }

  /// What is cut off is not seen; padding is, as that of a convolution.
  private func behindBorder(_ range: Range<Int>, _ width: (before: Int, after: Int), _ size: Int) -> Range<Int>? {
    let first = width.before < 0 ? max(0, range.lowerBound) : range.lowerBound
    let last = width.after < 0 ? min(size, range.upperBound) : range.upperBound
    return first < last ? (first..<last).moved(by: -width.before) : nil
  }

  private func everything(_ step: GradientStep) -> [SeenRegion?] { step.shapes.map(SeenRegion.everything) }

  private func behindWindows(_ step: GradientStep, _ region: SeenRegion, _ geometry: Convolution2D.Geometry)
    -> [SeenRegion?]
  {
    guard !region.isEverything else { return everything(step) }
    func seen(_ range: Range<Int>, _ axis: Convolution2D.Axis) -> Range<Int> {
      let first = range.lowerBound * axis.stride - axis.before
      return first..<(range.upperBound - 1) * axis.stride - axis.before + axis.effectiveKernel
    }
    let part = SeenRegion(rows: seen(region.rows, geometry.rows), columns: seen(region.columns, geometry.columns))
    // Only weights that were made from the input themselves, which is rare.
    return [part] + step.shapes.dropFirst().map(SeenRegion.everything)
  }

  /// A mean over the whole picture is no window any more.
  private func behindPool(_ step: GradientStep, _ region: SeenRegion, _ pool: Pooling2D) -> [SeenRegion?] {
    guard let geometry = try? pool.geometry(step.shapes[0]) else { return everything(step) }
    let isWhole = geometry.rows.kernel >= geometry.rows.input && geometry.columns.kernel >= geometry.columns.input
    return isWhole && pool.kind != .max ? everything(step) : behindWindows(step, region, geometry)
  }

  /// The numbers whose stamps reach the region; nil if none does.
  private func behindStamps(_ step: GradientStep, _ region: SeenRegion, _ operation: TransposedConvolution2D)
    -> [SeenRegion?]
  {
    guard !region.isEverything else { return everything(step) }
    let sizes = SeenRegion.sizes(step.shapes[0]), kernel = SeenRegion.sizes(step.shapes[1])
    func seen(_ range: Range<Int>, _ size: Int, _ kernel: Int, _ path: (Pair) -> Int) -> Range<Int>? {
      let stride = path(operation.stride)
      var places: [Int] = []
      for place in range {
        for tap in 0..<kernel {
          let stamp = place + path(operation.padding) - tap * path(operation.dilation)
          if stamp >= 0, stamp % stride == 0, stamp / stride < size { places.append(stamp / stride) }
        }
      }
      guard let first = places.min(), let last = places.max() else { return nil }
      return first..<last + 1
    }
    guard let rows = seen(region.rows, sizes.rows, kernel.rows, \.rows),
      let columns = seen(region.columns, sizes.columns, kernel.columns, \.columns)
    else { return step.shapes.map { _ in nil } }
    return [SeenRegion(rows: rows, columns: columns)] + step.shapes.dropFirst().map(SeenRegion.everything)
  }

  /// Where the gradients of the numbers in the region arrive.
  private func traced(_ step: GradientStep, _ region: SeenRegion, _ shape: [Int]) -> [SeenRegion?] {
    let (rows, columns) = SeenRegion.sizes(shape)
    let inside = (region.rows.clamped(to: 0..<rows), region.columns.clamped(to: 0..<columns))
    let pictures = shape.reduce(1, *) / max(1, rows * columns)
    var marks = [Float](repeating: 0, count: rows * columns)
    for row in inside.0 { for column in inside.1 { marks[row * columns + column] = 1 } }
    let all = [Float]((0..<pictures).map { _ in marks }.joined())
    guard let incoming = try? Tensor.floats(all, shape), let arrived = try? step.op.backward(incoming, step) else {
      return everything(step)
    }
    return arrived.map { arrived in
      var part = arrived.flatMap(RegionFinder.marked)
      if !region.isEverything { part?.isEverything = false }
      return part
    }
  }

  /// The rows and columns with numbers other than 0.
  private static func marked(_ tensor: Tensor) -> SeenRegion? {
    let (rows, columns) = SeenRegion.sizes(tensor.shape)
    var isRow = [Bool](repeating: false, count: rows), isColumn = [Bool](repeating: false, count: columns)
    for (index, mark) in tensor.doubles().enumerated() where mark != 0 {
      isRow[index / columns % rows] = true
      isColumn[index % columns] = true
    }
    guard let top = isRow.firstIndex(of: true), let bottom = isRow.lastIndex(of: true),
      let left = isColumn.firstIndex(of: true), let right = isColumn.lastIndex(of: true)
    else { return nil }
    let region = SeenRegion(rows: top..<bottom + 1, columns: left..<right + 1)
    return SeenRegion(
      rows: region.rows, columns: region.columns,
      isEverything: !isRow.contains(false) && !isColumn.contains(false))
  }
}

extension GradientStep {
  /// The steps that the inputs came from.
  fileprivate var earlier: [GradientStep] {
    edges.compactMap { if case .step(let step)? = $0 { step } else { nil } }
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
