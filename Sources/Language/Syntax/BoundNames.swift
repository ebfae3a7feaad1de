extension StatementSyntax {
  /// The names that the statement binds in the scope it stands in.
  public var boundNames: Set<String> {
    NameUsage(of: FunctionSyntax(name: "", parameters: [], body: [self], span: span)).bound
  }

  /// Whether the statement is an expression, whose value a prompt echoes.
  public var isExpression: Bool { if case .expression = form { true } else { false } }

  /// Whether the statement has a block, which a prompt ends with an empty line.
  public var isCompound: Bool {
    switch form {
    case .conditional, .whileLoop, .forLoop, .with, .function, .type: true
    default: false
    }
  }
}
