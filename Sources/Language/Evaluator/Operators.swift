/// `left op right`. Each operator is a class of its own, so that its fast path is a constant to the compiler.
class BinaryNode: Node {
  final let left: Operand
  final let right: Operand
  /// The right-hand side, if it is a whole number written in the program.
  private final let constant: Int?
  /// The left-hand side is a text written in the program.
  private final let startsWithText: Bool

  init(_ left: Node, _ right: Node, _ span: SourceSpan) {
    self.left = Operand(left)
    self.right = Operand(right)
    constant = if let node = right as? Constant, case .int(let value) = node.value { value } else { nil }
    startsWithText = if let node = left as? Constant, case .string = node.value { true } else { false }
    super.init(span)
  }

  @inline(__always) final func apply(_ op: BinaryOperator, _ context: Context) throws -> Value {
    // A text written in the program is read where it lies.
    if op == .add, startsWithText, let place = left.place(context), let text = place.text {
      let r = try right.evaluate(context)
      if case .string(let b) = r, let sum = text._withUnsafeGuaranteedRef({ $0.adding(b) }) { return .string(sum) }
      return try slow(op, place.pointee, r, context)
    }
    let l = try left.evaluate(context)
    let r = if let constant { Value.int(constant) } else { try right.evaluate(context) }
    if case .int(let a) = l, case .int(let b) = r {
      switch op {
      case .add:
        let (sum, overflow) = a.addingReportingOverflow(b)
        if !overflow { return .int(sum) }
      case .subtract:
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        if !overflow { return .int(difference) }
      case .multiply:
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        if !overflow { return .int(product) }
      case .remainder: if b > 0 { return .int(floorRemainder(a, b)) }
      case .floorDivide: if b > 0 { return .int(floorQuotient(a, b)) }
      default: break
      }
    } else if case .float(let a) = l, case .float(let b) = r {
      switch op {
      case .add: return .float(a + b)
      case .subtract: return .float(a - b)
      case .multiply: return .float(a * b)
      default: break
      }
    }
    if op == .add, case .string(let a) = l, case .string(let b) = r, let sum = a.adding(b) { return .string(sum) }
    return try slow(op, l, r, context)
  }

  @inline(never) private final func slow(_ op: BinaryOperator, _ l: Value, _ r: Value, _ context: Context) throws
    -> Value
  {
    do { return try binary(op, l, r, context) } catch { throw error.diagnostic(at: span) }
  }
}

final class AddNode: BinaryNode {
  override func evaluate(_ context: Context) throws -> Value { try apply(.add, context) }
}
final class SubtractNode: BinaryNode {
  override func evaluate(_ context: Context) throws -> Value { try apply(.subtract, context) }
}
final class MultiplyNode: BinaryNode {
  override func evaluate(_ context: Context) throws -> Value { try apply(.multiply, context) }
}
final class RemainderNode: BinaryNode {
  override func evaluate(_ context: Context) throws -> Value { try apply(.remainder, context) }
}
final class FloorDivideNode: BinaryNode {
  override func evaluate(_ context: Context) throws -> Value { try apply(.floorDivide, context) }
}

/// The operators that loops seldom use.
final class OtherBinaryNode: BinaryNode {
  private let op: BinaryOperator

  init(_ op: BinaryOperator, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.op = op
    super.init(left, right, span)
  }

  override func evaluate(_ context: Context) throws -> Value { try apply(op, context) }
}

/// `-x`, `+x`, `~x`.
final class UnaryNode: Node {
  private let op: UnaryOperator
  private let operand: Node

  init(_ op: UnaryOperator, _ operand: Node, _ span: SourceSpan) {
    self.op = op
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let value = try operand.evaluate(context)
    if op == .minus {
      if case .int(let number) = value, number != .min { return .int(-number) }
      if case .float(let number) = value { return .float(-number) }
    }
    do { return try unary(op, value) } catch { throw error.diagnostic(at: span) }
  }
}

/// `not x`.
final class NotNode: Node {
  private let operand: Node

  init(_ operand: Node, _ span: SourceSpan) {
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value { .bool(try !operand.test(context)) }
  override func test(_ context: Context) throws -> Bool { try !operand.test(context) }
}

/// `a and b`, `a or b`: the second is evaluated only if the first does not decide.
final class LogicNode: Node {
  private let left: Node
  private let right: Node
  private let isAnd: Bool

