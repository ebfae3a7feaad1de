import Tensors

/// `start:stop:step` between brackets.
public final class SliceObject: Object {
  let start: Int?, stop: Int?, step: Int?

  init(_ start: Int?, _ stop: Int?, _ step: Int?) {
    self.start = start
    self.stop = stop
    self.step = step
  }

  override public var typeName: String { "slice" }
  override public func repr(_ context: Context) -> String {
    "slice(\([start, stop, step].map { $0.map(String.init) ?? "None" }.joined(separator: ", ")))"
  }

  func checkedStep() throws -> Int {
    guard step != 0 else { throw Diagnostic.value("the step of a slice cannot be 0") }
    return step ?? 1
  }

  /// The indices that the slice picks from a sequence of `size`.
  func indices(_ size: Int) throws -> (start: Int, count: Int, step: Int) {
    sliceRange(start: start, stop: stop, step: try checkedStep(), size: size)
  }
}

/// `...` as a value.
public final class EllipsisObject: Object {
  override public var typeName: String { "ellipsis" }
  override public func repr(_ context: Context) -> String { "Ellipsis" }
}

/// `container[key]`.
@inline(never) func item(_ container: Value, _ key: Value, _ context: Context) throws -> Value {
  switch container {
  case .list(let list):
    if let slice = key.slice {
      let range = try slice.indices(list.count)
      return .list(ListObject((0..<range.count).map { list[range.start + $0 * range.step] }))
    }
    return list[try position(key, list.count, "list")]
  case .tuple(let tuple):
    if let slice = key.slice {
      let range = try slice.indices(tuple.elements.count)
      if range.count == tuple.elements.count && range.step == 1 { return container }
      return .tuple(
        TupleObject((0..<range.count).map { tuple.elements[range.start + $0 * range.step] }, isSize: tuple.isSize))
    }
    return tuple.elements[try position(key, tuple.elements.count, "tuple")]
  case .string(let text):
    if let slice = key.slice {
      let range = try slice.indices(text.count)
      if range.count == text.count && range.step == 1 { return container }
      if text.isASCII {
        let bytes = Array(text.text.utf8)
        return .string(
          StringObject(
            String(decoding: (0..<range.count).map { bytes[range.start + $0 * range.step] }, as: UTF8.self),
            isASCII: true))
      }
      let scalars = Array(text.text.unicodeScalars)
      var part = String.UnicodeScalarView()
      for index in 0..<range.count { part.append(scalars[range.start + index * range.step]) }
      return .text(String(part))
    }
    return .string(text.character(at: try position(key, text.count, "text")))
  case .dict(let dict):
    if let value = try dict.get(key) { return value }
    throw Diagnostic("KeyError", try repr(key, context), hint: try missingKeyHint(key, dict))
  case .tensor(let tensor): return .tensor(try tensor.at(try subscripts(key, context)))
  case .object(let object): return try object.item(key, context)
  default: throw Diagnostic.type("\(container.shortDescription) has no elements: [ ] cannot be used on it")
  }
}

/// `container[key] = value`.
@inline(never) func setItem(_ container: Value, _ key: Value, _ value: Value, _ context: Context) throws {
  switch container {
  case .list(let list):
    if let slice = key.slice {
      let range = try slice.indices(list.count)
      let values = try elements(of: value, context)
      if range.step == 1 { return list.replace(range.start..<(range.start + range.count), with: values) }
      guard values.count == range.count else {
        throw Diagnostic.value("a slice of \(range.count) elements cannot take \(values.count) values")
      }
      for (index, value) in values.enumerated() { _ = list.store(range.start + index * range.step, value) }
      return
    }
    _ = list.store(try position(key, list.count, "list"), value)
  case .dict(let dict): try dict.set(key, value)
  case .tensor(let tensor):
    guard let element = try tensorOperand(value) else {
      throw Diagnostic.type("an element of a tensor is a number, but this is \(value.shortDescription)")
    }
    try tensor.put(try subscripts(key, context), element)
  case .object(let object): try object.setItem(key, value, context)
  case .string:
    throw Diagnostic.type("a text cannot be changed in place", hint: "build a new one: s[:i] + \"…\" + s[i + 1:]")
  case .tuple: throw Diagnostic.type("a tuple cannot be changed", hint: "use a list")
  default: throw Diagnostic.type("\(container.shortDescription) has no elements that could be set")
  }
}

