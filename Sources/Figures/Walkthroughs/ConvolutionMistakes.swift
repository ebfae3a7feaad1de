import Tensors
import Typesetting

/// What the known mistakes would give for one number of a feature map.
///
/// Every mistake is carried out on the numbers of the frame; the ones that learners make most often come first.
struct ConvolutionMistakes {
  private let sum: WindowSum
  private let place: Place
  private let products: [[[Product]]]
  private let bias: Double
  private let right: Double
  private var found: [KnownMistake] = []

  init(_ sum: WindowSum, _ place: Place) {
    self.sum = sum
    self.place = place
    products = (0..<sum.channels).map { sum.products(place, channel: $0) }
    bias = sum.bias(of: place.map) ?? 0
    right = sum.result[place.picture, place.map, place.row, place.column]
  }

  /// The most common first.
  var all: [KnownMistake] {
    var mistakes = self
    mistakes.addKernel()
    mistakes.addBias()
    mistakes.addChannels()
    mistakes.addSettings()
    mistakes.addPlaces()
    mistakes.addOtherSums()
    mistakes.addLeftOut()
    return mistakes.found
  }

  private mutating func add(_ value: Double, _ cause: String) { found.append(KnownMistake(value, when: cause)) }

  private var kernelName: String { sum.names.kernel }
  private var list: [Product] { Array(products.joined().joined()) }

  // The kernel laid on otherwise

  private mutating func addKernel() {
    let rows = sum.kernel.rows, columns = sum.kernel.columns
    let turned = total { (rows - 1 - $0, columns - 1 - $1) }
    add(
      turned + bias,
      sum.written == nil
        ? "the \(kernelName) is turned by 180°: \(sum.names.turning)"
        : "the \(kernelName) is not turned by 180°: \(sum.names.turning)")
    guard rows == columns, rows > 1 else { return }
    add(total { ($1, $0) } + bias, "rows and columns of the \(kernelName) are exchanged")
  }

  // Bias and channels

  private mutating func addBias() {
    guard bias != 0 else { return }
    add(right - bias, "the bias is forgotten: \(short(bias)) is added at the end")
    add(right + bias, "the bias is added twice")
    add(right - 2 * bias, "the bias is subtracted: it is added, \(short(right - bias)) + (\(short(bias)))")
    let extra = Double(sum.channels - 1) * bias
    if extra != 0 {
      add(right + extra, "the bias is added once for each \(sum.names.channel): it is added once in all")
    }
  }

  private mutating func addChannels() {
    guard sum.channels > 1 else { return }
    let parts = products.map { $0.joined().reduce(0) { $0 + $1.value } }
    let name = sum.names.channel
    for (channel, part) in parts.enumerated().prefix(16) {
      add(part + bias, "only \(name) \(channel) is taken: the \(counted(parts.count, name)) are added up")
    }
    let whole = parts.reduce(0, +)
    add(whole / Double(parts.count) + bias, "the \(name)s are averaged: their sums are added up")
    for (channel, part) in parts.enumerated().prefix(16) {
      add(whole - part + bias, "\(name) \(channel) is left out")
    }
    // The same kernel for every channel.
    let same = (0..<sum.channels).reduce(0.0) { total, channel in
      total + self.total(of: channel, weights: 0) { ($0, $1) }
    }
    add(same + bias, "\(kernelName) \(name) 0 is laid on every \(name): each has a part of its own")
  }

  // Other settings

  private mutating func addSettings() {
    let geometry = sum.window.geometry
    let before = geometry.paddingBefore, stride = geometry.stride, dilation = geometry.dilation
    if before != 0 || geometry.paddingAfter != 0 {
      add(total(before: 0) + bias, "the padding is forgotten: the first window begins outside the \(sum.names.input)")
      add(
        total(before: Pair(2 * before.rows, 2 * before.columns)) + bias,
        "the padding is counted twice: it is \(before.shortText) on each side")
    }
    if stride != dilation {
      add(total(stride: dilation, dilation: stride) + bias, "stride and dilation are exchanged")
    }
    if stride != 1 {
      add(total(stride: 1) + bias, "the window moves on by 1: the \(sum.names.stride) is \(stride.shortText)")
    }
    if dilation != 1 {
      add(
        total(dilation: 1) + bias,
        "the window has no gaps: the \(sum.names.dilation) is \(dilation.shortText)")
      add(
        total(dilation: Pair(dilation.rows + 1, dilation.columns + 1)) + bias,
        "the gaps are one pixel too wide: \(sum.names.dilation) \(dilation.shortText) goes on by \(dilation.shortText) pixels"
      )
    }
  }

  // Other places

