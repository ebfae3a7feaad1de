import Glibc
import Language
import Tensors

/// The loop that everybody writes: for each batch forward, loss, backward, step; what `train(…)` runs.
///
/// It calls the same methods in the same order as a loop written by hand, so both give the same numbers.
struct Training {
  let context: Context
  let net: Value, optimizer: Value, loss: Value, scheduler: Value
  /// What batches are taken from.
  let loader: Value, testLoader: Value?
  let epochs: Int

  private var report: TrainingReport
  private var lastShown = 0.0

  init(
    _ context: Context, net: Value, optimizer: Value, loss: Value, scheduler: Value, loader: Value, testLoader: Value?,
    epochs: Int
  ) throws {
    self.context = context
    self.net = net
    self.optimizer = optimizer
    self.loss = loss
    self.scheduler = scheduler
    self.loader = loader
    self.testLoader = testLoader
    self.epochs = epochs
    report = TrainingReport(.going, epoch: 1, of: epochs, count: try Self.pictures(in: loader, context))
  }

  /// Elements of a loader's data set.
  private static func pictures(in loader: Value, _ context: Context) throws -> Int {
    guard case .object(let object) = loader, let set = try object.attribute("dataset") else { return 0 }
    return try context.length(of: set)
  }

  /// All epochs.
  ///
  /// - Returns: what each came to. Stopped by Ctrl-C, those that were finished, if the session keeps them.
  mutating func run() throws -> [TrainingReport.Epoch] {
    do {
      for epoch in 1...max(1, epochs) where epochs > 0 {
        report.epoch = epoch
        try runEpoch()
      }
    } catch {
      guard context.keepsInterruptedWork, error.kindName == "KeyboardInterrupt" else { throw error }
      Cancellation.flag.pointee = 0
      show(.stopped)
      _ = try mode("eval")
      return report.history
    }
    _ = try mode("eval")
    show(.done)
    return report.history
  }

  private mutating func runEpoch() throws {
    _ = try mode("train")
    var sums = Sums()
    let start = now(), before = report.seconds
    report.seen = 0
    report.loss = nil
    let batches = try context.iterator(over: loader)
    while let (input, target) = try next(batches) {
      let count = try learn(input, target, &sums)
      report.seen += count
      report.seenInAll += count
      report.seconds = before + now() - start
      report.loss = sums.loss
      if report.seconds - lastShown > 0.1 || lastShown == 0 {
        lastShown = report.seconds
        show(.going)
      }
    }
    var result = TrainingReport.Epoch(loss: sums.loss, accuracy: sums.accuracy)
    if let testLoader {
      let test = try evaluate(testLoader)
      result.testLoss = test.loss
      result.testAccuracy = test.accuracy
    }
    try stepScheduler(result)
    report.history.append(result)
    show(.epochDone)
  }

  /// One step of the optimizer; the number of pictures.
  private func learn(_ input: Value, _ target: Value, _ sums: inout Sums) throws -> Int {
    try context.recovering {
      _ = try method("zero_grad", of: optimizer)
      let output = try context.call(net, [input])
      let loss = try context.call(self.loss, [output, target])
      guard case .tensor(let tensor) = loss else {
        throw TensorError.wrongType("loss", wanted: "a function that gives a tensor", got: loss)
      }
      try tensor.backward()
      _ = try method("step", of: optimizer)
      return try sums.add(tensor, output, target)
    }
  }

  private func evaluate(_ loader: Value) throws -> Sums {
    _ = try mode("eval")
    var sums = Sums()
    try context.withoutGradients {
      let batches = try context.iterator(over: loader)
      while let (input, target) = try next(batches) {
        try context.recovering {
          let output = try context.call(net, [input])
          if case .tensor(let loss) = try context.call(self.loss, [output, target]) {
            _ = try sums.add(loss, output, target)
          }
        }
      }
    }
    return sums
  }

  private func next(_ batches: IteratorObject) throws -> (Value, Value)? {
    let batch = try context.recovering { try batches.next(context) }
    if case .unbound = batch { return nil }
    guard let parts = batch.sequence, parts.count == 2 else {
      throw TensorError.wrongType("data", wanted: "pairs of an input and its target", got: batch)
    }
    return (parts[0], parts[1])
  }

  /// PyTorch's plateau rule wants to know the loss; others take no argument.
  private func stepScheduler(_ epoch: TrainingReport.Epoch) throws {
    guard !scheduler.isNone else { return }
    let wantsLoss = scheduler.typeName == "ReduceLROnPlateau"
    _ = try method("step", of: scheduler, wantsLoss ? [.float(epoch.testLoss ?? epoch.loss)] : [])
  }

  private func mode(_ name: String) throws -> Value? {
    net.module == nil ? nil : try method(name, of: net)
  }

  private func method(_ name: String, of value: Value, _ arguments: [Value] = []) throws -> Value {
    guard case .object(let object) = value, let method = try object.attribute(name) else {
      throw Diagnostic("AttributeError", "\(value.shortDescription) has no `\(name)`")
    }
    return try context.call(method, arguments)
  }

  private func show(_ moment: TrainingReport.Moment) {
    var report = report
    report.moment = moment
    context.emit(report)
  }
}

/// Loss and right answers, added up over batches.
private struct Sums {
  private var total = 0.0
  private var count = 0
  private var right = 0
  private var hasClasses = true

  /// The mean over all pictures.
  var loss: Double { count == 0 ? 0 : total / Double(count) }
  var accuracy: Double? { hasClasses && count > 0 ? Double(right) / Double(count) : nil }

  /// - Parameter loss: the mean of a batch.
  /// - Returns: the pictures in the batch.
  mutating func add(_ loss: Tensor, _ output: Value, _ target: Value) throws(TensorError) -> Int {
    guard case .tensor(let output) = output, case .tensor(let target) = target, let size = output.shape.first else {
      hasClasses = false
      return 0
    }
    guard loss.count == 1 else {
      throw TensorError(
        "loss", "the loss of a batch is one number, but this one has the shape \(shapeText(loss.shape))",
        hint: "use reduction=\"mean\"")
    }
    total += loss.scalar(at: [Int](repeating: 0, count: loss.rank)).double * Double(size)
    count += size
    if output.rank == 2, target.rank == 1, target.dtype == .int64, target.shape[0] == size {
      let guesses = try Reduction.argmax(output.detached(), axes: [1])
      right += zip(guesses.doubles(), target.doubles()).count { $0 == $1 }
    } else {
      hasClasses = false
    }
    return size
  }
}

private func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
