import Language
import Tensors

/// A network's run on an input, with every result and how it was made: what can be looked into afterwards.
public final class NetworkRecord {
  /// A module without others inside, or a word called in some module's `forward`.
  public struct Entry {
    /// The path of names that leads to the module, `features.0`; the word's name otherwise.
    public let name: String
    /// `Conv2d`, `relu`.
    public let kind: String
    /// What it was given first, and what it gave, with the memory of how it was made.
    public let input: Tensor?
    public let output: Tensor
    /// The call of the word that did it or does the same; nil for a module that puts several together in Swift.
    public let event: CallEvent?
  }

  /// A leaf with its batch axis, that every result leads back to.
  public let input: Tensor
  /// In the order in which they ended; all of them made from the input.
  public let entries: [Entry]
  public let output: Tensor
  let regions: RegionFinder

  /// Runs a network in evaluation and leaves it as it was.
  ///
  /// - Parameter input: with its batch axis.
  /// - Throws: `TypeError` if something else than one tensor comes out.
  public init(_ net: ModuleObject, _ input: Tensor, _ context: Context) throws {
    let leaf = input.dtype == .float32 ? input.detached() : try input.converted(to: .float32)
    try leaf.setRequiresGrad(true)
    // The network gets a copy, for its first layer may work in place.
    let outer = context.gradientMode.isOn
    context.gradientMode.isOn = true
    defer { context.gradientMode.isOn = outer }
    let copy = try leaf.cloned(), start = copy.origin
    let recorder = NetworkRecorder(names: net.allModules(), input: leaf, copy)
    // Gradients are asked for on the input alone: the way back to the weights, most of the work, is not kept.
    let weights = net.allModules().flatMap { $0.module.ownParameters.map(\.tensor) }.filter(\.requiresGrad)
    defer { for weight in weights { try? weight.setRequiresGrad(true) } }
    for weight in weights { try weight.setRequiresGrad(false) }
    let given = try net.run(on: copy, toldTo: recorder, remembers: true, context)
    guard case .tensor(let result) = given else {
      throw TensorError(
        "net", "a network gives one tensor, but this gives \(given.shortDescription)", kind: .type,
        hint: given.isNone ? "does its `forward` end with `return`?" : nil)
    }
    let regions = RegionFinder(leaf)
    self.input = leaf
    self.regions = regions
    output = result
    // Layers that only hand on their input, as dropout here, begin nothing.
    var entries = recorder.entries.filter { entry in
      entry.output.origin.map { $0 !== start && regions.isFromInput($0) } ?? false
    }
    // What was done last may be neither a layer nor a word that gives one tensor: `x.max(dim=1).values`.
    if let step = result.origin, step !== start, !entries.contains(where: { $0.output.origin === step }),
      regions.isFromInput(step)
    {
      entries.append(Entry(name: "output", kind: "", input: nil, output: result, event: nil))
    }
    self.entries = entries
  }
}

/// Gathers results while a network runs.
private final class NetworkRecorder: ModuleListener {
  private(set) var entries: [NetworkRecord.Entry] = []
  private let names: [ObjectIdentifier: String]
  /// What each tensor that was given out held then: a layer in place may have overwritten it since.
  private var kept: [ObjectIdentifier: (original: Tensor, copy: Tensor)] = [:]
  /// The modules that are running, the innermost last: whether something was gathered inside each, and the last call.
  private var running: [(module: ModuleObject, hasInner: Bool, call: CallEvent?)] = []

  /// - Parameter copy: of the input, which the network gets.
  init(names: [(name: String, module: ModuleObject)], input: Tensor, _ copy: Tensor) {
    kept[ObjectIdentifier(copy)] = (copy, input)
    self.names = Dictionary(names.map { (ObjectIdentifier($0.module), $0.name) }) { first, _ in first }
  }

  func begin(_ module: ModuleObject) { running.append((module, false, nil)) }

  func end(_ module: ModuleObject, _ input: Value?, _ output: Value) {
    let ended = running.removeLast()
    if let outer = running.indices.last { running[outer].hasInner = true }
    guard !ended.hasInner, case .tensor(let result) = output else { return }
    add(names[ObjectIdentifier(module)] ?? "", module.type.name, input, result, ended.call)
  }

  func note(_ event: CallEvent) {
    guard let inner = running.indices.last, !event.name.hasPrefix("__"), event.name != "forward",
      case .tensor(let result) = event.result, result.dtype == .float32
    else { return }
    // What a layer of `nn` does inside is the layer.
    guard running[inner].module.type.isOwn else { return running[inner].call = event }
    running[inner].hasInner = true
    add(event.name, event.name, event.arguments.first?.value, result, event)
  }

  private func add(_ name: String, _ kind: String, _ input: Value?, _ output: Tensor, _ call: CallEvent?) {
    let given: Tensor? = if case .tensor(let tensor)? = input { asItWas(tensor) } else { nil }
    guard let copy = try? output.preserved() else { return }
    var event: CallEvent?
    if let call, case .tensor(let result) = call.result, result === output {
      let arguments = call.arguments.map { name, value in
        if case .tensor(let tensor) = value { (name, Value.tensor(asItWas(tensor).detached())) } else { (name, value) }
      }
      event = CallEvent(name: call.name, arguments: arguments, result: .tensor(copy.detached()), span: call.span)
    }
    kept[ObjectIdentifier(output)] = (output, copy)
    entries.append(NetworkRecord.Entry(name: name, kind: kind, input: given, output: copy, event: event))
  }

  private func asItWas(_ tensor: Tensor) -> Tensor { kept[ObjectIdentifier(tensor)]?.copy ?? tensor }
}
