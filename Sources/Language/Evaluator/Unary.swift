import Tensors

/// `op value` for numbers, truth values and tensors.
func unary(_ op: UnaryOperator, _ value: Value) throws -> Value {
  if case .tensor(let tensor) = value {
    switch op {
    case .minus: return .tensor(try Activation.neg(tensor))
    case .plus where tensor.dtype == .bool:
      throw Diagnostic(
        "RuntimeError", "`+` needs numbers, but the tensor holds truth values", hint: "x.long() makes numbers of them")
    case .plus: return value
    case .invert where tensor.dtype == .bool: return .tensor(try Bitwise.xor(tensor, Tensor.scalar(.bool(true))))
    case .invert where tensor.dtype == .int64: return .tensor(try Bitwise.xor(tensor, Tensor.scalar(.int(-1))))
    default: throw Diagnostic.type("`~` needs whole numbers or truth values, but the tensor is \(tensor.dtype.name)")
    }
  }
  if let result = try specialUnary(op, value) { return result }
  switch (op, value) {
  case (.minus, _) where value.int != nil:
    guard let number = value.int, number != .min else { throw Diagnostic.overflow }
    return .int(-number)
  case (.minus, .float(let number)): return .float(-number)
  case (.plus, .float): return value
  case (.plus, _) where value.int != nil: return .int(value.int ?? 0)
  case (.invert, _) where value.int != nil: return .int(~(value.int ?? 0))
  default: throw Diagnostic.type("`\(op.rawValue)` does not work on \(value.shortDescription)")
  }
}
