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

  /// The shapes as they were written; a vector on the left is a row, one on the right a column.
  private let names: (left: String, right: String, product: String)

  init?(_ event: CallEvent) {
    guard let a = event.tensor("input"),
      let b = event.tensor("other") ?? event.tensor("mat2") ?? event.tensor("vec") ?? event.tensor("tensor"),
      let result = event.resultTensor, (1...2).contains(a.rank), (1...2).contains(b.rank), result.count > 0,
      let rows = try? a.rank == 1 ? a.unsqueezed(0) : a, let columns = try? b.rank == 1 ? b.unsqueezed(1) : b,
      let product = try? result.reshaped([rows.shape[0], columns.shape[1]]), let left = PictureStack(rows),
      let right = PictureStack(columns), let output = PictureStack(product), left.columns > 0
    else { return nil }
    self.left = left
    self.right = right
    self.output = output
    names = (shapeText(a.shape), shapeText(b.shape), result.rank == 0 ? "" : shapeText(result.shape))
    hasNegatives = right.hasNegatives
    title = "\(names.left) @ \(names.right)"
    resultRank = result.rank
    isVector = b.rank == 1
  }

  private let resultRank: Int
  private let isVector: Bool

  var count: Int { output.tensor.count }

  func index(of cell: [Int]) -> Int? {
    guard cell.count == resultRank else { return nil }
    guard let only = cell.first, cell.count == 1 else { return Place.step(of: cell, in: output) }
    return Place.step(of: output.columns == 1 ? [only, 0] : [0, only], in: output)
  }

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
    let room = width - 8 - total.count
    let nonzero = products.filter { !($0.value == 0) }
    // Where not all products fit, those that are 0 are left out.
    let isCut = displayWidth(products.map(writer.text).joined(separator: " + ")) > room
    let leavesOut = isCut && !nonzero.isEmpty && nonzero.count < products.count
    table.add(writer.beginning(leavesOut ? nonzero : products, room: room), result: hidesResult ? "?" : total)
    let remark = !hidesResult && nonzero.isEmpty ? "every product is 0" : nil
    let tail = frame.remarked(
      table.drawn(width: width), remark, leavesOut ? ["products that are 0 are left out"] : [])
    let map = ScrollingGrid.filling(output, place, title: "product \(names.product)", isHidden: hidesResult)
    let pictures = frame.arranged(
      input: row(place), kernels: [column(place)], map: map, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(
      frame.heading(step: index, of: count, place: placeText(place), title: title), pictures, tail)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: output)
    let writer = ProductWriter(pixels: left.format, weights: right.format, hasNegativeWeights: hasNegatives)
    let all = products(place)
    let nonzero = all.filter { !($0.value == 0) }
    let sum = nonzero.isEmpty ? "0" : writer.beginning(nonzero.count < all.count ? nonzero : all, room: 120).text
    let zeros = all.count - nonzero.count
    let note =
      zeros == 0
      ? ""
      : zeros == all.count ? ": every product is 0" : " (\(zeros == 1 ? "1 product is" : "\(zeros) products are") 0)"
    return
      "step \(index + 1) of \(count): row \(place.row) of the left times \(isVector ? "" : "column \(place.column) of ")the right is \(sum) = \(short(result(index)))\(note)"
  }

  private func placeText(_ place: Place) -> String {
    switch resultRank {
    case 0: "the only number"
    case 1: "element \(max(place.row, place.column))"
    default: place.text(in: output, map: "")
    }
  }

  private func products(_ place: Place) -> [Product] {
    (0..<left.columns).map { Product(pixel: left[0, 0, place.row, $0], weight: right[0, 0, $0, place.column]) }
  }

  /// The left matrix with the current row in brackets.
  private func row(_ place: Place) -> ScrollingGrid {
    var grid = ScrollingGrid.plain(left, 0, 0, title: "left \(names.left)")
      .bracketing(place.row..<(place.row + 1), 0..<left.columns)
    grid.focus.columns = focus(place)
    return grid
  }

  /// The first products that are not 0.
  private func focus(_ place: Place) -> Range<Int> {
    let first = (0..<min(left.columns, 1 << 12)).first {
      left[0, 0, place.row, $0] * right[0, 0, $0, place.column] != 0
    }
    let count = min(left.columns, 4)
    let start = min(first ?? 0, left.columns - count)
    return start..<(start + count)
  }

  /// The right matrix with the current column in brackets.
  private func column(_ place: Place) -> ScrollingGrid {
    var grid = ScrollingGrid.plain(right, 0, 0, title: "right \(names.right)")
    grid.focus = (focus(place), place.column..<(place.column + 1))
    let plain = grid.cell
    grid.cell = { row, column in
      var cell = plain(row, column)
      if column == place.column { (cell.style, cell.left, cell.right) = (.window, "[", "]") }
      return cell
    }
    return grid
  }
}
