import Tensors
import Typesetting

/// A window on a picture, drawn with brackets: what `conv2d` and the pools have in common.
struct SlidingWindow {
  typealias Axis = Convolution2D.Axis

  let geometry: Convolution2D.Geometry
  /// What stands for padding; no number, so that a real 0 can be told from it.
  static let paddingMark = "░"

  /// The pixels that the window at a row and column of the map reads, row by row; nil is padding.
  func pixels(row: Int, column: Int) -> [[(row: Int, column: Int)?]] {
    let rows = geometry.rows
    let columns = geometry.columns
    return (0..<rows.kernel).map { r in
      (0..<columns.kernel).map { s in
        let y = rows.pixel(row, tap: r)
        let x = columns.pixel(column, tap: s)
        return (0..<rows.input).contains(y) && (0..<columns.input).contains(x) ? (y, x) : nil
      }
    }
  }

  /// The picture with its padding, and brackets round what the window reads.
  ///
  /// - Parameters:
  ///   - winner: a pixel to be marked by `*`; then every number has one place more before it.
  ///   - marksWinners: leave that place although there is no winner here.
  func grid(
    _ picture: PictureStack, _ index: Int, _ channel: Int, title: String, row: Int, column: Int,
    winner: (row: Int, column: Int)? = nil, marksWinners: Bool = false
  ) -> ScrollingGrid {
    let rows = geometry.rows
    let columns = geometry.columns
    let window = (rows: covered(rows, row), columns: covered(columns, column))
    return ScrollingGrid(
      title: title, rows: span(rows), columns: span(columns), labels: (0..<rows.input, 0..<columns.input),
      focus: window,
      cellWidth: picture.format.width + (marksWinners ? 1 : 0)
    ) { y, x in
      let isInside = (0..<rows.input).contains(y) && (0..<columns.input).contains(x)
      var cell = NumberGrid.Cell(
        text: isInside
          ? picture.format.aligned(picture[index, channel, y, x]) : picture.format.alignedWhole(outside(y, x)))
      if !isInside { cell.style = .dim }
      if let winner, winner == (y, x) { cell.text = cell.text.marked("*") }
      let isRead = reads(rows, row, y) && reads(columns, column, x)
      if isRead {
        cell.style = winner.map { $0 == (y, x) } == true ? .result : .window
        let hasGaps = columns.dilation > 1
        if hasGaps || x == window.columns.lowerBound { cell.left = "[" }
        if hasGaps || x == window.columns.upperBound - 1 { cell.right = "]" }
      } else if window.rows.contains(y) && window.columns.contains(x) {
        cell.style = .dim
      }
      return cell
    }
  }

  /// Whether some of the window's cells lie outside the picture.
  func paddingCells(row: Int, column: Int) -> Int {
    geometry.kernel.rows * geometry.kernel.columns
      - geometry.rows.tapsInside(row).count * geometry.columns.tapsInside(column).count
  }

  /// What must be said about the marks: padding and gaps.
  ///
  /// - Parameter dilation: the setting that the gaps come from.
  func legend(padding: String, isPadded: Bool, dilation: String = "dilation") -> [String] {
    var legend: [String] = []
    if isPadded { legend.append("\(SlidingWindow.paddingMark) \(padding)") }
    if geometry.dilation != 1 {
      legend.append("\(dilation) \(geometry.dilation.shortText): the cells between the brackets are skipped")
    }
    return legend
  }

  var isPadded: Bool { geometry.paddingBefore != 0 || geometry.paddingAfter != 0 }

  private func outside(_ y: Int, _ x: Int) -> String {
    let rows = geometry.rows
    let columns = geometry.columns
    let isPadding = y < rows.input + rows.after && x < columns.input + columns.after
    return isPadding ? SlidingWindow.paddingMark : " "
  }

  /// From the first to the last cell of the padded picture; a window of `ceil_mode` may reach beyond.
  private func span(_ axis: Axis) -> Range<Int> {
    let end = (axis.output - 1) * axis.stride - axis.before + axis.effectiveKernel
    return -axis.before..<max(axis.input + axis.after, end)
  }

  private func covered(_ axis: Axis, _ position: Int) -> Range<Int> {
    let start = axis.pixel(position, tap: 0)
    return start..<(start + axis.effectiveKernel)
  }

  private func reads(_ axis: Axis, _ position: Int, _ pixel: Int) -> Bool {
    let distance = pixel - axis.pixel(position, tap: 0)
    return distance >= 0 && distance < axis.effectiveKernel && distance % axis.dilation == 0
  }
}

extension ScrollingGrid {
  /// A map that fills up: numbers up to the current cell, `?` for what is not yet known.
  ///
  /// - Parameter isHidden: the current number is not shown either.
  static func filling(
    _ result: PictureStack, _ place: Place, title: String, isHidden: Bool
  ) -> ScrollingGrid {
    let unknown = result.format.alignedWhole("?")
    return ScrollingGrid(
      title: title, rows: 0..<result.rows, columns: 0..<result.columns,
      labels: (0..<result.rows, 0..<result.columns),
      focus: (place.row..<(place.row + 1), place.column..<(place.column + 1)), cellWidth: result.format.width
    ) { row, column in
      if (row, column) == (place.row, place.column) {
        let number = result[place.picture, place.map, row, column]
        return NumberGrid.Cell(
          text: isHidden ? unknown : result.format.aligned(number), style: .result, left: "[", right: "]")
      }
      guard (row, column) < (place.row, place.column) else { return NumberGrid.Cell(text: unknown, style: .dim) }
      return NumberGrid.Cell(text: result.format.aligned(result[place.picture, place.map, row, column]))
    }
  }

  /// A matrix as it stands.
  static func plain(_ pictures: PictureStack, _ picture: Int, _ channel: Int, title: String) -> ScrollingGrid {
    ScrollingGrid(
      title: title, rows: 0..<pictures.rows, columns: 0..<pictures.columns,
      labels: (0..<pictures.rows, 0..<pictures.columns), focus: (0..<1, 0..<1), cellWidth: pictures.format.width
    ) { row, column in NumberGrid.Cell(text: pictures.format.aligned(pictures[picture, channel, row, column])) }
  }
}

extension String {
  /// The text with a mark directly before its first character that is no blank.
  fileprivate func marked(_ mark: String) -> String {
    let blanks = prefix { $0 == " " }
    return blanks + mark + dropFirst(blanks.count)
  }
}
