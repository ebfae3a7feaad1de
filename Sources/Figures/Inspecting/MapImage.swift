import Typesetting

/// A map of numbers drawn into a given room, with boxes round parts of it.
struct MapImage {
  private let size: PixelSize
  private var canvas: Canvas

  /// - Parameters:
  ///   - shading: which character stands for which number, shared by all maps that are to be compared.
  ///   - room: columns and lines at most, the margin of one character for boxes included.
  init(_ raster: Raster, _ shading: Shading, room: Int, lines: Int) {
    size = PixelSize(raster.rows, raster.columns, room: max(1, room - 2), lines: max(1, lines - 2), wanted: nil)
    // Without two columns for a pixel a character holds two of them, one above the other.
    let fine = raster.shrunk(rows: size.isDouble ? 1 : size.rows / 2, columns: size.columns)
    let drawn = size.isDouble ? fine : fine.shrunk(rows: 2, columns: 1)
    canvas = Canvas(width: drawn.columns * (size.isDouble ? 2 : 1) + 2, height: drawn.rows + 2)
    for row in 0..<drawn.rows {
      for column in 0..<drawn.columns {
        let number = drawn[row, column]
        if size.isDouble {
          let paint = shading.paint(number, number)
          for (offset, character) in shading.pair(number).enumerated() {
            canvas.put(character, column: 1 + 2 * column + offset, row: 1 + row, paint: paint)
          }
        } else {
          let paint = shading.paint(fine[2 * row, column], fine[min(2 * row + 1, fine.rows - 1), column])
          canvas.put(shading.character(number), column: 1 + column, row: 1 + row, paint: paint)
        }
      }
    }
  }

  var drawing: Drawing { canvas.drawing }
  /// The drawing without the margin for boxes.
  var bare: Drawing {
    Drawing((1..<canvas.height - 1).map { canvas.line($0, columns: 1..<canvas.width - 1) })
  }
  var note: String? { size.note }

  /// A box round some rows and columns; what lies outside the map is left out.
  mutating func box(rows: Range<Int>, columns: Range<Int>, _ style: Style) {
    let width = size.isDouble ? 2 : 1
    let left = max(0, 1 + floorQuotient(columns.lowerBound, size.columns) * width - 1)
    let right = min(canvas.width - 1, 1 + (floorQuotient(columns.upperBound - 1, size.columns) + 1) * width)
    let top = max(0, floorQuotient(rows.lowerBound, size.rows))
    let bottom = min(canvas.height - 1, floorQuotient(rows.upperBound - 1, size.rows) + 2)
    guard left < right, top < bottom else { return }
    for column in left...right {
      canvas.put("─", column: column, row: top, style)
      canvas.put("─", column: column, row: bottom, style)
    }
    for row in top...bottom {
      canvas.put("│", column: left, row: row, style)
      canvas.put("│", column: right, row: row, style)
    }
    for (character, column, row) in [("┌", left, top), ("┐", right, top), ("└", left, bottom), ("┘", right, bottom)] {
      canvas.put(Character(character), column: column, row: row, style)
    }
  }
}

private func floorQuotient(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
