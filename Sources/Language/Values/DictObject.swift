import Tensors

/// A dictionary that keeps the order of insertion: entries in a row, and a hash table of their numbers, as CPython's.
public final class DictObject {
  /// Whether its text is that of Python's `OrderedDict`, as a module's state has it.
  public var isOrdered = false
  struct Entry {
    var hash: Int
    /// `unbound` where an entry was deleted.
    var key: Value
    var value: Value
  }

  /// Number of keys.
  public private(set) var count = 0
  private(set) var entries: UnsafeMutablePointer<Entry>
  /// Entries in use, deleted ones included.
  private(set) var used = 0
  private var capacity = 5
  /// Numbers of entries; -1 is empty. Deleted entries keep their place until the next growth.
  private var table: UnsafeMutablePointer<Int32>
  private var size = 8

  public init() {
    entries = .allocate(capacity: capacity)
    table = .allocate(capacity: size)
    table.initialize(repeating: -1, count: size)
  }

  public convenience init(_ pairs: [(Value, Value)]) throws {
    self.init()
    for (key, value) in pairs { try set(key, value) }
  }

  deinit {
    if holdsContainer {
      var pending = takeValues().containers
      dismantle(&pending)
    }
    entries.deinitialize(count: used)
    entries.deallocate()
    table.deallocate()
  }

  public func get(_ key: Value) throws -> Value? {
    let hash = try DictObject.hash(key)
    return find(key, hash).map { entries[$0].value }
  }

  public func set(_ key: Value, _ value: Value) throws {
    let hash = try DictObject.hash(key)
    if let entry = find(key, hash) {
      entries[entry].value = value
      return
    }
    if used == capacity { rebuild() }
    insert(hash, used)
    (entries + used).initialize(to: Entry(hash: hash, key: key, value: value))
    used += 1
    count += 1
  }

  /// Replaces the value of an entry that was just found.
  func store(_ value: Value, at entry: Int) { entries[entry].value = value }

  /// Removes a key and returns its value, or nil if it is not there.
  public func remove(_ key: Value) throws -> Value? {
    guard let entry = find(key, try DictObject.hash(key)) else { return nil }
    let value = entries[entry].value
    // The hash stays, so that searches pass over this place.
    entries[entry].key = .unbound
    entries[entry].value = .unbound
    count -= 1
    return value
  }

  /// Removes the entry that was added last and returns it, or nil if there is none.
  func removeLast() -> (key: Value, value: Value)? {
    while used > 0 {
      let entry = entries[used - 1]
      forget(used - 1)
      used -= 1
      (entries + used).deinitialize(count: 1)
      guard !entry.key.isUnbound else { continue }
      count -= 1
      return (entry.key, entry.value)
    }
    return nil
  }

  /// Takes an entry's number out of the table; those behind it move up, so that every search still finds its way.
  private func forget(_ entry: Int) {
    let mask = size - 1
    func home(_ hash: Int) -> Int { (hash ^ (hash >> 32)) & mask }
    var gap = home(entries[entry].hash)
    while Int(table[gap]) != entry { gap = (gap + 1) & mask }
    var place = (gap + 1) & mask
    while table[place] >= 0 {
      // What lies at `place` may move into the gap unless its search begins between the two.
      let distance = (place &- home(entries[Int(table[place])].hash)) & mask
      if distance >= (place &- gap) & mask {
        table[gap] = table[place]
        gap = place
      }
      place = (place + 1) & mask
    }
    table[gap] = -1
  }

  public func removeAll() {
    entries.deinitialize(count: used)
    table.update(repeating: -1, count: size)
    used = 0
    count = 0
  }

  private var holdsContainer: Bool {
    for entry in 0..<used where entries[entry].value.isContainer { return true }
    return false
  }

  /// Leaves the dict empty and returns its values.
  func takeValues() -> [Value] {
    let taken = pairs.map(\.value)
    removeAll()
    return taken
  }

