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
    let inner = input.shape.dropFirst(2).reduce(1, *)
    let running = (event.tensor("running_mean")?.doubles(), event.tensor("running_var")?.doubles())
    guard isTraining || (running.0 != nil && running.1 != nil) else { return nil }
    let weights = event.tensor("weight")?.doubles(), biases = event.tensor("bias")?.doubles()
    let batches = Batches(input: input)
    return CalculationWalkthrough(
      title: "\(event.name), \(isTraining ? "training" : "evaluation")", count: result.count,
      step: { Calculation.step(of: $0, in: input.shape) }
    ) { index in
      let place = elementIndex(index, in: input.shape), c = place[1]
      let (numbers, spread) = batches.channel(c)
      let mean = isTraining ? spread.mean : running.0?[c] ?? 0
      let variance = isTraining ? spread.variance : running.1?[c] ?? 1
      let root = (variance + epsilon).squareRoot()
      let x = input.scalar(at: place).double, output = result.scalar(at: place).double
      let centred = x - mean, normal = centred / root
      let gamma = weights?[c] ?? 1, beta = biases?[c] ?? 0
      var lines: [Calculation.Line] = []
      if isTraining {
        lines.append(.init("mean", "(\(Calculation.sum(numbers.lazy.map(Calculation.factor))))/\(numbers.count)", mean))
        lines.append(
          .init(
            "variance",
            "(\(Calculation.sum(numbers.lazy.map { "(\(fine($0))\(Calculation.plus(-mean)))²" })))/\(numbers.count)",
            variance))
      } else {
        lines.append(.init("mean", "what has run in training", mean))
        lines.append(.init("variance", "what has run in training", variance))
      }
      lines.append(
        .init("x̂", "(\(fine(x))\(Calculation.plus(-mean)))/√(\(fine(variance)) + \(fine(epsilon)))", normal))
      func mistakes() -> [KnownMistake] {
        let picture = batches.picture(place[0])
        return Calculation.mistakes(
          output,
          [
            (
              gamma * centred / (spread.unbiased + epsilon).squareRoot() + beta,
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
              isTraining ? .nan : gamma * (x - spread.mean) / (spread.variance + epsilon).squareRoot() + beta,
              "the batch's own mean and variance are taken: in evaluation what has run in training counts"
            ),
            (
              gamma * (x - picture.mean) / (picture.variance + epsilon).squareRoot() + beta,
              "mean and variance go over one picture: that is layer normalization, and these go over the batch"
            ),
          ])
      }
      return Calculation(
        place: Calculation.place(index, in: input.shape),
        given: [Calculation.row("channel \(c)", numbers, marked: [place[0] * inner + index % inner])],
        lines: lines,
        last: .init(
          "y",
          weights == nil && biases == nil
            ? "x̂" : "\(fine(gamma))·\(Calculation.factor(normal))\(Calculation.plus(beta))",
          output),
        result: output, derived: gamma * normal + beta,
        mistakes: mistakes(), question: "y")
    }
  }
}

/// What a batch norm was given, channel by channel; the channel looked at last is kept.
private final class Batches {
  private let input: Tensor
  private var last: (index: Int, numbers: [Double], spread: Spread)?

  init(input: Tensor) { self.input = input }

  /// The numbers of a channel over the whole batch.
  func channel(_ index: Int) -> (numbers: [Double], spread: Spread) {
    if let last, last.index == index { return (last.numbers, last.spread) }
    let numbers = (try? input.selected(1, index))?.doubles() ?? []
    let spread = Spread(numbers)
    last = (index, numbers, spread)
    return (numbers, spread)
  }

  /// The spread over all channels of one picture.
  func picture(_ index: Int) -> Spread { Spread((try? input.selected(0, index))?.doubles() ?? []) }
}

/// Mean and variance of some numbers.
private struct Spread {
  let mean: Double
  /// Divided by the count, and by one less.
  let variance: Double, unbiased: Double

  init(_ numbers: [Double]) {
    let count = Double(numbers.count), mean = numbers.reduce(0, +) / count
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    variance = squares / count
    unbiased = count > 1 ? squares / (count - 1) : .nan
  }
}