  private mutating func addPlaces() {
    for (shift, text) in [
      (Pair(0, 1), "one column too far to the right"), (Pair(0, -1), "one column too far to the left"),
      (Pair(1, 0), "one row too low"), (Pair(-1, 0), "one row too high"),
      (Pair(1, 1), "one row and one column too far"),
      (Pair(-1, -1), "one row and one column too early"),
    ] {
      add(total(shift: shift) + bias, "the window stands \(text): rows and columns count from 0")
    }
    if place.row != place.column, place.column < sum.result.rows, place.row < sum.result.columns {
      add(
        sum.result[place.picture, place.map, place.column, place.row],
        "row and column are exchanged: this is row \(place.column), column \(place.row)")
    }
    for map in 0..<min(sum.result.channels, 16) where map != place.map {
      add(
        sum.result[place.picture, map, place.row, place.column],
        "\(sum.names.output) \(map) is taken instead of \(place.map)")
    }
  }

  // Not a sum of products

  private mutating func addOtherSums() {
    let list = list
    add(
      Double(list.count { $0.pixel == $0.weight }),
      "equal cells are counted: the products are added up, and 0·0 is 0")
    add(list.reduce(0) { $0 + $1.pixel } + bias, "the window is added up without the \(kernelName)")
    add(
      list.reduce(0) { $0 + $1.pixel + $1.weight } + bias,
      "pixels and weights are added: each pixel is multiplied by its weight")
    add(list.reduce(1) { $0 * $1.value } + bias, "the products are multiplied with each other: they are added up")
    add(
      list.reduce(0) { $0 + $1.value } / Double(list.count) + bias,
      "the sum is divided by \(list.count): that would be a mean")
    add(list.map(\.pixel).max() ?? 0, "the largest number of the window is taken: that is max pooling")
    add(list.map(\.value).max() ?? 0, "the largest product is taken: the products are added up")
    if list.contains(where: { $0.value < 0 }) {
      add(list.reduce(0) { $0 + abs($1.value) } + bias, "minus signs are lost")
    }
    if right != 0 { add(-right, "the sign is turned round") }
    if right < 0 { add(0, "a negative sum is cut to 0: that is relu, a step of its own") }
  }

  /// Slips in adding up.
  private mutating func addLeftOut() {
    let writer = ProductWriter(pixels: sum.input.format, weights: sum.kernel.format, hasNegativeWeights: false)
    for product in list where product.value != 0 { add(right - product.value, "\(writer.text(product)) is left out") }
    for product in list where product.value != 0 {
      add(right + product.value, "\(writer.text(product)) is counted twice")
    }
    for product in list where product.value != 0 {
      add(right - 2 * product.value, "\(writer.text(product)) has the wrong sign")
    }
    guard sum.channels == 1 else { return }
    for (row, products) in products[0].enumerated() where sum.kernel.rows > 1 {
      add(right - products.reduce(0) { $0 + $1.value }, "row \(row) of the window is left out")
    }
  }

  // Sums under other settings

  /// The sum over all channels, without bias, with some settings changed and the kernel read at other places.
  private func total(
    stride: Pair? = nil, dilation: Pair? = nil, before: Pair? = nil, shift: Pair = 0,
    _ tap: (_ r: Int, _ s: Int) -> (Int, Int) = { ($0, $1) }
  ) -> Double {
    (0..<sum.channels).reduce(0) { total, channel in
      total + self.total(of: channel, stride: stride, dilation: dilation, before: before, shift: shift, tap)
    }
  }

  private func total(
    of channel: Int, weights: Int? = nil, stride: Pair? = nil, dilation: Pair? = nil, before: Pair? = nil,
    shift: Pair = 0, _ tap: (_ r: Int, _ s: Int) -> (Int, Int)
  ) -> Double {
    let geometry = sum.window.geometry
    let stride = stride ?? geometry.stride, dilation = dilation ?? geometry.dilation
    let before = before ?? geometry.paddingBefore
    let (row, column) = sum.position(place)
    let source = sum.inputChannel(channel, map: place.map)
    var total = 0.0
    for r in 0..<sum.kernel.rows {
      let y = row * stride.rows + r * dilation.rows - before.rows + shift.rows
      guard (0..<sum.input.rows).contains(y) else { continue }
      for s in 0..<sum.kernel.columns {
        let x = column * stride.columns + s * dilation.columns - before.columns + shift.columns
        guard (0..<sum.input.columns).contains(x) else { continue }
        let (r, s) = tap(r, s)
        total += sum.input[place.picture, source, y, x] * sum.kernel[place.map, weights ?? channel, r, s]
      }
    }
    return total
  }
}
