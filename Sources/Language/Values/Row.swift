import Glibc

/// Values in a row, owned by one object. Every access is checked against `count` by its owner.
struct Row {
  private(set) var base: UnsafeMutablePointer<Value>
  private(set) var count: Int
  private var capacity: Int

  init(_ elements: some Collection<Value>) {
    count = elements.count
    capacity = max(count, 4)
    base = Row.allocate(capacity)
    var next = base
    for element in elements {
      next.initialize(to: element)
      next += 1
    }
  }

  /// A row that takes over values lying in a buffer, leaving the buffer `unbound`.
  init(taking source: UnsafeMutablePointer<Value>, count: Int) {
    self.count = count
    capacity = max(count, 4)
    base = Row.allocate(capacity)
    base.moveInitialize(from: source, count: count)
    source.initialize(repeating: .unbound, count: count)
  }

  init(repeating value: Value, count: Int) {
    self.count = count
    capacity = max(count, 4)
    base = Row.allocate(capacity)
    base.initialize(repeating: value, count: count)
  }

  /// Room for values. Rows of 4 MB and more lie on huge pages where the system has them: a loop over a long list in
  /// steps would otherwise wait for address translation most of the time.
  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Value> {
    let size = capacity * MemoryLayout<Value>.stride
    let isLarge = size >= 4 << 20
    guard let memory = isLarge ? aligned_alloc(2 << 20, (size + (2 << 20) - 1) & ~((2 << 20) - 1)) : malloc(size) else {
      preconditionFailure("no memory left for a list of \(capacity) elements")
    }
    if isLarge { madvise(memory, size, MADV_HUGEPAGE) }
    return memory.bindMemory(to: Value.self, capacity: capacity)
  }

  private static func deallocate(_ base: UnsafeMutablePointer<Value>) { Glibc.free(base) }

  /// Whether an element can hold other values.
  var holdsContainer: Bool {
    for index in 0..<count where base[index].isContainer { return true }
    return false
  }

  func free() {
    base.deinitialize(count: count)
    Row.deallocate(base)
  }

  mutating func append(_ value: Value) {
    if count == capacity { grow(to: capacity * 2) }
    (base + count).initialize(to: value)
    count += 1
  }

  private mutating func grow(to newCapacity: Int) {
    let larger = Row.allocate(newCapacity)
    larger.moveInitialize(from: base, count: count)
    Row.deallocate(base)
    base = larger
    capacity = newCapacity
  }

  /// Replaces `range`, which lies inside 0...count, by other values.
  mutating func replace(_ range: Range<Int>, with values: [Value]) {
    let tail = count - range.upperBound
    let newCount = count - range.count + values.count
    if newCount > capacity { grow(to: max(newCount, capacity * 2)) }
    (base + range.lowerBound).deinitialize(count: range.count)
    (base + range.lowerBound + values.count).moveInitialize(from: base + range.upperBound, count: tail)
    for (offset, value) in values.enumerated() { (base + range.lowerBound + offset).initialize(to: value) }
    count = newCount
  }
}

/// A list: values that can be replaced, added and taken away.
public final class ListObject {
  private(set) var row: Row

  public init(_ elements: some Collection<Value>) { row = Row(elements) }
  init(row: Row) { self.row = row }

  deinit {
    if row.holdsContainer {
      var pending = takeElements().containers
      dismantle(&pending)
    }
    row.free()
  }

  /// Leaves the list empty and returns what was in it.
  func takeElements() -> [Value] {
    let taken = elements
    row.replace(0..<row.count, with: [])
    return taken
  }

  public var count: Int { row.count }
  public var elements: [Value] { Array(UnsafeBufferPointer(start: row.base, count: row.count)) }

  public func append(_ value: Value) { row.append(value) }

  /// The element at an index in range.
  @inline(__always) public subscript(index: Int) -> Value { row.base[index] }

  /// Replaces the element at `index`; false if there is none.
  @inline(__always) public func store(_ index: Int, _ value: Value) -> Bool {
    guard index >= 0 && index < row.count else { return false }
    row.base[index] = value
    return true
  }

  public func replace(_ range: Range<Int>, with values: [Value]) { row.replace(range, with: values) }
}

/// A tuple: values that stay. A tensor's shape is one too, written as `torch.Size([…])`.
public final class TupleObject {
  public private(set) var elements: [Value]
  public let isSize: Bool

  public init(_ elements: [Value], isSize: Bool = false) {
    self.elements = elements
    self.isSize = isSize
  }

  deinit {
    if elements.contains(where: \.isContainer) {
      var pending = takeElements().containers
      dismantle(&pending)
    }
  }

  func takeElements() -> [Value] {
    let taken = elements
    elements = []
    return taken
  }

  /// Fills the clone of a tuple; a tuple that anyone has seen never changes.
  func fill(_ elements: [Value]) { self.elements = elements }
}
