import Language
import Tensors
import Typesetting

/// Every number of a feature map as the sum of products of a kernel with one window.
///
/// One step for each number: pictures, maps, rows, columns. Nothing is computed before its frame is asked for.
struct ConvolutionWalkthrough: Walkthrough {
  private let sum: WindowSum
  /// The largest number of each map, if it is there only once; nil for results too large to search.
  private let peaks: [Double?]
  /// The place of its steps in a longer walk.
  var numbering: (first: Int, count: Int)?

  init(_ sum: WindowSum) {
    self.sum = sum
    peaks = ConvolutionWalkthrough.peaks(sum.result)
  }

  var count: Int { sum.result.tensor.count }
  var title: String { sum.title }

  func index(of cell: [Int]) -> Int? { Place.step(of: cell, in: sum.result) }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: sum.result)
    return sum.result[place.picture, place.map, place.row, place.column]
  }

  func question(_ index: Int) -> String { sum.bias == nil ? "the sum" : "the sum with the bias" }

  func mistakes(_ index: Int) -> [KnownMistake] { ConvolutionMistakes(sum, Place(index, in: sum.result)).all }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: sum.result)
    let products = (0..<sum.channels).map { sum.products(place, channel: $0) }
    let calculation = SumCalculation(
      sum: sum, place: place, products: products, total: hidesResult ? nil : result(index))
    let heading = frame.heading(
      step: (numbering?.first ?? 0) + index, of: numbering?.count ?? count,
      place: cell(place), title: title)
    let remark = remark(place, products, index, hidesResult: hidesResult)
    let legend = sum.window.legend(
      padding: "padding, counts as 0", isPadded: sum.window.isPadded, dilation: sum.names.dilation)
    if let (drawn, totals, rounding) = channelRows(frame, calculation, place, hidesResult) {
      let tail = frame.remarked(totals, remark, (rounding.map { [$0] } ?? []) + legend)
      return frame.drawing(heading, drawn, tail, gap: 0)
    }
    let (lines, leavesZerosOut) = calculation.lines(width: width)
    let tail = frame.remarked(lines, remark, legend + (leavesZerosOut ? ["products that are 0 are left out"] : []))
    return frame.drawing(heading, pictures(frame, place, frame.pictureLines(tail: tail.count), hidesResult), tail)
  }

  /// Channels below each other, where their products are too long to be written out.
  private func channelRows(_ frame: Frame, _ calculation: SumCalculation, _ place: Place, _ hidesResult: Bool)
    -> (Drawing, totals: [StyledText], legend: String?)?
  {
    guard !frame.isNarrow, calculation.isCut(width: frame.width) else { return nil }
    let map = map(place, hidesResult)
    let mapRoom = map.partWidth(neighbours: 0)
    guard let rows = ChannelRows(sum, place, calculation.parts, room: frame.width - mapRoom - 3) else { return nil }
    let drawing = rows.drawing(calculation.format)
    let beside = Drawing.beside(
      [drawing, map.drawing(room: frame.width - drawing.width - 3, rows: drawing.height - 1)], gap: 3)
    return (beside, calculation.totals(endingAt: drawing.width), rows.legend)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: sum.result)
    let products = (0..<sum.channels).map { sum.products(place, channel: $0) }
    let calculation = SumCalculation(sum: sum, place: place, products: products, total: result(index))
    let remark = remark(place, products, index, isSentence: true).map { "; \($0)" } ?? ""
    let number = "step \((numbering?.first ?? 0) + index + 1) of \(numbering?.count ?? count)"
    return
      "\(number): \(cell(place)) of the \(sum.names.map) is \(calculation.sentence)\(remark)"
  }

  private func cell(_ place: Place) -> String {
    place.text(in: sum.result, map: sum.names.output, picture: sum.names.picture)
  }

  // Pictures

  private func map(_ place: Place, _ hidesResult: Bool) -> ScrollingGrid {
    let name = sum.result.channels > 1 ? "\(sum.names.map) \(place.map), " : "\(sum.names.map) "
    return .filling(
      sum.result, place, title: "\(name)\(sum.result.rows)×\(sum.result.columns)", isHidden: hidesResult)
  }

  private func pictures(_ frame: Frame, _ place: Place, _ lines: Int, _ hidesResult: Bool) -> Drawing {
    let map = map(place, hidesResult)
    if sum.channels == 1 {
      return frame.arranged(input: input(place, 0), kernels: kernels(place), map: map, lines: lines)
    }
    return ChannelColumns(frame: frame, total: sum.channels, name: sum.names.channel, map: map, lines: lines).drawing {
      channel in
      (input(place, channel), kernel(place, channel))
    }
  }

  private func input(_ place: Place, _ channel: Int) -> ScrollingGrid {
    let (row, column) = sum.position(place)
    let source = sum.inputChannel(channel, map: place.map)
    let name = sum.input.batch > 1 ? "\(sum.names.picture) \(place.picture)" : sum.names.input
    let title =
      sum.input.channels > 1
      ? "\(sum.channels > 1 ? "" : "\(name), ")\(sum.names.channel) \(source)"
      : "\(name) \(sum.input.rows)×\(sum.input.columns)"
    return sum.window.grid(sum.input, place.picture, source, title: title, row: row, column: column)
  }

  private func kernel(_ place: Place, _ channel: Int) -> ScrollingGrid {
    let isNumbered = sum.kernel.batch > 1 && sum.written == nil
    let name = isNumbered ? "\(sum.names.kernel) \(place.map)" : sum.kernelTitle
    let title =
      sum.channels > 1 ? name : "\(name)\(isNumbered ? "," : "") \(sum.kernel.rows)×\(sum.kernel.columns)"
    return .plain(sum.kernel, place.map, channel, title: title)
  }

  /// The kernel; before a turned one also as it was written.
  private func kernels(_ place: Place) -> [ScrollingGrid] {
    guard let written = sum.written else { return [kernel(place, 0)] }
    return [
      .plain(written, place.map, 0, title: "kernel \(written.rows)×\(written.columns)"),
      .plain(sum.kernel, place.map, 0, title: "turned by 180°"),
    ]
  }

  // Remarks

  /// What is worth noticing; nothing that gives a hidden result away.
  private func remark(
    _ place: Place, _ products: [[[Product]]], _ index: Int, hidesResult: Bool = false, isSentence: Bool = false
  ) -> String? {
    let all = products.joined().joined()
    var remarks: [String] = []
    let (row, column) = sum.position(place)
    let padding = sum.window.paddingCells(row: row, column: column)
    if !hidesResult {
      if all.allSatisfy({ $0.value == 0 }) {
        if !isSentence { remarks.append("every product is 0") }
      } else if all.allSatisfy({ $0.pixel == $0.weight }) {
        remarks.append("the window equals the \(sum.kernelTitle): a perfect match")
      } else if !peaks.isEmpty, peaks[place.picture * sum.result.channels + place.map] == result(index) {
        remarks.append("the largest number of the \(sum.names.map)")
      }
    }
    if padding > 0 {
      let cells = all.count / sum.channels
      remarks.append(
        padding == cells
          ? "the window sees only padding" : "\(padding) of \(cells) cells \(padding == 1 ? "is" : "are") padding")
    }
    return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
  }

  private static func peaks(_ result: PictureStack) -> [Double?] {
    let cells = result.rows * result.columns
    guard result.tensor.count <= 1 << 16, cells > 1 else { return [] }
    let numbers = result.tensor.doubles()
    return stride(from: 0, to: numbers.count, by: cells).map { start in
      let map = numbers[start..<(start + cells)]
      return map.max().flatMap { peak in map.count { $0 == peak } == 1 ? peak : nil }
    }
  }
}
