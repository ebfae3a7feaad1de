import Tensors
import Typesetting

/// A tensor of three or more axes at the prompt: one grid for each matrix in it, labelled with its index.
struct StackDrawing {
  private let tensor: Tensor
  private let elements: ElementFormat

  init(_ tensor: Tensor, _ elements: ElementFormat) {
    self.tensor = tensor
    self.elements = elements
  }

  /// At most a screenful of grids; then a summary says what the others hold.
  func drawing(width: Int, height: Int) -> Drawing {
    let leading = Array(tensor.shape.dropLast(2))
    var grids: [Drawing] = []
    var notShown: [String] = []
    for index in indices(leading) {
      let matrix = index.reduce(tensor) { $0.sliceAlongFirst($1) }
      let (grid, missing) = MatrixDrawing(matrix, elements).grid(width: width, rows: max(2, height - 3))
      notShown = missing
      grids.append(
        .stacked([Drawing([StyledText("  [\(index.map(String.init).joined(separator: ", "))]", .dim)]), grid]))
    }
    // Grids of one first index stay together in a row, if they fit.
    let together = leading.count > 1 ? leading[leading.count - 1] : Int.max
    let flow = Drawing.flowRows(grids, width: width, atMost: together)
    let rows = flow.map { Drawing.beside($0) }
    var fitting = 0
    var used = 0
    while fitting < rows.count && (fitting == 0 || used + rows[fitting].height + 3 <= height) {
      used += rows[fitting].height + 1
      fitting += 1
    }
    let picture = Drawing.stacked(Array(rows[..<fitting]), gap: 1)
    if fitting == rows.count {
      return picture.captioned(
        StyledText(([shapeText(tensor.shape)] + notShown).joined(separator: ", "), .dim), width: width)
    }
    let more = grids.count - flow[..<fitting].reduce(0) { $0 + $1.count }
    return .stacked([
      picture, Drawing([StyledText("  … \(more) more of \(grids.count) grids", .dim)]),
      TensorSummary(tensor).drawing(width: width),
    ])
  }

  /// All indices of some axes, the last one fastest.
  private func indices(_ shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { indices, size in indices.flatMap { index in (0..<size).map { index + [$0] } } }
  }
}
