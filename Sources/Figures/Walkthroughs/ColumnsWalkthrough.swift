import Language
import Tensors
import Typesetting

/// im2col: every window of the picture becomes a column of the matrix.
struct ColumnsWalkthrough: Walkthrough {
  private let input: PictureStack
  private let columns: PictureStack
  private let window: SlidingWindow
  let title: String

  init?(_ event: CallEvent) {
    guard let tensor = event.tensor("x") ?? event.tensor("input"), let kernel = event.pair("kernel_size"),
      let result = event.resultTensor, result.count > 0,
      let input = PictureStack(tensor.detached()), let columns = PictureStack(result.detached()), input.batch == 1
    else { return nil }
    let windows = WindowColumns(
      kernel: kernel, stride: event.pair("stride") ?? 1, padding: event.pair("padding") ?? 0,
      dilation: event.pair("dilation") ?? 1)
    guard let geometry = try? windows.geometry(tensor.shape) else { return nil }
    self.input = input
    self.columns = columns
    window = SlidingWindow(geometry: geometry)
    title = "\(event.name) \(kernel.text), stride \(geometry.stride.shortText)"
  }

  /// One step for each position of the window.
  var count: Int { window.geometry.output.rows * window.geometry.output.columns }
  var resultName: String { "the last number of the column" }

  func index(of cell: [Int]) -> Int? {
    let output = window.geometry.output
    switch cell.count {
    case 1: return (0..<count).contains(cell[0]) ? cell[0] : nil
    case 2 where (0..<output.rows).contains(cell[0]) && (0..<output.columns).contains(cell[1]):
      return cell[0] * output.columns + cell[1]
    default: return nil
    }
  }

  func result(_ index: Int) -> Double { columns[0, 0, columns.rows - 1, index] }

  func mistakes(_ index: Int) -> [KnownMistake] {
    [
      KnownMistake(columns[0, 0, 0, index], "the column is read upwards: the window goes in row by row"),
      KnownMistake(columns[0, 0, columns.rows - 1, max(0, index - 1)], "the window before is taken"),
      KnownMistake(columns[0, 0, columns.rows - 1, min(index + 1, count - 1)], "the window behind is taken"),
    ]
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let (row, column) = place(index)
    let remark = input.channels > 1 ? "the \(input.channels) channels stand below each other" : nil
    let text = "column \(index): the window at row \(row), column \(column), read row by row"
    let tail = frame.remarked(
      StyledText(text).wrapped(to: width - 1).map { StyledText(" ") + $0 }, remark,
      window.legend(padding: "padding, counts as 0", isPadded: window.isPadded))
    let picture = window.grid(
      input, 0, 0, title: input.channels > 1 ? "input, channel 0" : "input \(input.rows)×\(input.columns)", row: row,
      column: column)
    let last = columns.rows - 1
    let matrix = ScrollingGrid(
      title: "columns \(columns.rows)×\(columns.columns)", rows: 0..<columns.rows, columns: 0..<columns.columns,
      labels: (0..<columns.rows, 0..<columns.columns), focus: (0..<min(columns.rows, 4), index..<(index + 1)),
      cellWidth: columns.format.width
    ) { r, c in
      let isKnown = c < index || c == index && !(hidesResult && r == last)
      var cell = NumberGrid.Cell(
        text: isKnown ? columns.format.aligned(columns[0, 0, r, c]) : columns.format.alignedWhole("?"),
        style: c == index ? .result : isKnown ? .plain : .dim)
      if c == index { (cell.left, cell.right) = ("[", "]") }
      return cell
    }
    let pictures = frame.arranged(
      input: picture, kernels: [], map: matrix, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(
      frame.heading(step: index, of: count, place: "row \(row), column \(column)", title: title), pictures, tail)
  }

  func sentence(_ index: Int) -> String {
    let (row, column) = place(index)
    let numbers = (0..<min(columns.rows, 16)).map { columns.format.text(columns[0, 0, $0, index]) }
    let rest = columns.rows > 16 ? ", …" : ""
    return
      "step \(index + 1) of \(count): the window at row \(row), column \(column) becomes column \(index): \(numbers.joined(separator: ", "))\(rest)"
  }

  private func place(_ index: Int) -> (Int, Int) {
    (index / window.geometry.output.columns, index % window.geometry.output.columns)
  }
}
