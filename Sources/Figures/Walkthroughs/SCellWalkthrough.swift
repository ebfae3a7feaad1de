import Language
import Tensors
import Typesetting

/// `s_cell` in four lines: what excites, what holds back, both together, and what is left above 0.
enum SCellWalkthrough {
  static func make(_ event: CallEvent) -> CalculationWalkthrough? {
    guard let u = event.tensor("u"), let a = event.tensor("a"), let b = event["b"]?.double, let r = event["r"]?.double,
      let plane = event.resultTensor, plane.count > 0, a.count > 0
    else { return nil }
    let outputs = plane.doubles(), weights = a.doubles()
    let isPlane = u.shape != a.shape
    guard !isPlane || (u.rank == 2 && a.rank == 2 && plane.rank == 2) else { return nil }
    func window(_ index: Int) -> [Double] {
      guard isPlane else { return u.doubles() }
      let row = index / plane.shape[1], column = index % plane.shape[1]
      return (0..<a.count).map { u.scalar(at: [row + $0 / a.shape[1], column + $0 % a.shape[1]]).double }
    }
    return CalculationWalkthrough(
      title: "s_cell, selectivity \(fine(r))", count: outputs.count,
      step: { isPlane ? Calculation.step(of: $0, in: plane.shape) : 0 }
    ) { index in
      let seen = window(index)
      let e = zip(weights, seen).reduce(0) { $0 + $1.0 * $1.1 }
      let v = (seen.reduce(0) { $0 + $1 * $1 } / Double(seen.count)).squareRoot()
      let inhibition = r / (1 + r) * b * v
      let drive = (1 + e) / (1 + inhibition) - 1, result = outputs[index]
      let strongest = zip(weights, seen).filter { $0.0 != 0 && $0.1 != 0 }
      func cell(_ drive: Double) -> Double { r * max(0, drive) }
      return Calculation(
        place: isPlane ? Calculation.place(index, in: plane.shape) : "one cell",
        given: [Calculation.row("sees", seen), Calculation.row("weights", weights)],
        lines: [
          .init(
            "e",
            strongest.isEmpty
              ? "nothing meets a weight"
              : Calculation.sum(strongest.map { "\(Calculation.factor($0.0))·\(Calculation.factor($0.1))" }), e),
          .init("v", "√(mean of the squares)", v),
          .init("holds back", "\(fine(r))/(1 + \(fine(r)))·\(fine(b))·\(fine(v))", inhibition),
          .init("together", "(1 + \(fine(e)))/(1 + \(fine(inhibition))) - 1", drive),
        ], last: .init("cell", "\(fine(r))·max(0, \(fine(drive)))", result), result: result, derived: cell(drive),
        remark: drive <= 0 ? "inhibition wins: the cell is silent" : nil,
        mistakes: Calculation.mistakes(
          result,
          [
            (r * drive, "what is below 0 is not cut off"), (max(0, drive), "the factor r is forgotten"),
            (cell(e), "inhibition is forgotten: this is ReLU of a dot product"),
            (cell((1 + e) / (1 + r * b * v) - 1), "r is not divided by 1 + r"),
            (cell((1 + e) / (1 + inhibition)), "the 1 is not taken away at the end"),
            (cell((1 + e) / (1 + r / (1 + r) * b * v * v) - 1), "the root of the mean square is forgotten"),
            (cell(e - inhibition), "inhibition is subtracted: here it divides"),
          ]), question: "what the cell gives")
    }
  }
}
