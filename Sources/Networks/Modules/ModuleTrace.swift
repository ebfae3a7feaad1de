import Language
import Tensors

/// What a network did with an input, module by module: sizes, parameters, multiplications.
public struct ModuleTrace {
  /// One module that ran, without others inside that ran too, or with parameters of its own.
  public struct Row: Equatable, Sendable {
    /// The path of names that leads to it: `features.0`; empty for the network itself.
    public var name: String
    public var kind: String
    /// Of one picture, without the batch axis.
    public var output: [Int]
    /// Of this module alone; nil where the same module ran before.
    public var parameters: Int?
    /// For one picture, without bias.
    public var multiplications: Int
    var hasInner = false
  }

  public private(set) var rows: [Row]
  /// All parameters, those of modules that did not run too, and those that do not learn.
  public let parameters: Int
  public let frozen: Int
  public var multiplications: Int { rows.reduce(0) { $0 + $1.multiplications } }
  /// Of one picture.
  public let input: [Int]

  /// Runs a network in evaluation, with nothing remembered, and leaves it as it was.
  ///
  /// - Parameter input: with its batch axis.
  public init(_ net: ModuleObject, _ input: Tensor, _ context: Context) throws {
    let tracer = ModuleTracer(names: net.allModules(), batch: max(1, input.shape.first ?? 1))
    try net.run(on: input, toldTo: tracer, remembers: false, context)
    let all = net.allParameters().map(\.tensor)
    parameters = all.reduce(0) { $0 + $1.count }
    frozen = all.reduce(0) { $0 + ($1.requiresGrad ? 0 : $1.count) }
    self.input = Array(input.shape.dropFirst())
    rows = tracer.rows.filter { !$0.hasInner || ($0.parameters ?? 0) > 0 || $0.multiplications > 0 }
  }
}

/// Told by modules when they begin and end, and by the evaluator what was called meanwhile.
protocol ModuleListener: AnyObject {
  func begin(_ module: ModuleObject)
  func end(_ module: ModuleObject, _ input: Value?, _ output: Value)
  func note(_ event: CallEvent)
}

extension ModuleObject {
  /// Runs a network in evaluation, for a listener if there is one, and leaves network and random stream as they were.
  ///
  /// - Parameters:
  ///   - input: with its batch axis.
  ///   - remembers: whether operations are remembered, as for gradients.
  @discardableResult
  func run(on input: Tensor, toldTo listener: (any ModuleListener)?, remembers: Bool, _ context: Context) throws
    -> Value
  {
    let modules = allModules()
    let wasTraining = modules.map(\.module.isTraining)
    let random = context.random, observer = context.observer, outer = context.gradientMode.isOn
    for (_, module) in modules {
      module.tracer = listener
      module.setOwn("training", .bool(false))
    }
    context.observer = listener.map { listener in { listener.note($0) } }
    context.gradientMode.isOn = remembers
    defer {
      for ((_, module), training) in zip(modules, wasTraining) {
        module.tracer = nil
        module.setOwn("training", .bool(training))
      }
      context.observer = observer
      context.random = random
      context.gradientMode.isOn = outer
    }
    return try context.recovering { try context.call(.object(self), [.tensor(input)]) }
  }
}

/// Counts what modules and words did.
final class ModuleTracer: ModuleListener {
  private(set) var rows: [ModuleTrace.Row] = []
  /// Places of the modules that are running, the innermost last.
  private var running: [Int] = []
  private var seen: Set<ObjectIdentifier> = []
  private let names: [ObjectIdentifier: String]
  private let batch: Int

  init(names: [(name: String, module: ModuleObject)], batch: Int) {
    self.names = Dictionary(names.map { (ObjectIdentifier($0.module), $0.name) }) { first, _ in first }
    self.batch = batch
  }

  func begin(_ module: ModuleObject) {
    if let outer = running.last { rows[outer].hasInner = true }
    let isNew = seen.insert(ObjectIdentifier(module)).inserted
    running.append(rows.count)
    rows.append(
      ModuleTrace.Row(
        name: names[ObjectIdentifier(module)] ?? "", kind: module.type.name, output: [],
        parameters: isNew ? module.ownParameters.reduce(0) { $0 + $1.tensor.count } : nil, multiplications: 0))
  }

  func end(_ module: ModuleObject, _ input: Value?, _ output: Value) {
    let place = running.removeLast()
    guard case .tensor(let result) = output else { return }
    rows[place].output = Array(result.shape.dropFirst())
  }

  /// A word that multiplies, called in some module's `forward` or told of by a layer.
  func note(_ event: CallEvent) {
    guard let place = running.last, case .tensor(let result) = event.result else { return }
    func tensor(_ index: Int) -> Tensor? {
      if index < event.arguments.count, case .tensor(let tensor) = event.arguments[index].value { tensor } else { nil }
    }
    switch event.name {
    case "conv2d", "linear", "conv_transpose2d":
      guard let input = tensor(0), let weight = tensor(1) else { return }
      let uses = event.name == "conv_transpose2d" ? input.count : result.count
      add(weight.count, times: uses / max(1, weight.shape.first ?? 1), at: place)
    case "matmul", "mm", "bmm", "mv", "@":
      guard let left = tensor(0) else { return }
      add(result.count, times: left.shape.last ?? 1, at: place)
    default: break
    }
  }

  private func add(_ count: Int, times uses: Int, at place: Int) {
    let (product, overflow) = count.multipliedReportingOverflow(by: uses)
    rows[place].multiplications += overflow ? 0 : product / batch
  }
}
