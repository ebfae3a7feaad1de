import Glibc
import Tensors

@inline(__always) func floorRemainder(_ a: Int, _ b: Int) -> Int {
  let remainder = a % b
  return remainder != 0 && (remainder ^ b) < 0 ? remainder + b : remainder
}

@inline(__always) func floorQuotient(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b != 0 && (a ^ b) < 0 ? quotient - 1 : quotient
}

/// What the fast paths of the nodes leave over: mixed numbers, texts, lists, tensors, and every error.
@inline(never) func binary(_ op: BinaryOperator, _ left: Value, _ right: Value, _ context: Context) throws -> Value {
  switch (left, right) {
  case (.object, _), (_, .object):
    if let value = try specialBinary(op, left, right) { return value }
  case (.tensor, _), (_, .tensor): return try tensorBinary(op, left, right, context)
  case (.string(let a), .string(let b)) where op == .add:
    try checkSize(a.text.utf8.count + b.text.utf8.count)
    return .string(StringObject(a.text + b.text, isASCII: a.isASCII && b.isASCII))
  case (.string(let text), .int(let count)) where op == .multiply,
    (.int(let count), .string(let text)) where op == .multiply:
    try checkSize(text.text.utf8.count, times: count)
    return .string(text.repeated(count))
  case (.list(let a), .list(let b)) where op == .add:
    try checkSize(16 * (a.count + b.count))
    return .list(ListObject(a.elements + b.elements))
  case (.list(let list), .int(let count)) where op == .multiply,
    (.int(let count), .list(let list)) where op == .multiply:
    try checkSize(16 * list.count, times: count)
    if list.count == 1 { return .list(ListObject(row: Row(repeating: list[0], count: max(0, count)))) }
    return .list(ListObject(Array(repeatElement(list.elements, count: max(0, count)).joined())))
  case (.tuple(let a), .tuple(let b)) where op == .add:
    try checkSize(16 * (a.elements.count + b.elements.count))
    // A shape stays a shape as long as whole numbers are added to it.
    let isSize = a.isSize && b.elements.allSatisfy { $0.int != nil }
    return .tuple(TupleObject(a.elements + b.elements, isSize: isSize))
  case (.tuple(let tuple), .int(let count)) where op == .multiply,
    (.int(let count), .tuple(let tuple)) where op == .multiply:
    try checkSize(16 * tuple.elements.count, times: count)
    return .tuple(TupleObject(Array(repeatElement(tuple.elements, count: max(0, count)).joined())))
  case (.string(let format), _) where op == .remainder: return .text(try percentFormat(format.text, right, context))
  case (.dict(let a), .dict(let b)) where op == .or:
    return .dict(try DictObject((a.pairs + b.pairs).map { ($0.key, $0.value) }))
  case (.bool(let a), .bool(let b)):
    switch op {
    case .and: return .bool(a && b)
    case .or: return .bool(a || b)
    case .xor: return .bool(a != b)
    default: break
    }
  // A truth value repeats like the number that it is.
  case (.bool(let count), .string), (.bool(let count), .list), (.bool(let count), .tuple):
    if op == .multiply { return try binary(op, .int(count ? 1 : 0), right, context) }
  case (.string, .bool(let count)), (.list, .bool(let count)), (.tuple, .bool(let count)):
    if op == .multiply { return try binary(op, left, .int(count ? 1 : 0), context) }
  default: break
  }
  if let a = left.int, let b = right.int { return try intBinary(op, a, b) }
  if let a = left.double, let b = right.double, let result = try floatBinary(op, a, b) { return result }
  throw Diagnostic.cannotCombine(op, left, right)
}

private func intBinary(_ op: BinaryOperator, _ a: Int, _ b: Int) throws -> Value {
  func exact(_ result: (partialValue: Int, overflow: Bool)) throws -> Value {
    guard !result.overflow else { throw Diagnostic.overflow }
    return .int(result.partialValue)
  }
  switch op {
  case .add: return try exact(a.addingReportingOverflow(b))
  case .subtract: return try exact(a.subtractingReportingOverflow(b))
  case .multiply: return try exact(a.multipliedReportingOverflow(by: b))
  case .divide:
    guard b != 0 else { throw Diagnostic.divisionByZero }
    return .float(quotient(a, b))
  case .floorDivide, .remainder:
    guard b != 0 else { throw Diagnostic.divisionByZero }
    guard !(a == .min && b == -1) else { if op == .remainder { return .int(0) } else { throw Diagnostic.overflow } }
    return .int(op == .remainder ? floorRemainder(a, b) : floorQuotient(a, b))
  case .power: return try intPower(a, b)
  case .and: return .int(a & b)
  case .or: return .int(a | b)
  case .xor: return .int(a ^ b)
  case .shiftLeft:
    guard b >= 0 else { throw Diagnostic.value("a number of places to shift by is at least 0, but this is \(b)") }
    guard a == 0 || (b < 64 && (a << b) >> b == a) else { throw Diagnostic.overflow }
    return .int(a == 0 ? 0 : a << b)
  case .shiftRight:
    guard b >= 0 else { throw Diagnostic.value("a number of places to shift by is at least 0, but this is \(b)") }
    return .int(a >> min(b, 63))
  case .matrixMultiply: throw Diagnostic.cannotCombine(op, .int(a), .int(b))
  }
}

