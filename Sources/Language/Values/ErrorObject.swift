/// An error that has been made but not raised: `ValueError("…")`.
public final class ErrorObject: Object {
  public let kind: String
  /// What it was made with.
  public private(set) var arguments: [Value]
  public let message: String

  init(_ kind: String, _ arguments: [Value], _ message: String) {
    self.kind = kind
    self.arguments = arguments
    self.message = message
  }

  deinit {
    var pending = takeContents().containers
    dismantle(&pending)
  }

  override public var typeName: String { kind }
  override public func repr(_ context: Context) throws -> String {
    "\(kind)(\(try arguments.map { try Language.repr($0, context) }.joined(separator: ", ")))"
  }
  override public func text(_ context: Context) -> String { message }
  override public func takeContents() -> [Value] {
    defer { arguments = [] }
    return arguments
  }

  override public func digest(into digest: inout SessionDigest) { digest.add("\(kind) \(message)") }
}

/// Names of the errors that a program can raise.
let errorNames = [
  "Exception", "ArithmeticError", "AssertionError", "AttributeError", "IndexError", "KeyError", "LookupError",
  "NameError",
  "NotImplementedError", "OverflowError", "RecursionError", "RuntimeError", "StopIteration", "TypeError", "ValueError",
  "ZeroDivisionError", "MemoryError",
]

extension TypeObject {
  var isError: Bool { errorNames.contains(function.name) }
}
