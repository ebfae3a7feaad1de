import Tensors
import Typesetting

/// What the known mistakes would give for one number of a pooled picture, the most common first.
struct PoolingMistakes {
  private let pool: Pooling2D
  private let window: SlidingWindow
  private let input: PictureStack
  private let output: PictureStack
  private let place: Place
  private var found: [KnownMistake] = []

  init(_ pool: Pooling2D, _ window: SlidingWindow, _ input: PictureStack, _ output: PictureStack, _ place: Place) {
    self.pool = pool
    self.window = window
    self.input = input
    self.output = output
    self.place = place
  }

  var all: [KnownMistake] {
    var mistakes = self
    mistakes.addOtherPools()
    mistakes.addPlaces()
    return mistakes.found
  }

  private mutating func add(_ value: Double?, _ cause: String) {
    if let value { found.append(KnownMistake(value, when: cause)) }
  }

  private var isMax: Bool { pool.kind == .max }

  private mutating func addOtherPools() {
    let numbers = numbers()
    guard !numbers.isEmpty else { return }
    let cells = pool.kernel.rows * pool.kernel.columns
    let sum = numbers.reduce(0, +)
    let divisor = pool.divisor(window.geometry.rows, place.row, window.geometry.columns, place.column)
    if isMax {
      add(sum / Double(numbers.count), "the mean is taken: max pooling keeps the largest number as it is")
      add(sum, "the numbers are added up: max pooling keeps only the largest")
      add(numbers.min(), "the smallest is taken")
      if numbers.count < cells, let largest = numbers.max(), largest < 0 {
        add(0, "padding counts as 0: in max pooling it never wins")
      }
      add(numbers.max { abs($0) < abs($1) }, "signs are left aside: \(short(numbers.max() ?? 0)) is larger")
      add(numbers.first, "the first number of the window is taken")
      add(
        Double(numbers.enumerated().max { $0.element < $1.element }?.offset ?? 0), "its place is given, not the number")
    } else {
      add(numbers.max(), "the largest is taken: average pooling takes the mean")
      add(sum, "the sum is not divided: the mean is the sum divided by \(divisor)")
      if divisor != numbers.count {
        add(
          sum / Double(numbers.count),
          "the sum is divided by the \(numbers.count) numbers inside the picture: here it is divided by \(divisor)")
      }
      if divisor != cells {
        add(sum / Double(cells), "the sum is divided by all \(cells) cells: here it is divided by \(divisor)")
      }
      add(sum / Double(pool.kernel.rows), "the sum is divided by \(pool.kernel.rows): the window has \(cells) cells")
      let sorted = numbers.sorted(), middle = sorted.count / 2
      add(
        sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
        "the median is taken: average pooling takes the mean")
      add((sum / Double(divisor)).rounded(), "the mean is rounded")
      for number in numbers { add((sum - number) / Double(divisor), "\(short(number)) is left out of the sum") }
    }
  }

  private mutating func addPlaces() {
    let geometry = window.geometry
    let before = geometry.paddingBefore, stride = geometry.stride
    if before != 0 {
      add(value(numbers(before: 0)), "the padding is forgotten: the first window begins outside the picture")
      add(
        value(numbers(before: Pair(2 * before.rows, 2 * before.columns))),
        "the padding is counted twice: it is \(before.shortText) on each side")
    }
    if stride != 1 {
      add(value(numbers(stride: 1)), "the window moves on by 1: the stride is \(stride.shortText)")
    }
    if geometry.dilation != 1 {
      add(value(numbers(dilation: 1)), "the window has no gaps: the dilation is \(geometry.dilation.shortText)")
    }
    for (shift, text) in [
      (Pair(0, 1), "one column too far to the right"), (Pair(0, -1), "one column too far to the left"),
      (Pair(1, 0), "one row too low"), (Pair(-1, 0), "one row too high"),
    ] {
      add(value(numbers(shift: shift)), "the window stands \(text): rows and columns count from 0")
    }
    if place.row != place.column, place.column < output.rows, place.row < output.columns {
      add(
        output[place.picture, place.map, place.column, place.row],
        "row and column are exchanged: this is row \(place.column), column \(place.row)")
    }
    if let largest = whole()?.max(), isMax {
      add(largest, "the largest of the whole channel is taken: that is global pooling")
    }
  }

  private func value(_ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    if isMax { return numbers.max() }
    let divisor = pool.divisor(window.geometry.rows, place.row, window.geometry.columns, place.column)
    return numbers.reduce(0, +) / Double(divisor)
  }

  /// The numbers of the window, without padding, with some settings changed.
  private func numbers(
    stride: Pair? = nil, dilation: Pair? = nil, before: Pair? = nil, shift: Pair = 0
  ) -> [Double] {
    let geometry = window.geometry
    let stride = stride ?? geometry.stride, dilation = dilation ?? geometry.dilation
    let before = before ?? geometry.paddingBefore
    return (0..<pool.kernel.rows).flatMap { r in
      (0..<pool.kernel.columns).compactMap { s in
        let y = place.row * stride.rows + r * dilation.rows - before.rows + shift.rows
        let x = place.column * stride.columns + s * dilation.columns - before.columns + shift.columns
        guard (0..<input.rows).contains(y), (0..<input.columns).contains(x) else { return nil }
        return input[place.picture, place.map, y, x]
      }
    }
  }

  /// The numbers of the channel, unless there are very many.
  private func whole() -> [Double]? {
    guard input.rows * input.columns <= 1 << 12 else { return nil }
    return (0..<input.rows).flatMap { y in (0..<input.columns).map { input[place.picture, place.map, y, $0] } }
  }
}
