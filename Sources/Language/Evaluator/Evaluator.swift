import Tensors

/// Runs programs of the language, statement by statement, in one session.
public final class Evaluator {
  public let context: Context

  public init(_ vocabulary: Vocabulary) {
    context = Context(vocabulary: vocabulary)
  }

  /// The statements of a text.
  ///
  /// - Throws: a `SyntaxError`; `isUnfinished` if more lines could complete the text.
  public func parse(_ source: Source) throws -> [StatementSyntax] {
    do { return try Parsing.statements(of: source) } catch { throw located(error, source) }
  }

  /// Runs one statement. Whatever it had assigned before an error stays.
  ///
  /// - Returns: the value of an expression; nil for any other statement.
  @discardableResult
  public func run(_ statement: StatementSyntax, in source: Source) throws -> Value? {
    do {
      let scope = Scope()
      let preparation = Preparation(source: source, environment: context.environment, context: context)
      let node = try preparation.statement(statement, scope, inFunction: false)
      return try withFrame(scope.slotCount) {
        try GradientMode.$current.withValue(context.gradientMode) { try run(node, statement) }
      }
    } catch {
      context.reset()
      throw located(error, source)
    }
  }

  private func run(_ node: Node, _ statement: StatementSyntax) throws -> Value? {
    if case .expression = statement.form { return try node.evaluate(context) }
    _ = try node.execute(context)
    return nil
  }

  /// Runs all statements of a text.
  ///
  /// - Returns: the value of the last statement, if it is an expression.
  @discardableResult
  public func run(_ source: Source) throws -> Value? {
    var last: Value?
    for statement in try parse(source) { last = try run(statement, in: source) }
    return last
  }

  /// The value of an expression that has been parsed already.
  public func evaluate(_ expression: ExpressionSyntax, in source: Source) throws -> Value {
    try run(StatementSyntax(form: .expression(expression), span: expression.span), in: source) ?? .none
  }

  /// The value of a text that is one expression, or several with commas.
  public func evaluate(_ source: Source) throws -> Value {
    let statements = try parse(source)
    guard statements.count == 1, case .expression = statements[0].form, let value = try run(statements[0], in: source)
    else {
      throw Diagnostic("SyntaxError", "an expression is needed here", at: SourceSpan(0, source.bytes.count), in: source)
    }
    return value
  }

  /// Evaluates with somebody watching every call of a builtin.
  public func observing<R>(_ observer: @escaping (CallEvent) -> Void, _ body: () throws -> R) rethrows -> R {
    let outer = context.observer
    context.observer = { event in
      outer?(event)
      observer(event)
    }
    defer { context.observer = outer }
    return try body()
  }

  private func withFrame<R>(_ slots: Int, _ body: () throws -> R) throws -> R {
    context.globals = context.environment.slots
    context.measureNativeStack()
    let base = context.top
    precondition(base == context.stack, "a statement begins with an empty stack")
    guard context.hasRoom(upTo: base + slots) else { throw Diagnostic.tooDeep }
    context.top = base + slots
    context.locals = base
    let result = try body()
    while context.top > base {
      context.top -= 1
      context.top.pointee = .unbound
    }
    return result
  }

  private func located(_ error: any Error, _ source: Source) -> Diagnostic {
    var diagnostic = error.diagnostic(at: SourceSpan(0, source.bytes.count))
    if diagnostic.source == nil { diagnostic.source = source }
    return diagnostic
  }

  // Snapshots

  /// The session as it is now.
  public func snapshot() -> Snapshot {
    let cloner = Cloner()
    let variables = context.environment.variables.map { (name: $0.name, value: cloner.clone($0.value)) }
    return Snapshot(variables: variables, random: context.random, recordsGradients: context.gradientMode.isOn)
  }

  /// The session as it was; the snapshot can be used again.
  public func restore(_ snapshot: Snapshot) {
    let cloner = Cloner()
    context.environment.replaceAll(snapshot.variables.map { (name: $0.name, value: cloner.clone($0.value)) })
    context.globals = context.environment.slots
    context.random = snapshot.random
    context.gradientMode.isOn = snapshot.recordsGradients
  }

  /// Forgets all variables and starts the random stream afresh.
  public func reset(seed: Int = 0) {
    context.environment.replaceAll([])
    context.random = .init(seed: seed)
    context.gradientMode.isOn = true
  }

  /// A number for each variable of a snapshot that is equal for equal values.
  public func digests(of snapshot: Snapshot) -> [String: UInt64] {
    var digests: [String: UInt64] = [:]
    for (name, value) in snapshot.variables where name != "_" {
      var digest = SessionDigest()
      digest.add(value)
      digests[name] = digest.hash
    }
    return digests
  }

  /// A number that is equal for equal sessions.
  public var digest: UInt64 {
    var digest = SessionDigest()
    digest.add("\(context.random.state) \(context.gradientMode.isOn)")
    for (name, value) in context.environment.variables.sorted(by: { $0.name < $1.name }) {
      digest.add(name)
      digest.add(value)
    }
    return digest.hash
  }
}