  init(isAnd: Bool, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.isAnd = isAnd
    self.left = left
    self.right = right
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let value = try left.evaluate(context)
    let truth: Bool
    do { truth = try value.isTrue() } catch { throw error.diagnostic(at: left.span) }
    return truth == isAnd ? try right.evaluate(context) : value
  }

  override func test(_ context: Context) throws -> Bool {
    isAnd ? try left.test(context) && right.test(context) : try left.test(context) || right.test(context)
  }
}

/// `then if test else otherwise`.
final class ConditionalNode: Node {
  private let condition: Node
  private let then: Node
  private let otherwise: Node

  init(_ condition: Node, _ then: Node, _ otherwise: Node, _ span: SourceSpan) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    try condition.test(context) ? try then.evaluate(context) : try otherwise.evaluate(context)
  }
}

/// `left op right` for one comparison.
final class CompareNode: Node {
  private let op: ComparisonOperator
  private let left: Operand
  private let right: Operand

  init(_ op: ComparisonOperator, _ left: Node, _ right: Node, _ span: SourceSpan) {
    self.op = op
    self.left = Operand(left)
    self.right = Operand(right)
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    if let truth = inPlace(context) { return .bool(truth) }
    let l = try left.evaluate(context), r = try right.evaluate(context)
    if let truth = fast(l, r) { return .bool(truth) }
    return try slow(l, r, context)
  }

  override func test(_ context: Context) throws -> Bool {
    if let truth = inPlace(context) { return truth }
    let l = try left.evaluate(context), r = try right.evaluate(context)
    if let truth = fast(l, r) { return truth }
    let value = try slow(l, r, context)
    if case .bool(let truth) = value { return truth }
    do { return try value.isTrue() } catch { throw error.diagnostic(at: span) }
  }

  /// Compares variables and constants where they lie, which saves a retain and a release for each.
  @inline(__always) private func inPlace(_ context: Context) -> Bool? {
    guard let l = left.place(context), let r = right.place(context) else { return nil }
    if case .int(let a) = l.pointee, case .int(let b) = r.pointee { return ordered(a, b) }
    if op == .equal || op == .notEqual, let a = l.text, let b = r.text {
      return a._withUnsafeGuaranteedRef { a in b._withUnsafeGuaranteedRef { b in a == b } } == (op == .equal)
    }
    if op == .isIn, let dict = r.dict, let hash = try? DictObject.hash(l.pointee) {
      return dict._withUnsafeGuaranteedRef { $0.find(l.pointee, hash) != nil }
    }
    return nil
  }

  @inline(__always) private func ordered(_ a: Int, _ b: Int) -> Bool? {
    switch op {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    default: nil
    }
  }

  @inline(__always) private func fast(_ l: Value, _ r: Value) -> Bool? {
    if case .int(let a) = l, case .int(let b) = r { return ordered(a, b) }
    if case .string(let a) = l, case .string(let b) = r {
      if op == .equal { return a == b }
      if op == .notEqual { return !(a == b) }
    }
    return nil
  }

  @inline(never) private func slow(_ l: Value, _ r: Value, _ context: Context) throws -> Value {
    do {
      if op == .isIn, case .dict(let dict) = r { return .bool(try dict.get(l) != nil) }
      return try compare(op, l, r, context)
    } catch { throw error.diagnostic(at: span) }
  }
}

/// `a < b <= c`: every operand is evaluated once, and no further than the first comparison that is false.
final class ChainNode: Node {
  private let first: Node
  private let rest: [(op: ComparisonOperator, node: Node)]

  init(_ first: Node, _ rest: [(op: ComparisonOperator, node: Node)], _ span: SourceSpan) {
    self.first = first
    self.rest = rest
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    var left = try first.evaluate(context)
    var result = Value.bool(true)
    for (op, node) in rest {
      let right = try node.evaluate(context)
      do {
        result = try compare(op, left, right, context)
        guard try result.isTrue() else { return result }
      } catch { throw error.diagnostic(at: span) }
      left = right
    }
    return result
  }
}
