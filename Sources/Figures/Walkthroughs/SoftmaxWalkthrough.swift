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
      step: { BatchNormWalkthrough.place($0, in: input.shape) }
    ) { index in
      let own = index / inner % length, base = index - own * inner
      let row = (0..<length).map { numbers[base + $0 * inner] }
      let largest = row.max() ?? 0
      let powers = row.map { exp($0 - largest) }
      let sum = powers.reduce(0, +), result = outputs[index]
      var lines: [Calculation.Line] = [
        .init("e^x", "each less the largest, \(short(largest)): nothing overflows, and the result is the same"),
        .init("its power", "e^(\(short(row[own]))\(Calculation.plus(-largest)))", powers[own]),
        .init("all powers", Calculation.sum(powers.map(short)), sum),
      ]
      if isLogarithm { lines.append(.init("share", "\(short(powers[own]))/\(short(sum))", powers[own] / sum)) }
      let total = row.reduce(0, +)
      return Calculation(
        place: BatchNormWalkthrough.name(index, in: input.shape),
        given: [Calculation.row("logits", row, marked: [own])], lines: lines,
        last: isLogarithm
          ? .init("log share", "ln \(short(powers[own] / sum))", result)
          : .init("share", "\(short(powers[own]))/\(short(sum))", result), result: result,
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
        ], last: .init("loss", "-ln \(short(share))", value), result: value, derived: loss(logits, label),
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
      lines: isMean ? [.init("sum", Calculation.sum(losses.map(short)), sum)] : [],
      last: isMean
        ? .init("loss", "\(short(sum))/\(losses.count)", result)
        : .init("loss", Calculation.sum(losses.map(short)), result), result: result, derived: isMean ? mean : sum,
      mistakes: Calculation.mistakes(
        result,
        [
          (isMean ? sum : mean, isMean ? "the sum is not divided" : "the sum is divided: reduction is sum"),
          (losses.max() ?? .nan, "the largest is taken"),
          (losses.sorted()[losses.count / 2], "the middle one is taken"),
        ]), question: isMean ? "the mean" : "the sum")
  }
}

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
      title: "s_cell, selectivity \(short(r))", count: outputs.count,
      step: { isPlane ? BatchNormWalkthrough.place($0, in: plane.shape) : 0 }
    ) { index in
      let seen = window(index)
      let e = zip(weights, seen).reduce(0) { $0 + $1.0 * $1.1 }
      let v = (seen.reduce(0) { $0 + $1 * $1 } / Double(seen.count)).squareRoot()
      let inhibition = r / (1 + r) * b * v
      let drive = (1 + e) / (1 + inhibition) - 1, result = outputs[index]
      let strongest = zip(weights, seen).filter { $0.0 != 0 && $0.1 != 0 }
      func cell(_ drive: Double) -> Double { r * max(0, drive) }
      return Calculation(
        place: isPlane ? BatchNormWalkthrough.name(index, in: plane.shape) : "one cell",
        given: [Calculation.row("sees", seen), Calculation.row("weights", weights)],
        lines: [
          .init(
            "e",
            strongest.isEmpty
              ? "nothing meets a weight"
              : Calculation.sum(strongest.map { "\(Calculation.factor($0.0))·\(Calculation.factor($0.1))" }), e),
          .init("v", "√(mean of the squares)", v),
          .init("holds back", "\(short(r))/(1 + \(short(r)))·\(short(b))·\(short(v))", inhibition),
          .init("together", "(1 + \(short(e)))/(1 + \(short(inhibition))) - 1", drive),
        ], last: .init("cell", "\(short(r))·max(0, \(short(drive)))", result), result: result, derived: cell(drive),
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
