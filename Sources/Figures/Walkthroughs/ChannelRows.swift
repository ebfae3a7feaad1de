import Typesetting

/// Windows and kernels of several channels below each other, each pair with the part that it adds to the sum.
///
/// For numbers with so many digits that their products cannot be written out.
struct ChannelRows {
  private let sum: WindowSum
  private let place: Place
  private let parts: [Double]
  private let shown: Int
  /// Columns of `channel 2`.
  private let label: Int
  /// Digits behind the point that all numbers of the windows and kernels are rounded to.
  private let decimals: Int
  private let pixels: NumberFormat, weights: NumberFormat

  private static let mostLines = 13
  private static let gap = 4

  /// - Parameters:
  ///   - room: columns to fill at most.
  /// - Returns: nil if not even two channels fit.
  init?(_ sum: WindowSum, _ place: Place, _ parts: [Double], room: Int) {
    let rows = sum.kernel.rows
    let fitting = ChannelRows.mostLines / rows
    guard min(parts.count, fitting) >= 2 else { return nil }
    self.sum = sum
    self.place = place
    self.parts = parts
    shown = parts.count <= fitting ? parts.count : min(fitting, (ChannelRows.mostLines - 1) / rows)
    let label = "\(sum.names.channel) \(shown - 1) ".count
    self.label = label
    let numbers = (0..<shown).flatMap { sum.products(place, channel: $0).joined() }
    let formats = (1...4).reversed().map { decimals in
      (
        decimals, NumberFormat(numbers.map(\.pixel), most: decimals),
        NumberFormat(numbers.map(\.weight), most: decimals)
      )
    }
    let partWidth = NumberFormat(parts[..<shown] + [parts.reduce(0, +)]).width
    guard
      let fit = formats.first(where: { _, pixels, weights in
        label + ChannelRows.width(sum, pixels, weights, partWidth) <= room
      })
    else { return nil }
    (decimals, pixels, weights) = fit
  }

  private static func width(_ sum: WindowSum, _ pixels: NumberFormat, _ weights: NumberFormat, _ part: Int) -> Int {
    let count = sum.kernel.columns
    return 1 + NumberGrid.width(count, cellWidth: pixels.width, isTight: true) + 3
      + NumberGrid.width(count, cellWidth: weights.width, isTight: true) + 4 + part
  }

  /// What must be said about the numbers: nil if they are written in full.
  var legend: String? { decimals < 4 ? "rounded to \(counted(decimals, "digit")) here" : nil }

  /// The pairs of windows and kernels with their parts.
  ///
  /// - Parameter format: how the parts are written.
  func drawing(_ format: NumberFormat) -> Drawing {
    let name = sum.names.channel
    let windowWidth = NumberGrid.width(sum.kernel.columns, cellWidth: pixels.width, isTight: true)
    var lines = [
      StyledText(" ") + StyledText("".padding(label)) + StyledText("window", .heading).padded(to: windowWidth + 3)
        + StyledText(sum.written == nil ? "\(sum.names.kernel) \(place.map)" : sum.kernelTitle, .heading)
    ]
    let isAiry = shown == parts.count && shown * (sum.kernel.rows + 1) - 1 <= ChannelRows.mostLines
    for channel in 0..<shown {
      if isAiry && channel > 0 { lines.append(StyledText()) }
      let window = NumberGrid(window(channel)).lines(cellWidth: pixels.width, isTight: true)
      let kernel = NumberGrid(kernel(channel)).lines(cellWidth: weights.width, isTight: true)
      for row in 0..<sum.kernel.rows {
        var line = StyledText(" " + (row == 0 ? "\(name) \(channel)" : "").padding(label)) + window[row]
        line.append(row == sum.kernel.rows / 2 ? " · " : "   ", .dim)
        line.append(kernel[row])
        if row == sum.kernel.rows - 1 {
          line.append(" =  ")
          line.append(format.aligned(parts[channel]), .result)
        }
        lines.append(line)
      }
    }
    if shown < parts.count {
      let rest = " … \(parts.count - shown) more"
      let column =
        1 + label + windowWidth + 3
        + NumberGrid.width(sum.kernel.columns, cellWidth: weights.width, isTight: true)
      lines.append(
        StyledText(rest, .dim).padded(to: column) + StyledText(" =  ")
          + StyledText(format.aligned(parts[shown...].reduce(0, +)), .result))
    }
    return Drawing(lines)
  }

  private func window(_ channel: Int) -> [[NumberGrid.Cell]] {
    let (row, column) = sum.position(place)
    let source = sum.inputChannel(channel, map: place.map)
    return sum.window.pixels(row: row, column: column).map { line in
      line.enumerated().map { s, pixel in
        let text =
          pixel.map { pixels.aligned(sum.input[place.picture, source, $0.row, $0.column]) }
          ?? pixels.alignedWhole(SlidingWindow.paddingMark)
        return NumberGrid.Cell(
          text: text, style: .window, left: s == 0 ? "[" : " ", right: s == line.count - 1 ? "]" : " ")
      }
    }
  }

  private func kernel(_ channel: Int) -> [[NumberGrid.Cell]] {
    (0..<sum.kernel.rows).map { r in
      (0..<sum.kernel.columns).map { s in
        NumberGrid.Cell(text: weights.aligned(sum.kernel[place.map, channel, r, s]))
      }
    }
  }
}

extension String {
  /// The text with blanks behind it until it is `width` characters long.
  fileprivate func padding(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }
}
