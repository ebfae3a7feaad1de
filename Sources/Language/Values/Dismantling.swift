/// Lets go of values without recursion: a list in a list in a list …, 100,000 deep, would exhaust the stack if each
/// one's end ended the next.
///
/// Containers that nothing else refers to are emptied into a work list before they end.
///
/// - Parameter pending: the work list; empty afterwards. `inout`, because a second copy of it would keep everything alive.
func dismantle(_ pending: inout [Value]) {
  while !pending.isEmpty {
    let contents = pending[pending.count - 1].takeContents()
    pending.removeLast()
    pending += contents
  }
}

extension Value {
  /// Whether the value can hold other values, so that its end may end them.
  @inline(__always) var isContainer: Bool {
    switch self {
    case .list, .tuple, .dict, .function: true
    default: false
    }
  }

  /// Empties a container that nothing else refers to and returns what was in it; the value itself is gone afterwards.
  fileprivate mutating func takeContents() -> [Value] {
    guard var container = takeReference()?.takeRetainedValue(), isKnownUniquelyReferenced(&container) else { return [] }
    switch container {
    case let list as ListObject: return list.takeElements()
    case let tuple as TupleObject: return tuple.takeElements()
    case let dict as DictObject: return dict.takeValues()
    case let function as FunctionObject: return function.takeCaptured()
    default: return []
    }
  }

  /// The container as the one reference that this value was; a function of its own, so that no copy outlives it.
  @inline(never) private mutating func takeReference() -> Unmanaged<AnyObject>? {
    let reference: Unmanaged<AnyObject>?
    switch self {
    case .list(let list): reference = .passRetained(list)
    case .tuple(let tuple): reference = .passRetained(tuple)
    case .dict(let dict): reference = .passRetained(dict)
    case .function(let function): reference = .passRetained(function)
    default: reference = nil
    }
    self = .unbound
    return reference
  }
}
