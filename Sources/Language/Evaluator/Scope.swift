/// Which names a function makes its own and which it takes from around.
struct NameUsage {
  /// Parameters, and everything that is assigned.
  private(set) var bound: Set<String> = []
  /// Everything that is read, here or in inner functions that do not bind it themselves.
  private(set) var used: Set<String> = []
  /// Names that inner functions take from this one or from further out.
  private(set) var usedInside: Set<String> = []

  var free: Set<String> { used.subtracting(bound) }
  /// Whether a method asks for its class.
  var asksForClass: Bool { usedInside.contains(NameUsage.ownClass) }

  init(of function: FunctionSyntax) {
    for parameter in function.parameters { bound.insert(parameter.name) }
    for statement in function.body { visit(statement) }
  }

  /// The usage in a class's body: its names are seen by the body alone, not by the methods.
  init(of type: ClassSyntax) {
    for statement in type.body { visit(statement) }
    used.formUnion(usedInside)
    // `super()` in a method asks which class it stands in.
    bound.remove(NameUsage.ownClass)
    used.remove(NameUsage.ownClass)
  }

  /// The hidden variable in which methods that say `super()` find their class.
  static let ownClass = "__class__"

  /// The usage in expressions that make up a comprehension's inside.
  init(expressions: [ExpressionSyntax], targets: [ExpressionSyntax] = []) {
    for target in targets { bind(target) }
    for expression in expressions { visit(expression) }
  }

  private mutating func visit(_ statements: [StatementSyntax]) { for statement in statements { visit(statement) } }

  private mutating func visit(_ statement: StatementSyntax) {
    switch statement.form {
    case .expression(let value), .raising(let value): visit(value)
    case .assignment(let targets, let value):
      visit(value)
      for target in targets { bind(target) }
    case .augmented(let target, _, let value):
      visit(target)
      visit(value)
      bind(target)
    case .annotation, .breaking, .continuing, .passing: break
    case .conditional(let test, let body, let otherwise), .whileLoop(let test, let body, let otherwise):
      visit(test)
      visit(body)
      visit(otherwise)
    case .forLoop(let target, let iterable, let body, let otherwise):
      visit(iterable)
      bind(target)
      visit(body)
      visit(otherwise)
    case .with(let items, let body):
      for item in items {
        visit(item.manager)
        if let target = item.target { bind(target) }
      }
      visit(body)
    case .function(let function):
      bound.insert(function.name)
      visit(function)
    case .type(let type):
      bound.insert(type.name)
      for base in type.bases { visit(base) }
      let inner = NameUsage(of: type)
      used.formUnion(inner.free)
      usedInside.formUnion(inner.free)
    case .returning(let value): if let value { visit(value) }
    case .assertion(let condition, let message):
      visit(condition)
      if let message { visit(message) }
    case .deletion(let targets):
      for target in targets {
        visit(target)
        bind(target)
      }
    case .importing(let modules): for module in modules { bind(module.target) }
    case .importingNames(_, let names): for name in names { bind(name.target) }
    }
  }

  private mutating func bind(_ target: ExpressionSyntax) {
    switch target.form {
    case .name(let name): bound.insert(name)
    case .tuple(let items), .list(let items): for item in items { bind(item) }
    default: visit(target)
    }
  }

  private mutating func visit(_ function: FunctionSyntax) {
    for parameter in function.parameters { if let fallback = parameter.fallback { visit(fallback) } }
    let inner = NameUsage(of: function)
    used.formUnion(inner.free)
    usedInside.formUnion(inner.free)
  }

  private mutating func visit(_ expression: ExpressionSyntax) {
    switch expression.form {
    case .none, .ellipsis, .bool, .int, .hugeInt, .float, .string: break
    case .name(let name): used.insert(name)
    case .formatted(let parts): visit(parts)
    case .list(let items), .tuple(let items): for item in items { visit(item) }
    case .dict(let pairs):
      for (key, value) in pairs {
        if let key { visit(key) }
        visit(value)
      }
    case .starred(let value), .unary(_, let value), .attribute(let value, _, _): visit(value)
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
      .subscripted(let left, let right):
      visit(left)
      visit(right)
    case .comparison(let first, let rest):
      visit(first)
      for (_, operand) in rest { visit(operand) }
    case .conditional(let test, let then, let otherwise):
      visit(test)
      visit(then)
      visit(otherwise)
    case .call(let callee, let arguments):
      if case .name("super") = callee.form, arguments.isEmpty { used.insert(NameUsage.ownClass) }
      visit(callee)
      for argument in arguments { visit(argument.value) }
    case .slice(let start, let stop, let step): for bound in [start, stop, step] { if let bound { visit(bound) } }
    case .lambda(let function): visit(function)
    case .listComprehension(let element, let clauses): visit([element], clauses, isFunction: false)
    case .dictComprehension(let key, let value, let clauses): visit([key, value], clauses, isFunction: false)
    case .generator(let element, let clauses): visit([element], clauses, isFunction: true)
    }
  }

