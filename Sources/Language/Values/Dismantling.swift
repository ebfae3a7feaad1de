/// Lets go of values without recursion: a list in a list in a list …, 100,000 deep, would exhaust the stack if each
/// one's end ended the next.
///
/// Containers that nothing else refers to are emptied into a work list before they end.
///
/// - Parameter pending: the work list; empty afterwards. `inout`, because a second copy of it would keep everything alive.
func dismantle(_ pending: inout [Value]) {
  while !pending.isEmpty {
    let container = pending[pending.count - 1].container?.retain()
    pending[pending.count - 1] = .unbound
    pending.removeLast()
    if let container { pending += takeContents(container) }
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

  /// The container that this value is.
  fileprivate var container: Unmanaged<AnyObject>? {
    switch self {
    case .list(let list): .passUnretained(list)
    case .tuple(let tuple): .passUnretained(tuple)
    case .dict(let dict): .passUnretained(dict)
    case .function(let function): .passUnretained(function)
    default: nil
    }
  }
}

/// Empties a container that nothing else refers to and returns what was in it; uses up the reference.
private func takeContents(_ reference: Unmanaged<AnyObject>) -> [Value] {
  var container = reference.takeRetainedValue()
  guard isKnownUniquelyReferenced(&container) else { return [] }
  switch container {
  case let list as ListObject: return list.takeElements()
  case let tuple as TupleObject: return tuple.takeElements()
  case let dict as DictObject: return dict.takeValues()
  case let function as FunctionObject: return function.takeCaptured()
  default: return []
  }
}
