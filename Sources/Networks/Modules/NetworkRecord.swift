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
  }

  /// A leaf with its batch axis, that every result leads back to.
  public let input: Tensor
  /// In the order in which they ended; all of them made from the input.
  public let entries: [Entry]
  public let output: Tensor
  let fields: FieldFinder

  /// Runs a network in evaluation and leaves it as it was.
  ///
  /// - Parameter input: with its batch axis.
  /// - Throws: `TypeError` if something else than one tensor comes out.
  public init(_ net: ModuleObject, _ input: Tensor, _ context: Context) throws {
    let leaf = input.dtype == .float32 ? input.detached() : try input.converted(to: .float32)
    try leaf.setRequiresGrad(true)
    let recorder = NetworkRecorder(names: net.allModules())
    guard case .tensor(let result) = try net.run(on: leaf, toldTo: recorder, remembers: true, context) else {
      throw TensorError("net", "the network gives something else than one tensor", kind: .type)
    }
    let fields = FieldFinder(leaf, recorder.entries)
    self.input = leaf
    self.fields = fields
    output = result
    entries = recorder.entries.filter { $0.output.origin.map(fields.isFromInput) ?? false }
  }
}

/// Gathers results while a network runs.
private final class NetworkRecorder: ModuleListener {
  private(set) var entries: [NetworkRecord.Entry] = []
  private let names: [ObjectIdentifier: String]
  /// What each tensor that was given out held then: a layer in place may have overwritten it since.
  private var kept: [ObjectIdentifier: (original: Tensor, copy: Tensor)] = [:]
  /// The modules that are running, the innermost last, and whether something was gathered inside each.
  private var running: [(module: ModuleObject, hasInner: Bool)] = []

  init(names: [(name: String, module: ModuleObject)]) {
    self.names = Dictionary(names.map { (ObjectIdentifier($0.module), $0.name) }) { first, _ in first }
  }

  func begin(_ module: ModuleObject) { running.append((module, false)) }

  func end(_ module: ModuleObject, _ input: Value?, _ output: Value) {
    let hasInner = running.removeLast().hasInner
    if let outer = running.indices.last { running[outer].hasInner = true }
    guard !hasInner, case .tensor(let result) = output else { return }
    add(names[ObjectIdentifier(module)] ?? "", module.type.name, input, result)
  }

  func note(_ event: CallEvent) {
    // What a layer of `nn` does inside is the layer.
    guard let inner = running.indices.last, running[inner].module.type.isOwn, !event.name.hasPrefix("__"),
      event.name != "forward",
      case .tensor(let result) = event.result, result.dtype == .float32
    else { return }
    running[inner].hasInner = true
    add(event.name, event.name, event.arguments.first?.value, result)
  }

  private func add(_ name: String, _ kind: String, _ input: Value?, _ output: Tensor) {
    let given: Tensor? =
      if case .tensor(let tensor)? = input { kept[ObjectIdentifier(tensor)]?.copy ?? tensor } else { nil }
    guard let copy = try? output.preserved() else { return }
    kept[ObjectIdentifier(output)] = (output, copy)
    entries.append(NetworkRecord.Entry(name: name, kind: kind, input: given, output: copy))
  }
}
