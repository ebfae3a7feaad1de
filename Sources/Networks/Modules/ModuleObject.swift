import Language
import Tensors

/// An instance of `nn.Module` or of a class made from it: an object that knows which of its attributes are learned, which
/// belong to its state, and which are modules themselves.
public final class ModuleObject: InstanceObject {
  /// Names in the order in which they were first assigned; a parameter may be None.
  private(set) var parameterNames: [String] = []
  private(set) var bufferNames: [String] = []
  /// Buffers that are not part of the state.
  private var passingBuffers: Set<String> = []
  private(set) var moduleNames: [String] = []
  /// Told when the module runs, while a network is being looked at.
  var tracer: (any ModuleListener)?
  /// Whether `Module.__init__` has run, before which nothing can be registered.
  private(set) var isSetUp = false

  /// What `Module.__init__` does.
  func setUp() {
    isSetUp = true
    setOwn("training", .bool(true))
  }

  /// A parameter or module has to be registered, so attributes are looked at.
  override public var keepsAnything: Bool { false }

  override public func setAttribute(_ name: String, _ value: Value) throws {
    if case .tensor(let tensor) = value, tensor.isParameter {
      try register(name, value, in: \.parameterNames, "parameter")
    } else if value.module != nil {
      try register(name, value, in: \.moduleNames, "module")
    } else if parameterNames.contains(name), !value.isNone {
      throw Diagnostic.type(
        "`\(name)` is a parameter, but this is \(value.shortDescription)", hint: "nn.Parameter(…) makes one of a tensor"
      )
    } else if moduleNames.contains(name), !value.isNone {
      throw Diagnostic.type("`\(name)` is a module, but this is \(value.shortDescription)")
    } else {
      setOwn(name, value)
    }
  }

  private func register(
    _ name: String, _ value: Value, in names: ReferenceWritableKeyPath<ModuleObject, [String]>, _ what: String
  ) throws {
    guard isSetUp else {
      throw Diagnostic(
        "AttributeError", "a \(what) cannot be assigned before Module.__init__() has run",
        hint: "begin __init__ with super().__init__()")
    }
    parameterNames.removeAll { $0 == name && names != \.parameterNames }
    moduleNames.removeAll { $0 == name && names != \.moduleNames }
    bufferNames.removeAll { $0 == name }
    passingBuffers.remove(name)
    if !self[keyPath: names].contains(name) { self[keyPath: names].append(name) }
    setOwn(name, value)
  }

  /// Makes an attribute a parameter that may be None, as a layer without bias has one.
  func registerParameter(_ name: String, _ tensor: Tensor?) throws {
    if let tensor { return try setAttribute(name, .tensor(tensor)) }
    if !parameterNames.contains(name) { parameterNames.append(name) }
    setOwn(name, .none)
  }

  /// Makes an attribute part of the state that is not learned.
  func registerBuffer(_ name: String, _ tensor: Tensor?, isPersistent: Bool = true) {
    if isPersistent { passingBuffers.remove(name) } else { passingBuffers.insert(name) }
    if !bufferNames.contains(name) { bufferNames.append(name) }
    setOwn(name, tensor.map(Value.tensor) ?? .none)
  }

  var value: Value { .object(self) }

  func tensor(_ name: String) -> Tensor? { if case .tensor(let tensor)? = own(name) { tensor } else { nil } }

  // What is in it

  /// Modules directly inside, in their order, those that are None left out.
  var children: [(name: String, module: ModuleObject)] {
    moduleNames.compactMap { name in own(name)?.module.map { (name, $0) } }
  }

  /// This module and all inside, each once, with the path of names that leads to it.
  func allModules(_ prefix: String = "") -> [(name: String, module: ModuleObject)] {
    var found: [(String, ModuleObject)] = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ module: ModuleObject, _ path: String) {
      guard seen.insert(ObjectIdentifier(module)).inserted else { return }
      found.append((path, module))
      for (name, child) in module.children { visit(child, path.isEmpty ? name : path + "." + name) }
    }
    visit(self, prefix)
    return found
  }

  /// All parameters, each once.
  func allParameters(_ prefix: String = "") -> [(name: String, tensor: Tensor)] {
    tensors(prefix, of: \.parameterNames)
  }

  func allBuffers(_ prefix: String = "") -> [(name: String, tensor: Tensor)] { tensors(prefix, of: \.bufferNames) }

  private func tensors(
    _ prefix: String, of names: KeyPath<ModuleObject, [String]>
  ) -> [(name: String, tensor: Tensor)] {
    var seen: Set<ObjectIdentifier> = []
    return allModules(prefix).flatMap { path, module in
      module[keyPath: names].compactMap { name in
        guard let tensor = module.tensor(name), seen.insert(ObjectIdentifier(tensor)).inserted else { return nil }
        return (path.isEmpty ? name : path + "." + name, tensor)
      }
    }
  }

  /// The state: parameters and buffers of every module, also where modules share them.
  func state(_ prefix: String = "") -> [(name: String, tensor: Tensor)] {
    var entries: [(String, Tensor)] = []
    for name in parameterNames + bufferNames where !passingBuffers.contains(name) {
      if let tensor = tensor(name) { entries.append((prefix + name, tensor)) }
    }
    for (name, child) in children { entries += child.state(prefix + name + ".") }
    return entries
  }

  // Snapshots

  override public func clone(into cloner: Cloner) -> Object {
    let copy = super.clone(into: cloner)
    if let copy = copy as? ModuleObject {
      (copy.parameterNames, copy.bufferNames, copy.moduleNames) = (parameterNames, bufferNames, moduleNames)
      copy.passingBuffers = passingBuffers
      copy.isSetUp = isSetUp
    }
    return copy
  }

  override public func digest(into digest: inout SessionDigest) {
    digest.add("\(parameterNames) \(bufferNames) \(passingBuffers.sorted()) \(moduleNames)")
    super.digest(into: &digest)
  }

  override public func repr(_ context: Context) throws -> String { try ModuleText.text(of: self) }
}

extension Value {
  /// The module that this is.
  public var module: ModuleObject? { if case .object(let object) = self { object as? ModuleObject } else { nil } }
}

extension Parameter where Wanted == ModuleObject {
  static func module(_ name: String = "self", _ note: String = "a module") -> Parameter {
    Parameter(ParameterInfo(name, note)) { value, _ in
      guard let module = value.module else { throw TensorError.wrongType(name, wanted: "a module", got: value) }
      return module
    }
  }
}
