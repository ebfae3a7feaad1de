import Glibc
import Language
import Tensors
import Typesetting

/// `cross_entropy` picture by picture, from the logits to minus the logarithm of the right class's share; then the mean.
enum CrossEntropyWalkthrough {
  static func make(_ event: CallEvent) -> CalculationWalkthrough? {
    guard let input = event.tensor("input"), let target = event.tensor("target"), let result = event.resultTensor,
      input.rank == 1 || input.rank == 2, target.dtype == .int64, target.count * (input.shape.last ?? 0) == input.count,
      event.tensor("weight") == nil, event["label_smoothing"]?.double ?? 0 == 0,
      let reduction = event["reduction"]?.string
    else { return nil }
    let classes = input.shape[input.rank - 1], numbers = input.doubles()
    let labels = target.doubles().map { Int($0) }
    guard !labels.isEmpty, labels.allSatisfy({ (0..<classes).contains($0) }) else { return nil }
    func row(_ picture: Int) -> [Double] { Array(numbers[picture * classes..<(picture + 1) * classes]) }
    func loss(_ row: [Double], _ label: Int) -> Double {
      let largest = row.max() ?? 0
      return log(row.reduce(0) { $0 + exp($1 - largest) }) + largest - row[label]
    }
    let losses = labels.indices.map { Double(Float(loss(row($0), labels[$0]))) }
    let outputs = result.doubles()
    let isReduced = reduction != "none" && labels.count > 1
    return CalculationWalkthrough(
      title: "cross_entropy, \(reduction == "none" ? "each" : "the \(reduction)")",
      count: labels.count + (isReduced ? 1 : 0), step: { $0.count == 1 ? $0[0] : $0.isEmpty ? labels.count : nil }
    ) { index in
      if index == labels.count { return reduced(losses, outputs[0], isMean: reduction == "mean") }
      let logits = row(index), label = labels[index], largest = logits.max() ?? 0
      let powers = logits.map { exp($0 - largest) }, sum = powers.reduce(0, +), share = powers[label] / sum
      let value = isReduced ? losses[index] : outputs[index]
      let best = logits.indices.max { logits[$0] < logits[$1] } ?? 0
      return Calculation(
        place: labels.count == 1 ? "class \(label) is right" : "picture \(index), class \(label) is right",
        given: [Calculation.row("logits", logits, marked: [label])],
        lines: [
          .init(
            "share",
            "e^\(Calculation.factor(logits[label]))/(\(Calculation.sum(logits.map { "e^\(Calculation.factor($0))" })))",
            share)
        ], last: .init("loss", "-ln \(fine(share))", value), result: value, derived: loss(logits, label),
        remark: best == label ? "the largest logit is the right one" : "the largest logit is class \(best)",
        mistakes: Calculation.mistakes(
          value,
          [
            (-value, "the minus sign is forgotten"), (share, "the logarithm is forgotten"),
            (1 - share, "one less the share is taken"), (-log10(share), "the logarithm to base 10 is taken: it is ln"),
            (-log2(share), "the logarithm to base 2 is taken: it is ln"), (logits[label], "softmax is forgotten"),
            (-logits[label], "softmax is forgotten"),
            (loss(logits, best), "the largest logit is taken for the right class"),
            (logits.indices.reduce(0) { $0 + loss(logits, $1) }, "the logarithms of all classes are added up"),
          ]), question: "the loss")
    }
  }

  private static func reduced(_ losses: [Double], _ result: Double, isMean: Bool) -> Calculation {
    let sum = losses.reduce(0, +), mean = sum / Double(losses.count)
    return Calculation(
      place: "all \(losses.count) pictures", given: [Calculation.row("losses", losses)],
      lines: isMean ? [.init("sum", Calculation.sum(losses.map(fine)), sum)] : [],
      last: isMean
        ? .init("loss", "\(fine(sum))/\(losses.count)", result)
        : .init("loss", Calculation.sum(losses.map(fine)), result), result: result, derived: isMean ? mean : sum,
      mistakes: Calculation.mistakes(
        result,
        [
          (isMean ? sum : mean, isMean ? "the sum is not divided" : "the sum is divided: reduction is sum"),
          (losses.max() ?? .nan, "the largest is taken"),
          (losses.sorted()[losses.count / 2], "the middle one is taken"),
        ]), question: isMean ? "the mean" : "the sum")
  }
}
