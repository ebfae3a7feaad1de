import Glibc
import Tensors
import Typesetting

/// How each rule of `torch.optim` comes to the new weight, line by line.
enum UpdateFormulas {
  static func of(_ rule: String) -> ((UpdateNumbers) -> UpdateLines)? {
    switch rule {
    case "SGD": descent
    case "Momentum": averaged
    case "NAG": lookingAhead
    case "Adam": { moments($0, decouples: false) }
    case "AdamW": { moments($0, decouples: true) }
    case "RMSprop": rootMeanSquare
    case "Adagrad": summedSquares
    default: nil
    }
  }

  /// v = µ·v + (1 - dampening)·g, w = w - lr·v; with Nesterov w = w - lr·(g + µ·v).
  private static func descent(_ numbers: UpdateNumbers) -> UpdateLines {
    let change = numbers.change, rate = numbers.rate, weight = numbers.weight
    let momentum = change.number("momentum"), isNesterov = change.isSet("nesterov")
    let fresh = 1 - change.number("dampening")
    var lines = UpdateLines(
      rule: momentum == 0
        ? "w = w - lr·g"
        : "v = µ·v + \(fresh == 1 ? "" : "(1 - dampening)·")g;  w = w - lr·\(isNesterov ? "(g + µ·v)" : "v")",
      numbers: numbers, memories: momentum == 0 ? [] : [("momentum_buffer", "velocity")])
    let gradient = lines.decayed()
    guard momentum != 0 else {
      lines.finish(weight, minus: [rate, gradient])
      return lines
    }
    let old = numbers.memory("momentum_buffer")
    let velocity = old.map { momentum * $0 + fresh * gradient } ?? gradient
    if let old {
      let part = fresh == 1 ? Calculation.plus(gradient) : " + \(fine(fresh))·\(Calculation.factor(gradient))"
      lines.add("velocity", "\(fine(momentum))·\(Calculation.factor(old))\(part)", velocity)
    } else {
      lines.add("velocity", "g, the first one", velocity)
    }
    let ahead = gradient + momentum * velocity
    if isNesterov {
      lines.add("ahead", "\(fine(gradient)) + \(fine(momentum))·\(Calculation.factor(velocity))", ahead)
    }
    lines.finish(weight, minus: [rate, isNesterov ? ahead : velocity])
    lines.mistakes += [
      (weight - rate * (old ?? 0), "the old velocity is used: it is renewed first"),
      (
        weight - rate * (momentum * (old ?? 0) + (1 - momentum) * gradient),
        "the gradient counts only by 1 - µ: PyTorch adds all of it"
      ),
      isNesterov
        ? (weight - rate * velocity, "the velocity alone moves the weight: Nesterov's step is g + µ·v")
        : (weight - rate * ahead, "that is Nesterov's step: here the velocity alone moves the weight"),
      (velocity, "that is the velocity"),
    ]
    return lines
  }

  /// The lecture's form: v = γ·v + (1 - γ)·g, w = w - η·v.
  private static func averaged(_ numbers: UpdateNumbers) -> UpdateLines {
    var lines = UpdateLines(
      rule: "v = γ·v + (1 - γ)·g;  w = w - η·v", numbers: numbers, memories: [("velocity", "velocity")])
    let velocity = lines.averagedVelocity()
    lines.finish(numbers.weight, minus: [numbers.rate, velocity])
    lines.mistakes += averagingMistakes(numbers, from: numbers.weight, velocity)
    return lines
  }

