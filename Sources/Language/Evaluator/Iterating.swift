import Tensors

/// Goes through the elements of a value; `body` returns false to stop.
func iterate(_ value: Value, _ context: Context, _ body: (Value) throws -> Bool) throws {
  switch value {
  case .list(let list):
    var index = 0
    while index < list.count {
      guard try body(list[index]) else { return }
      index += 1
    }
  case .tuple(let tuple): for element in tuple.elements { guard try body(element) else { return } }
  default:
    let source = try iterator(over: value, context)
    while true {
      try context.poll()
      let element = try source.next(context)
      if case .unbound = element { return }
      guard try body(element) else { return }
    }
  }
}

/// All elements of a value.
public func elements(of value: Value, _ context: Context) throws -> [Value] {
  switch value {
  case .list(let list): return list.elements
  case .tuple(let tuple): return tuple.elements
  default:
    var result: [Value] = []
    if case .object(let object) = value, let count = try object.length() { try checkSize(16, times: count) }
    if case .tensor(let tensor) = value, tensor.rank > 0 { try checkSize(64, times: tensor.shape[0]) }
    try iterate(value, context) {
      result.append($0)
      if result.count & 0xF_FFFF == 0 { try checkSize(32 * result.count) }
      return true
    }
    return result
  }
}

/// Python's `iter(value)`.
///
/// - Throws: `TypeError` for a value without elements.
func iterator(over value: Value, _ context: Context) throws -> IteratorObject {
  switch value {
  case .list, .tuple: return SequenceIterator(value)
  case .string(let text): return StringIterator(text)
  case .dict(let dict): return DictIterator(dict, .keys)
  case .tensor(let tensor):
    guard tensor.rank > 0 else { throw Diagnostic.type("a tensor of a single number has no elements to go through") }
    return TensorIterator(tensor)
  case .object(let object):
    if let iterator = try object.makeIterator(context) { return iterator }
  default: break
  }
  var hint: String?
  if case .int = value { hint = "range(n) counts from 0 to n - 1" }
  throw Diagnostic.type("\(value.shortDescription) has no elements to go through", hint: hint)
}

/// Elements of a list or tuple by index; a list may change meanwhile.
private final class SequenceIterator: IteratorObject {
  private var value: Value
  private var index = 0

  init(_ value: Value) { self.value = value }

  override var typeName: String { "\(value.typeName)_iterator" }

  override func takeContents() -> [Value] {
    defer { value = .unbound }
    return [value]
  }

  override func next(_ context: Context) -> Value {
    defer { index += 1 }
    switch value {
    case .list(let list): return index < list.count ? list[index] : .unbound
    case .tuple(let tuple): return index < tuple.elements.count ? tuple.elements[index] : .unbound
    default: return .unbound
    }
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = SequenceIterator(cloner.clone(value))
    copy.index = index
    return copy
  }
}

private final class StringIterator: IteratorObject {
  private let text: StringObject
  private var scalars: String.UnicodeScalarView.Iterator

  init(_ text: StringObject) {
    self.text = text
    scalars = text.text.unicodeScalars.makeIterator()
  }

  override var typeName: String { text.isASCII ? "str_ascii_iterator" : "str_iterator" }

  override func next(_ context: Context) -> Value {
    guard let scalar = scalars.next() else { return .unbound }
    return .string(scalar.isASCII ? .single(UInt8(scalar.value)) : StringObject(String(scalar)))
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = StringIterator(text)
    copy.scalars = scalars
    return copy
  }
}

/// Keys, values or pairs of a dict, in order.
final class DictIterator: IteratorObject {
  enum Part { case keys, values, items }
  private let dict: DictObject
  private let part: Part
  private let size: Int
  private var index = 0

  init(_ dict: DictObject, _ part: Part) {
    self.dict = dict
    self.part = part
    size = dict.count
  }

