import Glibc
import Language
import Tensors

/// The classes of `torch.optim.lr_scheduler`: what changes `lr` in an optimizer's groups from epoch to epoch.
enum SchedulerClasses {
  static func namespace(_ registry: ClassRegistry) -> Namespace {
    let name = "torch.optim.lr_scheduler"
    func type(_ title: String, _ base: ClassObject?, _ methods: [Builtin]) -> ClassObject {
      let type = ClassObject(title, module: name, base: base, registry: registry)
      type.add(methods)
      return type
    }
    let base = type("LRScheduler", nil, [lastRate])
    return Namespace(
      name,
      [
        "LRScheduler": .object(base), "StepLR": .object(type("StepLR", base, steps)),
        "MultiStepLR": .object(type("MultiStepLR", base, milestones)),
        "ExponentialLR": .object(type("ExponentialLR", base, exponential)),
        "LambdaLR": .object(type("LambdaLR", base, lambda)),
        "CosineAnnealingLR": .object(type("CosineAnnealingLR", base, cosine)),
        "ReduceLROnPlateau": .object(type("ReduceLROnPlateau", base, plateau)),
      ])
  }

  private static var lastRate: Builtin {
    Builtin("get_last_lr", "The lr of each group, as the scheduler set it last.", .owner()) { _, scheduler in
      scheduler.own("_last_lr") ?? .list(ListObject([]))
    }
  }

  // By the number of the epoch

  /// lr·gamma every `step_size` epochs.
  private static var steps: [Builtin] {
    let initialize = Builtin(
      "__init__", "Multiplies lr by gamma every step_size epochs.", .owner(),
      .value("optimizer", "its groups' lr changes"),
      .int("step_size", "epochs from change to change"), .number("gamma", "the factor", default: 0.1), lastEpoch
    ) { _, scheduler, optimizer, size, gamma, _ in
      guard size > 0 else { throw Diagnostic.value("`step_size` is at least 1, but this is \(size)") }
      try scheduler.begin(optimizer)
      scheduler.setOwn("step_size", .int(size))
      scheduler.setOwn("gamma", .float(gamma))
      return .none
    }
    let step = stepping { scheduler, epoch, rate, _ in
      epoch % (scheduler.own("step_size")?.int ?? 1) == 0 ? rate * scheduler.setting("gamma") : rate
    }
    return [initialize, step]
  }

  /// lr·gamma at each of some epochs.
  private static var milestones: [Builtin] {
    let initialize = Builtin(
      "__init__", "Multiplies lr by gamma at some epochs.", .owner(), .value("optimizer", "its groups' lr changes"),
      .wholeNumbers("milestones", "the epochs"), .number("gamma", "the factor", default: 0.1), lastEpoch
    ) { _, scheduler, optimizer, epochs, gamma, _ in
      try scheduler.begin(optimizer)
      scheduler.setOwn("milestones", .list(ListObject(epochs.map(Value.int))))
      scheduler.setOwn("gamma", .float(gamma))
      return .none
    }
    let step = stepping { scheduler, epoch, rate, _ in
      // An epoch that is named twice counts twice.
      let times = (scheduler.own("milestones")?.sequence ?? []).count { $0.int == epoch }
      return rate * pow(scheduler.setting("gamma"), Double(times))
    }
    return [initialize, step]
  }

  /// lr·gamma every epoch.
  private static var exponential: [Builtin] {
    let initialize = Builtin(
      "__init__", "Multiplies lr by gamma every epoch.", .owner(), .value("optimizer", "its groups' lr changes"),
      .number("gamma", "the factor"), lastEpoch
    ) { _, scheduler, optimizer, gamma, _ in
      try scheduler.begin(optimizer)
      scheduler.setOwn("gamma", .float(gamma))
      return .none
    }
    return [initialize, stepping { scheduler, _, rate, _ in rate * scheduler.setting("gamma") }]
  }

