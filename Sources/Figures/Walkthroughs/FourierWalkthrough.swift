import Glibc
import Language
import Tensors
import Typesetting

/// A convolution through the Fourier transform: each channel's picture and kernel transformed, their product, and the
/// sum of the products transformed back, number by number of the map.
struct FourierWalkthrough: Walkthrough {
  private enum Phase: Equatable {
    case picture(Int), kernel(Int), product(Int)
    case output(row: Int, column: Int)
  }

  private struct Step {
    let picture: Int, map: Int
    let phase: Phase
  }

  private let planes: FourierPlanes
  /// Of the numbers of the map, without signs.
  private let largest: Double
  let title: String

  private var input: PictureStack { planes.input }
  private var kernel: PictureStack { planes.kernel }
  private var result: PictureStack { planes.result }

  init?(_ event: CallEvent) {
    guard let x = event.tensor("x"), let k = event.tensor("k"), let tensor = event.resultTensor, tensor.count > 0,
      (2...4).contains(x.rank), let input = PictureStack(x),
      let weights = k.rank == 4 ? k : try? k.unsqueezed(0), let kernel = PictureStack(weights),
      let result = PictureStack(tensor, format: FourierWalkthrough.format(tensor)), kernel.channels == input.channels,
      result.channels == kernel.batch
    else { return nil }
    planes = FourierPlanes(input: input, kernel: kernel, result: result)
    largest = FourierWalkthrough.largest(tensor)
    title = "fft_conv2d, transforms of \(planes.rows)×\(planes.columns)"
  }

  /// What remains of a number when the rounding of the waves, a millionth of the largest, is taken off: 0 is written 0.
  private static func tidied(_ number: Double, largest: Double) -> Double {
    abs(number) < 1e-6 * largest ? 0 : number
  }

  private static func largest(_ tensor: Tensor) -> Double { tensor.doubles().reduce(0) { max($0, abs($1)) } }

  private static func format(_ tensor: Tensor) -> NumberFormat {
    let largest = largest(tensor)
    return NumberFormat(tensor.doubles().map { tidied($0, largest: largest) })
  }

  // The order: each channel's transforms and product, then the numbers of the map.

  private var perMap: Int { 3 * input.channels + result.rows * result.columns }
  var count: Int { result.batch * result.channels * perMap }

  private func step(_ index: Int) -> Step {
    let map = index / perMap % result.channels, picture = index / (perMap * result.channels), rest = index % perMap
    let channel = rest / 3, cell = rest - 3 * input.channels
    let phase: Phase =
      cell >= 0
      ? .output(row: cell / result.columns, column: cell % result.columns)
      : rest % 3 == 0 ? .picture(channel) : rest % 3 == 1 ? .kernel(channel) : .product(channel)
    return Step(picture: picture, map: map, phase: phase)
  }

  func index(of cell: [Int]) -> Int? {
    Place.step(of: cell, in: result).map { step in
      let size = result.rows * result.columns
      return step / size * perMap + 3 * input.channels + step % size
    }
  }

  func result(_ index: Int) -> Double { calculation(step(index)).result }
  func question(_ index: Int) -> String { calculation(step(index)).question }
  func mistakes(_ index: Int) -> [KnownMistake] { calculation(step(index)).mistakes }
  func sentence(_ index: Int) -> String { calculation(step(index)).sentence(step: index, of: count) }

  /// What the product is asked for: not the first number, whose imaginary part is 0.
  private var asked: (row: Int, column: Int) {
    planes.columns > 1 ? (0, 1) : planes.rows > 1 ? (1, 0) : (0, 0)
  }

  // What a step says

  func calculation(_ index: Int) -> Calculation { calculation(step(index)) }

  private func calculation(_ step: Step) -> Calculation {
    switch step.phase {
    case .picture(let channel):
      transform(
        of: input, step.picture, channel, planes.picture(step.picture, channel), name: "X",
        place: place(step, "the picture\(ofChannel(channel))"))
    case .kernel(let channel):
      transform(
        of: kernel, step.map, channel, planes.kernel(step.map, channel), name: "K",
        place: place(step, "the kernel\(ofChannel(channel))"))
    case .product(let channel): product(step, channel)
    case .output(let row, let column): number(step, row, column)
    }
  }

  private func place(_ step: Step, _ what: String) -> String {
    let picture = result.batch > 1 ? "picture \(step.picture), " : ""
    return picture + (result.channels > 1 ? "map \(step.map), " : "") + what
  }

  private func ofChannel(_ channel: Int) -> String { input.channels > 1 ? " of channel \(channel)" : "" }

