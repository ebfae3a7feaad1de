import Language
import Tensors
import Typesetting

/// The matrix of a convolution, row by row: where the numbers of the kernel land for each window.
struct ToeplitzWalkthrough: Walkthrough {
  private let kernel: PictureStack
  private let matrix: PictureStack
  private let geometry: Convolution2D.Geometry
  let title: String

  init?(_ event: CallEvent) {
    guard let tensor = event.tensor("k"), tensor.rank == 2, let size = event.pair("size"),
      let result = event.resultTensor, result.count > 0, let kernel = PictureStack(tensor),
      let matrix = PictureStack(result),
      let geometry = try? Convolution2D.Geometry(input: size, kernel: Pair(tensor.shape[0], tensor.shape[1]))
    else { return nil }
    self.kernel = kernel
    self.matrix = matrix
    self.geometry = geometry
    title = "toeplitz_matrix, kernel \(geometry.kernel.text), picture \(size.text)"
  }

  /// One step for each row: each window of the picture.
  var count: Int { matrix.rows }

  func index(of cell: [Int]) -> Int? {
    cell.count == 2 && (0..<matrix.rows).contains(cell[0]) && (0..<matrix.columns).contains(cell[1]) ? cell[0] : nil
  }

  private func window(_ index: Int) -> (y: Int, x: Int) {
    (index / geometry.columns.output, index % geometry.columns.output)
  }

  /// The column in which the first number of the kernel lands.
  func result(_ index: Int) -> Double {
    let (y, x) = window(index)
    return Double(y * geometry.columns.input + x)
  }

  func question(_ index: Int) -> String { "the column of k[0, 0]" }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let (y, x) = window(index)
    let width = geometry.columns.input, height = geometry.rows.input, map = geometry.columns.output
    var found = [
      KnownMistake(
        Double(y * map + x), when: "the width of the map is taken: the picture is flattened, and its rows have \(width)"
      ),
      KnownMistake(Double(x * width + y), when: "row and column are exchanged"),
      KnownMistake(result(index) + 1, when: "columns are counted from 1: they count from 0"),
    ]
    if height != width {
      found.append(
        KnownMistake(Double(y * height + x), when: "the height of the picture is taken: its rows have \(width)"))
    }
    found.append(
      KnownMistake(
        Double(y * width + x + (kernel.rows - 1) * width + kernel.columns - 1),
        when: "the last number of the kernel is looked for"))
    return found
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let (y, x) = window(index)
    let tail = frame.remarked(lines(index, width, hidesResult), nil, [])
    let heading = frame.heading(
      step: index, of: count, place: "row \(index): window at row \(y), column \(x)", title: title)
    let pictures = frame.arranged(
      input: laid(y, x), kernels: [], map: rows(index, hidesResult), lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(heading, pictures, tail)
  }

  /// The kernel laid on an empty picture.
  private func laid(_ y: Int, _ x: Int) -> ScrollingGrid {
    let rows = y..<(y + kernel.rows), columns = x..<(x + kernel.columns)
    return ScrollingGrid(
      title: "kernel on the picture", rows: 0..<geometry.rows.input, columns: 0..<geometry.columns.input,
      labels: (0..<geometry.rows.input, 0..<geometry.columns.input), focus: (rows, columns),
      cellWidth: kernel.format.width
    ) { row, column in
      rows.contains(row) && columns.contains(column)
        ? NumberGrid.Cell(text: kernel.format.aligned(kernel[0, 0, row - y, column - x]))
        : NumberGrid.Cell(text: kernel.format.alignedWhole("·"), style: .dim)
    }.bracketing(rows, columns)
  }

  /// The rows that are known. Zeros that are there because the kernel is elsewhere are dots.
  private func rows(_ index: Int, _ hidesResult: Bool) -> ScrollingGrid {
    let unknown = matrix.format.alignedWhole("?"), empty = matrix.format.alignedWhole("·")
    let first = Int(result(index))
    let reach = (kernel.rows - 1) * geometry.columns.input + kernel.columns
    var grid = ScrollingGrid.plain(matrix, 0, 0, title: "matrix \(matrix.rows)×\(matrix.columns)")
    let plain = grid.cell
    grid.cell = { row, column in
      guard row < index || row == index && !hidesResult else {
        return NumberGrid.Cell(text: unknown, style: row == index ? .result : .dim)
      }
      guard isKernel(row, column) else { return NumberGrid.Cell(text: empty, style: .dim) }
      var cell = plain(row, column)
      if row == index { cell.style = .result }
      return cell
    }
    grid.focus = (index..<(index + 1), hidesResult ? 0..<1 : first..<(first + reach))
    let inner = grid.cell, last = matrix.columns - 1
    grid.cell = { row, column in
      var cell = inner(row, column)
      if row == index && column == 0 { cell.left = "[" }
      if row == index && column == last { cell.right = "]" }
      return cell
    }
    return grid
  }

  /// Whether a number of the kernel stands at a place of the matrix.
  private func isKernel(_ row: Int, _ column: Int) -> Bool {
    let (y, x) = window(row)
    let (r, s) = (column / geometry.columns.input - y, column % geometry.columns.input - x)
    return (0..<kernel.rows).contains(r) && (0..<kernel.columns).contains(s)
  }

  private func lines(_ index: Int, _ width: Int, _ hidesResult: Bool) -> [StyledText] {
    let (y, x) = window(index)
    let columns = geometry.columns.input
    var table = CalculationTable()
    table.add(StyledText("k[0, 0] in column  \(y)·\(columns) + \(x)"), result: hidesResult ? "?" : short(result(index)))
    var texts: [String] = []
    if kernel.rows > 1 {
      texts.append("each next row of the kernel begins \(columns) columns later: a row of the picture")
    }
    let isNarrow = Frame(width: width).isNarrow
    texts.append(
      isNarrow
        ? "· is 0"
        : "\(kernel.rows * kernel.columns) of \(matrix.columns) numbers come from the kernel, · is 0; times the flattened picture it is the map"
    )
    return table.drawn(width: width)
      + texts.flatMap { StyledText($0, .dim).wrapped(to: width - 1) }.map { StyledText(" ") + $0 }
  }

  func sentence(_ index: Int) -> String {
    let (y, x) = window(index)
    let places = (0..<kernel.rows).flatMap { r in
      (0..<kernel.columns).map { s in
        "\(kernel.format.text(kernel[0, 0, r, s])) in column \((y + r) * geometry.columns.input + x + s)"
      }
    }
    let list = places.count <= 12 ? places.joined(separator: ", ") : counted(places.count, "number")
    return
      "step \(index + 1) of \(count): row \(index) is the window at row \(y), column \(x): k[0, 0] stands in column \(y)·\(geometry.columns.input) + \(x) = \(short(result(index))); \(list); all others are 0"
  }
}
