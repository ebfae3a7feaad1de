/// An expression as written, before its names are resolved.
public struct ExpressionSyntax: Sendable {
  public let form: Form
  public let span: SourceSpan
  /// Levels of expressions inside, itself included; the parser keeps it under its limit.
  let depth: Int

  public indirect enum Form: Sendable {
    case none, ellipsis
    case bool(Bool)
    case int(Int)
    /// A whole number beyond 64 bits, by its digits.
    case hugeInt(String)
    case float(Double)
    case string(String)
    /// An f-string.
    case formatted([FormatPart])
    case name(String)
    case list([ExpressionSyntax])
    case tuple([ExpressionSyntax])
    /// Keys and values; a missing key stands for `**value`.
    case dict([(key: ExpressionSyntax?, value: ExpressionSyntax)])
    case starred(ExpressionSyntax)
    case unary(UnaryOperator, ExpressionSyntax)
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax)
    /// `a < b <= c`: the first operand, then operators with their right-hand sides.
    case comparison(ExpressionSyntax, [(ComparisonOperator, ExpressionSyntax)])
    case and(ExpressionSyntax, ExpressionSyntax)
    case or(ExpressionSyntax, ExpressionSyntax)
    case conditional(test: ExpressionSyntax, then: ExpressionSyntax, otherwise: ExpressionSyntax)
    case call(ExpressionSyntax, [ArgumentSyntax])
    case attribute(ExpressionSyntax, String, nameSpan: SourceSpan)
    case subscripted(ExpressionSyntax, ExpressionSyntax)
    case slice(ExpressionSyntax?, ExpressionSyntax?, ExpressionSyntax?)
    case lambda(FunctionSyntax)
    case listComprehension(ExpressionSyntax, [ComprehensionClause])
    case dictComprehension(key: ExpressionSyntax, value: ExpressionSyntax, [ComprehensionClause])
    case generator(ExpressionSyntax, [ComprehensionClause])
  }
}

/// A piece of an f-string.
public enum FormatPart: Sendable {
  case text(String)
  /// `{value!r:spec}`; the spec may contain fields itself.
  case field(ExpressionSyntax, conversion: Character?, spec: [FormatPart])
}

/// `for target in iterable if condition …`.
public struct ComprehensionClause: Sendable {
  public let target: ExpressionSyntax
  public let iterable: ExpressionSyntax
  public let conditions: [ExpressionSyntax]
}

/// One argument of a call.
public struct ArgumentSyntax: Sendable {
  public enum Kind: Equatable, Sendable {
    case positional, keyword(String), unpackedList, unpackedDict
  }
  public let kind: Kind
  public let value: ExpressionSyntax
  /// From the name, if there is one, to the end of the value.
  public let span: SourceSpan
}

public enum UnaryOperator: String, Sendable { case minus = "-", plus = "+", invert = "~", not = "not" }

public enum BinaryOperator: String, Sendable {
  case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", remainder = "%", power = "**"
  case matrixMultiply = "@", and = "&", or = "|", xor = "^", shiftLeft = "<<", shiftRight = ">>"
}

public enum ComparisonOperator: String, Sendable {
  case less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">=", equal = "==", notEqual = "!="
  case isSame = "is", isNotSame = "is not", isIn = "in", isNotIn = "not in"
}

/// A function or lambda as written.
public final class FunctionSyntax: Sendable {
  public struct Parameter: Sendable {
    public enum Kind: Sendable { case plain, positional, keyword, rest, keywords }
    public let name: String
    public let kind: Kind
    public let fallback: ExpressionSyntax?
    public let span: SourceSpan
  }

  public let name: String
  public let parameters: [Parameter]
  public let body: [StatementSyntax]
  /// The docstring.
  let documentation: String?
  public let span: SourceSpan

  init(
    name: String, parameters: [Parameter], body: [StatementSyntax], documentation: String? = nil, span: SourceSpan
  ) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.documentation = documentation
    self.span = span
  }
}

/// A class as written.
public final class ClassSyntax: Sendable {
  public let name: String
  public let bases: [ExpressionSyntax]
  public let body: [StatementSyntax]
  public let span: SourceSpan

  init(name: String, bases: [ExpressionSyntax], body: [StatementSyntax], span: SourceSpan) {
    self.name = name
    self.bases = bases
    self.body = body
    self.span = span
  }
}

/// A statement as written.
public struct StatementSyntax: Sendable {
  public let form: Form
  public let span: SourceSpan

  public indirect enum Form: Sendable {
    case expression(ExpressionSyntax)
    /// `a = b = value`.
    case assignment([ExpressionSyntax], ExpressionSyntax)
    case augmented(ExpressionSyntax, BinaryOperator, ExpressionSyntax)
    /// `name: type` without a value.
    case annotation
    case conditional(ExpressionSyntax, [StatementSyntax], otherwise: [StatementSyntax])
    case whileLoop(ExpressionSyntax, [StatementSyntax], otherwise: [StatementSyntax])
    case forLoop(ExpressionSyntax, ExpressionSyntax, [StatementSyntax], otherwise: [StatementSyntax])
    case function(FunctionSyntax)
    case type(ClassSyntax)
    /// `with a, b as name:`.
    case with([(manager: ExpressionSyntax, target: ExpressionSyntax?)], [StatementSyntax])
    case returning(ExpressionSyntax?)
    case breaking, continuing, passing
    case assertion(ExpressionSyntax, message: ExpressionSyntax?)
    case deletion([ExpressionSyntax])
    case raising(ExpressionSyntax)
    /// `import a.b as c, d`.
    case importing([ImportedModule])
    /// `from a.b import c as d, e`.
    case importingNames(ImportedModule, [(name: String, target: ExpressionSyntax, span: SourceSpan)])
  }

  /// The text that the statement consists of, if it is nothing else.
  var text: String? {
    if case .expression(let value) = form, case .string(let text) = value.form { text } else { nil }
  }
}

/// A module as an import names it, and the name that it is bound to.
public struct ImportedModule: Sendable {
  /// `["torch", "nn"]`.
  public let path: [String]
  /// Without `as`: the first part of the path, which is what `import a.b` binds.
  public let target: ExpressionSyntax
  /// Whether the target is the module itself, not the first part of its path.
  public let isRenamed: Bool
  public let span: SourceSpan
}
