import Tensors

/// The types of numbers: `int float bool`.
enum NumberTypes {
  static var all: [TypeObject] { [int, float, bool] }

  private static var int: TypeObject {
    TypeObject(
      Builtin(
        raw: "int", "A whole number from a number (cut towards zero), a text or a tensor of one element.",
        [
          .optional("x", "a number, or a text with one"),
          .optional("base", "2…36, or 0 to look at the prefix", kind: .plain),
        ],
        examples: [Example("int(-3.9)", prints: "-3"), Example("int(\"ff\", base=16)", prints: "255")]
      ) { _, arguments in
        if !arguments[1].isAbsent { return try whole(arguments[0], base: arguments[1]) }
        switch arguments[0] {
        case .int: return arguments[0]
        case .bool(let truth): return .int(truth ? 1 : 0)
        case .float(let number): return .int(try wholeNumber(number.rounded(.towardZero), of: number))
        case .string(let text): return try whole(text, base: 10)
        case .tensor(let tensor):
          switch try onlyElement(of: tensor) {
          case .float(let number): return .int(try wholeNumber(number.rounded(.towardZero), of: number))
          case let other: return .int(other.int)
          }
        default:
          if arguments[0].isAbsent { return .int(0) }
          throw TensorError.wrongType("x", wanted: "a number or a text", got: arguments[0])
        }
      }
    ) { if case .int = $0 { true } else if case .bool = $0 { true } else { false } }
  }

  private static var float: TypeObject {
    let nans = NaNSource()
    return TypeObject(
      Builtin(
        raw: "float", "A float from a number, a text or a tensor of one element.",
        [.optional("x", "a number, or a text with one")],
        examples: [Example("float(\"1e3\")", prints: "1000.0"), Example("float(\"inf\") > 5", prints: "True")]
      ) { _, arguments in
        switch arguments[0] {
        case .float: return arguments[0]
        case .int(let number): return .float(Double(number))
        case .bool(let truth): return .float(truth ? 1 : 0)
        case .tensor(let tensor): return .float(try onlyElement(of: tensor).double)
        case .string(let text):
          guard let number = NumberText.float(text) else {
            throw TensorError("x", "\(quoted(text.text)) is not a number", kind: .value)
          }
          return .float(number.isNaN ? nans.next() : number)
        default:
          if arguments[0].isAbsent { return .float(0) }
          throw TensorError.wrongType("x", wanted: "a number or a text", got: arguments[0])
        }
      }
    ) { if case .float = $0 { true } else { false } }
  }

  private static var bool: TypeObject {
    TypeObject(
      Builtin(
        raw: "bool", "Whether a value counts as true: not 0, not empty, not None.", [.optional("x")],
        examples: [Example("bool([])", prints: "False"), Example("bool(\"0\")", prints: "True")]
      ) { _, arguments in .bool(arguments[0].isAbsent ? false : try arguments[0].isTrue()) }
    ) { if case .bool = $0 { true } else { false } }
  }

  /// Gives every nan that is made of a text bits of its own: in Python it is an object that is identical only to itself.
  private final class NaNSource {
    private var count: UInt64 = 0

    func next() -> Double {
      count = (count + 1) & 0xFFFF_FFFF
      return Double(bitPattern: Double.nan.bitPattern | count)
    }
  }

  private static func whole(_ value: Value, base: Value) throws -> Value {
    guard let base = wholeNumber(base) else { throw TensorError.wrongType("base", wanted: "a whole number", got: base) }
    guard case .string(let text) = value else {
      throw TensorError(
        "x", "a base goes with a text, but this is \(value.isAbsent ? "nothing" : value.shortDescription)", kind: .type)
    }
    guard base == 0 || (2...36).contains(base) else {
      throw TensorError("base", "a base is 2…36 or 0, but this is \(base)", kind: .value)
    }
    return try whole(text, base: base)
  }

  private static func whole(_ text: StringObject, base: Int) throws -> Value {
    switch NumberText.whole(text, base: base) {
    case .number(let number): return .int(number)
    case .tooLarge: throw TensorError("x", "\(text.text) does not fit into 64 bits", kind: .overflow)
    case .invalid:
      let isFloat = base == 10 && NumberText.float(text) != nil
      throw TensorError(
        "x", "\(quoted(text.text)) is not a whole number\(base == 10 || base == 0 ? "" : " in base \(base)")",
        kind: .value,
        hint: isFloat ? "int(float(…)) cuts off the decimals" : nil)
    }
  }

  private static func onlyElement(of tensor: Tensor) throws -> Scalar {
    guard tensor.count == 1 else {
      throw TensorError(
        "x", "one number is needed, but a tensor of shape \(shapeText(tensor.shape)) has \(tensor.count)", kind: .value,
        hint: "pick one with an index, or use .tolist() for all")
    }
    return try tensor.item()
  }
}
