/// A user's mistake found by the engine. It names the parameter at fault; the language knows where that was written.
public struct TensorError: Error, Equatable, Sendable {
  /// The name that Python and PyTorch give to this kind of error.
  public enum Kind: String, Sendable {
    case runtime = "RuntimeError"
    case value = "ValueError"
    case type = "TypeError"
    case index = "IndexError"
    case overflow = "OverflowError"
    case zeroDivision = "ZeroDivisionError"
    case memory = "MemoryError"
    case fileNotFound = "FileNotFoundError"
    case interrupt = "KeyboardInterrupt"
  }

  public var kind: Kind
  public var parameter: String
  public var message: String
  public var hint: String?

  public init(_ parameter: String, _ message: String, kind: Kind = .runtime, hint: String? = nil) {
    self.kind = kind
    self.parameter = parameter
    self.message = message
    self.hint = hint
  }

  /// The same error for a caller that calls its parameters otherwise.
  public func renaming(_ names: [String: String]) -> TensorError {
    var error = self
    error.parameter = names[parameter] ?? parameter
    return error
  }
}

/// Sizes as people write them: `7×7`, `3×28×28`; `()` for a single number.
public func shapeText(_ shape: [Int]) -> String {
  shape.isEmpty ? "()" : shape.map(String.init).joined(separator: "×")
}
