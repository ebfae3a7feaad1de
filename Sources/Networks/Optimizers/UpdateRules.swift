import Glibc
import Language
import Tensors

/// Stochastic gradient descent, with momentum and Nesterov's look-ahead.
///
/// - Source: PyTorch's form, v = µ·v + (1 - dampening)·g, then p = p - lr·v; with Nesterov p = p - lr·(g + µ·v). The first
///   v is g itself.
struct GradientDescent: UpdateRule {
  let name = "SGD"
  let summary = "Gradient descent, with momentum if wanted."
  let remembered = ["momentum_buffer"]
  let settings: [ParameterInfo] = [
    .number("lr", 1e-3), .number("momentum", 0), .number("dampening", 0), .number("weight_decay", 0),
    .flag("nesterov"),
  ]

  let inertSettings: [(String, Value)] = [
    ("maximize", .bool(false)), ("foreach", .none), ("differentiable", .bool(false)), ("fused", .none),
  ]

  func check(_ settings: GroupSettings) throws {
    try settings.requireNotNegative(["lr", "momentum", "weight_decay"])
    if settings.bool("nesterov"), settings.number("momentum") <= 0 || settings.number("dampening") != 0 {
      throw Diagnostic.value("Nesterov momentum needs a momentum and no dampening")
    }
  }

  func update(_ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings) throws {
    let momentum = settings.number("momentum")
    let isFirst = memory.tensors["momentum_buffer"] == nil
    let velocity = momentum == 0 ? nil : try memory.tensor("momentum_buffer", like: parameter)
    try ElementKernel.descend(
      parameter, gradient, velocity: velocity, rate: settings.number("lr"), momentum: momentum,
      fresh: isFirst ? 1 : 1 - settings.number("dampening"), decay: settings.number("weight_decay"),
      looksAhead: settings.bool("nesterov"))
  }
}

/// Adam, and with `decouples` AdamW, whose decay does not go through the running means.
///
/// - Source: Kingma and Ba, "Adam" (2015), algorithm 1; Loshchilov and Hutter, "Decoupled weight decay" (2019).
struct AdaptiveMoments: UpdateRule {
  let decouples: Bool
  var name: String { decouples ? "AdamW" : "Adam" }
  let summary = "Steps by the running mean of the gradient over that of its square."
  let remembered = ["step", "exp_avg", "exp_avg_sq"]

  var settings: [ParameterInfo] {
    [
      .number("lr", 1e-3),
      ParameterInfo(
        "betas", "how much of the two running means stays",
        fallback: .tuple(TupleObject([.float(0.9), .float(0.999)])),
        defaultText: "(0.9, 0.999)"), .number("eps", 1e-8), .number("weight_decay", decouples ? 0.01 : 0),
    ]
  }

  var inertSettings: [(String, Value)] {
    [
      ("amsgrad", .bool(false)), ("maximize", .bool(false)), ("foreach", .none), ("capturable", .bool(false)),
      ("differentiable", .bool(false)), ("fused", .none), ("decoupled_weight_decay", .bool(decouples)),
    ]
  }

  func check(_ settings: GroupSettings) throws {
    try settings.requireNotNegative(["lr", "eps", "weight_decay"])
    let (first, second) = settings.pair("betas")
    for beta in [first, second] where !(0..<1).contains(beta) {
      throw Diagnostic.value("the betas lie in 0…1 without 1, but one is \(floatText(beta))")
    }
  }

  func update(_ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings) throws {
    let lr = settings.number("lr"), decay = settings.number("weight_decay"), betas = settings.pair("betas")
    let firstBias = 1 - pow(betas.0, Double(memory.count)), secondBias = 1 - pow(betas.1, Double(memory.count))
    try ElementKernel.adapt(
      parameter, gradient, mean: memory.tensor("exp_avg", like: parameter),
      square: memory.tensor("exp_avg_sq", like: parameter), rate: lr / firstBias, betas: betas,
      decay: decouples ? 0 : decay, shrink: decouples ? 1 - lr * decay : 1,
      correction: 1 / secondBias.squareRoot(), eps: settings.number("eps"))
  }
}

/// RMSprop: steps by the gradient over the root of the running mean of its square.
///
/// - Source: Hinton's lecture 6 (2012), in PyTorch's form.
struct RootMeanSquare: UpdateRule {
  let name = "RMSprop"
  let summary = "Steps by the gradient over the root of the running mean of its square."
  let remembered = ["step", "square_avg", "momentum_buffer", "grad_avg"]
  let groupOrder = ["lr", "momentum", "alpha", "eps", "centered", "weight_decay"]
  let settings: [ParameterInfo] = [
    .number("lr", 0.01), .number("alpha", 0.99), .number("eps", 1e-8), .number("weight_decay", 0),
    .number("momentum", 0), .flag("centered"),
  ]

  let inertSettings: [(String, Value)] = [
    ("capturable", .bool(false)), ("foreach", .none), ("maximize", .bool(false)), ("differentiable", .bool(false)),
  ]

  func check(_ settings: GroupSettings) throws {
    try settings.requireNotNegative(["lr", "alpha", "eps", "weight_decay", "momentum"])
  }

