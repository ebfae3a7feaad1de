import Glibc
import Tensors

/// `left op right` for comparisons, as a value: a truth value, or a tensor of them.
func compare(_ op: ComparisonOperator, _ left: Value, _ right: Value, _ context: Context) throws -> Value {
  switch op {
  case .isSame: return .bool(left.isIdentical(to: right))
  case .isNotSame: return .bool(!left.isIdentical(to: right))
  case .isIn: return .bool(try contains(right, left, context))
  case .isNotIn: return .bool(!(try contains(right, left, context)))
  default: break
  }
  if left.instance != nil || right.instance != nil, let value = try specialComparison(op, left, right) { return value }
  if let comparison = Comparison(op), left.isTensor || right.isTensor {
    if let a = try tensorOperand(left), let b = try tensorOperand(right) { return .tensor(try comparison(a, b)) }
    if comparison == .eq { return .bool(false) }
    if comparison == .ne { return .bool(true) }
    throw Diagnostic.type("`\(op.rawValue)` does not work between \(left.typeName) and \(right.typeName)")
  }
  switch op {
  case .equal: return .bool(try areEqual(left, right, context))
  case .notEqual: return .bool(!(try areEqual(left, right, context)))
  default:
    guard let order = try order(left, right, context) else {
      // nan is neither less nor greater.
      if left.double != nil && right.double != nil { return .bool(false) }
      throw Diagnostic.type("`\(op.rawValue)` does not work between \(left.typeName) and \(right.typeName)")
    }
    switch op {
    case .less: return .bool(order < 0)
    case .lessOrEqual: return .bool(order <= 0)
    case .greater: return .bool(order > 0)
    default: return .bool(order >= 0)
    }
  }
}

/// Python's `==` between values that are not tensors.
public func areEqual(_ left: Value, _ right: Value, _ context: Context) throws -> Bool {
  guard context.hasNativeStack else { throw Diagnostic.valueTooDeep }
  try context.poll()
  switch (left, right) {
  case (.string(let a), .string(let b)): return a == b
  case (.list(let a), .list(let b)):
    guard a.count == b.count else { return false }
    for index in 0..<a.count {
      guard index < a.count, index < b.count else { return false }
      if !(try areSame(a[index], b[index], context)) { return false }
    }
    return true
  case (.tuple(let a), .tuple(let b)):
    guard a.elements.count == b.elements.count else { return false }
    for (x, y) in zip(a.elements, b.elements) where !(try areSame(x, y, context)) { return false }
    return true
  case (.dict(let a), .dict(let b)):
    guard a.count == b.count else { return false }
    for (key, value) in a.pairs {
      guard let other = try b.get(key), try areSame(value, other, context) else { return false }
    }
    return true
  case (.object(let a), .object(let b)): return try a.equals(b, context)
  case (.tensor(let a), .tensor(let b)): return try Comparison.eq(a, b).item().isTrue
  default:
    if let a = left.int, let b = right.int { return a == b }
    // A whole number against a float: exact, as in Python, also beyond 2⁵³.
    if let a = left.int, case .float(let b) = right { return Int(exactly: b) == a }
    if case .float(let a) = left, let b = right.int { return Int(exactly: a) == b }
    if case .float(let a) = left, case .float(let b) = right { return a == b }
    return left.isIdentical(to: right)
  }
}

/// Identical or equal: how containers compare their elements.
func areSame(_ a: Value, _ b: Value, _ context: Context) throws -> Bool {
  try a.isIdentical(to: b) || compare(.equal, a, b, context).isTrue()
}

/// -1, 0 or 1 for values that have an order; nil for others and for nan.
func order(_ left: Value, _ right: Value, _ context: Context) throws -> Int? {
  guard context.hasNativeStack else { throw Diagnostic.valueTooDeep }
  try context.poll()
  switch (left, right) {
  case (.string(let a), .string(let b)): return a == b ? 0 : a < b ? -1 : 1
  case (.list, .list), (.tuple, .tuple):
    let a = left.sequence ?? [], b = right.sequence ?? []
    for (x, y) in zip(a, b) where !(try areSame(x, y, context)) {
      if let result = try order(x, y, context) { return result }
      if x.double != nil && y.double != nil { return nil }
      throw Diagnostic.type("`<` does not work between \(x.typeName) and \(y.typeName)")
    }
    return a.count == b.count ? 0 : a.count < b.count ? -1 : 1
  case (.tensor, _), (_, .tensor):
    if try compare(.less, left, right, context).isTrue() { return -1 }
    return try compare(.equal, left, right, context).isTrue() ? 0 : 1
  default:
    if let a = left.int, let b = right.int { return a == b ? 0 : a < b ? -1 : 1 }
    if let a = left.int, case .float(let b) = right { return exactOrder(a, b) }
    if case .float(let a) = left, let b = right.int { return exactOrder(b, a).map { -$0 } }
    if let a = left.double, let b = right.double { return a == b ? 0 : a < b ? -1 : a > b ? 1 : nil }
    return nil
  }
}

/// The order of a whole number and a float, exact also beyond 2⁵³; nil for nan.
private func exactOrder(_ a: Int, _ b: Double) -> Int? {
  if b.isNaN { return nil }
  let below = b.rounded(.down)
  guard let whole = Int(exactly: below) else { return b < 0 ? 1 : -1 }
  return a < whole ? -1 : a > whole ? 1 : below == b ? 0 : -1
}

/// `key in container`.
func contains(_ container: Value, _ key: Value, _ context: Context) throws -> Bool {
  switch container {
  case .dict(let dict): return try dict.get(key) != nil
  case .string(let text):
    guard case .string(let part) = key else {
      throw Diagnostic.type("only a text can be in a text, but this is \(key.shortDescription)")
    }
    return find(part.text, in: text.text, from: 0) != nil
  case .tensor(let tensor):
    guard let wanted = try tensorOperand(key) else { return false }
    return try Reduction.any(Comparison.eq(tensor, wanted)).item().isTrue
  case .object(let object):
    if let answer = try object.contains(key, context) { return answer }
  default: break
  }
  var found = false
  try iterate(container, context) { element in
    found = try areSame(element, key, context)
    return !found
  }
  return found
}

/// Offset in UTF-8 bytes of a part in a text, from an offset on.
func find(_ part: String, in text: String, from start: Int) -> Int? {
  var part = part, text = text
  return part.withUTF8 { wanted -> Int? in
    text.withUTF8 { bytes -> Int? in
      guard let wantedBase = wanted.baseAddress, let base = bytes.baseAddress, !wanted.isEmpty else { return start }
      var offset = start
      // From one place where the first byte stands to the next.
      while bytes.count - offset >= wanted.count,
        let place = memchr(base + offset, Int32(wanted[0]), bytes.count - offset - wanted.count + 1)
      {
        offset = UnsafeRawPointer(place) - UnsafeRawPointer(base)
        if memcmp(place, wantedBase, wanted.count) == 0 { return offset }
        offset += 1
      }
      return nil
    }
  }
}

extension Value {
  var isTensor: Bool { if case .tensor = self { true } else { false } }
}

extension Comparison {
  fileprivate init?(_ op: ComparisonOperator) {
    switch op {
    case .less: self = .lt
    case .lessOrEqual: self = .le
    case .greater: self = .gt
    case .greaterOrEqual: self = .ge
    case .equal: self = .eq
    case .notEqual: self = .ne
    default: return nil
    }
  }
}