  /// Keys and values in order.
  public var pairs: [(key: Value, value: Value)] {
    (0..<used).compactMap { entries[$0].key.isUnbound ? nil : (entries[$0].key, entries[$0].value) }
  }

  @inline(__always) func find(_ key: Value, _ hash: Int) -> Int? {
    let mask = size - 1
    var place = (hash ^ (hash >> 32)) & mask
    while true {
      let entry = Int(table[place])
      if entry < 0 { return nil }
      if entries[entry].hash == hash && DictObject.areEqual(entries[entry].key, key) { return entry }
      place = (place + 1) & mask
    }
  }

  private func insert(_ hash: Int, _ entry: Int) {
    let mask = size - 1
    var place = (hash ^ (hash >> 32)) & mask
    while table[place] >= 0 { place = (place + 1) & mask }
    table[place] = Int32(truncatingIfNeeded: entry)
  }

  /// Makes room, and drops deleted entries.
  private func rebuild() {
    while count * 3 >= size { size *= 2 }
    let newCapacity = size * 2 / 3
    let kept = UnsafeMutablePointer<Entry>.allocate(capacity: newCapacity)
    var next = 0
    for entry in 0..<used where !entries[entry].key.isUnbound {
      (kept + next).initialize(to: entries[entry])
      next += 1
    }
    entries.deinitialize(count: used)
    entries.deallocate()
    entries = kept
    used = next
    capacity = newCapacity
    table.deallocate()
    table = .allocate(capacity: size)
    table.initialize(repeating: -1, count: size)
    for entry in 0..<used { insert(entries[entry].hash, entry) }
  }

  /// One hash for equal keys: `1`, `1.0` and `True` are the same key.
  @inline(__always) static func hash(_ key: Value) throws -> Int {
    switch key {
    case .int(let value): return value &* 0x9E3_779B_97F4_A7C1
    case .string(let string): return string.hash
    default: return try slowHash(key)
    }
  }

  /// - Parameter depth: how deep the key lies in tuples.
  @inline(never) private static func slowHash(_ key: Value, depth: Int = 0) throws -> Int {
    switch key {
    case .bool(let value): return (value ? 1 : 0) &* 0x9E3_779B_97F4_A7C1
    case .float(let value):
      if let whole = Int(exactly: value) { return whole &* 0x9E3_779B_97F4_A7C1 }
      return Int(bitPattern: UInt(truncatingIfNeeded: value.bitPattern &* 0x9E37_79B9_7F4A_7C15))
    case .none: return 0x5bd1_e995
    case .tuple(let tuple):
      var hash = 0x345678
      guard depth < Context.maxDepth else { throw Diagnostic.valueTooDeep }
      try Cancellation.poll()
      for element in tuple.elements {
        let part =
          if case .tuple = element { try slowHash(element, depth: depth + 1) } else { try DictObject.hash(element) }
        hash = (hash ^ part) &* 1_000_003
      }
      return hash
    case .function(let function): return ObjectIdentifier(function).hashValue
    case .tensor(let tensor): return ObjectIdentifier(tensor).hashValue
    case .object(let object): return ObjectIdentifier(object).hashValue
    default: throw Diagnostic.type("a \(key.typeName) can change, so it cannot be a key", hint: "use a tuple")
    }
  }

  /// Equality of keys; lists and dicts never get here.
  static func areEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): return x == y
    case (.int(let x), .int(let y)): return x == y
    case (.tuple(let x), .tuple(let y)):
      return x.elements.count == y.elements.count && zip(x.elements, y.elements).allSatisfy(areEqual)
    case (.float(let x), .float(let y)): return x == y || x.bitPattern == y.bitPattern
    case (.int(let x), .float(let y)), (.float(let y), .int(let x)): return Int(exactly: y) == x
    default:
      if let x = a.int, let y = b.int { return x == y }
      if let x = a.double, let y = b.double { return x == y }
      return a.isIdentical(to: b)
    }
  }
}
