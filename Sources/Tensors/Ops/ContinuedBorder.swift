/// A border continued from the tensor's own elements: PyTorch's padding modes beside `constant`.
public enum ContinuedBorder: String, CaseIterable, Sendable {
  /// Mirrored at the first and the last element, which are not repeated.
  case reflect
  /// The first and the last element repeated.
  case replicate
  /// What leaves at one end comes in again at the other.
  case circular

  /// - Parameter widths: before and after each axis, the last axis first; negative numbers cut elements off.
  /// - Throws: `RuntimeError` unless one or two axes lie before those with a border, or for more than there is to
  ///   continue.
  public func callAsFunction(
    _ input: Tensor, _ widths: [(before: Int, after: Int)]
  ) throws(TensorError) -> Tensor {
    guard (1...3).contains(widths.count), [1, 2].contains(input.rank - widths.count) else {
      throw .borderAxes(self, widths.count, input.shape)
    }
    // Pictures without elements have nothing to continue, but there may be no pictures.
    let isBatch = input.rank == widths.count + 2
    if self != .circular, input.shape.dropFirst(isBatch ? 1 : 0).contains(0) { throw .nothingToContinue(input.shape) }
    var result = input
    for (back, width) in widths.enumerated() {
      let places = try places(width, size: input.shape[input.rank - 1 - back], axis: input.rank - 1 - back)
      let others = [Subscript](repeating: .slice(start: nil, stop: nil, step: 1), count: back)
      result = try result.at([.ellipsis, .tensor(.ints(places, [places.count]))] + others)
    }
    return try result.named(name + (self == .circular ? "" : "Pad\(widths.count)D"))
  }

  /// PyTorch's name of the operation.
  private var name: String {
    switch self {
    case .reflect: "Reflection"
    case .replicate: "Replication"
    case .circular: "CopySlices"
    }
  }

  /// The element of an axis that each place of the result shows.
  private func places(_ width: (before: Int, after: Int), size: Int, axis: Int) throws(TensorError) -> [Int] {
    let first = max(0, -width.before), end = size - max(0, -width.after), kept = end - first
    let most = self == .reflect ? size - 1 : self == .circular ? kept : Int.max
    for side in [width.before, width.after] where side > most { throw .borderTooWide(self, side, axis, most) }
    let (total, overflow) = max(width.before, 0).addingReportingOverflow(max(width.after, 0))
    guard !overflow, kept >= 0, self == .circular || kept + total > 0 else { throw .nothingLeft(width, size, axis) }
    try MemoryBudget.checkList(of: kept + total)
    return (first - max(width.before, 0)..<end + max(width.after, 0)).map { place in
      switch self {
      case .reflect: place < 0 ? -place : place < size ? place : 2 * (size - 1) - place
      case .replicate: min(max(place, 0), size - 1)
      case .circular: place < first ? place + kept : place < end ? place : place - kept
      }
    }
  }
}

extension TensorError {
  fileprivate static func borderAxes(_ mode: ContinuedBorder, _ axes: Int, _ shape: [Int]) -> TensorError {
    TensorError(
      "pad",
      "a \(mode) border around \(axes) axes needs \(axes + 1) or \(axes + 2) axes, but the shape is \(shapeText(shape))",
      hint: "x[None] has one axis more; mode=\"constant\" takes any shape")
  }

  fileprivate static func nothingToContinue(_ shape: [Int]) -> TensorError {
    TensorError("input", "there is nothing to continue in a tensor of shape \(shapeText(shape))")
  }

  fileprivate static func borderTooWide(
    _ mode: ContinuedBorder, _ width: Int, _ axis: Int, _ most: Int
  ) -> TensorError {
    TensorError(
      "pad", "a \(mode) border of axis \(axis) has at most \(max(most, 0)) elements, but this one has \(width)")
  }

  fileprivate static func nothingLeft(_ width: (before: Int, after: Int), _ size: Int, _ axis: Int) -> TensorError {
    TensorError(
      "pad", "the widths \(width.before) and \(width.after) leave nothing of the \(size) elements of axis \(axis)")
  }
}
