import Tensors

/// A tensor read as pictures [N, C, H, W], whichever of the leading axes it lacks.
struct PictureStack {
  let tensor: Tensor
  let batch: Int, channels: Int, rows: Int, columns: Int
  /// How its numbers are written; of a large tensor some thousand are looked at.
  let format: NumberFormat

  /// - Parameters:
  ///   - tensor: of 1 to 4 axes.
  ///   - format: how numbers are written; found from them if left out.
  init?(_ tensor: Tensor, format: NumberFormat? = nil) {
    guard (1...4).contains(tensor.rank) else { return nil }
    self.tensor = tensor
    let shape = Array(repeating: 1, count: 4 - tensor.rank) + tensor.shape
    (batch, channels, rows, columns) = (shape[0], shape[1], shape[2], shape[3])
    self.format = format ?? NumberFormat(PictureStack.sample(tensor))
  }

  subscript(picture: Int, channel: Int, row: Int, column: Int) -> Double {
    tensor.scalar(at: [picture, channel, row, column].suffix(tensor.rank)).double
  }

  /// `7×7`, `3×7×7`.
  var shapeText: String { Tensors.shapeText(tensor.shape) }

  /// Whether any number is below 0; soon known if many are.
  var hasNegatives: Bool { PictureStack.hasNegatives(tensor) }

  private static func hasNegatives(_ part: Tensor) -> Bool {
    part.rank > 0 && part.count > 1 << 12
      ? (0..<part.shape[0]).contains { hasNegatives(part.sliceAlongFirst($0)) } : part.doubles().contains { $0 < 0 }
  }

  private static func sample(_ tensor: Tensor) -> [Double] {
    let most = 1 << 12
    guard tensor.count > 4 * most, let row = try? tensor.detached().flattened() else { return tensor.doubles() }
    return (0..<most).map { row.scalar(at: [$0 * (row.count / most)]).double }
  }
}

extension [Int] {
  /// The last `count` numbers.
  fileprivate func suffix(_ count: Int) -> [Int] { Array(self[(self.count - count)...]) }
}

/// Where the cell of one step lies in a result [N, K, H, W].
struct Place: Equatable {
  var picture: Int, map: Int, row: Int, column: Int

  /// The cell of a step, in the order picture, map, row, column.
  init(_ step: Int, in result: PictureStack) {
    column = step % result.columns
    row = step / result.columns % result.rows
    map = step / (result.columns * result.rows) % result.channels
    picture = step / (result.columns * result.rows * result.channels)
  }

  /// The step of a cell (row, column), (map, row, column) or (picture, map, row, column), if there is one.
  static func step(of cell: [Int], in result: PictureStack) -> Int? {
    guard (2...4).contains(cell.count) else { return nil }
    let sizes = [result.batch, result.channels, result.rows, result.columns]
    let full = Array(repeating: 0, count: 4 - cell.count) + cell
    guard zip(full, sizes).allSatisfy({ $0 >= 0 && $0 < $1 }) else { return nil }
    return zip(full, sizes).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// `picture 0, kernel 1, row 3, column 1`, without what there is only one of.
  func text(in result: PictureStack, map name: String, picture pictureName: String = "picture") -> String {
    (result.batch > 1 ? "\(pictureName) \(picture), " : "") + (result.channels > 1 ? "\(name) \(map), " : "")
      + "row \(row), column \(column)"
  }
}