  func update(_ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings) throws {
    let gradient = try gradient.decayed(parameter, settings), alpha = settings.number("alpha")
    let square = try memory.tensor("square_avg", like: parameter)
      .times(alpha).plus(gradient.times(gradient).times(1 - alpha))
    try memory.remember("square_avg", square)
    var variance = square
    if settings.bool("centered") {
      let old = try memory.tensor("grad_avg", like: parameter)
      let mean = try old.plus(gradient.minus(old).times(1 - alpha))
      try memory.remember("grad_avg", mean)
      variance = try square.minus(mean.times(mean))
    }
    var step = try gradient.over(Activation.sqrt(variance).plus(settings.number("eps")))
    let momentum = settings.number("momentum")
    if momentum > 0 {
      step = try memory.tensor("momentum_buffer", like: parameter).times(momentum).plus(step)
      try memory.remember("momentum_buffer", step)
    }
    try parameter.replaceElements(by: parameter.minus(step.times(settings.number("lr"))))
  }
}

/// Adagrad: steps that shrink with the sum of all squared gradients.
///
/// - Source: Duchi, Hazan and Singer (2011), with the epsilon outside the root as in PyTorch.
struct SummedSquares: UpdateRule {
  let name = "Adagrad"
  let summary = "Steps that shrink with the sum of all squared gradients."
  let remembered = ["step", "sum"]
  let groupOrder = ["lr", "lr_decay", "eps", "weight_decay", "initial_accumulator_value"]
  let settings: [ParameterInfo] = [
    .number("lr", 0.01), .number("lr_decay", 0), .number("weight_decay", 0), .number("initial_accumulator_value", 0),
    .number("eps", 1e-10),
  ]

  let inertSettings: [(String, Value)] = [
    ("foreach", .none), ("maximize", .bool(false)), ("differentiable", .bool(false)), ("fused", .none),
  ]

  func check(_ settings: GroupSettings) throws {
    try settings.requireNotNegative(["lr", "lr_decay", "weight_decay", "initial_accumulator_value", "eps"])
  }

  func begin(_ memory: ParameterMemory, _ parameter: Tensor, _ settings: GroupSettings) throws {
    memory.tensors["sum"] = try .full(parameter.shape, .float(settings.number("initial_accumulator_value")))
  }

  func update(_ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings) throws {
    let gradient = try gradient.decayed(parameter, settings)
    let sum = try memory.tensor("sum", like: parameter).plus(gradient.times(gradient))
    try memory.remember("sum", sum)
    let lr = settings.number("lr") / (1 + Double(memory.count - 1) * settings.number("lr_decay"))
    let step = try gradient.over(Activation.sqrt(sum).plus(settings.number("eps")))
    try parameter.replaceElements(by: parameter.minus(step.times(lr)))
  }
}

/// The lecture's momentum: v = γ·v + (1 - γ)·g, then p = p - η·v; v begins with 0. `looksAhead` is its Nesterov form, whose
/// gradient is that at p - η·γ·v.
///
/// The parameter holds the place where the gradient is wanted, which for the look-ahead is p - η·γ·v itself.
struct AveragedMomentum: UpdateRule {
  let looksAhead: Bool
  var name: String { looksAhead ? "NAG" : "Momentum" }
  var summary: String {
    looksAhead
      ? "The lecture's Nesterov momentum: the gradient is taken where the velocity leads."
      : "The lecture's momentum: a running mean of the gradients."
  }
  let settings: [ParameterInfo] = [.number("lr", 0.1), .number("gamma", 0.9)]
  let remembered = ["velocity"]

  func check(_ settings: GroupSettings) throws {
    try settings.requireNotNegative(["lr"])
    let gamma = settings.number("gamma")
    guard (0..<1).contains(gamma) else {
      throw Diagnostic.value("`gamma` lies in 0…1 without 1, but this is \(floatText(gamma))")
    }
  }

  func update(_ parameter: Tensor, _ gradient: Tensor, _ memory: ParameterMemory, _ settings: GroupSettings) throws {
    let lr = settings.number("lr"), gamma = settings.number("gamma")
    let old = try memory.tensor("velocity", like: parameter)
    let velocity = try old.times(gamma).plus(gradient.times(1 - gamma))
    // From the place of the look-ahead back to the parameter, a step, and ahead again.
    let here = looksAhead ? try parameter.plus(old.times(lr * gamma)) : parameter
    try memory.remember("velocity", velocity)
    let there = try here.minus(velocity.times(lr))
    try parameter.replaceElements(by: looksAhead ? there.minus(velocity.times(lr * gamma)) : there)
  }
}

extension Tensor {
  /// The gradient with that of the decay, weight_decay·p.
  fileprivate func decayed(_ parameter: Tensor, _ settings: GroupSettings) throws -> Tensor {
    let decay = settings.number("weight_decay")
    return decay == 0 ? self : try plus(parameter.times(decay))
  }
}

extension ParameterInfo {
  fileprivate static func number(_ name: String, _ fallback: Double) -> ParameterInfo {
    let isWhole = fallback == fallback.rounded()
    return ParameterInfo(
      name, "", fallback: isWhole ? .int(Int(fallback)) : .float(fallback),
      defaultText: isWhole ? "\(Int(fallback))" : floatText(fallback))
  }
  fileprivate static func flag(_ name: String) -> ParameterInfo {
    ParameterInfo(name, "", fallback: .bool(false), defaultText: "False")
  }
}
