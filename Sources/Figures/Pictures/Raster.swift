/// The numbers of one picture, row by row.
struct Raster {
  let rows: Int, columns: Int
  let numbers: [Double]

  /// The mean of every block; a block at the edge may be smaller. One nan makes its block nan.
  func shrunk(rows blockRows: Int, columns blockColumns: Int) -> Raster {
    if blockRows == 1 && blockColumns == 1 { return self }
    let height = (rows + blockRows - 1) / blockRows
    let width = (columns + blockColumns - 1) / blockColumns
    var means: [Double] = []
    means.reserveCapacity(height * width)
    for top in stride(from: 0, to: rows, by: blockRows) {
      for left in stride(from: 0, to: columns, by: blockColumns) {
        let bottom = min(rows, top + blockRows)
        let right = min(columns, left + blockColumns)
        var sum = 0.0
        for row in top..<bottom { for column in left..<right { sum += numbers[row * columns + column] } }
        means.append(sum / Double((bottom - top) * (right - left)))
      }
    }
    return Raster(rows: height, columns: width, numbers: means)
  }

  subscript(row: Int, column: Int) -> Double { numbers[row * columns + column] }
}

/// How many columns and lines of text a pixel takes, or how many pixels share a character.
///
/// A character is about twice as high as wide, so two columns by one line are square.
struct PixelSize: Equatable {
  /// Characters for each pixel side, when enlarged.
  var enlarged = 1
  /// Pixels that share one character.
  var rows = 1, columns = 1
  /// Two columns for each pixel; else one column for one pixel above another.
  var isDouble = true

  /// The largest size at which a picture of `rows`×`columns` pixels fits.
  ///
  /// - Parameter wanted: how much larger it should be, if that fits.
  init(_ rows: Int, _ columns: Int, room: Int, lines: Int, wanted: Int?) {
    if 2 * columns <= room && rows <= lines {
      enlarged = max(1, min(wanted ?? 1, room / max(1, 2 * columns)))
      return
    }
    isDouble = false
    let block = max(1, (columns + room - 1) / max(1, room), (rows + 2 * lines - 1) / (2 * lines))
    self.columns = block
    self.rows = 2 * block
  }

  /// What must be said about it.
  var note: String? { rows > 1 || columns > 1 ? "each character is the mean of \(rows)×\(columns) pixels" : nil }
}
