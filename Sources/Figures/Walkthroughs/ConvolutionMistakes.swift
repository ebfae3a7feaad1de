import Tensors
import Typesetting

/// What well-known mistakes give for one number of a feature map, computed for this very window.
struct ConvolutionMistakes {
  private let sum: WindowSum
  private let place: Place
  private let products: [[[Product]]]
  private let bias: Double

  init(_ sum: WindowSum, _ place: Place, _ products: [[[Product]]]) {
    self.sum = sum
    self.place = place
    self.products = products
    bias = sum.bias(of: place.map) ?? 0
  }

  /// The most common first.
  var all: [KnownMistake] { kernelMistakes + biasMistakes + channelMistakes + placeMistakes + sumMistakes }

  private var geometry: Convolution2D.Geometry { sum.window.geometry }
  private var total: Double { products.joined().joined().reduce(0) { $0 + $1.value } }

  private var kernelMistakes: [KnownMistake] {
    let rows = geometry.kernel.rows, columns = geometry.kernel.columns
    var mistakes: [KnownMistake] = []
    let turned = value { channel, r, s in weight(channel, rows - 1 - r, columns - 1 - s) }
    mistakes.append(
      KnownMistake(
        turned,
        sum.written == nil
          ? "the kernel is turned by 180°: that is the convolution of mathematics"
          : "the kernel is not turned: that is the cross-correlation that networks use"))
    if rows == columns {
      mistakes.append(
        KnownMistake(
          value { channel, r, s in weight(channel, s, r) }, "rows and columns of the kernel are exchanged"))
    }
    return mistakes
  }

  private var biasMistakes: [KnownMistake] {
    guard bias != 0 else { return [] }
    return [
      KnownMistake(total, "the bias is forgotten"), KnownMistake(total + 2 * bias, "the bias is added twice"),
      KnownMistake(total + Double(sum.channels) * bias, "the bias is added for every channel"),
      KnownMistake(total - bias, "the bias is subtracted"),
    ]
  }

  private var channelMistakes: [KnownMistake] {
    guard sum.channels > 1 else { return [] }
    let parts = products.map { $0.joined().reduce(0) { $0 + $1.value } }
    var mistakes = [
      KnownMistake(total / Double(parts.count) + bias, "the channels are averaged: they are added up"),
      KnownMistake(parts[0] + bias, "only channel 0 is read: the parts of all channels are added up"),
    ]
    for channel in parts.indices.dropFirst() {
      mistakes.append(KnownMistake(parts[channel] + bias, "only channel \(channel) is read"))
    }
    for channel in parts.indices {
      mistakes.append(KnownMistake(total - parts[channel] + bias, "channel \(channel) is left out"))
    }
    return mistakes
  }

  private var placeMistakes: [KnownMistake] {
    let (row, column) = sum.position(place)
    let stride = geometry.stride, dilation = geometry.dilation
    var mistakes: [KnownMistake] = []
    func add(_ cause: String, _ pixel: @escaping (Int, Int) -> (Int, Int)) {
      mistakes.append(KnownMistake(value(at: pixel), cause))
    }
    func taps(_ stride: Pair, _ dilation: Pair, shift: (Int, Int), moved: (Int, Int) = (0, 0)) -> (Int, Int) -> (
      Int, Int
    ) {
      { r, s in
        (
          row * stride.rows + r * dilation.rows - shift.0 + moved.0,
          column * stride.columns + s * dilation.columns - shift.1 + moved.1
        )
      }
    }
    let before = (geometry.paddingBefore.rows, geometry.paddingBefore.columns)
    if stride != dilation {
      add("stride and dilation are exchanged", taps(dilation, stride, shift: before))
    }
    if dilation != 1 { add("the dilation is forgotten", taps(stride, 1, shift: before)) }
    if stride != 1 { add("the stride is forgotten: the window jumps", taps(1, dilation, shift: before)) }
    if before != (0, 0) {
      add("the padding is forgotten: the first window begins in the frame", taps(stride, dilation, shift: (0, 0)))
      add("the padding is counted twice", taps(stride, dilation, shift: (2 * before.0, 2 * before.1)))
    }
    for (moved, words) in [
      ((0, 1), "one column too far to the right"), ((0, -1), "one column too far to the left"),
      ((1, 0), "one row too low"), ((-1, 0), "one row too high"),
    ] {
      add("the window lies \(words)", taps(stride, dilation, shift: before, moved: moved))
    }
    if row != column {
      let turned: (Int, Int) -> (Int, Int) = { r, s in
        (column * stride.rows + r * dilation.rows - before.0, row * stride.columns + s * dilation.columns - before.1)
      }
      add("row and column of the window are exchanged", turned)
    }
    return mistakes
  }

  private var sumMistakes: [KnownMistake] {
    let all = products.joined().joined()
    let pixels = all.reduce(0) { $0 + $1.pixel }
    var mistakes = [
      KnownMistake(pixels + bias, "the pixels are added up without the kernel"),
      KnownMistake(total / Double(max(all.count, 1)) + bias, "the sum is divided by the number of products"),
      KnownMistake(all.reduce(0) { $0 + $1.pixel + $1.weight } + bias, "the numbers are added instead of multiplied"),
    ]
    for (r, row) in products[0].enumerated() {
      for (s, product) in row.enumerated() where product.value != 0 {
        mistakes.append(
          KnownMistake(total - product.value + bias, "the product in row \(r), column \(s) of the window is left out"))
      }
    }
    return mistakes
  }

  private func weight(_ channel: Int, _ r: Int, _ s: Int) -> Double { sum.kernel[place.map, channel, r, s] }

  /// The sum with other weights on the same window.
  private func value(_ weight: (_ channel: Int, _ r: Int, _ s: Int) -> Double) -> Double {
    var sum = bias
    for (channel, rows) in products.enumerated() {
      for (r, row) in rows.enumerated() {
        for (s, product) in row.enumerated() { sum += product.pixel * weight(channel, r, s) }
      }
    }
    return sum
  }

  /// The sum with the same weights on other pixels; outside the picture is 0.
  private func value(at pixel: (_ r: Int, _ s: Int) -> (Int, Int)) -> Double {
    var total = bias
    for channel in 0..<sum.channels {
      let source = sum.inputChannel(channel, map: place.map)
      for r in 0..<geometry.kernel.rows {
        for s in 0..<geometry.kernel.columns {
          let (y, x) = pixel(r, s)
          guard (0..<sum.input.rows).contains(y), (0..<sum.input.columns).contains(x) else { continue }
          total += sum.input[place.picture, source, y, x] * weight(channel, r, s)
        }
      }
    }
    return total
  }
}
