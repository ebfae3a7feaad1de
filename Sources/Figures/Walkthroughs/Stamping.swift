import Language
import Tensors

/// A transposed convolution as stamps: every number of the input lays the kernel, scaled by it, onto the output.
///
/// One step for each number: pictures, maps, channels, rows, columns. Nothing is calculated before it is asked for.
struct Stamping {
  let input: PictureStack
  /// [C, K/groups, R, S].
  let kernel: PictureStack
  let result: PictureStack
  let bias: [Double]?
  let stride: Pair, padding: Pair, dilation: Pair
  let groups: Int

  init?(_ event: CallEvent) {
    guard let input = event.tensor("input"), let weight = event.tensor("weight"), let output = event.resultTensor,
      output.count > 0, (2...4).contains(input.rank)
    else { return nil }
    let full = weight.rank == 2 ? try? weight.unsqueezed(0).unsqueezed(0) : weight
    guard let full, full.rank == 4, let pictures = PictureStack(input), let kernel = PictureStack(full),
      let result = PictureStack(output)
    else { return nil }
    self.input = pictures
    self.kernel = kernel
    self.result = result
    bias = event.tensor("bias")?.doubles()
    stride = event.pair("stride") ?? 1
    padding = event.pair("padding") ?? 0
    dilation = event.pair("dilation") ?? 1
    groups = event.int("groups") ?? 1
  }

  /// Channels that one map is stamped by.
  var channels: Int { input.channels / groups }
  private var perChannel: Int { input.rows * input.columns }
  var count: Int { result.batch * result.channels * channels * perChannel }

  struct Step: Equatable {
    var picture: Int, map: Int
    /// The channel among those of the map, and the number's row and column.
    var channel: Int, row: Int, column: Int
  }

  subscript(index: Int) -> Step {
    let inChannel = index % perChannel
    let rest = index / perChannel
    return Step(
      picture: rest / channels / result.channels, map: rest / channels % result.channels, channel: rest % channels,
      row: inChannel / input.columns, column: inChannel % input.columns)
  }

  func index(of step: Step) -> Int {
    (((step.picture * result.channels + step.map) * channels + step.channel) * input.rows + step.row) * input.columns
      + step.column
  }

  /// The channel of the input that a step's number comes from.
  func source(_ step: Step) -> Int { step.map / (result.channels / groups) * channels + step.channel }

  func pixel(_ step: Step) -> Double { input[step.picture, source(step), step.row, step.column] }

  /// A number of the kernel that a step stamps with.
  func weight(_ step: Step, _ r: Int, _ s: Int) -> Double {
    kernel[source(step), step.map % (result.channels / groups), r, s]
  }

  /// Where a number of the stamp lands; nil if it is cut off.
  func target(_ step: Step, _ r: Int, _ s: Int) -> (row: Int, column: Int)? {
    let row = step.row * stride.rows + r * dilation.rows - padding.rows
    let column = step.column * stride.columns + s * dilation.columns - padding.columns
    return (0..<result.rows).contains(row) && (0..<result.columns).contains(column) ? (row, column) : nil
  }

  /// The kernel element with which a step reaches a number of the output, if it does.
  func tap(_ step: Step, row: Int, column: Int) -> (r: Int, s: Int)? {
    func tap(_ place: Int, _ start: Int, _ padding: Int, _ dilation: Int, _ size: Int) -> Int? {
      let distance = place + padding - start
      return distance >= 0 && distance % dilation == 0 && distance / dilation < size ? distance / dilation : nil
    }
    guard let r = tap(row, step.row * stride.rows, padding.rows, dilation.rows, kernel.rows),
      let s = tap(column, step.column * stride.columns, padding.columns, dilation.columns, kernel.columns)
    else { return nil }
    return (r, s)
  }

  /// The first number of a stamp, row by row, that is not cut off.
  func firstTap(_ step: Step) -> (r: Int, s: Int)? {
    for r in 0..<kernel.rows { for s in 0..<kernel.columns where target(step, r, s) != nil { return (r, s) } }
    return nil
  }

  /// What has been stamped on a number of the output when a step is done, the bias included; without the step itself if
  /// `isBefore`.
  func total(_ step: Step, row: Int, column: Int, isBefore: Bool = false) -> Double {
    var total = bias.map { $0[$0.count == 1 ? 0 : step.map] } ?? 0
    forEachStamp(on: row, column, from: step) { stamp, r, s in
      let order = [stamp.channel, stamp.row, stamp.column], now = [step.channel, step.row, step.column]
      if order.lexicographicallyPrecedes(now) || order == now && !isBefore {
        total += pixel(stamp) * weight(stamp, r, s)
      }
    }
    return total
  }

  /// Whether no step after this one reaches a number of the output.
  func isFinal(_ step: Step, row: Int, column: Int) -> Bool {
    var isFinal = true
    forEachStamp(on: row, column, from: step) { stamp, _, _ in
      if [step.channel, step.row, step.column].lexicographicallyPrecedes([stamp.channel, stamp.row, stamp.column]) {
        isFinal = false
      }
    }
    return isFinal
  }

  /// The last step that reaches a number of the output; nil if none does.
  func lastStep(of place: Place) -> Step? {
    var last: Step?
    forEachStamp(
      on: place.row, place.column, from: Step(picture: place.picture, map: place.map, channel: 0, row: 0, column: 0)
    ) { stamp, _, _ in last = stamp }
    return last
  }

  /// All stamps of the same map that reach a number, in the order of the steps.
  private func forEachStamp(on row: Int, _ column: Int, from step: Step, _ body: (Step, _ r: Int, _ s: Int) -> Void) {
    func origins(_ place: Int, _ padding: Int, _ stride: Int, _ dilation: Int, _ size: Int, _ count: Int) -> [Int] {
      (0..<size).reversed().compactMap { tap in
        let start = place + padding - tap * dilation
        return start >= 0 && start % stride == 0 && start / stride < count ? start / stride : nil
      }
    }
    let rows = origins(row, padding.rows, stride.rows, dilation.rows, kernel.rows, input.rows)
    let columns = origins(
      column, padding.columns, stride.columns, dilation.columns, kernel.columns, input.columns)
    for channel in 0..<channels {
      for y in rows {
        for x in columns {
          var stamp = step
          (stamp.channel, stamp.row, stamp.column) = (channel, y, x)
          if let (r, s) = tap(stamp, row: row, column: column) { body(stamp, r, s) }
        }
      }
    }
  }
}
