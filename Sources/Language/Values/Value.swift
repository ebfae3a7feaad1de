import Tensors

/// A value of the language: a number, or one object of a final class; 9 bytes, so it travels in registers.
public enum Value {
  /// No value yet: an unassigned slot, or the end of an iteration.
  case unbound
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(StringObject)
  case list(ListObject)
  case tuple(TupleObject)
  case dict(DictObject)
  case function(FunctionObject)
  case tensor(Tensor)
  /// Everything else: the open door for other modules.
  case object(Object)

  public static func text(_ text: String) -> Value { .string(StringObject(text)) }

  public var isUnbound: Bool { if case .unbound = self { true } else { false } }
  public var isNone: Bool { if case .none = self { true } else { false } }

  /// A whole number; truth values count as 1 and 0, as in Python.
  @inline(__always) public var int: Int? {
    switch self {
    case .int(let value): value
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  /// A Python number as a 64-bit float.
  public var double: Double? {
    switch self {
    case .float(let value): value
    case .int(let value): Double(value)
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  public var string: String? { if case .string(let object) = self { object.text } else { nil } }

  /// The number as an element for a tensor.
  public var scalar: Scalar? {
    switch self {
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    default: nil
    }
  }

  public init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    }
  }

  /// The elements of a list or tuple.
  public var sequence: [Value]? {
    switch self {
    case .list(let list): list.elements
    case .tuple(let tuple): tuple.elements
    default: nil
    }
  }

  /// The name that `type(x).__name__` gives.
  public var typeName: String {
    switch self {
    case .unbound: "unbound"
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .list: "list"
    case .tuple(let tuple): tuple.isSize ? "Size" : "tuple"
    case .dict: "dict"
    case .function: "function"
    case .tensor: "Tensor"
    case .object(let object): object.typeName
    }
  }

  /// Python's `is`.
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): a === b
    case (.list(let a), .list(let b)): a === b
    case (.tuple(let a), .tuple(let b)): a === b || (a.elements.isEmpty && b.elements.isEmpty)
    case (.dict(let a), .dict(let b)): a === b
    case (.function(let a), .function(let b)): a === b
    case (.tensor(let a), .tensor(let b)): a === b
    case (.object(let a), .object(let b)): a === b
    default: false
    }
  }

  /// Whether the value counts as true.
  ///
  /// - Throws: `RuntimeError` for a tensor of several elements.
  public func isTrue() throws -> Bool {
    switch self {
    case .bool(let value): return value
    case .int(let value): return value != 0
    case .float(let value): return value != 0
    case .none, .unbound: return false
    case .string(let string): return !string.text.isEmpty
    case .list(let list): return list.count > 0
    case .tuple(let tuple): return !tuple.elements.isEmpty
    case .dict(let dict): return dict.count > 0
    case .function: return true
    case .tensor(let tensor):
      guard tensor.count == 1 else { throw Diagnostic.severalTruths(tensor) }
      return try tensor.item().isTrue
    case .object(let object): return try object.isTrue()
    }
  }
}

extension Diagnostic {
  fileprivate static func severalTruths(_ tensor: Tensor) -> Diagnostic {
    Diagnostic(
      "RuntimeError", "a tensor of shape \(shapeText(tensor.shape)) is neither true nor false",
      hint: "ask for (x == y).all() or .any()")
  }
}
