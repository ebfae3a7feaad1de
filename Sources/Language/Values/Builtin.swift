import Tensors

/// A word of the language that is written in Swift: one declaration for calling, help, completion, checking and tests.
public final class Builtin {
  public let name: String
  /// What it does, one sentence.
  public let summary: String
  public let parameters: [ParameterInfo]
  /// Sizes of what goes in and comes out, if they need saying.
  public let shapes: String?
  public let formula: String?
  public let examples: [Example]
  let body: (Context, Arguments) throws -> Value

  /// Position of the parameter that gathers further positional arguments, if there is one.
  let restIndex: Int?
  /// Position of the parameter that gathers further keyword arguments, if there is one.
  let keywordsIndex: Int?
  /// How many arguments may be given by position.
  let positionalCount: Int
  /// The default of each parameter, `unbound` where there is none.
  let fallbacks: [Value]
  /// Parameters up to the last one without a default.
  let requiredCount: Int

  /// A word whose arguments reach `body` converted and checked, one by one.
  public convenience init<each Wanted>(
    _ name: String, _ summary: String, _ parameters: repeat Parameter<each Wanted>, shapes: String? = nil,
    formula: String? = nil, examples: [Example] = [], body: @escaping (Context, repeat each Wanted) throws -> Value
  ) {
    let readers = (repeat (each parameters).read)
    var infos: [ParameterInfo] = []
    for parameter in repeat each parameters { infos.append(parameter.info) }
    self.init(raw: name, summary, infos, shapes: shapes, formula: formula, examples: examples) { context, arguments in
      var index = -1
      func next<One>(_ read: (Value, Context) throws -> One) throws -> One {
        index += 1
        return try read(arguments[index], context)
      }
      return try body(context, repeat try next(each readers))
    }
  }

  /// A word that looks at its arguments itself, for the few that run millions of times.
  public init(
    raw name: String, _ summary: String, _ parameters: [ParameterInfo], shapes: String? = nil, formula: String? = nil,
    examples: [Example] = [], body: @escaping (Context, Arguments) throws -> Value
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.shapes = shapes
    self.formula = formula
    self.examples = examples
    self.body = body
    restIndex = parameters.firstIndex { $0.kind == .rest }
    keywordsIndex = parameters.firstIndex { $0.kind == .keywords }
    positionalCount = parameters.firstIndex { $0.kind != .positional && $0.kind != .plain } ?? parameters.count
    fallbacks = parameters.map(\.fallback)
    requiredCount =
      (parameters.lastIndex { $0.fallback.isUnbound && $0.kind != .rest && $0.kind != .keywords } ?? -1) + 1
  }

  /// The same word under another name.
  public func named(_ name: String) -> Builtin {
    Builtin(raw: name, summary, parameters, shapes: shapes, formula: formula, examples: examples, body: body)
  }

  /// `conv2d(input, weight, bias=None, stride=1, …)`, without the receiver of a method.
  public var signature: String { "\(name)(\(signatureParts.joined(separator: ", ")))" }

  /// The parameters as they stand in the signature, with their default values.
  public var signatureParts: [String] {
    parameters.filter { $0.name != "self" }.map { parameter in
      switch parameter.kind {
      case .rest: "*\(parameter.name)"
      case .keywords: "**\(parameter.name)"
      default: parameter.defaultText.map { "\(parameter.name)=\($0)" } ?? parameter.name
      }
    }
  }
}

/// A line for the prompt and what it prints; shown by `help` and run as a test.
public struct Example: Sendable {
  public let code: String
  public let prints: String

  public init(_ code: String, prints: String) {
    self.code = code
    self.prints = prints
  }
}

/// The arguments of one call, in the order of the parameters, defaults filled in.
///
/// A window of the value stack: valid only during the call.
public struct Arguments {
  let base: UnsafeMutablePointer<Value>
  public let count: Int

  @inline(__always) public subscript(index: Int) -> Value {
    precondition(index < count, "a builtin reads an argument it did not declare")
    return base[index]
  }

  public var all: [Value] { (0..<count).map { base[$0] } }
}

/// A builtin as a value.
open class BuiltinObject: Object {
  public let function: Builtin

  public init(_ function: Builtin) { self.function = function }

  override open var typeName: String { "builtin_function_or_method" }
  override open func repr(_ context: Context) -> String { "<built-in function \(function.name)>" }
  override open var builtin: Builtin? { function }
}

/// A method together with the value it belongs to, as in `f = x.append`.
final class BoundMethod: Object {
  private(set) var receiver: Value
  let method: Builtin

  init(_ receiver: Value, _ method: Builtin) {
    self.receiver = receiver
    self.method = method
  }

  override var typeName: String { "builtin_function_or_method" }
  override func repr(_ context: Context) -> String { "<built-in method \(method.name) of \(receiver.typeName) object>" }
  override func clone(into cloner: Cloner) -> Object { BoundMethod(cloner.clone(receiver), method) }

  override func takeContents() -> [Value] {
    defer { receiver = .unbound }
    return [receiver]
  }
}

/// A type that can be called to convert and named in `isinstance`.
///
/// The methods of its values are its attributes too: `str.upper("a")`.
public final class TypeObject: BuiltinObject {
  /// The module that the type's text names: `<class 'torch.Tensor'>`.
  public let module: String?
  /// Whether a value is of this type or one derived from it.
  public let matches: (Value) -> Bool
  /// What belongs to the type itself, such as `dict.fromkeys`.
  private let members: [String: Builtin]

  public init(
    _ function: Builtin, module: String? = nil, members: [Builtin] = [], matches: @escaping (Value) -> Bool
  ) {
    self.module = module
    self.matches = matches
    self.members = Dictionary(members.map { ($0.name, $0) }) { first, _ in first }
    super.init(function)
  }

  override public var typeName: String { "type" }
  override public func repr(_ context: Context) -> String {
    "<class '\(module.map { $0 + "." } ?? "")\(function.name)'>"
  }
  override public func attribute(_ name: String) -> Value? {
    name == "__name__" ? .text(function.name) : members[name].map { .object(BuiltinObject($0)) }
  }
  override public var attributeNames: [String] { members.keys.sorted() }
}

/// A named collection of words, such as `math` or `torch.nn`.
public final class Namespace: Object {
  public let name: String
  private var known: [String: Value]
  /// Brings the rest of the members, at the first time that something is looked up that is not known.
  private var rest: (() -> [(String, Value)])?
  /// Names that Python's programs use and that there are not on purpose, each with the reason.
  let refused: [String: String]

  public init(_ name: String, _ members: [String: Value] = [:], refused: [String: String] = [:]) {
    self.name = name
    known = members
    self.refused = refused
  }

  public func add(_ name: String, _ value: Value) { known[name] = value }

  /// Members that are made when somebody looks for them, so that a session that does not starts without them.
  public func addLater(_ members: @escaping () -> [(String, Value)]) { rest = members }

  public var members: [String: Value] {
    if let rest {
      self.rest = nil
      for (name, value) in rest() { known[name] = value }
    }
    return known
  }

  override public var typeName: String { "module" }
  override public func repr(_ context: Context) -> String { "<module '\(name)'>" }
  override public func attribute(_ name: String) -> Value? { known[name] ?? members[name] }
  override public var attributeNames: [String] { members.keys.sorted() }
}