/// `del container[key]`.
func deleteItem(_ container: Value, _ key: Value, _ context: Context) throws {
  switch container {
  case .list(let list):
    if let slice = key.slice {
      let range = try slice.indices(list.count)
      for index in (0..<range.count).map({ range.start + $0 * range.step }).sorted(by: >) {
        list.replace(index..<(index + 1), with: [])
      }
      return
    }
    let index = try position(key, list.count, "list")
    list.replace(index..<(index + 1), with: [])
  case .dict(let dict):
    guard try dict.remove(key) != nil else { throw Diagnostic("KeyError", try repr(key, context)) }
  default: throw Diagnostic.type("elements of \(container.shortDescription) cannot be deleted")
  }
}

/// The position that an index means on a sequence of `count`.
private func position(_ key: Value, _ count: Int, _ what: String) throws -> Int {
  guard let index = wholeNumber(key) else {
    throw Diagnostic.type("the index of a \(what) is a whole number or a slice, but this is \(key.shortDescription)")
  }
  let position = index < 0 ? index + count : index
  guard position >= 0 && position < count else {
    throw Diagnostic.index(
      count == 0
        ? "the \(what) is empty, so there is no index \(index)"
        : "index \(index) is out of range: the \(what) has \(count) element\(count == 1 ? "" : "s"), 0…\(count - 1)")
  }
  return position
}

/// What stands between the brackets behind a tensor.
private func subscripts(_ key: Value, _ context: Context) throws -> [Subscript] {
  if case .tuple(let tuple) = key, !tuple.isSize { return try tuple.elements.map { try tensorSubscript($0, context) } }
  return [try tensorSubscript(key, context)]
}

private func tensorSubscript(_ key: Value, _ context: Context) throws -> Subscript {
  switch key {
  case .int(let index): return .index(index)
  case .none: return .newAxis
  case .tensor(let tensor):
    if tensor.rank == 0 && tensor.dtype == .int64 { return .index(try tensor.item().int) }
    return .tensor(tensor)
  case .bool(let truth): return .tensor(try Tensor.scalar(.bool(truth)))
  case .string:
    throw Diagnostic.type(
      "the index of a tensor is a whole number, a slice, `...` or None, but this is \(key.shortDescription)")
  case .list(let list):
    let elements = list.elements
    if elements.allSatisfy({ if case .bool = $0 { true } else { false } }) && !elements.isEmpty {
      return .tensor(try Tensor.bools(elements.map { $0.int == 1 }, [elements.count]))
    }
    return try tensorSubscript(of: elements)
  case .tuple(let tuple): return try tensorSubscript(of: tuple.elements)
  case .object(let object):
    if object is RangeObject { return try tensorSubscript(of: elements(of: key, context)) }
    if let slice = object as? SliceObject { return .slice(start: slice.start, stop: slice.stop, step: slice.step ?? 1) }
    if object is EllipsisObject { return .ellipsis }
    fallthrough
  default:
    throw Diagnostic.index(
      "the index of a tensor is a whole number, a slice, `...` or None, but this is \(key.shortDescription)")
  }
}

/// Whole numbers that pick along an axis.
private func tensorSubscript(of elements: [Value]) throws -> Subscript {
  let indices = elements.compactMap(\.int)
  guard indices.count == elements.count else {
    throw Diagnostic.index("a list between the brackets holds whole numbers or truth values")
  }
  return .tensor(try Tensor.ints(indices, [indices.count]))
}

private func missingKeyHint(_ key: Value, _ dict: DictObject) throws -> String? {
  guard let name = key.string else { return nil }
  return didYouMean(name, among: dict.pairs.compactMap(\.key.string))
}

extension Value {
  var slice: SliceObject? { if case .object(let object) = self { object as? SliceObject } else { nil } }
}
