/// Reading source text without running it.
public enum Parsing {
  /// The statements of a text.
  ///
  /// - Throws: a `Diagnostic`; `isUnfinished` if more lines could complete the text.
  public static func statements(of source: Source) throws -> [StatementSyntax] {
    try Parser(source).parseProgram()
  }
}
