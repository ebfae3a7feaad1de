import Typesetting

/// The sum of one window, written out: product by product, channel by channel, and the bias.
struct SumCalculation {
  private let sum: WindowSum
  private let products: [[[Product]]]
  /// The result with bias; nil if it is to be guessed.
  private let total: Double?
  private let bias: Double?
  private let writer: ProductWriter

  init(sum: WindowSum, place: Place, products: [[[Product]]], total: Double?) {
    self.sum = sum
    self.products = products
    self.total = total
    bias = sum.bias(of: place.map)
    writer = ProductWriter(
      pixels: sum.input.format, weights: sum.kernel.format, hasNegativeWeights: sum.hasNegativeWeights)
  }

  private func sum(_ products: some Sequence<Product>) -> Double { products.reduce(0) { $0 + $1.value } }

  /// The sum before the bias; without bias the number that stands in the map.
  private var weighted: Double { bias == nil ? total ?? 0 : sum(products.joined().joined()) }

  // In a frame

  private static let mostChannels = 6

  /// Whether the products of some channel cannot be written out, not even without those that are 0.
  func isCut(width: Int) -> Bool {
    guard products.count > 1 else { return false }
    let room = width - 8 - "\(sum.names.channel) 0:  ".count - format.width
    return products.prefix(SumCalculation.mostChannels).contains { channel in
      let nonzero = channel.joined().filter { $0.value != 0 }
      return displayWidth(nonzero.map(writer.text).joined(separator: " + ")) > room
    }
  }

  /// What the channels come to.
  var parts: [Double] { products.map { sum($0.joined()) } }

  /// All results in one format, so that their points line up.
  var format: NumberFormat {
    NumberFormat(
      (products.count > 1 ? Array(parts.prefix(SumCalculation.mostChannels)) : []) + [weighted, total ?? 0])
  }

  /// The sum of the parts, and the bias: the lines below parts that stand in a picture.
  ///
  /// - Parameter column: where the results end.
  func totals(endingAt column: Int) -> [StyledText] {
    func line(_ text: String, _ result: String) -> StyledText {
      StyledText(" " + text).padded(to: max(text.count + 2, column - format.width - 3)) + StyledText("=  ")
        + StyledText(result, .result)
    }
    let unknown = format.alignedWhole("?")
    var lines = [line("sum", total == nil ? unknown : format.aligned(weighted))]
    if let bias { lines.append(line("+ bias \(short(bias))", total.map(format.aligned) ?? unknown)) }
    return lines
  }

  /// The lines of the calculation, and whether products that are 0 have been left out of them.
  func lines(width: Int) -> ([StyledText], leavesZerosOut: Bool) {
    var table = CalculationTable()
    let partial = parts
    let format = format
    let known = total == nil ? format.alignedWhole("?") : format.aligned(weighted)
    var leavesZerosOut = false
    if products.count > 1 {
      leavesZerosOut = addChannels(partial, format, width, to: &table)
      table.add(StyledText("sum"), result: known)
    } else if let lines = writer.lines(
      products[0], room: width - 9 - format.width, most: max(4, 13 - products[0].count))
    {
      for (index, line) in lines.enumerated() { table.add(line, result: index == lines.count - 1 ? known : nil) }
    } else {
      addRows(products[0], width, to: &table)
      table.add(StyledText("sum"), result: known)
    }
    if let bias {
      table.add(StyledText("+ bias \(short(bias))"), result: total.map(format.aligned) ?? format.alignedWhole("?"))
    }
    return (table.drawn(width: width), leavesZerosOut)
  }

  /// The rows of a large kernel, as many products of each as fit, and what they come to.
  private func addRows(_ rows: [[Product]], _ width: Int, to table: inout CalculationTable) {
    let sums = rows.map { sum($0) }
    let shown = rows.count <= 4 ? rows.count : min(rows.count, max(2, 12 - rows.count))
    let format = NumberFormat(sums[..<shown] + [weighted])
    for row in 0..<shown {
      let label = "row \(row):  "
      table.add(
        StyledText(label) + writer.beginning(rows[row], room: width - 8 - format.width - label.count),
        result: format.aligned(sums[row]))
    }
    if shown < rows.count {
      table.add(
        StyledText("… \(rows.count - shown) more rows", .dim), result: format.aligned(sums[shown...].reduce(0, +)))
    }
  }

  private func addChannels(_ partial: [Double], _ format: NumberFormat, _ width: Int, to table: inout CalculationTable)
    -> Bool
  {
    let most = Frame(width: width).isNarrow ? 4 : SumCalculation.mostChannels
    let count = partial.count <= most ? partial.count : most - 1
    let labelWidth = "\(sum.names.channel) \(count - 1):  ".count
    let room = width - 8 - labelWidth - format.width
    let whole = (0..<count).map { writer.line(Array(products[$0].joined()), room: room) }
    // Where not all products fit, those that are 0 are left out, of every channel alike.
    let isWhole = !whole.contains { $0 == nil }
    for channel in 0..<count {
      let all = Array(products[channel].joined())
      let nonzero = all.filter { $0.value != 0 }
      let line: StyledText
      if isWhole, let text = whole[channel] {
        line = text
      } else if nonzero.isEmpty {
        line = StyledText("0")
      } else {
        line = writer.beginning(nonzero, room: room)
      }
      table.add(
        StyledText("\(sum.names.channel) \(channel):").padded(to: labelWidth) + line,
        result: format.aligned(partial[channel]))
    }
    if count < partial.count {
      table.add(
        StyledText("… \(counted(partial.count - count, "more \(sum.names.channel)"))", .dim),
        result: format.aligned(partial[count...].reduce(0, +)))
    }
    return !isWhole && products.joined().joined().contains { $0.value == 0 }
  }

  // In a sentence

  /// `1·1 + 1·1 = 2 (7 products are 0), plus bias 1 gives 3`.
  var sentence: String {
    var text = products.count > 1 ? channelSentence : written(products.joined().joined())
    if let bias { text += "; plus bias \(short(bias)) = \(short(total ?? 0))" }
    return text
  }

  /// `channel 0: 1·1 = 1, channel 1: 0; their sum = 1`.
  private var channelSentence: String {
    let name = sum.names.channel
    let most = products.count <= SumCalculation.mostChannels ? products.count : SumCalculation.mostChannels - 1
    let isShort = products[..<most].joined().joined().count { !($0.value == 0) } <= 24
    var texts = (0..<most).map { channel in
      let all = Array(products[channel].joined())
      return "\(name) \(channel): " + (isShort ? written(all, isPart: true) : short(parts[channel]))
    }
    if most < products.count {
      texts.append("\(products.count - most) more \(name)s: \(short(parts[most...].reduce(0, +)))")
    }
    return "the sum of \(texts.joined(separator: ", ")); together = \(short(weighted))"
  }

  private func written(_ products: some Sequence<Product>, isPart: Bool = false) -> String {
    let all = Array(products)
    let value = isPart ? sum(all) : weighted
    let nonzero = all.filter { !($0.value == 0) }
    if nonzero.isEmpty { return isPart ? "0" : "\(short(value)): every product is 0" }
    guard nonzero.count <= 12 else { return "the sum of \(all.count) products = \(short(value))" }
    let zeros = all.count - nonzero.count
    let text = nonzero.map(writer.text).joined(separator: " + ") + " = \(short(value))"
    return zeros > 0 && !isPart
      ? text + " (\(zeros == 1 ? "1 other product is" : "\(zeros) other products are") 0)" : text
  }
}
