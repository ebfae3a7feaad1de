import Language
import Tensors
import Typesetting

/// Windows that become the columns of a matrix, one window at a time: `im2col` and `unfold`.
struct ColumnsWalkthrough: Walkthrough {
  private let name: String
  private let input: PictureStack
  private let window: SlidingWindow
  /// [N, 1, C·R·S, positions].
  private let result: PictureStack
  private let isBatch: Bool
  let title: String

  init?(_ event: CallEvent) {
    guard let tensor = event.tensor("x") ?? event.tensor("input"), let kernel = event.pair("kernel_size"),
      let columns = event.resultTensor, columns.count > 0
    else { return nil }
    let windows = WindowColumns(
      kernel: kernel, stride: event.pair("stride") ?? 1, padding: event.pair("padding") ?? 0,
      dilation: event.pair("dilation") ?? 1)
    isBatch = columns.rank == 3
    guard let geometry = try? windows.geometry(tensor.shape), let input = PictureStack(tensor),
      let stack = isBatch ? try? columns.unsqueezed(1) : columns, let result = PictureStack(stack)
    else { return nil }
    name = event.name
    self.input = input
    self.result = result
    window = SlidingWindow(geometry: geometry)
    var title = "\(event.name) \(kernel.text), stride \(geometry.stride.shortText)"
    if geometry.paddingBefore != 0 { title += ", padding \(geometry.paddingBefore.shortText)" }
    if geometry.dilation != 1 { title += ", dilation \(geometry.dilation.shortText)" }
    self.title = title
  }

  /// One step for each window.
  var count: Int { input.batch * result.columns }

  func index(of cell: [Int]) -> Int? {
    let place = isBatch ? cell : [0] + cell
    guard place.count == 3, place[0] >= 0, place[0] < input.batch, place[1] >= 0, place[1] < result.rows,
      place[2] >= 0, place[2] < result.columns
    else { return nil }
    return place[0] * result.columns + place[2]
  }

  /// A window of the picture and the column that it becomes.
  private func place(_ index: Int) -> (picture: Int, column: Int, y: Int, x: Int) {
    let column = index % result.columns, width = window.geometry.columns.output
    return (index / result.columns, column, column / width, column % width)
  }

  /// The row of the column that is asked for.
  private var askedRow: Int { result.rows / 2 }

  func result(_ index: Int) -> Double {
    let place = place(index)
    return result[place.picture, 0, askedRow, place.column]
  }

  func question(_ index: Int) -> String { "row \(askedRow) of column \(place(index).column)" }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let place = place(index)
    let area = window.geometry.kernel.rows * window.geometry.kernel.columns
    let tap = askedRow % area, channel = askedRow / area
    let kernel = window.geometry.kernel
    func number(_ y: Int, _ x: Int, _ tap: Int, _ channel: Int) -> Double? {
      guard (0..<window.geometry.rows.output).contains(y), (0..<window.geometry.columns.output).contains(x) else {
        return nil
      }
      return result[place.picture, 0, channel * area + tap, y * window.geometry.columns.output + x]
    }
    var found: [KnownMistake] = []
    func add(_ value: Double?, _ cause: String) {
      if let value { found.append(KnownMistake(value, when: cause)) }
    }
    let transposed = tap / kernel.columns + tap % kernel.columns * kernel.rows
    if kernel.rows == kernel.columns {
      add(number(place.y, place.x, transposed, channel), "the window is read column by column: it is read row by row")
    }
    add(number(place.x, place.y, tap, channel), "row and column of the window are exchanged")
    if tap > 0 { add(number(place.y, place.x, tap - 1, channel), "rows are counted from 1: they count from 0") }
    if tap + 1 < area { add(number(place.y, place.x, tap + 1, channel), "one row too many is counted") }
    add(number(place.y, place.x + 1, tap, channel), "the next window is taken")
    if place.x > 0 { add(number(place.y, place.x - 1, tap, channel), "the window before is taken") }
    for other in 0..<min(input.channels, 16) where other != channel {
      add(number(place.y, place.x, tap, other), "channel \(other) is taken instead of \(channel)")
    }
    return found
  }

  // Frames

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = place(index)
    let tail = frame.remarked(
      lines(place.picture, place.column, place.y, place.x, width, hidesResult), nil,
      window.legend(padding: "padding, counts as 0", isPadded: window.isPadded))
    let grid = window.grid(
      input, place.picture, 0,
      title: input.channels > 1 ? "channel 0, \(input.rows)×\(input.columns)" : "input \(input.rows)×\(input.columns)",
      row: place.y, column: place.x)
    let heading = frame.heading(
      step: index, of: count,
      place: "\(input.batch > 1 ? "picture \(place.picture), " : "")window at row \(place.y), column \(place.x)",
      title: title)
    let pictures = frame.arranged(
      input: grid, kernels: [], map: matrix(place.picture, place.column, hidesResult),
      lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(heading, pictures, tail)
  }

  /// The columns that are known, the new one in brackets.
  private func matrix(_ picture: Int, _ column: Int, _ hidesResult: Bool) -> ScrollingGrid {
    var grid = ScrollingGrid.plain(result, picture, 0, title: "columns \(result.rows)×\(result.columns)")
    let plain = grid.cell
    let unknown = result.format.alignedWhole("?")
    grid.cell = { row, other in
      let isKnown = other < column || other == column && !hidesResult
      return isKnown ? plain(row, other) : NumberGrid.Cell(text: unknown, style: other == column ? .result : .dim)
    }
    grid = grid.bracketing(0..<result.rows, column..<(column + 1), .result)
    grid.focus.rows = 0..<min(result.rows, 9)
    return grid
  }

  private func lines(_ picture: Int, _ column: Int, _ y: Int, _ x: Int, _ width: Int, _ hidesResult: Bool)
    -> [StyledText]
  {
    let kernel = window.geometry.kernel, map = window.geometry.columns.output
    let numbers = (0..<kernel.rows).map { row in
      (0..<kernel.columns).map { input.format.text(result[picture, 0, row * kernel.columns + $0, column]) }
        .joined(separator: " ")
    }
    let flat = "row by row:  " + numbers.joined(separator: " | ")
    var texts = ["column \(y)·\(map) + \(x) = \(column)"]
    if displayWidth(flat) + 1 <= width, !hidesResult { texts.insert(flat, at: 0) }
    if input.channels > 1 {
      let area = kernel.rows * kernel.columns
      texts.append(
        "rows 0 to \(area - 1) are channel 0, rows \(area) to \(2 * area - 1) channel 1\(input.channels > 2 ? ", and so on" : "")"
      )
    }
    if !Frame(width: width).isNarrow { texts.append(sizes) }
    return texts.flatMap { StyledText($0).wrapped(to: width - 1) }.map { StyledText(" ") + $0 }
  }

  private var sizes: String {
    "\(grouped(result.rows * result.columns)) numbers in the columns, \(grouped(input.channels * input.rows * input.columns)) in the picture"
  }

  func sentence(_ index: Int) -> String {
    let place = place(index)
    let numbers = (0..<result.rows).map { input.format.text(result[place.picture, 0, $0, place.column]) }
    let list = numbers.count <= 27 ? numbers.joined(separator: ", ") : counted(numbers.count, "number")
    let picture = input.batch > 1 ? "picture \(place.picture), " : ""
    return
      "step \(index + 1) of \(count): \(picture)the window at row \(place.y), column \(place.x), read row by row, becomes column \(place.column): \(list)"
  }
}
