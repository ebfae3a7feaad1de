import Language
import Tensors
import Typesetting

/// The transposed convolution: every number of the input stamps the kernel onto the output, and stamps add up.
struct TransposedWalkthrough: Walkthrough {
  private let operation: TransposedConvolution2D
  private let input: PictureStack
  private let kernel: PictureStack
  private let output: PictureStack
  let title: String

  /// One picture with one channel in and out; nil for others.
  init?(_ event: CallEvent) {
    let operation = TransposedConvolution2D(
      stride: event.pair("stride") ?? 1, padding: event.pair("padding") ?? 0,
      outputPadding: event.pair("output_padding") ?? 0, groups: event.int("groups") ?? 1,
      dilation: event.pair("dilation") ?? 1)
    guard let tensor = event.tensor("input"), let weight = event.tensor("weight"), let result = event.resultTensor,
      let input = PictureStack(tensor.detached()), let kernel = PictureStack(weight.detached()),
      let output = PictureStack(result.detached()), input.batch == 1, input.channels == 1, output.channels == 1,
      event.tensor("bias") == nil
    else { return nil }
    self.operation = operation
    self.input = input
    self.kernel = kernel
    self.output = output
    var title = "conv_transpose2d, stride \(operation.stride.shortText)"
    if operation.padding != 0 { title += ", padding \(operation.padding.shortText)" }
    self.title = title
  }

  /// One step for each number of the input.
  var count: Int { input.tensor.count }
  var resultName: String { "the number under the stamp's first one" }
  func index(of cell: [Int]) -> Int? { Place.step(of: cell, in: input) }

  func result(_ index: Int) -> Double {
    let corner = corner(Place(index, in: input))
    return value(corner.row, corner.column, through: index)
  }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let place = Place(index, in: input)
    let number = input[0, 0, place.row, place.column] * kernel[0, 0, 0, 0]
    return [
      KnownMistake(number, "the stamps before are forgotten: overlapping stamps add up"),
      KnownMistake(input[0, 0, place.row, place.column], "the kernel is forgotten"),
      KnownMistake(
        input[0, 0, place.row, place.column] * kernel[0, 0, kernel.rows - 1, kernel.columns - 1],
        "the kernel is turned by 180°"),
    ]
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: input)
    let corner = corner(place), number = short(input[0, 0, place.row, place.column])
    let reach = (
      corner.row + operation.dilation.rows * (kernel.rows - 1),
      corner.column + operation.dilation.columns * (kernel.columns - 1)
    )
    let text =
      "\(number) times the kernel is added to rows \(corner.row) to \(reach.0), columns \(corner.column) to \(reach.1)"
    let remark = operation.padding == 0 ? nil : "the padding cuts off \(operation.padding.shortText) on each side"
    let tail = frame.remarked(
      StyledText(text).wrapped(to: width - 1).map { StyledText(" ") + $0 }, remark, ["? no stamp yet"])
    var source = ScrollingGrid.plain(input, 0, 0, title: "input \(input.rows)×\(input.columns)")
    let plain = source.cell
    source.focus = (place.row..<(place.row + 1), place.column..<(place.column + 1))
    source.cell = { row, column in
      var cell = plain(row, column)
      if (row, column) == (place.row, place.column) { (cell.style, cell.left, cell.right) = (.window, "[", "]") }
      return cell
    }
    let stamped = ScrollingGrid(
      title: "output \(output.rows)×\(output.columns)", rows: 0..<output.rows, columns: 0..<output.columns,
      labels: (0..<output.rows, 0..<output.columns),
      focus: (
        max(0, corner.row)..<max(1, min(output.rows, reach.0 + 1)),
        max(0, corner.column)..<max(1, min(output.columns, reach.1 + 1))
      ),
      cellWidth: output.format.width
    ) { row, column in
      let isStamped = isUnder(place, row, column)
      guard isStamped || (0..<index).contains(where: { isUnder(Place($0, in: input), row, column) }) else {
        return NumberGrid.Cell(text: output.format.alignedWhole("?"), style: .dim)
      }
      let isFirst = (row, column) == (max(0, corner.row), max(0, corner.column))
      let text =
        hidesResult && isFirst
        ? output.format.alignedWhole("?") : output.format.aligned(value(row, column, through: index))
      var cell = NumberGrid.Cell(text: text, style: isStamped ? .result : .plain)
      if isStamped { (cell.left, cell.right) = ("[", "]") }
      return cell
    }
    let small = ScrollingGrid.plain(kernel, 0, 0, title: "kernel \(kernel.rows)×\(kernel.columns)")
    let pictures = frame.arranged(
      input: source, kernels: [small], map: stamped, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(
      frame.heading(step: index, of: count, place: "row \(place.row), column \(place.column)", title: title), pictures,
      tail)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: input), corner = corner(Place(index, in: input))
    return
      "step \(index + 1) of \(count): \(short(input[0, 0, place.row, place.column])) at row \(place.row), column \(place.column) stamps the kernel at row \(corner.row), column \(corner.column) of the output"
  }

  /// Where the kernel's first number of a stamp lies; before 0 where the padding cuts it off.
  private func corner(_ place: Place) -> (row: Int, column: Int) {
    (
      place.row * operation.stride.rows - operation.padding.rows,
      place.column * operation.stride.columns - operation.padding.columns
    )
  }

  /// The kernel element of a stamp that covers an output cell.
  private func tap(_ place: Place, _ row: Int, _ column: Int) -> (Int, Int)? {
    let corner = corner(place), y = row - corner.row, x = column - corner.column
    guard y >= 0, x >= 0, y % operation.dilation.rows == 0, x % operation.dilation.columns == 0 else { return nil }
    let r = y / operation.dilation.rows, s = x / operation.dilation.columns
    return r < kernel.rows && s < kernel.columns ? (r, s) : nil
  }

  private func isUnder(_ place: Place, _ row: Int, _ column: Int) -> Bool { tap(place, row, column) != nil }

  /// The sum of the stamps up to and including one step at an output cell; 0 outside.
  private func value(_ row: Int, _ column: Int, through index: Int) -> Double {
    (0...index).reduce(0) { total, step in
      let place = Place(step, in: input)
      guard let (r, s) = tap(place, max(0, row), max(0, column)) else { return total }
      return total + input[0, 0, place.row, place.column] * kernel[0, 0, r, s]
    }
  }
}
