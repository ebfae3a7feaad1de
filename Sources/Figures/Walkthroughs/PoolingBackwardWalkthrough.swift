import Language
import Networks
import Tensors
import Typesetting

/// The way back through a pool: the gradient of each window goes to its winner, or is shared out.
struct PoolingBackwardWalkthrough: Walkthrough {
  private let pool: Pooling2D
  private let window: SlidingWindow
  /// The gradient of the pooled picture, and of the input after all windows.
  private let incoming: PictureStack
  private let outgoing: PictureStack
  /// For a max pool: where each window's winner lies in its picture.
  private let winners: Tensor?
  let title: String

  init?(_ event: CallEvent) {
    guard case .object(let object)? = event["step"], let step = object as? PassedStep else { return nil }
    let pool: Pooling2D
    switch step.op {
    case let op as Winners: (pool, winners) = (op.pool, op.indices)
    case let op as Averages: (pool, winners) = (op.pool, nil)
    default: return nil
    }
    guard let geometry = try? pool.geometry(step.shapes[0]), let incoming = PictureStack(step.gradient),
      let whole = PoolingBackwardWalkthrough.sum(step, winners, geometry, pool), let outgoing = PictureStack(whole),
      step.gradient.count > 0
    else { return nil }
    self.pool = pool
    self.incoming = incoming
    self.outgoing = outgoing
    window = SlidingWindow(geometry: geometry)
    title = "the way back of \(pool.kind == .max ? "max_pool2d" : "avg_pool2d")"
  }

  var count: Int { incoming.tensor.count }
  func question(_ index: Int) -> String {
    pool.kind == .max ? "the gradient that the winner gets" : "the share of each pixel"
  }
  func index(of cell: [Int]) -> Int? { Place.step(of: cell, in: incoming) }

  func result(_ index: Int) -> Double {
    let place = Place(index, in: incoming)
    let gradient = incoming[place.picture, place.map, place.row, place.column]
    return pool.kind == .max ? gradient : gradient / Double(divisor(place))
  }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let place = Place(index, in: incoming)
    let gradient = incoming[place.picture, place.map, place.row, place.column]
    let cells = Double(pool.kernel.rows * pool.kernel.columns)
    return pool.kind == .max
      ? [KnownMistake(gradient / cells, when: "the gradient is shared out: a max pool gives all of it to the winner")]
      : [KnownMistake(gradient, when: "one pixel gets all: an average pool shares the gradient out")]
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width)
    let place = Place(index, in: incoming)
    let gradient = short(incoming[place.picture, place.map, place.row, place.column])
    var table = CalculationTable()
    let share = hidesResult ? "?" : short(result(index))
    if let winner = winner(place) {
      table.add(StyledText("gradient \(gradient) for row \(winner.row), column \(winner.column)"), result: share)
    } else {
      table.add(StyledText("gradient \(gradient) divided by \(divisor(place))"), result: share)
    }
    let remark = winner(place) == nil ? "every pixel of the window gets it" : "the winner gets all, the others nothing"
    let tail = frame.remarked(
      table.drawn(width: width), remark,
      window.legend(padding: "padding, gets nothing", isPadded: window.isPadded))
    let known = sofar(place, isHidden: hidesResult)
    let grid = window.grid(
      known, place.picture, place.map,
      title: "gradient of the input, so far \(outgoing.rows)×\(outgoing.columns)", row: place.row, column: place.column,
      winner: winner(place), marksWinners: winners != nil)
    var source = ScrollingGrid.plain(incoming, place.picture, place.map, title: "gradient of the map")
    let plain = source.cell
    source.focus = (place.row..<(place.row + 1), place.column..<(place.column + 1))
    source.cell = { row, column in
      var cell = plain(row, column)
      if (row, column) == (place.row, place.column) { (cell.style, cell.left, cell.right) = (.window, "[", "]") }
      return cell
    }
    let pictures = frame.arranged(input: source, kernels: [], map: grid, lines: frame.pictureLines(tail: tail.count))
    return frame.drawing(
      frame.heading(step: index, of: count, place: place.text(in: incoming, map: "channel"), title: title), pictures,
      tail)
  }

  func sentence(_ index: Int) -> String {
    let place = Place(index, in: incoming)
    let gradient = short(incoming[place.picture, place.map, place.row, place.column])
    let cell = place.text(in: incoming, map: "channel")
    guard let winner = winner(place) else {
      return
        "step \(index + 1) of \(count): \(cell): the gradient \(gradient) is shared out, \(short(result(index))) for each pixel of the window"
    }
    return
      "step \(index + 1) of \(count): \(cell): the gradient \(gradient) goes to row \(winner.row), column \(winner.column), the largest of its window"
  }

  private func winner(_ place: Place) -> (row: Int, column: Int)? {
    guard let winners else { return nil }
    let position = winners.scalar(
      at: Array([place.picture, place.map, place.row, place.column].suffix(winners.rank))
    ).int
    return (position / outgoing.columns, position % outgoing.columns)
  }

  private func divisor(_ place: Place) -> Int {
    max(1, pool.divisor(window.geometry.rows, place.row, window.geometry.columns, place.column))
  }

  /// The input's gradient after the windows of this picture up to `place`, which counts unless it is hidden.
  private func sofar(_ place: Place, isHidden: Bool) -> PictureStack {
    guard let partial = try? Tensor.zeros(outgoing.tensor.shape) else { return outgoing }
    let last = place.row * incoming.columns + place.column
    for step in 0..<(isHidden ? last : last + 1) {
      var other = place
      (other.row, other.column) = (step / incoming.columns, step % incoming.columns)
      add(other, to: partial)
    }
    return PictureStack(partial, format: outgoing.format) ?? outgoing
  }

  private func add(_ place: Place, to target: Tensor) {
    let lead = Array([place.picture, place.map].suffix(target.rank - 2))
    func add(_ row: Int, _ column: Int, _ amount: Double) {
      let index = (lead + [row, column]).map(Subscript.index)
      guard let old = try? target.at(index), let sum = try? Arithmetic.add(old, .scalar(.float(amount))) else { return }
      try? target.put(index, sum)
    }
    let gradient = incoming[place.picture, place.map, place.row, place.column]
    if let winner = winner(place) { return add(winner.row, winner.column, gradient) }
    for pixel in window.pixels(row: place.row, column: place.column).joined() {
      if let pixel { add(pixel.row, pixel.column, gradient / Double(divisor(place))) }
    }
  }

  /// The gradient of the input after all windows.
  private static func sum(
    _ step: PassedStep, _ winners: Tensor?, _ geometry: Convolution2D.Geometry, _ pool: Pooling2D
  ) -> Tensor? {
    let leaf = try? Tensor.zeros(step.shapes[0])
    guard let leaf, (try? leaf.setRequiresGrad(true)) != nil else { return nil }
    if let winners {
      let picked = try? Winners(pool: pool, indices: winners).applied(to: leaf)
      guard (try? picked?.backward(step.gradient)) != nil else { return nil }
    } else {
      guard (try? pool(leaf).backward(step.gradient)) != nil else { return nil }
    }
    return leaf.gradient
  }
}