  /// The first lr times a function of the epoch.
  private static var lambda: [Builtin] {
    let initialize = Builtin(
      "__init__", "The first lr times a function of the number of the epoch.", .owner(),
      .value("optimizer", "its groups' lr changes"),
      .value("lr_lambda", "a function of the epoch, or a list with one for each group"), lastEpoch
    ) { context, scheduler, optimizer, functions, _ in
      try scheduler.begin(optimizer)
      let groups = scheduler.scheduledGroups
      let given = functions.sequence ?? [Value](repeating: functions, count: groups.count)
      guard given.count == groups.count else {
        throw Diagnostic.value("there are \(given.count) functions, but \(groups.count) groups of parameters")
      }
      scheduler.setOwn("lr_lambdas", .list(ListObject(given)))
      try scheduler.applyFunctions(0, context)
      return .none
    }
    let step = Builtin("step", "Goes on to the next epoch's lr.", .owner()) { context, scheduler in
      scheduler.count("last_epoch", by: 1)
      try scheduler.applyFunctions(scheduler.own("last_epoch")?.int ?? 0, context)
      return .none
    }
    return [initialize, step]
  }

  /// - Source: Loshchilov and Hutter, "SGDR" (2017), without restarts; step by step as PyTorch computes it, so that an
  ///   lr that the program has set in between counts.
  private static var cosine: [Builtin] {
    let initialize = Builtin(
      "__init__", "Lowers lr along half a cosine in T_max epochs, and raises it again after them.", .owner(),
      .value("optimizer", "its groups' lr changes"), .int("T_max", "epochs to the lowest"),
      .number("eta_min", "the lowest lr", default: 0), lastEpoch
    ) { _, scheduler, optimizer, length, lowest, _ in
      guard length > 0 else { throw Diagnostic.value("`T_max` is at least 1, but this is \(length)") }
      try scheduler.begin(optimizer)
      scheduler.setOwn("T_max", .int(length))
      scheduler.setOwn("eta_min", .float(lowest))
      return .none
    }
    let step = stepping { scheduler, epoch, rate, first in
      let length = scheduler.own("T_max")?.int ?? 1, lowest = scheduler.setting("eta_min")
      let angle = Double.pi / Double(length)
      if (epoch - 1 - length) % (2 * length) == 0 { return rate + (first - lowest) * (1 - cos(angle)) / 2 }
      let change = (1 + cos(angle * Double(epoch))) / (1 + cos(angle * Double(epoch - 1)))
      return change * (rate - lowest) + lowest
    }
    return [initialize, step]
  }

  private static var lastEpoch: Parameter<Int> {
    .int("last_epoch", "-1 alone: a scheduler starts at the beginning", default: -1)
  }

  /// `step()`: the next epoch's lr of each group, of the epoch, the lr it has and the one it began with.
  private static func stepping(
    _ rate: @escaping (InstanceObject, Int, Double, Double) throws -> Double
  ) -> Builtin {
    Builtin("step", "Goes on to the next epoch's lr.", .owner()) { _, scheduler in
      let epoch = (scheduler.own("last_epoch")?.int ?? 0) + 1
      scheduler.setOwn("last_epoch", .int(epoch))
      for group in scheduler.scheduledGroups {
        try group.dict.set(
          .text("lr"), .float(rate(scheduler, epoch, group.number("lr"), group.number("initial_lr"))))
      }
      try scheduler.noteRates()
      return .none
    }
  }

  // By what was measured

