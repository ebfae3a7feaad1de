import Language
import Networks
import Tensors
import Typesetting

/// How one number of a layer came to be from what the layer was given.
struct NumberStory {
  private let entry: NetworkRecord.Entry
  private let event: CallEvent?
  private let map: Int, row: Int, column: Int
  private let layer: LayerMaps

  init(_ entry: NetworkRecord.Entry, map: Int, row: Int, column: Int, _ layer: LayerMaps) {
    self.entry = entry
    event = entry.event
    (self.map, self.row, self.column) = (map, row, column)
    self.layer = layer
  }

  private var position: Int { layer.position(map, row, column) }
  private var value: Double { layer.numbers[position] }

  /// The window, the kernels and the sum; for a dense layer the strongest products; otherwise number by number.
  ///
  /// - Parameter walk: the layer's own, if it has one.
  func drawing(_ walk: (any Walkthrough)?, width: Int, lines: Int) -> Drawing {
    if event?.name == "linear", let dense { return dense.drawing(width: width, lines: lines) }
    if let walk, let index = walk.index(of: cell), index < walk.count {
      return walk.frame(index, width: width, hidesResult: false)
    }
    var text = [StyledText("\(entry.kind) gives \(short(value)) here")]
    if let given = entry.input, given.count == entry.output.count {
      let before = given.detached().doubles()[position]
      text = [StyledText("\(short(before)) came in at the same place, \(short(value)) goes out")]
    }
    if let given = entry.input {
      text.append(StyledText("the layer was given \(shapeText(given.shape))", .dim))
    }
    return Drawing(text.flatMap { $0.wrapped(to: width) })
  }

  /// The cell as walkthroughs name it.
  private var cell: [Int] {
    switch entry.output.rank {
    case 4: [0, map, row, column]
    case 3: [map, row, column]
    case 2: [0, column]
    default: [column]
    }
  }

  // Where it came from

  /// What the choice of `origin` was made by.
  var choice: String {
    switch event?.name {
    case "conv2d": "the largest product of the window"
    case "max_pool2d": "the winner of the window"
    case "linear": "the largest product of the sum"
    default: "the same place"
    }
  }

  /// The number of the layer before that mattered most.
  func origin(in before: LayerMaps) -> (map: Int, row: Int, column: Int) {
    switch event?.name {
    case "conv2d": return strongestProduct(before) ?? same(before)
    case "max_pool2d": return winner(before) ?? same(before)
    case "linear":
      guard let strongest = dense?.strongest.first?.index else { return same(before) }
      return before.place(strongest)
    default: return same(before)
    }
  }

  /// The place with the same number in row-major order, or the nearest in a smaller or larger map.
  private func same(_ before: LayerMaps) -> (map: Int, row: Int, column: Int) {
    if before.numbers.count == layer.numbers.count { return before.place(position) }
    return (
      min(map, before.maps - 1), row * before.rows / max(1, layer.rows), column * before.columns / max(1, layer.columns)
    )
  }

  private func strongestProduct(_ before: LayerMaps) -> (map: Int, row: Int, column: Int)? {
    guard let (operation, input, weight, _) = event?.convolution,
      let plan = try? operation.plan(input.shape, weight.shape), weight.rank == 4
    else { return nil }
    let geometry = plan.geometry, channels = weight.shape[1]
    let group = map / max(1, plan.outChannels / plan.groups)
    var best: (size: Double, place: (Int, Int, Int))?
    for channel in 0..<channels {
      let source = group * channels + channel
      for r in geometry.rows.tapsInside(row) {
        for s in geometry.columns.tapsInside(column) {
          let y = geometry.rows.pixel(row, tap: r), x = geometry.columns.pixel(column, tap: s)
          let product =
            weight.scalar(at: [map, channel, r, s]).double * before.numbers[before.position(source, y, x)]
          if abs(product) > best?.size ?? -1 { best = (abs(product), (source, y, x)) }
        }
      }
    }
    return best?.place
  }

  private func winner(_ before: LayerMaps) -> (map: Int, row: Int, column: Int)? {
    guard let winners = entry.output.origin?.op as? Winners else { return nil }
    let index = winners.indices.doubles()[position]
    let place = Int(index)
    return (map, place / before.columns, place % before.columns)
  }

  private var dense: DenseStory? {
    guard let input = event?.tensor("input"), let weight = event?.tensor("weight"), weight.rank == 2 else { return nil }
    let row = (0..<weight.shape[1]).map { weight.scalar(at: [column, $0]).double }
    let bias = event?.tensor("bias").map { $0.scalar(at: [column]).double }
    return DenseStory(inputs: input.detached().doubles(), weights: row, bias: bias, output: column, result: value)
  }
}

extension LayerMaps {
  /// The place of a number in row-major order.
  func place(_ index: Int) -> (map: Int, row: Int, column: Int) {
    (index / (rows * columns), index / columns % rows, index % columns)
  }
}

/// The sum of a dense layer, its strongest products first.
struct DenseStory {
  let inputs: [Double], weights: [Double]
  let bias: Double?
  let output: Int
  let result: Double

  /// All products, the largest in size first.
  var strongest: [(index: Int, product: Double)] {
    weights.indices.filter { $0 < inputs.count }.map { ($0, inputs[$0] * weights[$0]) }.sorted {
      abs($0.1) > abs($1.1)
    }
  }

  func drawing(width: Int, lines: Int) -> Drawing {
    let all = strongest
    let most = min(all.count, max(3, min(12, lines - 6)))
    let shown = all.prefix(most)
    let numbers = NumberFormat(shown.flatMap { [inputs[$0.index], weights[$0.index], $0.product] } + [result])
    let names = "\(max(0, inputs.count - 1))".count
    var rows = [StyledText("output \(output): the sum of \(grouped(inputs.count)) products", .strong)]
    for (index, product) in shown {
      let name = "\(index)".aligned(right: names)
      rows.append(
        StyledText(" input \(name)  ", .dim)
          + StyledText("\(numbers.aligned(inputs[index])) · \(numbers.aligned(weights[index])) = ")
          + StyledText(numbers.aligned(product)))
    }
    let rest = all.dropFirst(most).reduce(0) { $0 + $1.product }
    if all.count > most { rows.append(StyledText(" the \(grouped(all.count - most)) others  \(short(rest))")) }
    if let bias { rows.append(StyledText(" bias  \(short(bias))")) }
    rows.append(StyledText(" together  ") + StyledText(short(result), .result))
    return Drawing(rows).clipped(width: width)
  }
}
