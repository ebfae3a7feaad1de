import Tensors

/// Two grids beside each other: shape first, then cell by cell.
struct GridComparison {
  private let typed: NumberGrid
  private let wanted: NumberGrid
  private let shape: [Int]
  private let hasSameShape: Bool
  /// For each cell of the wanted grid, whether the typed one is right; empty if the shapes differ.
  private let verdicts: [Bool]

  /// - Parameter isLoose: whether axes of size 1 do not count, since rows without brackets cannot show them.
  init(_ typed: NumberGrid, _ wanted: NumberGrid, _ closeness: Closeness, isLoose: Bool) {
    self.typed = typed
    self.wanted = wanted
    let squeezed = (typed.shape.filter { $0 != 1 }, wanted.shape.filter { $0 != 1 })
    hasSameShape = typed.shape == wanted.shape || (isLoose && squeezed.0 == squeezed.1)
    shape = isLoose ? typed.shape : wanted.shape
    let scale = wanted.cells.map { $0.double.magnitude }.filter(\.isFinite).max() ?? 0
    verdicts =
      hasSameShape
      ? zip(typed.cells, wanted.cells).map { closeness.agreement(of: $0, with: $1, scale: scale) == .close } : []
  }

  var isEqual: Bool { hasSameShape && !verdicts.contains(false) }

  private var right: Int { verdicts.count { $0 } }

  /// Share of the cells that are right.
  var share: Double { verdicts.isEmpty ? 0 : Double(right) / Double(verdicts.count) }

  /// The first difference, without what should stand there.
  var sentence: String {
    guard hasSameShape else { return shapeSentence }
    guard let first = verdicts.firstIndex(of: false) else { return "" }
    let count = "\(right) of \(verdicts.count) number\(verdicts.count == 1 ? "" : "s")"
    return "\(count) \(right == 1 ? "is" : "are") right. The first that is not: \(place(first)), "
      + "where you have \(NumberGrid.text(typed.cells[first]))."
  }

  private var shapeSentence: String {
    if typed.shape.count == 1, wanted.shape.count == 1 {
      let found = typed.cells.count
      return "Your answer has \(found) number\(found == 1 ? "" : "s"), and \(wanted.cells.count) are needed."
    }
    let found = typed.shape.count == 1 ? "is one row" : "has the shape \(GridComparison.text(typed.shape))"
    return "Your answer \(found), and the shape \(GridComparison.text(wanted.shape)) is needed."
  }

  /// `row 3, column 1`, counted from 0 as in the language.
  private func place(_ index: Int) -> String {
    if shape.count == 1 { return "place \(index), counted from 0" }
    let place = elementIndex(index, in: shape)
    if place.count == 2 { return "row \(place[0]), column \(place[1])" }
    return "place (" + place.map(String.init).joined(separator: ", ") + ")"
  }

  private static func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }
}
