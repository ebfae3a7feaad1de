import Glibc
import Language
import Tensors
import Typesetting

/// `softmax` and `log_softmax` number by number, along their axis.
enum SoftmaxWalkthrough {
  static func make(_ event: CallEvent) -> CalculationWalkthrough? {
    guard let input = event.tensor("input"), let result = event.resultTensor, result.shape == input.shape,
      result.count > 0, input.rank >= 1
    else { return nil }
    let isLogarithm = event.name == "log_softmax"
    let given = event.int("dim") ?? (input.rank == 0 || input.rank == 1 || input.rank == 3 ? 0 : 1)
    let axis = given < 0 ? given + input.rank : given
    guard (0..<input.rank).contains(axis) else { return nil }
    let numbers = input.doubles(), outputs = result.doubles()
    let length = input.shape[axis], inner = input.shape.dropFirst(axis + 1).reduce(1, *)
    return CalculationWalkthrough(
      title: "\(event.name) along axis \(axis)", count: outputs.count,
      step: { Calculation.step(of: $0, in: input.shape) }
    ) { index in
      let own = index / inner % length, base = index - own * inner
      let row = (0..<length).map { numbers[base + $0 * inner] }
      let largest = row.max() ?? 0
      let powers = row.map { exp($0 - largest) }
      let sum = powers.reduce(0, +), result = outputs[index]
      var lines: [Calculation.Line] = [
        .init("e^x", "each less the largest, \(fine(largest)): nothing overflows, and the result is the same"),
        .init("its power", "e^(\(fine(row[own]))\(Calculation.plus(-largest)))", powers[own]),
        .init("all powers", Calculation.sum(powers.map(fine)), sum),
      ]
      if isLogarithm { lines.append(.init("share", "\(fine(powers[own]))/\(fine(sum))", powers[own] / sum)) }
      let total = row.reduce(0, +)
      return Calculation(
        place: Calculation.place(index, in: input.shape),
        given: [Calculation.row("logits", row, marked: [own])], lines: lines,
        last: isLogarithm
          ? .init("log share", "ln \(fine(powers[own] / sum))", result)
          : .init("share", "\(fine(powers[own]))/\(fine(sum))", result), result: result,
        derived: isLogarithm ? row[own] - largest - log(sum) : powers[own] / sum,
        mistakes: Calculation.mistakes(
          result,
          [
            (
              isLogarithm ? powers[own] / sum : log(powers[own] / sum),
              isLogarithm ? "the logarithm is forgotten" : "the logarithm is taken: that is log_softmax"
            ),
            (row[own] / total, "the numbers themselves are divided by their sum: e to their power is"),
            (exp(row[own]), "the powers are not divided by their sum"),
            (powers[own], "the power less the largest is not divided by the sum of all"),
            (1 / (1 + exp(-row[own])), "that is the sigmoid: it looks at one number, softmax at all of them"),
            (row[own] == largest ? 1 : 0, "the largest gets everything: that is argmax"),
            (powers[own] / (sum - powers[own]), "its own power is left out of the sum"),
            (exp(-row[own]) / row.reduce(0) { $0 + exp(-$1) }, "the minus sign of the sigmoid is put into the power"),
          ]), question: isLogarithm ? "the log share" : "the share")
    }
  }
}
