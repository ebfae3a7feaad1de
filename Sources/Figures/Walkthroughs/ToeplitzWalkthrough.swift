import Language
import Tensors
import Typesetting

/// The convolution matrix: each row is one window, with the numbers of the kernel where the window lies.
struct ToeplitzWalkthrough: Walkthrough {
  private let kernel: PictureStack
  private let matrix: PictureStack
  private let window: SlidingWindow
  let title: String

  init?(_ event: CallEvent) {
    guard let weights = event.tensor("k"), let size = event.pair("size"), let result = event.resultTensor,
      let kernel = PictureStack(weights.detached()), let matrix = PictureStack(result.detached()),
      let geometry = try? Convolution2D.Geometry(
        input: size, kernel: Pair(kernel.rows, kernel.columns), stride: 1, padding: .valid, dilation: 1)
    else { return nil }
    self.kernel = kernel
    self.matrix = matrix
    window = SlidingWindow(geometry: geometry)
    title = "toeplitz_matrix, picture \(size.text)"
  }

  var count: Int { matrix.rows }
  var resultName: String { "the column of the kernel's first number" }

  func index(of cell: [Int]) -> Int? {
    let output = window.geometry.output
    switch cell.count {
    case 1: return (0..<count).contains(cell[0]) ? cell[0] : nil
    case 2 where (0..<output.rows).contains(cell[0]) && (0..<output.columns).contains(cell[1]):
      return cell[0] * output.columns + cell[1]
    default: return nil
    }
  }

  func result(_ index: Int) -> Double { Double(place(index).row * window.geometry.input.columns + place(index).column) }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let (row, column) = place(index)
    return [
      KnownMistake(Double(index), "the rows of the map are counted instead of those of the picture"),
      KnownMistake(
        Double(column), "the row is forgotten: each row of the picture takes \(window.geometry.input.columns) places"),
      KnownMistake(Double(row * window.geometry.kernel.columns + column), "the rows of the kernel are counted"),
    ]
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let (row, column) = place(index)
    let columns = window.geometry.input.columns
    var table = CalculationTable()
    table.add(
      StyledText("k[0, 0] stands in column \(row)·\(columns) + \(column)"),
      result: hidesResult ? "?" : short(result(index)))
    let tail = frame.remarked(
      table.drawn(width: width), index == 0 ? "each row of the kernel begins \(columns) columns further on" : nil, [])
    let grid = ScrollingGrid(
      title: "matrix \(matrix.rows)×\(matrix.columns)", rows: 0..<matrix.rows, columns: 0..<matrix.columns,
      labels: (0..<matrix.rows, 0..<matrix.columns),
      focus: (index..<(index + 1), (row * columns + column)..<(row * columns + column + kernel.columns)),
      cellWidth: matrix.format.width
    ) { r, c in
      guard r <= index else { return NumberGrid.Cell(text: matrix.format.alignedWhole("?"), style: .dim) }
      let isKernel = isInWindow(r, c)
      if r == index && hidesResult { return NumberGrid.Cell(text: matrix.format.alignedWhole("?"), style: .dim) }
      var cell = NumberGrid.Cell(
        text: matrix.format.aligned(matrix[0, 0, r, c]), style: isKernel ? (r == index ? .result : .plain) : .dim)
      if r == index, isKernel {
        if !isInWindow(r, c - 1) { cell.left = "[" }
        if !isInWindow(r, c + 1) { cell.right = "]" }
      }
      return cell
    }
    let small = ScrollingGrid.plain(kernel, 0, 0, title: "kernel \(kernel.rows)×\(kernel.columns)")
    let lines = frame.pictureLines(tail: tail.count)
    let pictures = Drawing.stacked(
      [
        small.drawing(room: frame.width, rows: max(3, lines / 3)),
        grid.drawing(room: frame.width, rows: max(4, lines - kernel.rows - 4)),
      ], gap: 1)
    return frame.drawing(
      frame.heading(step: index, of: count, place: "window at row \(row), column \(column)", title: title), pictures,
      tail)
  }

  func sentence(_ index: Int) -> String {
    let (row, column) = place(index)
    let places = (0..<kernel.rows).map { "\((row + $0) * window.geometry.input.columns + column)" }
    return
      "step \(index + 1) of \(count): row \(index) is the window at row \(row), column \(column); the rows of the kernel begin in the columns \(places.joined(separator: ", "))"
  }

  private func place(_ index: Int) -> (row: Int, column: Int) {
    (index / window.geometry.output.columns, index % window.geometry.output.columns)
  }

  /// Whether a column of the matrix is a pixel of the row's window.
  private func isInWindow(_ r: Int, _ c: Int) -> Bool {
    guard (0..<matrix.columns).contains(c) else { return false }
    let (row, column) = place(r)
    let y = c / window.geometry.input.columns - row, x = c % window.geometry.input.columns - column
    return (0..<kernel.rows).contains(y) && (0..<kernel.columns).contains(x)
  }
}