  /// The first number of a transform, the sum, and the next one, whose parts are sums of waves.
  private func transform(
    of stack: PictureStack, _ picture: Int, _ channel: Int, _ plane: FourierPlane, name: String, place: String
  ) -> Calculation {
    var numbers: [Double] = [], columns: [Double] = []
    for column in 0..<stack.columns {
      let own = (0..<stack.rows).map { stack[picture, channel, $0, column] }
      numbers += own
      columns.append(own.reduce(0, +))
    }
    let sum = numbers.reduce(0, +), total = Double(numbers.count)
    var lines: [Calculation.Line] = []
    if planes.columns > 1 {
      let (real, imaginary) = plane[0, 1]
      let waves = columns.enumerated().map { column, sum in
        "\(fine(cos(2 * Double.pi * Double(column) / Double(planes.columns))))·\(Calculation.factor(sum))"
      }
      lines.append(.init("\(name)[0, 1]", "\(complex(real, imaginary)): one wave over \(planes.columns) columns"))
      lines.append(.init("real part", Calculation.sum(waves), real))
    }
    return Calculation(
      place: place, given: [], lines: lines,
      last: .init("\(name)[0, 0]", "no wave at all, the sum: \(Calculation.sum(columns.map(fine)))", sum), result: sum,
      derived: plane[0, 0].real,
      remark: stack.rows < planes.rows || stack.columns < planes.columns
        ? "zeros fill \(stack.rows)×\(stack.columns) up to \(planes.rows)×\(planes.columns): nothing wraps round" : nil,
      mistakes: Calculation.mistakes(
        sum,
        [
          (sum / total, "that is the mean: the sum is not divided here"),
          (sum / Double(planes.rows * planes.columns), "only the way back divides by the number of numbers"),
          (numbers.reduce(0) { $0 + abs($1) }, "signs are dropped"),
          (numbers.reduce(0) { $0 + $1 * $1 }, "the squares are added up"),
          (stack[picture, channel, 0, 0], "that is the first number of the picture itself"),
          (columns[0], "only the first column is added up"),
        ]), question: "\(name)[0, 0], the first number of the transform")
  }

  private func product(_ step: Step, _ channel: Int) -> Calculation {
    let (row, column) = asked
    let (a, b) = planes.picture(step.picture, channel)[row, column],
      (c, d) = planes.kernel(step.map, channel)[row, column]
    let real = a * c + b * d, imaginary = b * c - a * d
    let size = ((a * a + b * b) * (c * c + d * d)).squareRoot()
    return Calculation(
      place: place(step, "the product\(ofChannel(channel))"), given: [],
      lines: [
        .init("X[\(row), \(column)]", complex(a, b)), .init("K[\(row), \(column)]", complex(c, d)),
        .init("conjugate", "\(complex(c, -d)): else the kernel would be turned"),
        .init(
          "imaginary", "\(fine(b))·\(Calculation.factor(c)) - \(Calculation.factor(a))·\(Calculation.factor(d))",
          imaginary),
      ],
      last: .init(
        "P[\(row), \(column)] real",
        "\(fine(a))·\(Calculation.factor(c)) + \(Calculation.factor(b))·\(Calculation.factor(d))", real),
      result: real, derived: real,
      remark: "\(counted(planes.rows * planes.columns, "product")), one for each place: no window slides",
      mistakes: Calculation.mistakes(
        real,
        [
          (a * c - b * d, "the conjugate is forgotten: this would turn the kernel"),
          (a * c, "the imaginary parts count too: i·(-i) is 1"), (imaginary, "that is the imaginary part"),
          (-imaginary, "that is the imaginary part, and its sign is turned"),
          (size, "the sizes are multiplied, without their angles"),
          (a + c, "the numbers are added: they are multiplied"),
        ]), question: "the real part of P[\(row), \(column)]")
  }

  private func number(_ step: Step, _ row: Int, _ column: Int) -> Calculation {
    let sum = planes.sum(step.picture, step.map), all = Double(planes.rows * planes.columns)
    let value = result[step.picture, step.map, row, column]
    var products: [Double] = [], turned = 0.0, wrapped = 0.0
    for channel in 0..<input.channels {
      for r in 0..<kernel.rows {
        for c in 0..<kernel.columns {
          let weight = kernel[step.map, channel, r, c]
          products.append(input[step.picture, channel, row + r, column + c] * weight)
          turned +=
            weight * input[step.picture, channel, row + kernel.rows - 1 - r, column + kernel.columns - 1 - c]
          if row >= r, column >= c { wrapped += weight * input[step.picture, channel, row - r, column - c] }
        }
      }
    }
    let nonzero = products.filter { $0 != 0 }
    return Calculation(
      place: place(step, "row \(row), column \(column)"), given: [],
      lines: [
        .init(
          "window", nonzero.isEmpty ? "all products are 0" : Calculation.sum(nonzero.map(Calculation.factor)))
      ],
      last: .init(
        "y[\(row), \(column)]",
        "\(grouped(planes.rows * planes.columns)) waves P[u, v]·e^(2πi(u·\(row)/\(planes.rows) + v·\(column)/\(planes.columns))), added up, /\(grouped(planes.rows * planes.columns))",
        FourierWalkthrough.tidied(value, largest: largest)), result: value, derived: sum.inverse(row, column),
      remark: "the window's sum is the same",
      mistakes: Calculation.mistakes(
        value,
        [
          (value * all, "the way back divides by the number of numbers"),
          (turned, "the kernel is turned by 180°: the conjugate keeps it as it is"),
          (wrapped, "that is the number without the conjugate: the mathematician's convolution"),
          (sum[0, 0].real / all, "only P[0, 0] is taken back: all waves are added up"),
          (-value, "the sign is turned round"),
          (products.first ?? 0, "only the first product of the window is taken"),
        ]), question: "the number of the map")
  }

