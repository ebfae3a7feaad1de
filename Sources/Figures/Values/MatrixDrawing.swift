import Tensors
import Typesetting

/// A matrix at the prompt: an aligned grid, as much of it as the window is wide, with its shape behind the last row.
struct MatrixDrawing {
  private let matrix: Tensor
  private let elements: ElementFormat
  private let name: String
  private let isVector: Bool

  /// - Parameter vectorOf: the length, if the row stands for a vector.
  init(_ matrix: Tensor, _ elements: ElementFormat, vectorOf length: Int? = nil) {
    self.matrix = matrix
    self.elements = elements
    isVector = length != nil
    name = length.map { "length \($0)" } ?? shapeText(matrix.shape)
  }

  func drawing(width: Int, rows: Int) -> Drawing {
    let (grid, notShown) = grid(width: width, rows: rows)
    return grid.captioned(StyledText(([name] + notShown).joined(separator: ", "), .dim), width: width)
  }

  /// The numbers alone, and in words what is missing.
  func grid(width: Int, rows: Int) -> (Drawing, notShown: [String]) {
    let total = matrix.shape[1]
    let gap = (elements.width + 2) * total <= width ? 2 : 1
    let fitting = max(1, width / (elements.width + gap))
    let columns = shown(total, fitting: total > fitting ? 1 + (width - gap - 1) / (elements.width + gap) : fitting)
    let lines = shown(matrix.shape[0], fitting: rows)
    var drawn: [StyledText] = []
    for row in lines {
      var line = StyledText()
      for column in columns {
        let isCut = row == nil || column == nil
        let text = isCut ? "…" : elements.aligned(matrix.scalar(at: [row ?? 0, column ?? 0]))
        line.append(
          String(repeating: " ", count: gap) + text.aligned(right: column == nil ? 1 : elements.width),
          isCut ? .dim : .plain)
      }
      drawn.append(line.clipped(to: width))
    }
    var notShown: [String] = []
    if columns.contains(nil) { notShown.append("\(total - columns.count + 1)\(isVector ? "" : " columns") not shown") }
    if lines.contains(nil) { notShown.append("\(matrix.shape[0] - lines.count + 1) rows not shown") }
    return (Drawing(drawn), notShown)
  }

  /// The first indices, nil where some are left out, and the last one.
  private func shown(_ count: Int, fitting: Int) -> [Int?] {
    guard count > fitting else { return Array(0..<count) }
    return fitting < 3 ? Array(0..<max(1, fitting - 1)) + [nil] : Array(0..<(fitting - 2)) + [nil, count - 1]
  }
}