  /// The same with the gradient of the place ahead, w - η·γ·v, which is what the parameter holds.
  private static func lookingAhead(_ numbers: UpdateNumbers) -> UpdateLines {
    let rate = numbers.rate, gamma = numbers.change.number("gamma"), old = numbers.memory("velocity") ?? 0
    var lines = UpdateLines(
      rule: "v = γ·v + (1 - γ)·g;  w = w - η·v;  the gradient is taken at w - η·γ·v", numbers: numbers,
      memories: [("velocity", "velocity")], weights: "ahead")
    let here = numbers.weight + rate * gamma * old
    lines.add(
      "weight", "\(fine(numbers.weight)) + \(fine(rate))·\(fine(gamma))·\(Calculation.factor(old))", here)
    let velocity = lines.averagedVelocity()
    let there = here - rate * velocity
    lines.add("new weight", "\(fine(here)) - \(fine(rate))·\(Calculation.factor(velocity))", there)
    lines.finish(there, minus: [rate, gamma, velocity], name: "look ahead")
    lines.question = "the next place to look from"
    lines.mistakes +=
      [(there, "that is the new weight: the next gradient is taken further ahead")]
      + averagingMistakes(numbers, from: here, velocity).map { ($0.0 - rate * gamma * velocity, $0.1) } + [
        (numbers.weight - rate * velocity - rate * gamma * velocity, "the step begins ahead: it begins at the weight")
      ]
    return lines
  }

  private static func averagingMistakes(_ numbers: UpdateNumbers, from weight: Double, _ velocity: Double)
    -> [(Double, String)]
  {
    let rate = numbers.rate, gamma = numbers.change.number("gamma"), old = numbers.memory("velocity") ?? 0
    return [
      (weight - rate * old, "the old velocity is used: it is renewed first"),
      (
        weight - rate * (gamma * old + numbers.gradient),
        "the whole gradient is added: that is PyTorch's form, the slide's takes 1 - γ of it"
      ),
      (
        weight - rate * ((1 - gamma) * old + gamma * numbers.gradient),
        "γ and 1 - γ are exchanged: γ says how much of the old velocity stays"
      ), (velocity, "that is the velocity"),
    ]
  }

  /// Adam: m = β₁·m + (1 - β₁)·g, s = β₂·s + (1 - β₂)·g², both divided by 1 - βᵗ; w = w - lr·m/(√s + ε).
  private static func moments(_ numbers: UpdateNumbers, decouples: Bool) -> UpdateLines {
    let change = numbers.change, rate = numbers.rate, betas = change.pair("betas"), eps = change.number("eps")
    var lines = UpdateLines(
      rule: "m = β₁·m + (1 - β₁)·g;  s = β₂·s + (1 - β₂)·g²;  w = w - lr·m̂/(√ŝ + ε)", numbers: numbers,
      memories: [("exp_avg", "mean m"), ("exp_avg_sq", "square s")])
    var weight = numbers.weight, gradient = numbers.gradient
    if decouples, change.number("weight_decay") != 0 {
      weight *= 1 - rate * change.number("weight_decay")
      lines.add(
        "decay",
        "\(fine(numbers.weight))·(1 - \(fine(rate))·\(fine(change.number("weight_decay"))))", weight)
      lines.mistakes.append((numbers.weight, "nothing is taken away: the step is forgotten"))
    } else if !decouples {
      gradient = lines.decayed()
    }
    let oldMean = numbers.memory("exp_avg") ?? 0, oldSquare = numbers.memory("exp_avg_sq") ?? 0
    let mean = betas.0 * oldMean + (1 - betas.0) * gradient
    let square = betas.1 * oldSquare + (1 - betas.1) * gradient * gradient
    let parts = (1 - pow(betas.0, Double(change.count)), 1 - pow(betas.1, Double(change.count)))
    lines.add("m", UpdateLines.mean(betas.0, oldMean, gradient), mean)
    lines.add("s", UpdateLines.mean(betas.1, oldSquare, gradient) + "²", square)
    lines.add("m̂", "\(fine(mean))/(1 - \(fine(betas.0))^\(change.count))", mean / parts.0)
    lines.add("ŝ", "\(fine(square))/(1 - \(fine(betas.1))^\(change.count))", square / parts.1)
    let root = (square / parts.1).squareRoot(), step = mean / parts.0 / (root + eps)
    lines.finish(
      weight, minus: [rate, step],
      formula: "\(fine(weight)) - \(fine(rate))·\(Calculation.factor(mean / parts.0))/(√\(fine(square / parts.1)) + ε)")
    lines.mistakes += [
      (weight - rate * mean / (square.squareRoot() + eps), "the means are not corrected: they begin with 0"),
      (
        weight - rate * mean * parts.0 / ((square * parts.1).squareRoot() + eps),
        "the correction multiplies: it divides by 1 - β^t"
      ), (weight - rate * mean / parts.0, "the square is forgotten: that is momentum"),
      (weight - rate * mean / parts.0 / (square / parts.1 + eps), "the root is forgotten"),
      (
        weight - rate * (betas.1 * oldMean + (1 - betas.1) * gradient) / parts.1
          / (((betas.0 * oldSquare + (1 - betas.0) * gradient * gradient) / parts.0).squareRoot() + eps),
        "the two betas are exchanged"
      ),
    ]
    return lines
  }

