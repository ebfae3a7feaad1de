/// A function written in the language: its code, and what it took along when it was defined.
public final class FunctionObject {
  /// How many values it takes by position.
  public var takes: Int { code.positionalCount }

  let code: FunctionCode
  /// Values of the parameters that have one, by position; `unbound` for the others.
  private(set) var defaults: [Value]
  /// The variables of enclosing functions that the body uses.
  private(set) var captured: [Cell]

  init(_ code: FunctionCode, defaults: [Value], captured: [Cell]) {
    self.code = code
    self.defaults = defaults
    self.captured = captured
  }

  deinit {
    if !captured.isEmpty || !defaults.isEmpty {
      var pending = takeContents().containers
      dismantle(&pending)
    }
  }

  /// Gives away the defaults, and what the captured variables hold if nobody else can see them any more.
  func takeContents() -> [Value] {
    var values = defaults
    defaults = []
    while var cell = captured.popLast() {
      if isKnownUniquelyReferenced(&cell) {
        values.append(cell.value)
        cell.value = .unbound
      }
    }
    return values
  }

  public var name: String { code.name }

  /// What every function tells about itself; nil for other names.
  func attribute(_ name: String) -> Value? {
    switch name {
    case "__name__": .text(code.name)
    case "__doc__": code.documentation.map { .text($0) } ?? .some(.none)
    default: nil
    }
  }

  func clone(into cloner: Cloner) -> FunctionObject {
    if captured.isEmpty && defaults.isEmpty { return self }
    let copy = FunctionObject(code, defaults: [], captured: [])
    cloner.register(copy, for: self)
    copy.defaults = defaults.map(cloner.clone)
    copy.captured = captured.map { cell in cloner.once(cell) { Cell(.unbound) } }
    for (original, cell) in zip(captured, copy.captured) { cell.value = cloner.clone(original.value) }
    return copy
  }

  func digest(into digest: inout SessionDigest) {
    digest.add(code.source.text(code.span))
    for value in defaults { digest.add(value) }
    for cell in captured { digest.add(cell.value) }
  }
}

/// A variable that an inner function shares with the one around it.
final class Cell: Object {
  var value: Value
  init(_ value: Value) { self.value = value }
  override var typeName: String { "cell" }

  override func takeContents() -> [Value] {
    defer { value = .unbound }
    return [value]
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = Cell(.unbound)
    cloner.register(copy, for: self)
    copy.value = cloner.clone(value)
    return copy
  }
}

/// What a `def` or `lambda` means, prepared once.
final class FunctionCode {
  let name: String
  let documentation: String?
  let parameters: [FunctionSyntax.Parameter]
  /// Parameters that take positional arguments.
  let positionalCount: Int
  let restSlot: Int?, keywordsSlot: Int?
  /// How many positional arguments make a frame without further ado; -1 if it takes more than counting them.
  let simpleCount: Int
  /// Slots of the frame: parameters, other variables, hidden ones, captured cells.
  let frameSize: Int
  /// Variables that inner functions capture.
  let cellSlots: [Int]
  /// Where the captured cells begin in the frame.
  let capturedSlot: Int
  let capturedCount: Int
  /// Whether any slot holds a cell.
  let hasCells: Bool
  let body: Node
  let source: Source
  let span: SourceSpan

  init(
    _ syntax: FunctionSyntax, frameSize: Int, cellSlots: [Int], capturedSlot: Int, capturedCount: Int, body: Node,
    source: Source
  ) {
    name = syntax.name
    documentation = syntax.documentation
    parameters = syntax.parameters
    positionalCount = parameters.firstIndex { $0.kind != .plain && $0.kind != .positional } ?? parameters.count
    restSlot = parameters.firstIndex { $0.kind == .rest }
    keywordsSlot = parameters.firstIndex { $0.kind == .keywords }
    simpleCount = positionalCount == parameters.count ? positionalCount : -1
    self.frameSize = frameSize
    self.cellSlots = cellSlots
    self.capturedSlot = capturedSlot
    self.capturedCount = capturedCount
    hasCells = capturedCount > 0 || !cellSlots.isEmpty
    self.body = body
    self.source = source
    span = syntax.span
  }
}
