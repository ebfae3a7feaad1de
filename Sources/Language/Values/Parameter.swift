import Tensors

/// What the language, `help` and completion know about a parameter.
public struct ParameterInfo {
  public enum Kind: Sendable {
    /// By position or by name.
    case plain
    /// By position only.
    case positional
    /// By name only.
    case keyword
    /// `*args`: all further positional arguments, as a tuple.
    case rest
    /// `**kwargs`: all further named arguments, as a dict.
    case keywords
  }

  public let name: String
  /// What it is: shape, unit, range.
  public let note: String
  public let kind: Kind
  /// The value if none is given; `unbound` where one must be.
  public let fallback: Value
  public let defaultText: String?
  /// The texts it accepts, if it takes one of a few.
  public let choices: [String]
  /// A `rest` parameter that may also be given by name, as one value: `zeros(2, 3)` and `zeros(size=(2, 3))`.
  public let restHasName: Bool

  public init(
    _ name: String, _ note: String = "", kind: Kind = .plain, fallback: Value = .unbound, defaultText: String? = nil,
    choices: [String] = [], restHasName: Bool = false
  ) {
    self.name = name
    self.note = note
    self.kind = kind
    self.fallback = kind == .rest ? .tuple(TupleObject([])) : fallback
    self.defaultText = defaultText
    self.choices = choices
    self.restHasName = restHasName
  }
}

/// One parameter of a builtin, and how its argument becomes what the builtin works with.
public struct Parameter<Wanted> {
  public let info: ParameterInfo
  let read: (Value, Context) throws -> Wanted

  /// The argument as the builtin works with it, for parameters built on others.
  public func convert(_ value: Value, _ context: Context) throws -> Wanted { try read(value, context) }

  public init(_ info: ParameterInfo, read: @escaping (Value, Context) throws -> Wanted) {
    self.info = info
    self.read = read
  }

  /// The same parameter given only by name.
  public var byNameOnly: Parameter {
    Parameter(
      ParameterInfo(
        info.name, info.note, kind: .keyword, fallback: info.fallback, defaultText: info.defaultText,
        choices: info.choices), read: read)
  }

  fileprivate init(
    _ name: String, _ note: String, fallback: Value = .unbound, defaultText: String? = nil,
    _ wanted: String, _ convert: @escaping (Value) -> Wanted?
  ) {
    info = ParameterInfo(name, note, fallback: fallback, defaultText: defaultText)
    read = { value, _ in
      guard let result = convert(value) else { throw TensorError.wrongType(name, wanted: wanted, got: value) }
      return result
    }
  }
}

extension Parameter where Wanted == Tensor {
  public static func tensor(_ name: String, _ note: String) -> Parameter {
    Parameter(name, note, "a tensor") { if case .tensor(let tensor) = $0 { tensor } else { nil } }
  }
}

extension Parameter where Wanted == Tensor? {
  /// A tensor or None.
  public static func optionalTensor(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: "None")) { value, _ in
      switch value {
      case .none: return nil
      case .tensor(let tensor): return tensor
      case .int, .float:
        guard let scalar = value.scalar else { return nil }
        return try Tensor.full([1], scalar)
      default: throw TensorError.wrongType(name, wanted: "a tensor", got: value)
      }
    }
  }
}

extension Parameter where Wanted == Int {
  /// A whole number; a tensor of one whole number counts.
  public static func int(_ name: String, _ note: String = "", default fallback: Int? = nil) -> Parameter {
    Parameter(
      name, note, fallback: fallback.map(Value.int) ?? .unbound, defaultText: fallback.map(String.init),
      "a whole number", wholeNumber)
  }
}

extension Parameter where Wanted == Int? {
  /// A whole number or None.
  public static func optionalInt(_ name: String, _ note: String = "") -> Parameter {
    Parameter(name, note, fallback: .none, defaultText: "None", "a whole number") {
      $0.isNone ? .some(nil) : wholeNumber($0).map(Optional.some)
    }
  }
}

extension Parameter where Wanted == Double {
  public static func number(_ name: String, _ note: String = "", default fallback: Double? = nil) -> Parameter {
    Parameter(
      name, note, fallback: fallback.map(Value.float) ?? .unbound, defaultText: fallback.map { floatText($0) },
      "a number"
    ) { value in
      if case .tensor(let tensor) = value, tensor.count == 1 { return try? tensor.item().double }
      return value.double
    }
  }
}