/// The float nearest to a / b, also where the numbers themselves are no floats.
private func quotient(_ a: Int, _ b: Int) -> Double {
  let exact = UInt(1) << 53
  if a.magnitude <= exact && b.magnitude <= exact { return Double(a) / Double(b) }
  // 64 significant bits of the quotient or more, the last one standing for all that is cut off.
  let shift = 64 + a.magnitude.leadingZeroBitCount
  let (whole, rest) = (UInt128(a.magnitude) << shift).quotientAndRemainder(dividingBy: UInt128(b.magnitude))
  let size = Double(whole | (rest == 0 ? 0 : 1)) * Double(sign: .plus, exponent: -shift, significand: 1)
  return (a < 0) == (b < 0) ? size : -size
}

/// `base ** exponent` of whole numbers: whole for exponents from 0 on, else a float.
func intPower(_ base: Int, _ exponent: Int) throws -> Value {
  guard exponent >= 0 else {
    guard base != 0 else {
      throw Diagnostic("ZeroDivisionError", "0 cannot be raised to the negative power \(exponent)")
    }
    return .float(pow(Double(base), Double(exponent)))
  }
  var result = 1, factor = base, rest = exponent
  while rest > 0 {
    if rest & 1 == 1 {
      let (product, overflow) = result.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw Diagnostic.overflow }
      result = product
    }
    rest >>= 1
    if rest > 0 {
      let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw Diagnostic.overflow }
      factor = square
    }
  }
  return .int(result)
}

/// Arithmetic on floats; nil for what floats cannot do.
private func floatBinary(_ op: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
  switch op {
  case .add: return .float(a + b)
  case .subtract: return .float(a - b)
  case .multiply: return .float(a * b)
  case .divide:
    guard b != 0 else { throw Diagnostic.divisionByZero }
    return .float(a / b)
  case .floorDivide:
    guard b != 0 else { throw Diagnostic.divisionByZero }
    return .float(floorDivision(a, b).quotient)
  case .remainder:
    guard b != 0 else { throw Diagnostic.divisionByZero }
    return .float(floorDivision(a, b).remainder)
  case .power:
    if a == 0 && b < 0 {
      throw Diagnostic("ZeroDivisionError", "0.0 cannot be raised to the negative power \(floatText(b))")
    }
    guard a >= 0 || b == b.rounded() || a.isInfinite else {
      throw Diagnostic.value(
        "a negative number raised to \(floatText(b)) is a complex number, which convsh does not have")
    }
    let result = pow(a, b)
    guard result.isFinite || !a.isFinite || !b.isFinite else {
      throw Diagnostic("OverflowError", "the result is larger than any float")
    }
    return .float(result)
  default: return nil
  }
}

/// Quotient and remainder rounded towards minus infinity, after CPython's `float_divmod`.
func floorDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
  var remainder = fmod(a, b)
  var quotient = (a - remainder) / b
  if remainder != 0 {
    if (b < 0) != (remainder < 0) {
      remainder += b
      quotient -= 1
    }
  } else {
    remainder = Double(signOf: b, magnitudeOf: 0)
  }
  if quotient != 0 {
    let floor = quotient.rounded(.down)
    quotient = quotient - floor > 0.5 ? floor + 1 : floor
  } else {
    quotient = Double(signOf: a / b, magnitudeOf: 0)
  }
  return (quotient, remainder)
}

