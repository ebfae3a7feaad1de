import Tensors

/// A session at one moment: variables and the random stream. It does not follow later changes.
public struct Snapshot {
  let variables: [(name: String, value: Value)]
  let random: RandomSource
  let recordsGradients: Bool
}

/// Copies values for a snapshot: each mutable object once, so that what was shared stays shared.
public final class Cloner {
  private var clones: [ObjectIdentifier: AnyObject] = [:]
  private let graph = GraphCopy()
  // Keeps the originals alive, so that no identifier is given away twice while this cloner works.
  private var originals: [AnyObject] = []
  /// Containers whose contents are still to be cloned: a work list, because lists may lie 100,000 deep in lists.
  private var pending: [() -> Void] = []
  private var isFilling = false

  public init() {}

  public func clone(_ value: Value) -> Value {
    guard !isFilling else { return shell(value) }
    isFilling = true
    let copy = shell(value)
    while let fill = pending.popLast() { fill() }
    isFilling = false
    return copy
  }

  /// The clone, whose contents may follow later.
  private func shell(_ value: Value) -> Value {
    switch value {
    case .unbound, .none, .bool, .int, .float, .string: return value
    case .list(let list):
      return .list(
        once(list) {
          let copy = ListObject([])
          pending.append { for element in list.elements { copy.append(self.shell(element)) } }
          return copy
        })
    case .tuple(let tuple):
      return .tuple(
        once(tuple) {
          let copy = TupleObject([], isSize: tuple.isSize)
          pending.append { copy.fill(tuple.elements.map(self.shell)) }
          return copy
        })
    case .dict(let dict):
      return .dict(
        once(dict) {
          let copy = DictObject()
          copy.isOrdered = dict.isOrdered
          // Keys are hashed, so they must be complete before they are set; they are never mutable containers.
          pending.append { for (key, value) in dict.pairs { try? copy.set(key, self.shell(value)) } }
          return copy
        })
    case .tensor(let tensor): return .tensor(clone(tensor))
    case .function(let function): return .function(once(function) { function.clone(into: self) })
    case .object(let object): return .object(clone(object))
    }
  }

  /// The tensor onto a twin of its storage, with the elements shared until one side writes.
  public func clone(_ tensor: Tensor) -> Tensor {
    once(tensor) {
      let storage = once(tensor.storage) { tensor.storage.twin() }
      return tensor.rebased(
        onto: storage, base: tensor.base.map(clone), gradient: tensor.gradient.map(clone),
        origin: tensor.origin.map(clone))
    }
  }

  /// How a tensor was made, on the clones of its leaves.
  private func clone(_ step: GradientStep) -> GradientStep {
    graph.copy(step, leaf: clone) { storage in once(storage) { storage.twin() } }
  }

  public func clone(_ object: Object) -> Object { once(object) { object.clone(into: self) } }

  /// The clone of an object, made at its first mention.
  func once<T: AnyObject>(_ original: T, _ make: () -> T) -> T {
    if let known = clones[ObjectIdentifier(original)] as? T { return known }
    let copy = make()
    register(copy, for: original)
    return copy
  }

  /// Makes a clone known before its contents are cloned, for objects that may contain themselves.
  public func register(_ copy: AnyObject, for original: AnyObject) {
    clones[ObjectIdentifier(original)] = copy
    originals.append(original)
  }
}

/// A running digest (FNV-1a) of everything a session holds; equal sessions have equal digests.
public struct SessionDigest {
  public private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  private var numbers: [ObjectIdentifier: Int] = [:]

  init() {}

  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(UInt8(0xFF))
  }

  private mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

  /// True at the first mention of an object; later ones add only its number, so that sharing counts.
  public mutating func isFirst(_ object: AnyObject) -> Bool {
    let id = ObjectIdentifier(object)
    if let number = numbers[id] {
      add("@\(number)")
      return false
    }
    numbers[id] = numbers.count
    return true
  }

  /// Adds a value and, one after another, all that it contains.
  public mutating func add(_ value: Value) {
    var pending = [value]
    while let value = pending.popLast() { pending += addShallow(value) }
  }

  /// Adds a value alone; returns what it contains.
  private mutating func addShallow(_ value: Value) -> [Value] {
    add(value.typeName)
    switch value {
    case .unbound, .none: break
    case .bool(let value): add("\(value)")
    case .int(let value): add("\(value)")
    case .float(let value): add("\(value.isNaN ? Double.nan.bitPattern : value.bitPattern)")
    case .string(let value): add(value.text)
    case .list(let list): return isFirst(list) ? list.elements : []
    case .tuple(let tuple): return isFirst(tuple) ? tuple.elements : []
    case .dict(let dict): return isFirst(dict) ? dict.pairs.flatMap { [$0.key, $0.value] } : []
    case .tensor(let tensor):
      if isFirst(tensor) {
        let origin = tensor.origin?.name ?? (tensor.requiresGrad ? "leaf" : "")
        add("\(tensor.dtype) \(tensor.shape) \(tensor.strides) \(tensor.offset) \(origin)")
        if isFirst(tensor.storage) { tensor.storage.withBytes { bytes in for byte in bytes { add(byte) } } }
        return tensor.gradient.map { [.tensor($0)] } ?? []
      }
    case .function(let function): if isFirst(function) { function.digest(into: &self) }
    case .object(let object): if isFirst(object) { object.digest(into: &self) }
    }
    return []
  }
}
