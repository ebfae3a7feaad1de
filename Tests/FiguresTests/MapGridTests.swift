import Testing

@testable import Figures

/// How large the maps of a stack are drawn.
@Suite struct MapGridTests {
  @Test(arguments: [(80, 22), (40, 22), (120, 40), (200, 60), (20, 10)])
  func allMapsFitTheWindow(width: Int, lines: Int) {
    for (rows, columns) in [(5, 5), (28, 28), (14, 14), (11, 11), (224, 224), (10, 40), (40, 10), (1, 1), (3, 200)] {
      for count in [2, 3, 6, 16] {
        let grid = MapGrid(rows: rows, columns: columns, count: count, width: width, lines: lines)
        let perRow = max(1, (width + MapGrid.gap) / (grid.columns + MapGrid.gap))
        let down = (count + perRow - 1) / perRow
        #expect(grid.columns <= width && grid.columns >= 1 && grid.lines >= 1)
        // Eight columns are the fewest in which something is seen.
        if grid.columns > 8 { #expect(down * (grid.lines + 2) - 1 <= lines + down, "\(rows)×\(columns) \(count)") }
        if !grid.isDouble {
          // The aspect is kept to a line.
          let high = Double(rows) / Double(columns) * Double(grid.columns)
          #expect(abs(Double(2 * grid.lines) - high) < 2, "\(rows)×\(columns) \(count): \(grid)")
        }
      }
    }
  }

  @Test func whatFitsIsDrawnLarge() {
    #expect(MapGrid(rows: 7, columns: 7, count: 4, width: 80, lines: 22).isDouble)
    #expect(MapGrid(rows: 28, columns: 28, count: 2, width: 120, lines: 40).isDouble)
    let six = MapGrid(rows: 28, columns: 28, count: 6, width: 80, lines: 22)
    #expect(!six.isDouble && six.columns == 18 && six.lines == 9)
  }

  @Test func meansOverPartsOfPixels() {
    let raster = Raster(rows: 3, columns: 3, numbers: [0, 3, 6, 3, 6, 9, 6, 9, 12])
    #expect(raster.resampled(rows: 3, columns: 3).numbers == raster.numbers)
    #expect(raster.resampled(rows: 1, columns: 1).numbers.map { ($0 * 1e6).rounded() / 1e6 } == [6])
    // Each of the four covers a pixel, half of two neighbours and a quarter of the middle: (0 + 1.5 + 1.5 + 1.5)/2.25.
    #expect(raster.resampled(rows: 2, columns: 2).numbers.map { ($0 * 1e6).rounded() / 1e6 } == [2, 6, 6, 10])
    let even = Raster(rows: 4, columns: 4, numbers: (0..<16).map(Double.init))
    #expect(even.resampled(rows: 2, columns: 2).numbers == even.shrunk(rows: 2, columns: 2).numbers)
  }
}