  override var typeName: String {
    switch part {
    case .keys: "dict_keyiterator"
    case .values: "dict_valueiterator"
    case .items: "dict_itemiterator"
    }
  }

  override func next(_ context: Context) throws -> Value {
    guard dict.count == size else {
      throw Diagnostic(
        "RuntimeError", "the dict changed its size while it was gone through", hint: "go through list(d) instead")
    }
    while index < dict.used {
      let entry = dict.entries[index]
      index += 1
      if entry.key.isUnbound { continue }
      switch part {
      case .keys: return entry.key
      case .values: return entry.value
      case .items: return .tuple(TupleObject([entry.key, entry.value]))
      }
    }
    return .unbound
  }

  override func clone(into cloner: Cloner) -> Object {
    guard case .dict(let dict) = cloner.clone(.dict(dict)) else { return self }
    let copy = DictIterator(dict, part)
    copy.index = index
    return copy
  }
}

/// The parts of a tensor along its first axis, as views.
private final class TensorIterator: IteratorObject {
  private let tensor: Tensor
  private var index = 0

  init(_ tensor: Tensor) { self.tensor = tensor }

  override func next(_ context: Context) -> Value {
    guard index < tensor.shape[0] else { return .unbound }
    defer { index += 1 }
    return .tensor(tensor.sliceAlongFirst(index))
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = TensorIterator(cloner.clone(tensor))
    copy.index = index
    return copy
  }
}

/// `range(start, stop, step)`: numbers that are counted, not stored.
public final class RangeObject: Object {
  let start: Int, stop: Int, step: Int

  init(_ start: Int, _ stop: Int, _ step: Int) {
    self.start = start
    self.stop = stop
    self.step = step
  }

  var count: Int {
    let distance = step > 0 ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
    guard !distance.overflow else { return .max }
    return distance.partialValue <= 0 ? 0 : (distance.partialValue - 1) / abs(step) + 1
  }

  override public var typeName: String { "range" }
  override public func repr(_ context: Context) -> String {
    step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))"
  }
  override public func length() -> Int? { count }
  override public func makeIterator(_ context: Context) -> IteratorObject? { RangeIterator(self) }

  override public func item(_ key: Value, _ context: Context) throws -> Value {
    if case .object(let object) = key, let slice = object as? SliceObject {
      let part = sliceRange(start: slice.start, stop: slice.stop, step: try slice.checkedStep(), size: count)
      let first = start + part.start * step
      return .object(RangeObject(first, first + part.count * part.step * step, part.step * step))
    }
    guard let index = wholeNumber(key) else {
      throw Diagnostic.type("an index is a whole number, but this is \(key.shortDescription)")
    }
    let position = index < 0 ? index + count : index
    guard position >= 0 && position < count else {
      throw Diagnostic.index("index \(index) is out of range for a range of \(count)")
    }
    return .int(start + position * step)
  }

  override public func contains(_ key: Value, _ context: Context) -> Bool? {
    guard let number = key.int ?? key.double.flatMap({ Int(exactly: $0) }) else { return false }
    return step > 0
      ? number >= start && number < stop && (number - start) % step == 0
      : number <= start && number > stop && (start - number) % -step == 0
  }

  override public func equals(_ other: Object, _ context: Context) -> Bool {
    guard let other = other as? RangeObject, other.count == count else { return false }
    return count == 0 || (other.start == start && (count == 1 || other.step == step))
  }

  override public func digest(into digest: inout SessionDigest) { digest.add("range \(start) \(stop) \(step)") }
}

private final class RangeIterator: IteratorObject {
  private let range: RangeObject
  private var index = 0

  init(_ range: RangeObject) { self.range = range }

  override var typeName: String { "range_iterator" }
  override func next(_ context: Context) -> Value {
    guard index < range.count else { return .unbound }
    defer { index += 1 }
    return .int(range.start + index * range.step)
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = RangeIterator(range)
    copy.index = index
    return copy
  }
}
