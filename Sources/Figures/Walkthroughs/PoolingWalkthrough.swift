import Language
import Tensors
import Typesetting

/// Every number of a pooled picture, as the largest or the mean of one window.
struct PoolingWalkthrough: Walkthrough {
  private let pool: Pooling2D
  private let window: SlidingWindow
  private let input: PictureStack
  private let output: PictureStack
  let title: String

  init?(_ event: CallEvent) {
    guard let (pool, tensor) = event.pool, let result = event.resultTensor, let input = PictureStack(tensor),
      let output = PictureStack(result), let geometry = try? pool.geometry(tensor.shape), result.count > 0
    else { return nil }
    self.pool = pool
    self.input = input
    self.output = output
    window = SlidingWindow(geometry: geometry)
    var title = "\(event.name) \(pool.kernel.text), stride \(pool.stride.shortText)"
    if pool.padding != 0 { title += ", padding \(pool.padding.shortText)" }
    if pool.dilation != 1 { title += ", dilation \(pool.dilation.shortText)" }
    self.title = title
  }

  var count: Int { output.tensor.count }

  func index(of cell: [Int]) -> Int? { Place.step(of: cell, in: output) }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: output)
    return output[place.picture, place.map, place.row, place.column]
  }

  func question(_ index: Int) -> String { pool.kind == .max ? "the largest" : "the mean" }

  func mistakes(_ index: Int) -> [KnownMistake] {
    PoolingMistakes(pool, window, input, output, Place(index, in: output)).all
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: output)
    let lines = calculation(place, index, width: width, hidesResult: hidesResult)
    let padding = pool.kind == .max ? "padding, never the largest" : "padding, counts as 0"
    var legend = window.legend(padding: padding, isPadded: window.isPadded)
    if pool.kind == .max && !hidesResult { legend.append("* the largest") }
    let tail = frame.remarked(lines, remark(place, hidesResult: hidesResult), legend)
    let name = input.batch > 1 ? "picture \(place.picture)" : "input"
    let whole = input.channels > 1 ? "\(name), channel \(place.map)" : "\(name) \(input.rows)×\(input.columns)"
    let grid = window.grid(
      input, place.picture, place.map, title: whole, row: place.row, column: place.column,
      winner: hidesResult ? nil : winner(place), marksWinners: pool.kind == .max)
    let map = ScrollingGrid.filling(
      output, place, title: "\(output.channels > 1 ? "map \(place.map), " : "map ")\(output.rows)×\(output.columns)",
      isHidden: hidesResult)
    let heading = frame.heading(step: index, of: count, place: place.text(in: output, map: "channel"), title: title)
    let pictures = frame.arranged(input: grid, kernels: [], map: map, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(heading, pictures, tail)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: output)
    let numbers = numbers(place).map { input.format.text($0.number) }
    let list = numbers.count <= 16 ? numbers.joined(separator: ", ") : counted(numbers.count, "number")
    let what =
      pool.kind == .max ? "the largest of \(list)" : "the mean of \(list) (the sum divided by \(divisor(place)))"
    let remark = remark(place, hidesResult: false).map { "; \($0)" } ?? ""
    let cell = place.text(in: output, map: "channel")
    return "step \(index + 1) of \(count): \(cell) of the map is \(short(result(index))), \(what)\(remark)"
  }

  // What the window holds

  private typealias Pixel = (row: Int, column: Int, number: Double)

  /// The numbers of the window, row by row, without padding.
  private func numbers(_ place: Place) -> [Pixel] {
    window.pixels(row: place.row, column: place.column).joined().compactMap { pixel in
      pixel.map { ($0.row, $0.column, input[place.picture, place.map, $0.row, $0.column]) }
    }
  }

  /// The first of the largest numbers; nan is larger than any.
  private func winner(_ place: Place) -> (row: Int, column: Int)? {
    guard pool.kind == .max else { return nil }
    let numbers = numbers(place)
    guard
      let largest = numbers.first(where: { $0.number.isNaN })
        ?? numbers.reduce(
          nil,
          { best, next in
            if let best, best.number >= next.number { best } else { next }
          })
    else { return nil }
    return (largest.row, largest.column)
  }

  private func divisor(_ place: Place) -> Int {
    pool.divisor(window.geometry.rows, place.row, window.geometry.columns, place.column)
  }

  // In words

  private func calculation(_ place: Place, _ index: Int, width: Int, hidesResult: Bool) -> [StyledText] {
    let numbers = numbers(place)
    let texts = numbers.map { input.format.text($0.number) }
    let result = hidesResult ? "?" : short(result(index))
    var table = CalculationTable()
    if pool.kind == .max {
      table.add(
        list(texts, separator: ", ", before: "the largest of ", width: width - 8 - result.count), result: result)
    } else {
      let sum = short(numbers.reduce(0) { $0 + $1.number })
      table.add(
        list(texts, separator: " + ", before: "", width: width - 8 - sum.count), result: hidesResult ? "?" : sum)
      table.add(StyledText("divided by \(divisor(place))"), result: result)
    }
    return table.drawn(width: width)
  }

  private func list(_ texts: [String], separator: String, before: String, width: Int) -> StyledText {
    let line = before + texts.joined(separator: separator)
    if displayWidth(line) <= width { return StyledText(line) }
    return StyledText("\(before)\(counted(texts.count, "number"))\(before.isEmpty ? " added up" : "")")
  }

  private func remark(_ place: Place, hidesResult: Bool) -> String? {
    var remarks: [String] = []
    let padding = window.paddingCells(row: place.row, column: place.column)
    if pool.kind == .max, let winner = winner(place), !hidesResult {
      let largest = input[place.picture, place.map, winner.row, winner.column]
      let equal = numbers(place).count { $0.number == largest }
      remarks.append(
        "at row \(winner.row), column \(winner.column) of the input\(equal > 1 ? ", the first of \(equal) equal ones" : "")"
      )
    }
    if padding > 0 {
      let cells = pool.kernel.rows * pool.kernel.columns
      var text = "\(padding) of \(cells) cells \(padding == 1 ? "lies" : "lie") outside the picture"
      if case .average(let countsPadding, let divisor) = pool.kind, divisor == nil {
        text +=
          countsPadding && self.divisor(place) == cells
          ? ", counted all the same" : self.divisor(place) == cells - padding ? ", not counted" : ""
      }
      remarks.append(text)
    }
    return remarks.isEmpty ? nil : remarks.joined(separator: "; ")
  }
}
