/// What a statement leaves behind for the one around it.
enum Flow { case next, breakLoop, continueLoop, returned }

/// One construct of the language, its names resolved: it evaluates itself.
///
/// Children are `let` and never optional or in arrays on hot paths: each of these would cost a retain and a release.
class Node {
  final let span: SourceSpan

  init(_ span: SourceSpan) { self.span = span }

  func evaluate(_ context: Context) throws -> Value { preconditionFailure("\(type(of: self)) is not an expression") }

  /// Whether the value counts as true; comparisons answer without making a value.
  func test(_ context: Context) throws -> Bool {
    let value = try evaluate(context)
    if case .bool(let truth) = value { return truth }
    do { return try value.isTrue() } catch { throw error.diagnostic(at: span) }
  }

  func execute(_ context: Context) throws -> Flow {
    _ = try evaluate(context)
    return .next
  }

  /// Where the value lies, if this names a variable: reading it there saves a retain and a release.
  ///
  /// Sound because no expression can rebind a name: the subset has neither `:=` nor `nonlocal` nor `global`.
  func place(_ context: Context) -> UnsafeMutablePointer<Value>? { nil }

  /// Where the value lies until anything else is evaluated: a variable, an element of a list, an attribute.
  func glance(_ context: Context) -> UnsafeMutablePointer<Value>? { place(context) }
}

/// A child expression. A variable is read in place, anything else is asked.
struct Operand {
  let node: Node
  private let slot: Int
  private let isGlobal: Bool
  /// Where a value written in the program lies.
  private let constant: UnsafeMutablePointer<Value>?

  init(_ node: Node) {
    self.node = node
    constant = (node as? Constant)?.storage
    if let local = node as? LocalName {
      (slot, isGlobal) = (local.slot, false)
    } else if let global = node as? GlobalName {
      (slot, isGlobal) = (global.slot, true)
    } else {
      (slot, isGlobal) = (-1, false)
    }
  }

  /// Whether this is a plain variable, whose evaluation changes nothing.
  var isVariable: Bool { slot >= 0 }

  /// Whether this is a variable or a value written in the program.
  var isAtom: Bool { slot >= 0 || constant != nil }

  /// Where the value of an atom lies; it may be `unbound`.
  @inline(__always) func place(_ context: Context) -> UnsafeMutablePointer<Value>? {
    slot >= 0 ? (isGlobal ? context.globals : context.locals) + slot : constant
  }

  @inline(__always) func evaluate(_ context: Context) throws -> Value {
    if slot >= 0 {
      let value = (isGlobal ? context.globals : context.locals)[slot]
      if case .unbound = value {} else { return value }
    }
    return try node.evaluate(context)
  }

  /// The whole number in a variable, or nil.
  @inline(__always) func int(_ context: Context) -> Int? {
    if slot >= 0, case .int(let value) = (isGlobal ? context.globals : context.locals)[slot] { return value }
    return nil
  }
}

/// A value known when the program is prepared.
final class Constant: Node {
  /// A place of its own, so that it can be read like a variable.
  let storage: UnsafeMutablePointer<Value>

  init(_ value: Value, _ span: SourceSpan) {
    storage = .allocate(capacity: 1)
    storage.initialize(to: value)
    super.init(span)
  }

  deinit {
    storage.deinitialize(count: 1)
    storage.deallocate()
  }

  var value: Value { storage.pointee }

  override func evaluate(_ context: Context) throws -> Value { storage.pointee }
}

/// A variable of the running function.
final class LocalName: Node {
  let slot: Int
  let name: String

  init(_ slot: Int, _ name: String, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func place(_ context: Context) -> UnsafeMutablePointer<Value>? { context.locals + slot }

  override func evaluate(_ context: Context) throws -> Value {
    let value = context.locals[slot]
    if case .unbound = value { throw Diagnostic.unassigned(name, span) }
    return value
  }
}

/// A variable that functions share through a cell.
final class CellName: Node {
  let slot: Int
  let name: String
  /// Whether the variable belongs to a function around this one.
  private let isCaptured: Bool

  init(_ slot: Int, _ name: String, isCaptured: Bool, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    self.isCaptured = isCaptured
    super.init(span)
  }

  override func evaluate(_ context: Context) throws -> Value {
    guard case .object(let object) = context.locals[slot] else { throw unassigned }
    let value = unsafeDowncast(object, to: Cell.self).value
    if case .unbound = value { throw unassigned }
    return value
  }
}

extension CellName {
  private var unassigned: Diagnostic {
    guard isCaptured else { return .unassigned(name, span) }
    return Diagnostic(
      "NameError", "`\(name)` has no value yet in the function around this one", hint: "assign it before the call",
      at: span)
  }
}

/// A variable of the session, or a word.
final class GlobalName: Node {
  let slot: Int
  let name: String

  init(_ slot: Int, _ name: String, _ span: SourceSpan) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func place(_ context: Context) -> UnsafeMutablePointer<Value>? { context.globals + slot }

  override func evaluate(_ context: Context) throws -> Value {
    let value = context.globals[slot]
    if case .unbound = value { throw Diagnostic.unknownName(name, span, context) }
    return value
  }
}

extension Diagnostic {
  fileprivate static func unassigned(_ name: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      "UnboundLocalError", "`\(name)` has no value yet in this function", hint: "assign it before it is read", at: span)
  }

  static func unknownName(_ name: String, _ span: SourceSpan, _ context: Context) -> Diagnostic {
    Diagnostic(
      "NameError", "`\(name)` is not known", hint: didYouMean(name, among: context.environment.knownNames), at: span)
  }
}