  private mutating func visit(_ parts: [FormatPart]) {
    for case .field(let value, _, let spec) in parts {
      visit(value)
      visit(spec)
    }
  }

  /// A comprehension has names of its own; only its first iterable belongs to the function around.
  private mutating func visit(_ elements: [ExpressionSyntax], _ clauses: [ComprehensionClause], isFunction: Bool) {
    visit(clauses[0].iterable)
    let inner = NameUsage(
      expressions: elements + clauses.flatMap(\.conditions) + clauses.dropFirst().map(\.iterable),
      targets: clauses.map(\.target))
    used.formUnion(inner.free)
    usedInside.formUnion(isFunction ? inner.free : inner.usedInside.subtracting(inner.bound))
  }
}

/// The names of one frame while its code is prepared.
final class Scope {
  enum Binding { case local(Int), cell(Int) }

  let parent: Scope?
  private var bindings: [String: Binding] = [:]
  private(set) var slotCount = 0
  /// Slots that get a new cell when the function is entered.
  private(set) var cellSlots: [Int] = []
  /// Names taken from functions around, in the order of their slots.
  private(set) var captured: [String] = []
  private(set) var capturedSlot = 0
  /// The name of a function's first parameter.
  private(set) var firstParameter: String?

  /// Whether this is the body of a class, whose names methods do not see.
  private let isClass: Bool

  /// The frame of statements at the top level, which has only hidden slots.
  init() {
    parent = nil
    isClass = false
  }

  /// The frame of a class's body.
  init(classIn parent: Scope, usage: NameUsage) {
    self.parent = parent
    isClass = true
    for name in usage.bound.sorted() { declare(name, isCell: false) }
    if usage.asksForClass { declare(NameUsage.ownClass, isCell: true) }
    captured = usage.free.filter { parent.find($0) != nil }.sorted()
  }

  /// The names that a class's body binds, and their slots.
  var members: [(name: String, slot: Int)] {
    bindings.compactMap { name, binding in if case .local(let slot) = binding { (name, slot) } else { nil } }
      .sorted { $0.slot < $1.slot }
  }

  init(parent: Scope, parameters: [String], usage: NameUsage) {
    self.parent = parent
    isClass = false
    firstParameter = parameters.first
    for name in parameters { declare(name, isCell: usage.usedInside.contains(name)) }
    for name in usage.bound.subtracting(parameters).sorted() { declare(name, isCell: usage.usedInside.contains(name)) }
    captured = usage.free.filter { parent.find($0) != nil }.sorted()
  }

  private func declare(_ name: String, isCell: Bool) {
    bindings[name] = isCell ? .cell(slotCount) : .local(slotCount)
    if isCell { cellSlots.append(slotCount) }
    slotCount += 1
  }

  /// Gives the captured cells their slots; to be called before the body is prepared.
  func placeCaptured() {
    capturedSlot = slotCount
    for name in captured {
      bindings[name] = .cell(slotCount)
      slotCount += 1
    }
  }

  /// Whether a slot holds a cell of a function around.
  func isCaptured(_ slot: Int) -> Bool { slot >= capturedSlot && slot < capturedSlot + captured.count }

  func hiddenSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  /// Where a name of this frame lies.
  func own(_ name: String) -> Binding? { bindings[name] }

  /// Where a name lies in this or an enclosing function's frame.
  func find(_ name: String) -> Binding? {
    guard isClass else { return bindings[name] ?? parent?.find(name) }
    // From inside a class only cells are seen: those it has captured itself, and the class.
    if case .cell? = bindings[name] { return bindings[name] }
    return parent?.find(name)
  }

  /// Whether a name that is not assigned yet is looked up outside, as in a class's body.
  var looksOutside: Bool { isClass }

  /// Lets names mean hidden slots while `body` is prepared: the variables of a comprehension.
  func with<R>(_ hidden: [String: Binding], _ body: () throws -> R) rethrows -> R {
    let outer = bindings
    bindings.merge(hidden) { $1 }
    defer { bindings = outer }
    return try body()
  }
}
