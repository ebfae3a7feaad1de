import Tensors

/// Which pixels of the input one number behind some layers has seen, along one axis.
public struct ReceptiveField: Equatable, Sendable {
  /// How many pixels: r.
  public var size: Int
  /// How far the fields of neighbours lie apart: j.
  public var jump: Int
  /// Where the field of the first number begins; below 0 it begins on padding.
  public var start: Int

  static let pixel = ReceptiveField(size: 1, jump: 1, start: 0)

  /// The pixels that number `position` has seen, those on padding too.
  public func pixels(_ position: Int) -> Range<Int> {
    let first = start + position * jump
    return first..<first + size
  }

  /// Source: V. Dumoulin, F. Visin, "A guide to convolution arithmetic" (2016), and A. Araujo, W. Norris, J. Sim,
  /// "Computing receptive fields of convolutional neural networks" (2019).
  func behind(kernel: Int, stride: Int, dilation: Int, before: Int) -> ReceptiveField {
    ReceptiveField(size: size + (kernel - 1) * dilation * jump, jump: jump * stride, start: start - before * jump)
  }

  /// What is seen by a number that both lead to.
  func joined(with other: ReceptiveField) -> ReceptiveField {
    let first = min(start, other.start)
    let end = max(start + size, other.start + other.size)
    return ReceptiveField(size: end - first, jump: max(jump, other.jump), start: first)
  }
}

/// Rows and columns of the input that a number of a map has seen.
public struct FieldPair: Equatable, Sendable {
  public let rows: ReceptiveField
  public let columns: ReceptiveField
  static let pixel = FieldPair(rows: .pixel, columns: .pixel)
}

/// Follows remembered operations back to a network's input and finds the field of each.
final class FieldFinder {
  enum Reach: Equatable {
    /// Not made from the input.
    case none
    case field(FieldPair)
    /// Sees the whole input, as behind a dense layer.
    case everything
  }

  private let input: Tensor
  private var found: [ObjectIdentifier: Reach] = [:]
  /// Layers put together from several operations that look at each place alone: where each continues.
  private var shortcuts: [ObjectIdentifier: Tensor] = [:]
  /// Those layers: they compare channels, or whole batches, but no neighbours in the picture.
  private static let placewise: Set<String> = [
    "BatchNorm1d", "BatchNorm2d", "LocalResponseNorm", "Softmax", "LogSoftmax", "batch_norm", "local_response_norm",
    "softmax", "log_softmax",
  ]

  init(_ input: Tensor, _ entries: [NetworkRecord.Entry]) {
    self.input = input
    for entry in entries where FieldFinder.placewise.contains(entry.kind) {
      guard let step = entry.output.origin, let before = entry.input, before.origin !== step else { continue }
      shortcuts[ObjectIdentifier(step)] = before
    }
  }

  func isFromInput(_ step: GradientStep) -> Bool { reach(of: step) != .none }

  /// The field of a result, without recursion: a network may be deep.
  func reach(of step: GradientStep) -> Reach {
    var pending = [step]
    while let next = pending.last {
      let missing = sources(of: next).compactMap { source -> GradientStep? in
        if case .step(let earlier)? = source, found[ObjectIdentifier(earlier)] == nil { earlier } else { nil }
      }
      if missing.isEmpty {
        pending.removeLast()
        found[ObjectIdentifier(next)] = reach(behind: next)
      } else {
        pending += missing
      }
    }
    return found[ObjectIdentifier(step)] ?? .none
  }

  private func sources(of step: GradientStep) -> [GradientStep.Edge?] {
    guard let before = shortcuts[ObjectIdentifier(step)] else { return step.edges }
    return [before.origin.map(GradientStep.Edge.step) ?? .leaf(before)]
  }

  private func reach(of source: GradientStep.Edge?) -> Reach {
    switch source {
    case nil: .none
    case .leaf(let tensor): tensor === input ? .field(.pixel) : .none
    case .step(let step): found[ObjectIdentifier(step)] ?? .none
    }
  }

  private func reach(behind step: GradientStep) -> Reach {
    let sources = sources(of: step).map(reach(of:))
    let joined = sources.reduce(.none, FieldFinder.join)
    guard case .field(let pair) = joined, shortcuts[ObjectIdentifier(step)] == nil else { return joined }
    switch step.op {
    case let convolution as Convolution2D:
      guard case .field = sources[0], let plan = try? convolution.plan(step.shapes[0], step.shapes[1]) else {
        return .everything
      }
      return .field(pair.behind(plan.geometry))
    case let winners as Winners: return reach(pair, winners.pool, step.shapes[0])
    case let averages as Averages: return reach(pair, averages.pool, step.shapes[0])
    case let border as Border:
      return .field(
        FieldPair(
          rows: pair.rows.moved(border.widths.count > 1 ? border.widths[1].before : 0),
          columns: pair.columns.moved(border.widths.first?.before ?? 0)))
    default: return step.op.seesWholePicture ? .everything : joined
    }
  }

  /// A mean over the whole picture is no window any more.
  private func reach(_ pair: FieldPair, _ pool: Pooling2D, _ shape: [Int]) -> Reach {
    guard let geometry = try? pool.geometry(shape) else { return .everything }
    let isWhole = geometry.rows.kernel >= geometry.rows.input && geometry.columns.kernel >= geometry.columns.input
    return isWhole && pool.kind != .max ? .everything : .field(pair.behind(geometry))
  }

  private static func join(_ a: Reach, _ b: Reach) -> Reach {
    switch (a, b) {
    case (.none, let other), (let other, .none): other
    case (.everything, _), (_, .everything): .everything
    case (.field(let a), .field(let b)):
      .field(FieldPair(rows: a.rows.joined(with: b.rows), columns: a.columns.joined(with: b.columns)))
    }
  }
}

extension FieldPair {
  fileprivate func behind(_ geometry: Convolution2D.Geometry) -> FieldPair {
    FieldPair(rows: rows.behind(geometry.rows), columns: columns.behind(geometry.columns))
  }
}

extension ReceptiveField {
  fileprivate func behind(_ axis: Convolution2D.Axis) -> ReceptiveField {
    behind(kernel: axis.kernel, stride: axis.stride, dilation: axis.dilation, before: axis.before)
  }

  fileprivate func moved(_ before: Int) -> ReceptiveField {
    ReceptiveField(size: size, jump: jump, start: start - before * jump)
  }
}
