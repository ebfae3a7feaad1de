import Typesetting

/// One product of a sum: a pixel times an element of the kernel.
struct Product {
  let pixel: Double
  let weight: Double
  var value: Double { pixel * weight }
}

/// Products written out, `0·0 + 1·(-1)`, so that they stand below each other.
struct ProductWriter {
  private let pixels: NumberFormat
  private let weights: NumberFormat
  private let weightWidth: Int

  /// - Parameter hasNegativeWeights: leave room for parentheses.
  init(pixels: NumberFormat, weights: NumberFormat, hasNegativeWeights: Bool) {
    self.pixels = pixels
    self.weights = weights
    weightWidth = weights.width + (hasNegativeWeights ? 2 : 0)
  }

  /// `1·(-1)`, as short as it can be.
  func text(_ product: Product) -> String { pixels.text(product.pixel) + "·" + weight(product) }

  private func weight(_ product: Product) -> String {
    let text = weights.text(product.weight)
    return product.weight < 0 ? "(\(text))" : text
  }

  private func aligned(_ product: Product) -> StyledText {
    let text = StyledText(
      pixels.text(product.pixel).aligned(right: pixels.width) + "·" + weight(product),
      product.value == 0 ? .dim : .plain)
    return text.padded(to: pixels.width + 1 + weightWidth)
  }

  /// Columns of `count` products in one line.
  private func width(_ count: Int) -> Int { count * (pixels.width + 1 + weightWidth + 3) - 3 }

  /// All products in one line, if `room` is enough.
  func line(_ products: [Product], room: Int) -> StyledText? {
    width(products.count) <= room ? join(products[...]) : nil
  }

  /// A line for each row of the kernel, or several where a row is too long; nil if that takes more than `most` lines.
  func lines(_ rows: [[Product]], room: Int, most: Int) -> [StyledText]? {
    let perLine = max(1, (room + 1) / (pixels.width + 1 + weightWidth + 3))
    let pieces = rows.flatMap { row in
      stride(from: 0, to: row.count, by: perLine).map { row[$0..<min($0 + perLine, row.count)] }
    }
    guard pieces.count <= most else { return nil }
    return pieces.enumerated().map { StyledText($0 == 0 ? "  " : "+ ") + join($1) }
  }

  /// The first products of a line, and how many more there are; as short as each can be.
  func beginning(_ products: [Product], room: Int) -> StyledText {
    let texts = products.map(text)
    var line = ""
    for (index, text) in texts.enumerated() {
      let rest = texts.count - index - 1
      let end = rest > 0 ? " + … \(rest) more" : ""
      let longer = line + (index > 0 ? " + " : "") + text
      if displayWidth(longer) + displayWidth(end) > room {
        // What is left must be announced, even if no product fits.
        let more = texts.count - index
        return StyledText(index > 0 ? "\(line) + … \(more) more" : counted(more, "product"))
      }
      line = longer
    }
    return StyledText(line)
  }

  private func join(_ products: ArraySlice<Product>) -> StyledText {
    var line = StyledText()
    for (index, product) in products.enumerated() {
      if index > 0 { line.append(" + ", .dim) }
      line.append(aligned(product))
    }
    return line
  }
}

/// Lines of a calculation whose results stand below each other behind `=`.
struct CalculationTable {
  private var lines: [(text: StyledText, result: String?)] = []

  mutating func add(_ text: StyledText, result: String? = nil) { lines.append((text, result)) }
  var count: Int { lines.count }

  func drawn(width: Int) -> [StyledText] {
    let column = lines.reduce(0) { max($0, $1.text.width) }
    let resultWidth = lines.reduce(0) { max($0, $1.result?.count ?? 0) }
    let gap = 1 + column + 3 + 3 + resultWidth <= width ? 3 : 1
    return lines.map { line in
      guard let result = line.result else { return StyledText(" ") + line.text }
      return StyledText(" ") + line.text.padded(to: column + gap) + StyledText("=  ")
        + StyledText(result.aligned(right: resultWidth), .result)
    }
  }
}
