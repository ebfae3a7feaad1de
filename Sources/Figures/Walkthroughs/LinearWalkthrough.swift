import Language
import Tensors
import Typesetting

/// Every number of a fully connected layer: each input times its weight, added up, and the bias.
struct LinearWalkthrough: Walkthrough {
  private let input: Tensor, weight: Tensor, output: Tensor
  /// One number for each output, or one for all.
  private let bias: [Double]?
  let title: String

  init?(_ event: CallEvent) {
    guard event.name == "linear", let input = event.tensor("input"), let weight = event.tensor("weight"),
      let output = event.resultTensor, weight.rank == 2, input.rank >= 1, output.rank == input.rank, output.count > 0
    else { return nil }
    (self.input, self.weight, self.output) = (input, weight, output)
    bias = event.tensor("bias")?.doubles()
    title = "linear, \(counted(weight.shape[1], "input")), \(counted(weight.shape[0], "output"))"
  }

  var count: Int { output.count }

  func index(of cell: [Int]) -> Int? { Calculation.step(of: cell, in: output.shape) }
  func question(_ index: Int) -> String { "the sum" }
  func result(_ index: Int) -> Double { output.scalar(at: elementIndex(index, in: output.shape)).double }

  /// The place of the input whose product is the largest of a sum, in row-major order.
  func strongestInput(_ index: Int) -> Int? {
    sum(index).strongest(1).first.map { index / weight.shape[0] * weight.shape[1] + $0.index }
  }

  private func sum(_ index: Int) -> LinearSum {
    var place = elementIndex(index, in: output.shape)
    let unit = place.removeLast()
    let row = place.reduce(Optional(input)) { row, position in try? row?.selected(0, position) }
    return LinearSum(
      inputs: row?.doubles() ?? [], weights: (try? weight.selected(0, unit))?.doubles() ?? [],
      bias: bias.map { $0[$0.count == 1 ? 0 : unit] }, result: result(index))
  }

  private func placeText(_ index: Int) -> String {
    let place = elementIndex(index, in: output.shape)
    let rows = place.dropLast().map(String.init).joined(separator: ", ")
    return (output.count > weight.shape[0] ? "row \(rows), " : "") + "output \(place.last ?? 0)"
  }

  func frame(_ index: Int, width: Int, hidesResult: Bool) -> Drawing {
    let frame = Frame(width: width), sum = sum(index)
    return frame.drawing(
      frame.heading(step: index, of: count, place: placeText(index), title: title),
      sum.drawing(hidesResult: hidesResult), [], gap: 0)
  }

  func sentence(_ index: Int) -> String {
    "step \(index + 1) of \(count): \(placeText(index)): \(sum(index).text) = \(short(result(index)))"
  }

  func mistakes(_ index: Int) -> [KnownMistake] {
    let sum = sum(index), result = sum.result
    let place = elementIndex(index, in: output.shape), unit = place.last ?? 0, outputs = weight.shape[0]
    var found: [(Double, String)] = []
    if let bias = sum.bias {
      found += [
        (result - bias, "the bias is forgotten"), (result - 2 * bias, "the bias is taken away instead of added"),
      ]
    }
    if weight.shape[0] == weight.shape[1], let column = (try? weight.selected(1, unit))?.doubles() {
      let other = zip(sum.inputs, column).reduce(sum.bias ?? 0) { $0 + $1.0 * $1.1 }
      found.append((other, "column \(unit) of the weight is taken: the weights of an output are its row \(unit)"))
    }
    for (other, name) in [(unit + 1, "next output"), (unit - 1, "output before")] where (0..<outputs).contains(other) {
      found.append((self.result(index + other - unit), "the \(name) is taken: this is output \(unit)"))
    }
    let products = sum.products
    if products.contains(where: { $0 < 0 }) {
      found.append((products.reduce(sum.bias ?? 0) { $0 + abs($1) }, "minus signs are lost"))
    }
    for (input, product) in products.enumerated().prefix(LinearSum.most) where product != 0 {
      found.append((result - product, "the product of input \(input), \(short(product)), is left out"))
      found.append((result - 2 * product, "the product of input \(input), \(short(product)), has the wrong sign"))
    }
    found.append((-result, "the sign is turned round"))
    return Calculation.mistakes(result, found)
  }
}

/// One sum of a fully connected layer.
struct LinearSum {
  let inputs: [Double], weights: [Double]
  let bias: Double?
  let result: Double

  /// Products that are written out.
  static let most = 12

  /// In the order of the inputs.
  var products: [Double] { zip(inputs, weights).map { $0 * $1 } }

  /// The products that are largest in size, the largest first.
  func strongest(_ most: Int) -> [(index: Int, product: Double)] {
    var best: [(index: Int, product: Double)] = []
    for (index, product) in products.enumerated() {
      if best.count == most, abs(product) <= abs(best[most - 1].product) { continue }
      best.insert((index, product), at: best.firstIndex { abs($0.product) < abs(product) } ?? best.count)
      if best.count > most { best.removeLast() }
    }
    return best
  }

  /// A line for each product, of long sums for the strongest, then what the others come to, the bias and the result.
  func drawing(hidesResult: Bool) -> Drawing {
    let all = products, isCut = all.count > LinearSum.most
    let shown = isCut ? strongest(LinearSum.most) : Array(all.enumerated()).map { ($0.offset, $0.element) }
    let factors = NumberFormat(shown.flatMap { [inputs[$0.index], weights[$0.index]] })
    let places = Set(shown.map(\.index))
    let rest = all.indices.reduce(0) { places.contains($1) ? $0 : $0 + all[$1] }
    let results = NumberFormat(shown.map(\.product) + [bias ?? 0, isCut ? rest : 0, result])
    let names = "\(max(0, all.count - 1))".count
    var rows = shown.map { index, product in
      let name = StyledText(" input \("\(index)".aligned(right: names))  ", .dim)
      return (name + StyledText("\(factors.aligned(inputs[index])) · \(factors.aligned(weights[index]))"), product)
    }
    if isCut { rows.append((StyledText(" the \(grouped(all.count - shown.count)) weaker ones"), rest)) }
    if let bias { rows.append((StyledText(" bias"), bias)) }
    let column = rows.reduce(12) { max($0, $1.0.width + 1) }
    func line(_ name: StyledText, _ result: StyledText) -> StyledText { name.padded(to: column) + "= " + result }
    let lines = rows.enumerated().map { index, row in
      hidesResult && index < shown.count ? row.0 : line(row.0, StyledText(results.aligned(row.1)))
    }
    let total = hidesResult ? "[?]".aligned(right: results.width) : results.aligned(result)
    return Drawing(lines + [line(StyledText(" together"), StyledText(total, .result))])
  }

  /// `0.5·2 + 3·(-1) + bias 0.1`, long sums cut.
  var text: String {
    func factor(_ number: Double) -> String { number < 0 ? "(\(short(number)))" : short(number) }
    let parts = zip(inputs, weights).map { "\(factor($0))·\(factor($1))" }
    return Calculation.sum(parts) + (bias.map { " + bias \(short($0))" } ?? "")
  }
}