  private static var plateau: [Builtin] {
    let initialize = Builtin(
      "__init__", "Multiplies lr by factor when what was measured has not got better for more than patience epochs.",
      .owner(), .value("optimizer", "its groups' lr changes"),
      .choice("mode", ["min", "max"], default: "min", "what is better: less or more"),
      .number("factor", "below 1", default: 0.1), .int("patience", "epochs that are waited for", default: 10),
      .number("threshold", "the least change that counts", default: 1e-4),
      .choice("threshold_mode", ["rel", "abs"], default: "rel", "a part of the best, or a number"),
      .int("cooldown", "epochs without counting after a change", default: 0),
      .number("min_lr", "the lowest lr", default: 0), .number("eps", "smaller changes are left out", default: 1e-8)
    ) { _, scheduler, optimizer, mode, factor, patience, threshold, thresholdMode, cooldown, lowest, least in
      guard factor < 1 else { throw Diagnostic.value("`factor` is below 1, but this is \(floatText(factor))") }
      try scheduler.begin(optimizer)
      scheduler.setOwn("mode", .text(mode))
      scheduler.setOwn("factor", .float(factor))
      scheduler.setOwn("patience", .int(patience))
      scheduler.setOwn("threshold", .float(threshold))
      scheduler.setOwn("threshold_mode", .text(thresholdMode))
      scheduler.setOwn("cooldown", .int(cooldown))
      scheduler.setOwn("min_lr", .float(lowest))
      scheduler.setOwn("eps", .float(least))
      scheduler.setOwn("best", .float(mode == "min" ? .infinity : -.infinity))
      scheduler.setOwn("num_bad_epochs", .int(0))
      scheduler.setOwn("cooldown_counter", .int(0))
      return .none
    }
    let step = Builtin(
      "step", "Looks at what this epoch has measured.", .owner(), .number("metrics", "the loss, or the accuracy")
    ) { _, scheduler, measured in
      scheduler.count("last_epoch", by: 1)
      if scheduler.isBetter(measured) {
        scheduler.setOwn("best", .float(measured))
        scheduler.setOwn("num_bad_epochs", .int(0))
      } else {
        scheduler.count("num_bad_epochs", by: 1)
      }
      if scheduler.setting("cooldown_counter") > 0 {
        scheduler.count("cooldown_counter", by: -1)
        scheduler.setOwn("num_bad_epochs", .int(0))
      }
      if scheduler.setting("num_bad_epochs") > scheduler.setting("patience") {
        for group in scheduler.scheduledGroups {
          let old = group.number("lr"), new = max(old * scheduler.setting("factor"), scheduler.setting("min_lr"))
          if old - new > scheduler.setting("eps") { try group.dict.set(.text("lr"), .float(new)) }
        }
        scheduler.setOwn("cooldown_counter", scheduler.own("cooldown") ?? .int(0))
        scheduler.setOwn("num_bad_epochs", .int(0))
      }
      try scheduler.noteRates()
      return .none
    }
    return [initialize, step]
  }
}

extension InstanceObject {
  fileprivate func setting(_ name: String) -> Double { own(name)?.double ?? 0 }

  fileprivate func count(_ name: String, by change: Int) { setOwn(name, .int((own(name)?.int ?? 0) + change)) }

  /// The groups of a scheduler's optimizer.
  fileprivate var scheduledGroups: [GroupSettings] {
    guard case .object(let object)? = own("optimizer"), let optimizer = object as? OptimizerObject else { return [] }
    return optimizer.groups
  }

  /// - Throws: `TypeError` unless it is given an optimizer.
  fileprivate func begin(_ optimizer: Value) throws {
    guard case .object(let object) = optimizer, object is OptimizerObject else {
      throw TensorError.wrongType("optimizer", wanted: "an optimizer", got: optimizer)
    }
    setOwn("optimizer", optimizer)
    setOwn("last_epoch", .int(0))
    for group in scheduledGroups where try group.dict.get(.text("initial_lr")) == nil {
      try group.dict.set(.text("initial_lr"), try group.dict.get(.text("lr")) ?? .none)
    }
    setOwn("base_lrs", .list(ListObject(try scheduledGroups.map { try $0.dict.get(.text("initial_lr")) ?? .none })))
    try noteRates()
  }

  fileprivate func noteRates() throws {
    setOwn("_last_lr", .list(ListObject(try scheduledGroups.map { try $0.dict.get(.text("lr")) ?? .none })))
  }

  /// The lr of each group by its function of the epoch.
  fileprivate func applyFunctions(_ epoch: Int, _ context: Context) throws {
    for (group, function) in zip(scheduledGroups, own("lr_lambdas")?.sequence ?? []) {
      guard let factor = try context.call(function, [.int(epoch)]).double else {
        throw Diagnostic.type("a function of lr_lambda gives a number")
      }
      try group.dict.set(.text("lr"), .float(group.number("initial_lr") * factor))
    }
    try noteRates()
  }

  fileprivate func isBetter(_ measured: Double) -> Bool {
    let best = setting("best"), threshold = setting("threshold")
    let isLess = own("mode")?.string == "min"
    let isPart = own("threshold_mode")?.string == "rel"
    switch (isLess, isPart) {
    case (true, true): return measured < best * (1 - threshold)
    case (true, false): return measured < best - threshold
    case (false, true): return measured > best * (1 + threshold)
    case (false, false): return measured > best + threshold
    }
  }
}
