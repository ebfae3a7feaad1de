import Language
import Tensors
import Typesetting

/// `batch_norm` number by number: the mean and variance of its channel over the batch, then scaled and shifted.
///
/// Source: S. Ioffe, C. Szegedy, "Batch normalization" (2015), algorithm 1.
enum BatchNormWalkthrough {
  static func make(_ event: CallEvent) -> CalculationWalkthrough? {
    guard let input = event.tensor("input"), let result = event.resultTensor, input.rank >= 2, result.count > 0,
      result.shape == input.shape
    else { return nil }
    let isTraining = event.isTrue("training"), epsilon = event["eps"]?.double ?? 1e-5
    let numbers = input.doubles(), outputs = result.doubles()
    let channels = input.shape[1], inner = input.shape.dropFirst(2).reduce(1, *)
    let running = (event.tensor("running_mean")?.doubles(), event.tensor("running_var")?.doubles())
    guard isTraining || (running.0 != nil && running.1 != nil) else { return nil }
    let weights = event.tensor("weight")?.doubles(), biases = event.tensor("bias")?.doubles()
    func channel(_ index: Int) -> Int { index / inner % channels }
    /// The numbers of a channel over the batch, and where each lies.
    func members(_ channel: Int) -> [Int] {
      (0..<input.shape[0]).flatMap { picture in
        (0..<inner).map { (picture * channels + channel) * inner + $0 }
      }
    }
    return CalculationWalkthrough(
      title: "\(event.name), \(isTraining ? "training" : "evaluation")", count: outputs.count,
      step: { Calculation.step(of: $0, in: input.shape) }
    ) { index in
      let c = channel(index), places = members(c), batch = places.map { numbers[$0] }
      let own = batch.reduce(0, +) / Double(batch.count)
      let mean = isTraining ? own : running.0?[c] ?? 0
      let squares = batch.map { ($0 - own) * ($0 - own) }
      let biased = squares.reduce(0, +) / Double(batch.count)
      let variance = isTraining ? biased : running.1?[c] ?? 1
      let root = (variance + epsilon).squareRoot()
      let x = numbers[index], centred = x - mean, normal = centred / root
      let gamma = weights?[c] ?? 1, beta = biases?[c] ?? 0
      var lines: [Calculation.Line] = []
      if isTraining {
        lines.append(.init("mean", "(\(Calculation.sum(batch.lazy.map(Calculation.factor))))/\(batch.count)", mean))
        lines.append(
          .init(
            "variance",
            "(\(Calculation.sum(batch.lazy.map { "(\(fine($0))\(Calculation.plus(-mean)))²" })))/\(batch.count)",
            variance))
      } else {
        lines.append(.init("mean", "what has run in training", mean))
        lines.append(.init("variance", "what has run in training", variance))
      }
      lines.append(
        .init("x̂", "(\(fine(x))\(Calculation.plus(-mean)))/√(\(fine(variance)) + \(fine(epsilon)))", normal))
      let unbiased = batch.count > 1 ? squares.reduce(0, +) / Double(batch.count - 1) : .nan
      let rowMean = rowNumbers(numbers, index, channels * inner)
      return Calculation(
        place: Calculation.place(index, in: input.shape),
        given: [Calculation.row("channel \(c)", batch, marked: [places.firstIndex(of: index) ?? 0])],
        lines: lines,
        last: .init(
          "y",
          weights == nil && biases == nil
            ? "x̂" : "\(fine(gamma))·\(Calculation.factor(normal))\(Calculation.plus(beta))",
          outputs[index]),
        result: outputs[index], derived: gamma * normal + beta,
        mistakes: Calculation.mistakes(
          outputs[index],
          [
            (
              gamma * centred / (unbiased + epsilon).squareRoot() + beta,
              isTraining
                ? "the variance is divided by N - 1: the batch's own is divided by N, only what runs on is corrected"
                : "the batch's own variance is taken"
            ),
            (gamma * centred / (variance + epsilon) + beta, "divided by the variance: it is its root, the deviation"),
            (gamma * centred + beta, "the variance is forgotten"),
            (gamma * x / root + beta, "the mean is not taken away"),
            (normal, "scale and shift are forgotten"),
            (gamma * normal, "the shift is forgotten"), (normal + beta, "the scale is forgotten"),
            (beta * normal + gamma, "scale and shift are exchanged"),
            (
              isTraining ? .nan : gamma * (x - own) / (biased + epsilon).squareRoot() + beta,
              "the batch's own mean and variance are taken: in evaluation what has run in training counts"
            ),
            (
              gamma * (x - rowMean.mean) / (rowMean.variance + epsilon).squareRoot() + beta,
              "mean and variance go over one picture: that is layer normalization, and these go over the batch"
            ),
          ]), question: "y")
    }
  }

  private static func rowNumbers(_ numbers: [Double], _ index: Int, _ size: Int) -> (mean: Double, variance: Double) {
    let start = index / size * size, row = numbers[start..<start + size]
    let mean = row.reduce(0, +) / Double(size)
    return (mean, row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(size))
  }
}