extension Parameter where Wanted == Bool {
  public static func bool(_ name: String, _ note: String = "", default fallback: Bool? = nil) -> Parameter {
    let text = fallback.map { $0 ? "True" : "False" }
    return Parameter(name, note, fallback: fallback.map(Value.bool) ?? .unbound, defaultText: text, "True or False") {
      $0.int.map { $0 != 0 }
    }
  }
}

extension Parameter where Wanted == String {
  public static func string(_ name: String, _ note: String = "", default fallback: String? = nil) -> Parameter {
    Parameter(
      name, note, fallback: fallback.map(Value.text) ?? .unbound, defaultText: fallback.map { "\"\($0)\"" }, "a text"
    ) { $0.string }
  }

  /// One of a few texts; another one is an error of the given kind.
  public static func choice(
    _ name: String, _ choices: [String], default fallback: String, refusedAs kind: TensorError.Kind = .value,
    _ note: String = ""
  ) -> Parameter {
    Parameter(
      ParameterInfo(name, note, fallback: .text(fallback), defaultText: "\"\(fallback)\"", choices: choices)
    ) { value, _ in
      guard let text = value.string, choices.contains(text) else {
        throw TensorError.noChoice(name, choices, got: value, kind == .runtime && value.string == nil ? .type : kind)
      }
      return text
    }
  }
}

extension Parameter where Wanted == Pair {
  /// One number for both axes, or a pair of rows and columns.
  public static func pair(_ name: String, _ note: String, default fallback: Int? = nil) -> Parameter {
    Parameter(
      ParameterInfo(name, note, fallback: fallback.map(Value.int) ?? .unbound, defaultText: fallback.map(String.init))
    ) { value, _ in try numberPair(value, name) }
  }
}

extension Parameter where Wanted == Pair? {
  /// Like `pair`, or None.
  public static func optionalPair(_ name: String, _ note: String, defaultText: String = "None") -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: defaultText)) { value, _ in
      value.isNone ? nil : try numberPair(value, name)
    }
  }
}

extension Parameter where Wanted == Padding {
  /// Padding as a number, a pair, `"same"` or `"valid"`.
  public static func padding(_ name: String, _ note: String) -> Parameter {
    Parameter(
      ParameterInfo(name, note, fallback: .int(0), defaultText: "0", choices: ["same", "valid"])
    ) { value, _ in
      if let text = value.string {
        if text == "same" { return .same }
        if text == "valid" { return .valid }
        throw TensorError.noChoice(name, ["same", "valid"], got: value, .runtime)
      }
      return .numbers(try numberPair(value, name, or: ", \"same\" or \"valid\""))
    }
  }
}

extension Parameter where Wanted == [Int] {
  /// Sizes given one by one or as one list or tuple: `zeros(2, 3)`, `zeros((2, 3))`.
  public static func sizes(_ name: String, _ note: String) -> Parameter {
    Parameter(ParameterInfo(name, note, kind: .rest, restHasName: true)) { value, _ in
      var entries = value.sequence ?? []
      guard !entries.isEmpty else {
        throw TensorError(name, "`\(name)` is missing", kind: .type, hint: "give whole numbers, or one tuple of them")
      }
      if entries.count == 1, let inner = entries[0].sequence { entries = inner }
      return try entries.map { entry in
        guard let size = wholeNumber(entry) else {
          throw TensorError.wrongType(name, wanted: "whole numbers", got: entry)
        }
        return size
      }
    }
  }

  /// One axis, a list or tuple of axes, or None for all.
  public static func axes(_ name: String, _ note: String = "the axes to fold; all if left out") -> Parameter {
    Parameter(name, note, fallback: .none, defaultText: "None", "an axis or a list of axes") { value in
      value.isNone ? [] : axes(value)
    }
  }

  /// One axis, or a list or tuple of axes.
  public static func namedAxes(_ name: String, _ note: String) -> Parameter {
    Parameter(name, note, "an axis or a list of axes", axes)
  }

  private static func axes(_ value: Value) -> [Int]? {
    if let axis = wholeNumber(value) { return [axis] }
    guard let entries = value.sequence else { return nil }
    let axes = entries.compactMap(wholeNumber)
    return axes.count == entries.count ? axes : nil
  }
}

extension Parameter where Wanted == Value {
  /// Any value.
  public static func value(
    _ name: String, _ note: String = "", default fallback: Value? = nil, defaultText: String? = nil
  ) -> Parameter {
    Parameter(
      ParameterInfo(
        name, note, fallback: fallback ?? .unbound, defaultText: fallback.map { _ in defaultText ?? "None" })
    ) { value, _ in value }
  }
}

