import Language
import Tensors
import Typesetting

/// Winograd's algorithm, transform by transform: U = G g Gᵀ, V = Bᵀ d B, M = U ∘ V, Y = Aᵀ M A.
struct WinogradWalkthrough: Walkthrough {
  private typealias Matrix = WinogradTransform.Matrix
  private typealias Step = WinogradSteps.Step

  private let steps: WinogradSteps
  let title = "winograd F(2×2, 3×3)"

  init?(_ event: CallEvent) {
    guard let x = event.tensor("x"), let k = event.tensor("k"), let tensor = event.resultTensor, tensor.count > 0,
      (2...4).contains(x.rank), let input = PictureStack(x),
      let weights = k.rank == 4 ? k : try? k.unsqueezed(0), let kernel = PictureStack(weights),
      let result = PictureStack(tensor), kernel.rows == 3, kernel.columns == 3, kernel.channels == input.channels,
      result.channels == kernel.batch
    else { return nil }
    steps = WinogradSteps(input: input, kernel: kernel, result: result)
  }

  var count: Int { steps.count }

  func index(of cell: [Int]) -> Int? {
    Place.step(of: cell, in: steps.result).map { steps.index(of: Place($0, in: steps.result)) }
  }

  // What a step does

  /// A transform T m Tᵀ, or a product of U and V element by element.
  private struct Work {
    let left: (name: String, matrix: Matrix)
    let right: (name: String, matrix: Matrix)
    let result: (name: String, matrix: Matrix)
    let isTransform: Bool
    /// The number of the result that is asked for.
    let asked: (row: Int, column: Int)
  }

  private func work(_ step: Step) -> Work {
    let ofChannel = { (channel: Int) in steps.channels > 1 ? " of channel \(channel)" : "" }
    switch step.phase {
    case .kernel(let channel):
      return Work(
        left: ("G", WinogradTransform.kernelMatrix), right: ("kernel g\(ofChannel(channel))", steps.g(step, channel)),
        result: ("U = G g Gᵀ", steps.u(step, channel)), isTransform: true, asked: (1, 1))
    case .tile(let channel):
      return Work(
        left: ("Bᵀ", WinogradTransform.inputMatrix), right: ("tile d\(ofChannel(channel))", steps.d(step, channel)),
        result: ("V = Bᵀ d B", steps.v(step, channel)), isTransform: true, asked: (1, 1))
    case .product(let channel):
      return Work(
        left: ("U\(ofChannel(channel))", steps.u(step, channel)),
        right: ("V\(ofChannel(channel))", steps.v(step, channel)),
        result: ("M = U ∘ V", steps.m(step, channel)), isTransform: false, asked: (1, 1))
    case .output:
      return Work(
        left: ("Aᵀ", WinogradTransform.outputMatrix),
        right: (steps.channels > 1 ? "M, the sum of \(steps.channels)" : "M", steps.sum(step)),
        result: ("Y = Aᵀ M A", WinogradTransform.output(steps.sum(step))), isTransform: true, asked: (0, 0))
    }
  }

  func result(_ index: Int) -> Double {
    let work = work(steps[index])
    return Double(work.result.matrix[work.asked.row][work.asked.column])
  }

