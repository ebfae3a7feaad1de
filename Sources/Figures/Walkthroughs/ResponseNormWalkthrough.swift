import Glibc
import Language
import Tensors
import Typesetting

/// `local_response_norm` number by number: each divided by the strength of its neighbours in the channels beside it.
///
/// Source: A. Krizhevsky, I. Sutskever, G. Hinton (2012), section 3.3, where alpha is not divided by the size.
enum ResponseNormWalkthrough {
  static func make(_ event: CallEvent) -> CalculationWalkthrough? {
    guard let input = event.tensor("input"), let result = event.resultTensor, input.rank >= 2, result.count > 0,
      result.shape == input.shape, let size = event.int("size"), size > 0, let alpha = event["alpha"]?.double,
      let beta = event["beta"]?.double, let k = event["k"]?.double
    else { return nil }
    let channels = input.shape[1]
    return CalculationWalkthrough(
      title: "\(event.name), size \(size)", count: result.count,
      step: { Calculation.step(of: $0, in: input.shape) }
    ) { index in
      var place = elementIndex(index, in: input.shape)
      let c = place[1], output = result.scalar(at: place).double
      let column = (0..<channels).map { channel in
        place[1] = channel
        return input.scalar(at: place).double
      }
      // As PyTorch pads: size/2 channels before, (size - 1)/2 behind.
      let near = max(0, c - size / 2)..<min(channels, c + (size - 1) / 2 + 1)
      let sum = near.reduce(0) { $0 + column[$1] * column[$1] }
      let divisor = k + alpha / Double(size) * sum
      let x = column[c], all = column.reduce(0) { $0 + $1 * $1 }
      func divided(_ by: Double) -> Double { x / by.power(beta) }
      return Calculation(
        place: Calculation.place(index, in: input.shape),
        given: [Calculation.row("all channels here", column, marked: Set(near))],
        lines: [
          .init("neighbours", "channels \(near.lowerBound) to \(near.upperBound - 1), in brackets"),
          .init("sum of squares", Calculation.sum(near.map { "\(Calculation.factor(column[$0]))²" }), sum),
          .init("divisor", "\(fine(k)) + \(fine(alpha))/\(size)·\(fine(sum))", divisor),
        ],
        last: .init("y", "\(fine(x))/\(fine(divisor))^\(fine(beta))", output), result: output,
        derived: divided(divisor),
        mistakes: Calculation.mistakes(
          output,
          [
            (divided(k + alpha * sum), "alpha is not divided by the size: the paper does so, PyTorch divides it"),
            (x / divisor, "the power is forgotten"), (divided(alpha / Double(size) * sum), "k is forgotten"),
            (divided(k + alpha / Double(size) * x * x), "only the number's own square is taken, not its neighbours'"),
            (divided(k + alpha / Double(size) * all), "the squares of all channels are taken"),
            (divided(k + alpha / Double(size) * near.reduce(0) { $0 + column[$1] }), "the neighbours are not squared"),
            (x * divisor.power(beta), "multiplied instead of divided"),
          ]), question: "y")
    }
  }
}

extension Double {
  /// This to a power; not a number for a negative one.
  fileprivate func power(_ exponent: Double) -> Double { self > 0 ? exp2(exponent * log2(self)) : .nan }
}