extension Parameter where Wanted == [Value] {
  /// All further positional arguments.
  public static func rest(_ name: String, _ note: String = "") -> Parameter {
    Parameter(ParameterInfo(name, note, kind: .rest)) { value, _ in value.sequence ?? [] }
  }
}

extension Parameter where Wanted == DType? {
  /// A dtype such as `torch.int64`, or None.
  public static func dtype(_ name: String = "dtype", _ note: String = "type of the elements") -> Parameter {
    Parameter(ParameterInfo(name, note, fallback: .none, defaultText: "None")) { value, _ in
      switch value {
      case .none: return nil
      case .object(let object):
        if let type = object as? DTypeObject { return type.dtype }
        if let type = object as? TypeObject {
          // torch.tensor(x, dtype=int) takes Python's types too.
          switch type.function.name {
          case "int": return .int64
          case "float": return .float32
          case "bool": return .bool
          default: break
          }
        }
        throw TensorError.wrongType(name, wanted: "a dtype such as torch.float32", got: value)
      default: throw TensorError.wrongType(name, wanted: "a dtype such as torch.float32", got: value)
      }
    }
  }
}

/// `torch.float32` and its kind as values.
public final class DTypeObject: Object {
  public let dtype: DType

  public init(_ dtype: DType) { self.dtype = dtype }

  override public var typeName: String { "dtype" }
  override public func repr(_ context: Context) -> String { dtype.name }
  override public func equals(_ other: Object, _ context: Context) -> Bool { (other as? DTypeObject)?.dtype == dtype }
}

/// A whole number, also out of a tensor of one whole number.
public func wholeNumber(_ value: Value) -> Int? {
  if case .tensor(let tensor) = value, tensor.dtype != .float32, tensor.count == 1 { return try? tensor.item().int }
  return value.int
}

/// - Throws: `TypeError` for anything but whole numbers, `RuntimeError` for three or more.
private func numberPair(_ value: Value, _ name: String, or others: String = "") throws(TensorError) -> Pair {
  if let number = wholeNumber(value) { return Pair(number, number) }
  let numbers = (value.sequence ?? []).compactMap(wholeNumber)
  guard let entries = value.sequence, numbers.count == entries.count else {
    throw .wrongType(name, wanted: "a whole number or a pair (rows, columns)\(others)", got: value)
  }
  // PyTorch takes a list of one number for both axes.
  guard numbers.count == 1 || numbers.count == 2 else {
    throw TensorError(name, "`\(name)` is one number or a pair (rows, columns), but this has \(numbers.count) numbers")
  }
  return Pair(numbers[0], numbers[numbers.count - 1])
}

extension TensorError {
  public static func wrongType(_ parameter: String, wanted: String, got value: Value) -> TensorError {
    var hint: String?
    if wanted == "a tensor", value.sequence != nil { hint = "tensor([[1., 2.], [3., 4.]]) makes a tensor of a list" }
    if wanted == "a network", case .object(let object) = value, let type = object as? ClassObject {
      hint = "\(type.name) is the plan of a network: net = \(type.name)() builds one"
    }
    if wanted == "a tensor", value.double != nil { hint = "tensor(2.) makes a tensor of a number" }
    return TensorError(
      parameter, "`\(parameter)` must be \(wanted), but this is \(value.shortDescription)", kind: .type, hint: hint)
  }

  static func noChoice(_ parameter: String, _ choices: [String], got value: Value, _ kind: Kind) -> TensorError {
    let list = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    let got = value.string.map { "\"\($0)\"" } ?? value.shortDescription
    return TensorError(
      parameter, "`\(parameter)` is one of \(list), but this is \(got)", kind: kind,
      hint: value.string.flatMap { didYouMean($0, among: choices) })
  }
}

extension Value {
  /// The value in a few words, for messages: `a list`, `the number 2.5`, `a tensor of shape 3×3`.
  public var shortDescription: String {
    switch self {
    case .unbound, .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): "the number \(value)"
    case .float(let value): "the number \(floatText(value))"
    case .string: "a text"
    case .list(let list): "a list of \(list.count)"
    case .tuple(let tuple): "a tuple of \(tuple.elements.count)"
    case .dict: "a dict"
    case .function: "a function"
    case .tensor(let tensor): "a tensor of shape \(shapeText(tensor.shape))"
    case .object(let object): withArticle(object.typeName)
    }
  }
}
