import Networks
import Tensors

/// The result of one layer for one picture, as maps: what `inspect` shows of it.
struct LayerMaps {
  let name: String
  let kind: String
  /// Of one picture.
  let shape: [Int]
  let maps: Int, rows: Int, columns: Int
  let numbers: [Double]
  let summary: TensorSummary
  /// The scale of all maps.
  let shading: Shading
  private let zeros: Int

  /// Whether it is a row of numbers and not a stack of maps.
  var isVector: Bool { shape.count == 1 }

  init(name: String, kind: String, _ tensor: Tensor) {
    self.name = name
    self.kind = kind
    shape = Array(tensor.shape.dropFirst())
    let sizes = shape.count > 3 ? [shape.dropLast(2).reduce(1, *)] + shape.suffix(2) : shape
    let padded = Array(repeating: 1, count: max(0, 3 - sizes.count)) + sizes
    (maps, rows, columns) = (padded[0], padded[1], padded[2])
    numbers = tensor.detached().doubles()
    summary = TensorSummary(tensor)
    shading = Shading(numbers, style: "auto")
    zeros = numbers.count { $0 == 0 }
  }

  init(_ entry: NetworkRecord.Entry) { self.init(name: entry.name, kind: entry.kind, entry.output) }

  func raster(_ map: Int) -> Raster {
    let size = rows * columns
    return Raster(rows: rows, columns: columns, numbers: Array(numbers[map * size..<(map + 1) * size]))
  }

  func position(_ map: Int, _ row: Int, _ column: Int) -> Int { (map * rows + row) * columns + column }

  /// `-1.2 to 3.4, mean 0.1, 47 % are 0`.
  var statistics: String { text(withMean: true) }
  /// The same without the mean.
  var range: String { text(withMean: false) }

  private func text(withMean: Bool) -> String {
    guard summary.hasNumbers else { return "no finite number" }
    let share = zeros == 0 ? "" : ", \(Int((100 * Double(zeros) / Double(max(1, numbers.count))).rounded())) % are 0"
    let mean = withMean ? ", mean \(short(summary.mean))" : ""
    return "\(short(summary.smallest)) to \(short(summary.largest))\(mean)\(share)"
  }
}
