import Language
import Tensors
import Typesetting

/// Every number of a matrix product, as the sum of products of a row with a column.
struct ProductWalkthrough: Walkthrough {
  private let left: PictureStack
  private let right: PictureStack
  private let output: PictureStack
  private let hasNegatives: Bool
  let title: String

  init?(_ event: CallEvent) {
    guard let a = event.tensor("input"), let b = event.tensor("other") ?? event.tensor("mat2") ?? event.tensor("vec"),
      let result = event.resultTensor, a.rank == 2, b.rank == 2, let left = PictureStack(a),
      let right = PictureStack(b),
      let output = PictureStack(result), result.count > 0, left.columns > 0
    else { return nil }
    self.left = left
    self.right = right
    self.output = output
    hasNegatives = TensorSummary(b).smallest < 0
    title = "\(left.shapeText) @ \(right.shapeText)"
  }

  var count: Int { output.tensor.count }
  func index(of cell: [Int]) -> Int? { cell.count == 2 ? Place.step(of: cell, in: output) : nil }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return output[0, 0, place.row, place.column]
  }

  func question(_ index: Int) -> String { "the sum" }

  func mistakes(_ index: Int) -> [KnownMistake] {
    ProductMistakes(left, right, output, Place(index, in: output)).all
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: output)
    let products = products(place)
    let total = short(result(index))
    var table = CalculationTable()
    let writer = ProductWriter(pixels: left.format, weights: right.format, hasNegativeWeights: hasNegatives)
    table.add(writer.beginning(products, room: width - 8 - total.count), result: hidesResult ? "?" : total)
    let remark = !hidesResult && products.allSatisfy { $0.value == 0 } ? "every product is 0" : nil
    let tail = frame.remarked(table.drawn(width: width), remark, [])
    let map = ScrollingGrid.filling(output, place, title: "product \(output.shapeText)", isHidden: hidesResult)
    let pictures = frame.arranged(
      input: row(place), kernels: [column(place)], map: map, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(
      frame.heading(step: index, of: count, place: place.text(in: output, map: ""), title: title), pictures, tail)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: output)
    let writer = ProductWriter(pixels: left.format, weights: right.format, hasNegativeWeights: hasNegatives)
    let sum = writer.beginning(products(place), room: 120).text
    return
      "step \(index + 1) of \(count): row \(place.row) of the left times column \(place.column) of the right is \(sum) = \(short(result(index)))"
  }

  private func products(_ place: Place) -> [Product] {
    (0..<left.columns).map { Product(pixel: left[0, 0, place.row, $0], weight: right[0, 0, $0, place.column]) }
  }

  /// The left matrix with the current row in brackets.
  private func row(_ place: Place) -> ScrollingGrid {
    var grid = ScrollingGrid.plain(left, 0, 0, title: "left \(left.shapeText)")
    let last = left.columns - 1
    let plain = grid.cell
    grid.focus = (place.row..<(place.row + 1), 0..<min(left.columns, 4))
    grid.cell = { row, column in
      var cell = plain(row, column)
      guard row == place.row else { return cell }
      cell.style = .window
      if column == 0 { cell.left = "[" }
      if column == last { cell.right = "]" }
      return cell
    }
    return grid
  }

  /// The right matrix with the current column in brackets.
  private func column(_ place: Place) -> ScrollingGrid {
    var grid = ScrollingGrid.plain(right, 0, 0, title: "right \(right.shapeText)")
    let plain = grid.cell
    grid.focus = (0..<min(right.rows, 4), place.column..<(place.column + 1))
    grid.cell = { row, column in
      var cell = plain(row, column)
      if column == place.column { (cell.style, cell.left, cell.right) = (.window, "[", "]") }
      return cell
    }
    return grid
  }
}
