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

  /// The window, the kernels and the sum, or whatever else the walkthrough shows; what came in if there is none.
  ///
  /// - Parameter walk: the layer's own, if it has one.
  func drawing(_ walk: (any Walkthrough)?, width: Int) -> Drawing {
    if let walk, let index = walk.index(of: cell), index < walk.count {
      return walk.frame(index, width: width, hidesResult: false)
    }
    var text = [StyledText("\(entry.kind) gives \(short(value)) here")]
    if let given = entry.input, given.count == entry.output.count {
      let before = number(position, of: given)
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
      guard let strongest = event.flatMap(LinearWalkthrough.init)?.strongestInput(position) else { return same(before) }
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
    // A layer with another `padding_mode` has framed what it was given before it convolves.
    let frame = (
      rows: (geometry.rows.input - before.rows) / 2, columns: (geometry.columns.input - before.columns) / 2
    )
    var best: (size: Double, place: (Int, Int, Int))?
    for channel in 0..<channels {
      let source = group * channels + channel
      for r in geometry.rows.tapsInside(row) {
        for s in geometry.columns.tapsInside(column) {
          let y = geometry.rows.pixel(row, tap: r), x = geometry.columns.pixel(column, tap: s)
          let pixel = input.scalar(at: Array([0, source, y, x].suffix(input.rank))).double
          let product = weight.scalar(at: [map, channel, r, s]).double * pixel
          if abs(product) > best?.size ?? -1 { best = (abs(product), (source, y - frame.rows, x - frame.columns)) }
        }
      }
    }
    return best?.place
  }

  private func winner(_ before: LayerMaps) -> (map: Int, row: Int, column: Int)? {
    guard let winners = entry.output.origin?.op as? Winners else { return nil }
    let place = Int(number(position, of: winners.indices))
    return (map, place / before.columns, place % before.columns)
  }

  private func number(_ position: Int, of tensor: Tensor) -> Double {
    tensor.scalar(at: elementIndex(position, in: tensor.shape)).double
  }
}

extension LayerMaps {
  /// The place of a number in row-major order.
  func place(_ index: Int) -> (map: Int, row: Int, column: Int) {
    (index / (rows * columns), index / columns % rows, index % columns)
  }
}
