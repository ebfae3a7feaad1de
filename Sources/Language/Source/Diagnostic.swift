import Tensors

/// What went wrong and where: data that the console draws with the source line and a caret.
public struct Diagnostic: Error {
  /// Python's or PyTorch's name of the error: `NameError`, `RuntimeError`, `SyntaxError`, ….
  public var kind: String
  /// One sentence with what was found and what was needed; lower case, no full stop.
  public var message: String
  /// One thing to try.
  public var hint: String?
  public var span: SourceSpan?
  public var source: Source?
  /// The text ended in the middle of a construct: more lines could complete it.
  public var isUnfinished = false

  public init(
    _ kind: String, _ message: String, hint: String? = nil, at span: SourceSpan? = nil, in source: Source? = nil
  ) {
    self.kind = kind
    self.message = message
    self.hint = hint
    self.span = span
    self.source = source
  }

  public init(_ error: TensorError, at span: SourceSpan? = nil) {
    self.init(error.kind.rawValue, error.message, hint: error.hint, at: span)
  }

  /// The same with a place, unless a more exact one is known already.
  public func located(at span: SourceSpan) -> Diagnostic {
    var diagnostic = self
    if diagnostic.span == nil { diagnostic.span = span }
    return diagnostic
  }

  public static func type(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic("TypeError", message, hint: hint)
  }
  public static func value(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic("ValueError", message, hint: hint)
  }
  public static func index(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic("IndexError", message, hint: hint)
  }
  public static var overflow: Diagnostic {
    Diagnostic(
      "OverflowError", "the result does not fit into 64 bits", hint: "use floats for such large numbers: 1.0 * …")
  }
}

extension Error {
  /// Python's name of the error: `ValueError`.
  public var kindName: String { diagnostic(at: SourceSpan(0, 0)).kind }

  /// Any error as a diagnostic.
  func diagnostic(at span: SourceSpan) -> Diagnostic {
    if let diagnostic = self as? Diagnostic { return diagnostic.located(at: span) }
    if let error = self as? TensorError { return Diagnostic(error, at: span) }
    return Diagnostic("RuntimeError", "\(self)", at: span)
  }
}