/// A tensor combined with a tensor or a number.
private func tensorBinary(_ op: BinaryOperator, _ left: Value, _ right: Value, _ context: Context) throws -> Value {
  guard let a = try tensorOperand(left), let b = try tensorOperand(right) else {
    // A tensor of one whole number counts as that number: "ab" * tensor(2).
    if op == .multiply, left.isTensor, let count = wholeNumber(left) {
      return try binary(op, .int(count), right, context)
    }
    if op == .multiply, right.isTensor, let count = wholeNumber(right) {
      return try binary(op, left, .int(count), context)
    }
    throw Diagnostic.cannotCombine(op, left, right)
  }
  if op == .matrixMultiply && !(left.isTensor && right.isTensor) { throw Diagnostic.cannotCombine(op, left, right) }
  if op == .power, let exponent = right.int, exponent < 0, a.dtype != .float32 {
    throw TensorError(
      "other", "whole numbers cannot be raised to the negative power \(exponent)",
      hint: "x.float() makes floats of them")
  }
  let result: Tensor =
    switch op {
    case .add: try Arithmetic.add(a, b)
    case .subtract: try Arithmetic.sub(a, b)
    case .multiply: try Arithmetic.mul(a, b)
    case .divide: try Arithmetic.div(a, b)
    case .floorDivide: try Arithmetic.floorDivide(a, b)
    case .remainder: try Arithmetic.remainder(a, b)
    case .power: try Arithmetic.pow(a, b)
    case .matrixMultiply: try MatrixProduct()(a, b)
    case .and: try Bitwise.and(a, b)
    case .or: try Bitwise.or(a, b)
    case .xor: try Bitwise.xor(a, b)
    case .shiftLeft: try Arithmetic.mul(a, powerOfTwo(for: op, a, b))
    case .shiftRight: try Arithmetic.floorDivide(a, powerOfTwo(for: op, a, b))
    }
  if let observer = context.observer {
    let name = op == .matrixMultiply ? "matmul" : op.rawValue
    observer(
      CallEvent(
        name: name, arguments: [("input", left), ("other", right)], result: .tensor(result), span: SourceSpan(0, 0)))
  }
  return .tensor(result)
}

/// What a shift by `b` places multiplies or divides by.
private func powerOfTwo(for op: BinaryOperator, _ a: Tensor, _ b: Tensor) throws -> Tensor {
  guard a.dtype != .float32, b.dtype != .float32 else {
    throw TensorError("other", "`\(op.rawValue)` needs whole numbers, but one side is torch.float32")
  }
  return try Arithmetic.pow(Tensor.scalar(.int(2)), b)
}

/// A tensor, or a number as a tensor of one; nil for anything else.
func tensorOperand(_ value: Value) throws -> Tensor? {
  if case .tensor(let tensor) = value { return tensor }
  return try value.scalar.map { (scalar) throws(TensorError) in try Tensor.scalar(scalar) }
}

/// `left op= right`: lists, dicts and tensors change in place, everything else gives a new value.
func inPlace(_ op: BinaryOperator, _ left: Value, _ right: Value, _ context: Context) throws -> Value {
  switch left {
  case .list(let list) where op == .add:
    let added = try elements(of: right, context)
    try checkSize(16 * (list.count + added.count))
    list.replace(list.count..<list.count, with: added)
    return left
  case .list(let list) where op == .multiply && right.int != nil:
    guard case .list(let result) = try binary(op, left, right, context) else { return left }
    list.replace(0..<list.count, with: result.elements)
    return left
  case .dict(let dict) where op == .or:
    try dict.update(from: right, context)
    return left
  case .object:
    return try specialInPlace(op, left, right) ?? binary(op, left, right, context)
  case .tensor(let tensor):
    guard case .tensor(let result) = try binary(op, left, right, context) else { return left }
    guard result.dtype <= tensor.dtype else {
      throw TensorError(
        "other", "the result is \(result.dtype.name), which cannot be kept in a tensor of \(tensor.dtype.name)",
        hint: "write x = x \(op.rawValue) …, which makes a new tensor")
    }
    guard result.shape == tensor.shape else {
      throw TensorError(
        "other", "the result has shape \(shapeText(result.shape)), but the tensor is \(shapeText(tensor.shape))")
    }
    try tensor.replaceElements(by: result)
    return left
  default: return try binary(op, left, right, context)
  }
}

/// - Throws: `MemoryError` if a text or list would exceed the budget.
func checkSize(_ size: Int, times count: Int = 1) throws {
  let (total, overflow) = size.multipliedReportingOverflow(by: max(0, count))
  guard !overflow && total <= MemoryBudget.limit / 4 else {
    throw Diagnostic(
      "MemoryError", "the result would take \(overflow ? "more than 9 EB" : MemoryBudget.text(total)) of memory",
      hint: "use a smaller number")
  }
}

extension Double {
  fileprivate init(signOf sign: Double, magnitudeOf magnitude: Double) {
    self = Double(sign: sign.sign, exponent: 0, significand: 1) * magnitude
  }
}

extension Diagnostic {
  static var divisionByZero: Diagnostic { Diagnostic("ZeroDivisionError", "division by zero") }

  fileprivate static func cannotCombine(_ op: BinaryOperator, _ left: Value, _ right: Value) -> Diagnostic {
    var hint: String?
    switch (left, right) {
    case (.string, _) where op == .add && right.double != nil: hint = "str(…) makes a text of a number"
    case (_, .string) where op == .add && left.double != nil: hint = "int(…) or float(…) makes a number of a text"
    case (.list, _), (_, .list):
      if left.double != nil || right.double != nil {
        hint = "tensor(…) makes a tensor of a list, which can be calculated with"
      }
    default: break
    }
    return .type("`\(op.rawValue)` does not work between \(left.typeName) and \(right.typeName)", hint: hint)
  }
}