  /// `3.1 - 2.2i`.
  private func complex(_ real: Double, _ imaginary: Double) -> String {
    "\(fine(real))\(imaginary < 0 ? " - " : " + ")\(fine(abs(imaginary)))i"
  }

  // Frames

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width), step = step(index), calculation = calculation(step)
    let heading = frame.heading(step: index, of: count, place: calculation.place, title: title)
    let body = calculation.body(in: frame, hidesResult: hidesResult)
    let lines = max(4, frame.pictureLines(tail: body.count + heading.count - 1))
    let grids = grids(step, hidesResult)
    return frame.drawing(
      heading,
      frame.arranged(
        input: grids[0], kernels: Array(grids[1..<(grids.count - 1)]), map: grids[grids.count - 1], lines: lines), body)
  }

  private func grids(_ step: Step, _ hidesResult: Bool) -> [ScrollingGrid] {
    let sides = "\(planes.rows)×\(planes.columns)"
    switch step.phase {
    case .picture(let channel):
      return [
        .plain(input, step.picture, channel, title: "x\(ofChannel(channel)), \(input.rows)×\(input.columns)"),
        sizes(planes.picture(step.picture, channel), "size of X, \(sides)", (0, 0), hides: hidesResult),
      ]
    case .kernel(let channel):
      return [
        .plain(kernel, step.map, channel, title: "k\(ofChannel(channel)), \(kernel.rows)×\(kernel.columns)"),
        sizes(planes.kernel(step.map, channel), "size of K, \(sides)", (0, 0), hides: hidesResult),
      ]
    case .product(let channel):
      return [
        sizes(planes.picture(step.picture, channel), "size of X", asked),
        sizes(planes.kernel(step.map, channel), "size of K", asked),
        sizes(planes.product(step.picture, step.map, channel), "size of P = X·conj K", asked, hides: hidesResult),
      ]
    case .output(let row, let column):
      let name = input.channels > 1 ? "size of P, the sum of \(input.channels)" : "size of P"
      return [
        sizes(planes.sum(step.picture, step.map), name, nil), map(step, row, column, hides: hidesResult),
      ]
    }
  }

  /// The sizes of a plane's complex numbers, one of them in brackets.
  private func sizes(_ plane: FourierPlane, _ title: String, _ asked: (row: Int, column: Int)?, hides: Bool = false)
    -> ScrollingGrid
  {
    let all = (0..<plane.rows).flatMap { row in (0..<plane.columns).map { plane.size(row, $0) } }
    let format = NumberFormat(all.map { ($0 * 10).rounded() / 10 }, most: 1)
    let whole = (0..<plane.rows, 0..<plane.columns)
    let grid = ScrollingGrid(
      title: title, rows: whole.0, columns: whole.1, labels: whole, focus: (0..<1, 0..<1), cellWidth: format.width
    ) { row, column in
      let isHidden = hides && asked.map { $0 == (row, column) } ?? false
      let size = (all[row * plane.columns + column] * 10).rounded() / 10
      return NumberGrid.Cell(text: isHidden ? format.alignedWhole("?") : format.aligned(size), style: .plain)
    }
    guard let asked else { return grid }
    return grid.bracketing(asked.row..<(asked.row + 1), asked.column..<(asked.column + 1))
  }

  /// The map as far as it is known.
  private func map(_ step: Step, _ row: Int, _ column: Int, hides: Bool) -> ScrollingGrid {
    let unknown = result.format.alignedWhole("?")
    var grid = ScrollingGrid.plain(
      result, step.picture, step.map,
      title: "\(result.channels > 1 ? "map \(step.map), " : "map ")\(result.rows)×\(result.columns)")
    grid.cell = { r, c in
      let isKnown = (r, c) < (row, column) || !hides && (r, c) == (row, column)
      guard isKnown else { return NumberGrid.Cell(text: unknown, style: .dim) }
      let number = FourierWalkthrough.tidied(result[step.picture, step.map, r, c], largest: largest)
      return NumberGrid.Cell(text: result.format.aligned(number))
    }
    return grid.bracketing(row..<(row + 1), column..<(column + 1), .result)
  }
}
