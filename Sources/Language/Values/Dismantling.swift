/// Lets go of containers without recursion: a list in a list in a list …, 100,000 deep, would exhaust the stack if each
/// one's end ended the next.
///
/// Containers that nothing else refers to are emptied into a work list before they end.
///
/// - Parameter pending: the work list; empty afterwards. `inout`, because a second copy of it would keep everything alive.
func dismantle(_ pending: inout [AnyObject]) {
  while !pending.isEmpty {
    // Asked where it lies: a variable would be a second reference in builds for debugging.
    let isLast = isKnownUniquelyReferenced(&pending[pending.count - 1])
    let container = pending.removeLast()
    if isLast { pending += takeContents(container).containers }
  }
}

extension Value {
  /// Whether the value can hold other values, so that its end may end them.
  @inline(__always) var isContainer: Bool {
    switch self {
    case .list, .tuple, .dict, .function, .object: true
    default: false
    }
  }

  /// The container that this value is.
  fileprivate var container: AnyObject? {
    switch self {
    case .list(let list): list
    case .tuple(let tuple): tuple
    case .dict(let dict): dict
    case .function(let function): function
    case .object(let object): object
    default: nil
    }
  }
}

extension [Value] {
  /// The values that can hold other values.
  var containers: [AnyObject] { compactMap(\.container) }
}

/// Empties a container and returns what was in it.
private func takeContents(_ container: AnyObject) -> [Value] {
  switch container {
  case let list as ListObject: list.takeElements()
  case let tuple as TupleObject: tuple.takeElements()
  case let dict as DictObject: dict.takeValues()
  case let function as FunctionObject: function.takeContents()
  case let object as Object: object.takeContents()
  default: []
  }
}