  /// s = α·s + (1 - α)·g², w = w - lr·g/(√s + ε); centered takes the square of the running mean away.
  private static func rootMeanSquare(_ numbers: UpdateNumbers) -> UpdateLines {
    let change = numbers.change, rate = numbers.rate, alpha = change.number("alpha"), eps = change.number("eps")
    let isCentered = change.isSet("centered"), momentum = change.number("momentum")
    var lines = UpdateLines(
      rule: "s = α·s + (1 - α)·g²;  w = w - lr·g/(√s + ε)", numbers: numbers,
      memories: [("square_avg", "square s")] + (isCentered ? [("grad_avg", "mean")] : [])
        + (momentum > 0 ? [("momentum_buffer", "velocity")] : []))
    let gradient = lines.decayed(), old = numbers.memory("square_avg") ?? 0
    let square = alpha * old + (1 - alpha) * gradient * gradient
    lines.add("s", UpdateLines.mean(alpha, old, gradient) + "²", square)
    var variance = square
    if isCentered {
      let oldMean = numbers.memory("grad_avg") ?? 0, mean = alpha * oldMean + (1 - alpha) * gradient
      lines.add("mean", UpdateLines.mean(alpha, oldMean, gradient), mean)
      variance = square - mean * mean
      lines.add("variance", "\(fine(square)) - \(Calculation.factor(mean))²", variance)
    }
    let plain = gradient / (variance.squareRoot() + eps)
    var step = plain
    lines.add("step", "\(fine(gradient))/(√\(fine(variance)) + ε)", step)
    if momentum > 0 {
      let velocity = numbers.memory("momentum_buffer") ?? 0
      step += momentum * velocity
      lines.add("velocity", "\(fine(momentum))·\(Calculation.factor(velocity))\(Calculation.plus(plain))", step)
      lines.mistakes.append((numbers.weight - rate * plain, "the velocity is forgotten"))
    }
    lines.finish(numbers.weight, minus: [rate, step])
    let exchanged = (1 - alpha) * old + alpha * gradient * gradient
    lines.mistakes += [
      (numbers.weight - rate * gradient / (variance + eps), "the root is forgotten"),
      (numbers.weight - rate * gradient / (exchanged.squareRoot() + eps), "α and 1 - α are exchanged"),
      (numbers.weight - rate * gradient / (abs(gradient) + eps), "only this gradient's square counts: s remembers"),
    ]
    return lines
  }

  /// s = s + g², w = w - lr·g/(√s + ε).
  private static func summedSquares(_ numbers: UpdateNumbers) -> UpdateLines {
    let change = numbers.change, eps = change.number("eps"), decay = change.number("lr_decay")
    var lines = UpdateLines(
      rule: "s = s + g²;  w = w - lr·g/(√s + ε)", numbers: numbers, memories: [("sum", "sum s")])
    let gradient = lines.decayed(), old = numbers.memory("sum") ?? 0
    let sum = old + gradient * gradient
    lines.add("s", "\(fine(old)) + \(Calculation.factor(gradient))²", sum)
    var rate = numbers.rate
    if decay != 0 {
      rate /= 1 + Double(change.count - 1) * decay
      lines.add("lr", "\(fine(numbers.rate))/(1 + \(change.count - 1)·\(fine(decay)))", rate)
    }
    let step = gradient / (sum.squareRoot() + eps)
    lines.add("step", "\(fine(gradient))/(√\(fine(sum)) + ε)", step)
    lines.finish(numbers.weight, minus: [rate, step])
    lines.mistakes += [
      (numbers.weight - rate * gradient / (sum + eps), "the root is forgotten"),
      (
        numbers.weight - rate * gradient / (abs(gradient) + eps),
        "only this gradient's square counts: s is the sum of all"
      ),
      (numbers.weight - numbers.rate * step, "the rate does not shrink: lr_decay makes it smaller at each update"),
    ]
    return lines
  }
}

