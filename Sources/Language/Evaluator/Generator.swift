/// A comprehension in parentheses: gives its elements one at a time, when they are asked for.
///
/// Its code is a function of its own; between two elements its frame rests here.
final class GeneratorNode: Node {
  let code: GeneratorCode
  private let source: Node
  private let captured: [Int]

  init(_ code: GeneratorCode, source: Node, captured: [Int], _ span: SourceSpan) {
    self.code = code
    self.source = source
    self.captured = captured
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    let first = try source.evaluate(context)
    let cells = captured.map { context.locals[$0] }
    do {
      let source = try iterator(over: first, context)
      return .object(try GeneratorObject(code, source, cells).asking([source]))
    } catch { throw error.diagnostic(at: source.span) }
  }
}

/// What the generator of a comprehension runs.
final class GeneratorCode {
  struct Clause {
    let target: Target
    /// Not used for the first clause, whose iterable is evaluated outside.
    let iterable: Node
    let conditions: [Node]
  }

  let clauses: [Clause]
  let element: Node
  let frameSize: Int
  let cellSlots: [Int]
  let capturedSlot: Int
  let source: Source

  init(clauses: [Clause], element: Node, frameSize: Int, cellSlots: [Int], capturedSlot: Int, source: Source) {
    self.clauses = clauses
    self.element = element
    self.frameSize = frameSize
    self.cellSlots = cellSlots
    self.capturedSlot = capturedSlot
    self.source = source
  }
}

final class GeneratorObject: IteratorObject {
  private let code: GeneratorCode
  private var iterators: [IteratorObject]
  private var frame: [Value]
  private var isRunning = false

  convenience init(_ code: GeneratorCode, _ first: IteratorObject, _ captured: [Value]) {
    self.init(code, [first], captured)
  }

  private init(_ code: GeneratorCode, _ iterators: [IteratorObject], _ captured: [Value]) {
    self.code = code
    self.iterators = iterators
    frame = [Value](repeating: .unbound, count: code.frameSize)
    for slot in code.cellSlots { frame[slot] = .object(Cell(.unbound)) }
    for (index, cell) in captured.enumerated() { frame[code.capturedSlot + index] = cell }
  }

  override var typeName: String { "generator" }

  override func clone(into cloner: Cloner) -> Object {
    let copy = GeneratorObject(code, iterators, [])
    cloner.register(copy, for: self)
    copy.frame = frame.map(cloner.clone)
    copy.iterators = iterators.map { cloner.clone(iterator: $0) }
    return copy
  }

  override func next(_ context: Context) throws -> Value {
    guard !isRunning else { throw Diagnostic.value("the generator is running already") }
    let base = context.top
    guard context.hasRoom(upTo: base + frame.count) && context.hasNativeStack else { throw Diagnostic.tooDeep }
    isRunning = true
    for (index, value) in frame.enumerated() { base[index] = value }
    context.top = base + frame.count
    let caller = context.locals
    context.locals = base
    // After an error the session resets the stack, and the generator is never asked again.
    let element: Value
    do { element = try advance(context) } catch { throw located(error) }
    context.locals = caller
    for index in frame.indices {
      frame[index] = base[index]
      base[index] = .unbound
    }
    context.top = base
    isRunning = false
    return element
  }

  override func takeContents() -> [Value] {
    defer { (frame, iterators) = ([], []) }
    return frame + iterators.map(Value.object)
  }

  private func located(_ error: any Error) -> Diagnostic {
    var diagnostic = error.diagnostic(at: code.element.span)
    if diagnostic.source == nil { diagnostic.source = code.source }
    return diagnostic
  }

  /// Runs the nested loops up to the next element.
  private func advance(_ context: Context) throws -> Value {
    while let source = iterators.last {
      try context.poll()
      let clause = code.clauses[iterators.count - 1]
      let value = try source.next(context)
      if case .unbound = value {
        iterators.removeLast()
        continue
      }
      try clause.target.assign(value, context)
      guard try clause.conditions.allSatisfy({ try $0.test(context) }) else { continue }
      if iterators.count == code.clauses.count { return try code.element.evaluate(context) }
      let inner = code.clauses[iterators.count].iterable
      do { iterators.append(try iterator(over: inner.evaluate(context), context)) } catch {
        throw error.diagnostic(at: inner.span)
      }
    }
    return .unbound
  }
}
