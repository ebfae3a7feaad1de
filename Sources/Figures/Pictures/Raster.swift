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
    numbers.withUnsafeBufferPointer { numbers in
      for top in stride(from: 0, to: rows, by: blockRows) {
        for left in stride(from: 0, to: columns, by: blockColumns) {
          let bottom = min(rows, top + blockRows)
          let right = min(columns, left + blockColumns)
          var sum = 0.0
          for row in top..<bottom { for column in left..<right { sum += numbers[row * columns + column] } }
          means.append(sum / Double((bottom - top) * (right - left)))
        }
      }
    }
    return Raster(rows: height, columns: width, numbers: means)
  }

  /// The same picture in fewer pixels of any size: each is the mean of what it covers, parts of pixels by their share.
  /// One nan makes all it touches nan.
  func resampled(rows newRows: Int, columns newColumns: Int) -> Raster {
    if newRows == rows && newColumns == columns { return self }
    let down = Raster.shares(of: rows, into: newRows), across = Raster.shares(of: columns, into: newColumns)
    var means: [Double] = []
    means.reserveCapacity(newRows * newColumns)
    for vertical in down {
      for horizontal in across {
        var sum = 0.0
        for (row, height) in vertical {
          for (column, width) in horizontal { sum += height * width * numbers[row * columns + column] }
        }
        means.append(sum)
      }
    }
    return Raster(rows: newRows, columns: newColumns, numbers: means)
  }

  /// Which old pixels each new one covers, and by which share of itself; the shares of one add up to 1.
  private static func shares(of old: Int, into new: Int) -> [[(index: Int, share: Double)]] {
    let size = Double(old) / Double(new)
    return (0..<new).map { index in
      let start = Double(index) * size, end = Double(index + 1) * size
      return (Int(start)..<min(old, Int(end.rounded(.up)))).compactMap { pixel in
        let covered = min(end, Double(pixel + 1)) - max(start, Double(pixel))
        return covered > 1e-9 ? (pixel, covered / size) : nil
      }
    }
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
  /// - Parameter wanted: how much larger it should be, if that fits; below 1 how much smaller.
  init(_ rows: Int, _ columns: Int, room: Int, lines: Int, wanted: Double?) {
    let wanted = wanted ?? 1
    if 2 * columns <= room && rows <= lines && wanted >= 1 {
      enlarged = max(1, Int(min(wanted, Double(room / max(1, 2 * columns)))))
      return
    }
    isDouble = false
    let asked = wanted < 1 ? Int(min(Double(max(rows, columns, 1)), (0.5 / wanted).rounded())) : 1
    let block = max(1, asked, (columns + room - 1) / max(1, room), (rows + 2 * lines - 1) / (2 * lines))
    self.columns = block
    self.rows = 2 * block
  }

  /// What must be said about it.
  var note: String? { rows > 1 || columns > 1 ? "\(rows)×\(columns) pixels a character" : nil }
}