/// The lines of one update, as a rule writes them.
struct UpdateLines {
  private let rule: String
  private let numbers: UpdateNumbers
  private let memories: [(name: String, label: String)]
  private let weights: String
  private var lines: [Calculation.Line] = []
  private var last = Calculation.Line("", "")
  private var derived = 0.0
  var mistakes: [(Double, String)] = []
  var question = "the new weight"

  init(
    rule: String, numbers: UpdateNumbers, memories: [(String, String)] = [], weights: String = "weights"
  ) {
    self.rule = rule
    self.numbers = numbers
    self.memories = memories
    self.weights = weights
  }

  mutating func add(_ name: String, _ formula: String, _ value: Double) { lines.append(.init(name, formula, value)) }

  /// The gradient with that of the decay, λ·w.
  mutating func decayed() -> Double {
    let decay = numbers.change.number("weight_decay"), gradient = numbers.gradient
    guard decay != 0 else { return gradient }
    let sum = gradient + decay * numbers.weight
    add("g", "\(fine(gradient)) + \(fine(decay))·\(Calculation.factor(numbers.weight))", sum)
    return sum
  }

  /// `0.9·2 + 0.1·3`: a running mean that keeps a part of the old and takes the rest from the new.
  static func mean(_ kept: Double, _ old: Double, _ new: Double) -> String {
    "\(fine(kept))·\(Calculation.factor(old)) + \(fine(1 - kept))·\(Calculation.factor(new))"
  }

  /// γ·v + (1 - γ)·g.
  mutating func averagedVelocity() -> Double {
    let gamma = numbers.change.number("gamma"), old = numbers.memory("velocity") ?? 0
    let velocity = gamma * old + (1 - gamma) * numbers.gradient
    add("velocity", UpdateLines.mean(gamma, old, numbers.gradient), velocity)
    return velocity
  }

  /// The last line, weight - the product of the factors, and the mistakes that every rule knows.
  ///
  /// - Parameters:
  ///   - factors: the learning rate first, and what it multiplies.
  ///   - formula: the line, where the product is written otherwise.
  mutating func finish(
    _ weight: Double, minus factors: [Double], name: String = "weight", formula: String? = nil
  ) {
    let step = factors.reduce(1, *)
    derived = weight - step
    let product = factors.map(Calculation.factor).joined(separator: "·")
    last = .init(name, formula ?? "\(fine(weight)) - \(product)", numbers.result)
    mistakes += [
      (weight + step, "the step is added: it goes against the gradient"),
      (weight - step / factors[0], "the learning rate is forgotten"),
      (step, "that is the step, not the weight after it"),
      (weight - numbers.rate * numbers.gradient, "that is the step of plain gradient descent"),
    ]
  }

  func calculation(place: String) -> Calculation {
    let change = numbers.change
    let labels = [weights, "gradients"] + memories.map(\.label)
    let width = labels.map(displayWidth).max() ?? 0
    func row(_ label: String, _ tensor: Tensor) -> StyledText {
      numbers.row(label + String(repeating: " ", count: width - displayWidth(label)), tensor)
    }
    var given = [StyledText(" ") + StyledText(rule, .dim)]
    given += [row(weights, change.before), row("gradients", change.gradient)]
    given += memories.compactMap { memory in change.memoryBefore[memory.name].map { row(memory.label, $0) } }
    return Calculation(
      place: place, given: given, lines: lines, last: last, result: numbers.result, derived: derived,
      mistakes: Calculation.mistakes(numbers.result, mistakes), question: question)
  }
}
