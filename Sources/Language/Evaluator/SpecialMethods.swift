/// The methods of a program's classes that the language itself calls.
enum SpecialMethods {
  static let names: Set<String> = {
    let operators = "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split(separator: " ")
    let others = "init repr str bool len getitem setitem contains call eq ne lt le gt ge neg pos invert abs"
    return Set(operators.flatMap { ["__\($0)__", "__r\($0)__", "__i\($0)__"] })
      .union(others.split(separator: " ").map { "__\($0)__" })
  }()

  /// What serves instead of the others.
  static let hints = [
    "__iter__": "an object with __len__ and __getitem__ can be gone through",
    "__next__": "an object with __len__ and __getitem__ can be gone through",
    "__enter__": "the only `with` is torch.no_grad()", "__exit__": "the only `with` is torch.no_grad()",
    "__format__": "f\"{x}\" shows what __str__ gives",
  ]
}

/// What objects of a program's classes answer to operators.
extension BinaryOperator {
  /// `__add__` and, for the right-hand side, `__radd__`.
  fileprivate var methods: (left: String, right: String, inPlace: String) {
    let name =
      switch self {
      case .add: "add"
      case .subtract: "sub"
      case .multiply: "mul"
      case .divide: "truediv"
      case .floorDivide: "floordiv"
      case .remainder: "mod"
      case .power: "pow"
      case .matrixMultiply: "matmul"
      case .and: "and"
      case .or: "or"
      case .xor: "xor"
      case .shiftLeft: "lshift"
      case .shiftRight: "rshift"
      }
    return ("__\(name)__", "__r\(name)__", "__i\(name)__")
  }
}

extension Value {
  var instance: InstanceObject? { if case .object(let object) = self { object as? InstanceObject } else { nil } }
}

/// `left op right` where one of them is an object of a class; nil if neither knows how.
func specialBinary(_ op: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
  if let object = left.instance, let value = try object.special(op.methods.left, [right]) { return value }
  if let object = right.instance, let value = try object.special(op.methods.right, [left]) { return value }
  return nil
}

/// `left op= right` by a method of its own; nil if there is none.
func specialInPlace(_ op: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
  try left.instance?.special(op.methods.inPlace, [right])
}

/// `left op right` for comparisons other than `==`, by the methods of either side; nil if neither has one.
func specialComparison(_ op: ComparisonOperator, _ left: Value, _ right: Value) throws -> Value? {
  let names: (left: String, right: String)
  switch op {
  case .less: names = ("__lt__", "__gt__")
  case .greater: names = ("__gt__", "__lt__")
  case .lessOrEqual: names = ("__le__", "__ge__")
  case .greaterOrEqual: names = ("__ge__", "__le__")
  case .equal: names = ("__eq__", "__eq__")
  case .notEqual: names = ("__ne__", "__ne__")
  default: return nil
  }
  if let value = try left.instance?.special(names.left, [right]) { return value }
  return try right.instance?.special(names.right, [left])
}

/// `-x` and its like by a method of the object's class; nil if there is none.
func specialUnary(_ op: UnaryOperator, _ value: Value) throws -> Value? {
  let name: String
  switch op {
  case .minus: name = "__neg__"
  case .plus: name = "__pos__"
  case .invert: name = "__invert__"
  case .not: return nil
  }
  return try value.instance?.special(name)
}