  func question(_ index: Int) -> String {
    let work = work(steps[index])
    return "row \(work.asked.row), column \(work.asked.column) of \(work.result.name.prefix(1))"
  }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let work = work(steps[index])
    let (row, column) = work.asked
    let right = Double(work.right.matrix[row][column])
    guard work.isTransform else {
      let u = Double(work.left.matrix[row][column])
      let sum = (0..<4).reduce(0.0) { $0 + Double(work.left.matrix[row][$1] * work.right.matrix[$1][column]) }
      return [
        KnownMistake(sum, when: "a row is multiplied by a column: ∘ multiplies number by number"),
        KnownMistake(u + right, when: "the two numbers are added: they are multiplied"),
        KnownMistake(-u * right, when: "the sign is turned round"),
      ]
    }
    let half = (0..<work.right.matrix.count).reduce(0.0) {
      $0 + Double(work.left.matrix[row][$1] * work.right.matrix[$1][column])
    }
    let all = work.right.matrix.joined().reduce(0.0) { $0 + Double($1) }
    return [
      KnownMistake(half, when: "only the left factor is applied: the matrix stands between two"),
      KnownMistake(right, when: "the number is taken as it stands, without the transform"),
      KnownMistake(all, when: "all numbers are added up"),
      KnownMistake(-result(index), when: "the sign is turned round"),
    ]
  }

  // Frames

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let step = steps[index]
    let work = work(step)
    let (row, column) = work.asked
    var table = CalculationTable()
    let name = "\(work.result.name.prefix(1))[\(row), \(column)]  "
    let value = hidesResult ? "?" : short(result(index))
    let (formula, additions) = formula(work)
    let isLong = displayWidth(name + formula) + 10 + value.count > width
    table.add(StyledText(name + (isLong ? counted(additions, "addition") : formula)), result: value)
    let notes = notes(step).flatMap { StyledText($0, .dim).wrapped(to: width - 1) }.map { StyledText(" ") + $0 }
    let tail = table.drawn(width: width) + notes
    let heading = frame.heading(step: index, of: count, place: place(step), title: title)
    let matrices = matrices(work, width: width, hidesResult: hidesResult)
    if frame.isNarrow { return frame.drawing(heading, matrices, tail) }
    let lines = Frame.height - heading.count - matrices.height - tail.count - 3
    return frame.drawing(
      heading, .stacked([pictures(step, hidesResult, width: width, lines: lines), matrices], gap: 1), tail)
  }

  private func place(_ step: Step) -> String {
    let picture = steps.result.batch > 1 ? "picture \(step.picture), " : ""
    let map = steps.result.channels > 1 ? "map \(step.map), " : ""
    guard let corner = step.corner else { return picture + map + "the kernel, once" }
    return picture + map + "tile at row \(corner.rows), column \(corner.columns)"
  }

  /// The picture with the tile in brackets, and the map as far as it is known.
  private func pictures(_ step: Step, _ hidesResult: Bool, width: Int, lines: Int) -> Drawing {
    let channel =
      switch step.phase {
      case .kernel(let channel), .tile(let channel), .product(let channel): channel
      case .output: 0
      }
    var input = ScrollingGrid.plain(
      steps.input, step.picture, channel,
      title: steps.channels > 1 ? "channel \(channel)" : "input \(steps.input.rows)×\(steps.input.columns)")
    if let corner = step.corner {
      input = input.bracketing(
        corner.rows..<min(corner.rows + 4, steps.input.rows),
        corner.columns..<min(corner.columns + 4, steps.input.columns))
    }
    let map = map(step, hidesResult)
    let gap = 5
    let mapRoom = max(min(map.naturalWidth, (width - gap) / 2), min(map.naturalWidth, width - gap - input.naturalWidth))
    return .beside(
      [input.drawing(room: width - gap - mapRoom, rows: lines), map.drawing(room: mapRoom, rows: lines)], gap: gap)
  }

  private func map(_ step: Step, _ hidesResult: Bool) -> ScrollingGrid {
    let result = steps.result
    let unknown = result.format.alignedWhole("?")
    var grid = ScrollingGrid.plain(
      result, step.picture, step.map,
      title: "\(result.channels > 1 ? "map \(step.map), " : "map ")\(result.rows)×\(result.columns)")
    let plain = grid.cell
    let isDone = step.phase == .output && !hidesResult
    let corner = step.corner ?? 0
    let isStarted = step.corner != nil
    grid.cell = { row, column in
      let (top, left) = (row / 2 * 2, column / 2 * 2)
      let isHere = isStarted && (top, left) == (corner.rows, corner.columns)
      let isKnown = isStarted && (top, left) < (corner.rows, corner.columns) || isHere && isDone
      return isKnown ? plain(row, column) : NumberGrid.Cell(text: unknown, style: .dim)
    }
    guard isStarted else { return grid }
    return grid.bracketing(
      corner.rows..<min(corner.rows + 2, result.rows), corner.columns..<min(corner.columns + 2, result.columns), .result
    )
  }

  /// The matrices of the step, with as many digits as fit beside each other.
  private func matrices(_ work: Work, width: Int, hidesResult: Bool) -> Drawing {
    func drawn(_ decimals: Int, _ isTight: Bool) -> [Drawing] {
      [work.left, work.right, work.result].enumerated().map { index, entry in
        let isHidden = index == 2 && hidesResult
        let format = NumberFormat(entry.matrix.joined().map(Double.init), most: decimals)
        let cells = entry.matrix.enumerated().map { row, numbers in
          numbers.enumerated().map { column, number in
            let isAsked =
              (row, column) == work.asked && (index == 2 || !work.isTransform)
            return NumberGrid.Cell(
              text: isHidden ? format.alignedWhole("?") : format.aligned(Double(number)),
              style: isAsked ? .result : .plain, left: isAsked ? "[" : " ", right: isAsked ? "]" : " ")
          }
        }
        let lines = NumberGrid(cells).lines(cellWidth: format.width, isTight: isTight)
        return Drawing([StyledText(" ") + StyledText(entry.name, .heading)] + lines.map { StyledText(" ") + $0 })
      }
    }
    let all = [(4, false), (4, true), (3, true), (2, true), (1, true)].map(drawn)
    if let fitting = all.first(where: { Drawing.beside($0, gap: 3).width <= width }) { return .beside(fitting, gap: 3) }
    // Two in a row, or one below the other.
    let flowing = all.first { Drawing.flowRows($0, width: width).count == 2 } ?? all[3]
    return .flowing(flowing, width: width)
  }

  /// The asked number written out: `6 + 7 + 10 + 11`, or `U · V`.
  private func formula(_ work: Work) -> (text: String, additions: Int) {
    let (row, column) = work.asked
    guard work.isTransform else {
      let v = Double(work.right.matrix[row][column])
      return ("\(short(Double(work.left.matrix[row][column])))·\(v < 0 ? "(\(short(v)))" : short(v))", 0)
    }
    var terms: [(factor: Float, number: Float)] = []
    for (a, line) in work.right.matrix.enumerated() {
      for (b, number) in line.enumerated() {
        let factor = work.left.matrix[row][a] * work.left.matrix[column][b]
        if factor != 0 { terms.append((factor, number)) }
      }
    }
    // The factors of one number are all of the same size.
    let size = terms.first.map { abs($0.factor) } ?? 1
    var text = ""
    for (index, term) in terms.enumerated() {
      let number = Double(term.factor < 0 ? -term.number : term.number)
      text += (index == 0 ? number < 0 ? "-" : "" : number < 0 ? " - " : " + ") + short(abs(number))
    }
    return (size == 1 ? text : "\(short(Double(size)))·(\(text))", max(0, terms.count - 1))
  }

  private func notes(_ step: Step) -> [String] {
    let channels = steps.channels > 1 ? " for each channel" : ""
    switch step.phase {
    case .kernel: return ["U is calculated once and serves all tiles"]
    case .tile: return ["Bᵀ holds only 0, 1 and -1: V takes additions, no multiplication"]
    case .product:
      return ["16 multiplications for this tile\(channels); its 4 numbers by windows take 4·9 = 36\(channels)"]
    case .output:
      let corner = step.corner ?? 0
      let beyond = corner.rows + 2 > steps.result.rows || corner.columns + 2 > steps.result.columns
      return [
        "Aᵀ holds only 0, 1 and -1: no multiplication; in all 16\(channels) instead of 36"
      ] + (beyond ? ["what lies beyond the map is dropped"] : [])
    }
  }

  func sentence(_ index: Int) -> String {
    let step = steps[index]
    let work = work(step)
    let (row, column) = work.asked
    let matrix = work.result.matrix.map { row in row.map { short(Double($0)) }.joined(separator: " ") }
    let names = steps.channels > 1 ? [work.left.name, work.right.name].filter { $0.contains("channel") } : []
    let channel = names.first.map { String($0[($0.firstRange(of: " of channel")?.lowerBound ?? $0.endIndex)...]) } ?? ""
    return
      "step \(index + 1) of \(count): \(place(step)): \(work.result.name)\(channel) is \(matrix.joined(separator: " / ")); row \(row), column \(column) is \(formula(work).text) = \(short(result(index))); \(notes(step).joined(separator: "; "))"
  }
}
