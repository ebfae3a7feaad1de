import Tensors

/// How the size of a map comes about: the slide's own formula, the full one, and what is left over.
struct SizeExplanation {
  typealias Axis = Convolution2D.Axis

  let geometry: Convolution2D.Geometry
  /// Only one axis was asked about.
  var isOneAxis = false
  /// A last window may hang over the edge.
  var roundsUp = false

  func add(to table: inout ExplanationTable) {
    if isOneAxis || geometry.rows == geometry.columns {
      add(geometry.columns, "", to: &table)
    } else {
      add(geometry.rows, ", rows", to: &table)
      add(geometry.columns, ", columns", to: &table)
    }
    for sentence in leftOver { table.add("left over", sentence) }
  }

  private func add(_ axis: Axis, _ suffix: String, to table: inout ExplanationTable) {
    table.add("slide\(suffix)", equation: [slideSymbols(axis), axis.slideFormula(), short(axis.slideSize)])
    let (sides, remark) = full(axis)
    table.add("in full\(suffix)", equation: sides, remark)
  }

  private func slideSymbols(_ axis: Axis) -> String {
    "(I - F + \(axis.before == axis.after ? "2*P" : "P₁ + P₂"))/S + 1"
  }

  /// `⌊(I + 2P - D(F-1) - 1)/S⌋ + 1 = ⌊(28 + 2 - 2 - 1)/2⌋ + 1 = 14`.
  private func full(_ axis: Axis) -> (sides: [String], remark: String) {
    let (open, close) = roundsUp ? ("⌈", "⌉") : ("⌊", "⌋")
    let padding = axis.before == axis.after ? "2P" : "P₁ + P₂"
    let symbols = "\(open)(I + \(padding) - D(F-1) - 1)/S\(close) + 1"
    let padded = axis.before == axis.after ? "\(2 * axis.before)" : "\(axis.before) + \(axis.after)"
    let span = axis.input + axis.before + axis.after - axis.dilation * (axis.kernel - 1) - 1
    let numbers =
      "\(open)(\(axis.input) + \(padded) - \(axis.dilation * (axis.kernel - 1)) - 1)/\(axis.stride)\(close) + 1"
    let rounded = roundsUp ? (span + axis.stride - 1) / axis.stride + 1 : axis.output
    let remark = rounded == axis.output ? "" : ", less one whose window would start beyond the picture: \(axis.output)"
    return ([symbols, numbers, "\(rounded)"], remark)
  }

  // What no window reads

  private var leftOver: [String] {
    let columns = sentence(geometry.columns, "column", "on the right")
    if isOneAxis { return columns.map { [$0] } ?? [] }
    let rows = sentence(geometry.rows, "row", "at the bottom")
    if geometry.rows == geometry.columns, let columns { return [columns + "; the same at the bottom"] }
    return [rows, columns].compactMap { $0 }
  }

  private func sentence(_ axis: Axis, _ noun: String, _ side: String) -> String? {
    if axis.leftover < 0 { return "the last window hangs over by \(counted(-axis.leftover, noun)) \(side)" }
    guard axis.leftover > 0 else { return nil }
    let isOne = axis.leftover == 1
    let never = "\(counted(axis.leftover, noun)) \(side) \(isOne ? "is" : "are") never read"
    let lost = max(0, axis.leftover - axis.after)
    if lost == 0 { return "\(never): the padding, no pixel is lost" }
    if lost < axis.leftover { return "\(never): \(axis.after) of the padding and \(counted(lost, noun)) of pixels" }
    return "\(never): \(isOne ? "its" : "their") pixels are lost"
  }
}
