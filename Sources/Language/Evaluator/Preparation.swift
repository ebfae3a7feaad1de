import Tensors

/// Turns syntax into nodes, once: names become slots, constant arithmetic is done.
struct Preparation {
  let source: Source
  let environment: Environment
  let context: Context

  // Statements

  func block(_ statements: [StatementSyntax], _ scope: Scope, inLoop: Bool = false, inFunction: Bool) throws -> Node {
    Block.of(try statements.map { try statement($0, scope, inLoop: inLoop, inFunction: inFunction) }[...])
  }

  func statement(_ statement: StatementSyntax, _ scope: Scope, inLoop: Bool = false, inFunction: Bool) throws -> Node {
    let span = statement.span
    func body(_ statements: [StatementSyntax], inLoop: Bool) throws -> Node {
      try block(statements, scope, inLoop: inLoop, inFunction: inFunction)
    }
    switch statement.form {
    case .expression(let value): return try expression(value, scope)
    case .assignment(let targets, let value):
      let node = try expression(value, scope)
      guard targets.count == 1 else { return AssignSeveral(try targets.map { try target($0, scope) }, node, span) }
      if case .name(let name) = targets[0].form {
        switch scope.own(name) {
        case .local(let slot): return AssignLocal(slot, node, span)
        case nil where scope.parent == nil: return AssignGlobal(environment.slot(name), node, span)
        default: break
        }
      }
      if case .subscripted(let container, let key) = targets[0].form {
        return AssignItem(try expression(container, scope), try expression(key, scope), node, span)
      }
      return Assign(try target(targets[0], scope), node, span)
    case .augmented(let target, let op, let value): return try augmented(target, op, value, scope, span)
    case .annotation, .passing: return Pass(span)
    case .conditional(let test, let then, let otherwise):
      let condition = try expression(test, scope), then = try body(then, inLoop: inLoop)
      if otherwise.isEmpty { return IfAlone(condition, then, span) }
      return If(condition, then, try body(otherwise, inLoop: inLoop), span)
    case .whileLoop(let test, let inner, let otherwise):
      return While(
        try expression(test, scope), try body(inner, inLoop: true), try body(otherwise, inLoop: inLoop), span)
    case .forLoop(let variable, let iterable, let inner, let otherwise):
      return For(
        try target(variable, scope), try expression(iterable, scope), try body(inner, inLoop: true),
        try body(otherwise, inLoop: inLoop), span)
    case .with(let items, let inner):
      return try items.reversed().reduce(try body(inner, inLoop: inLoop)) { body, item in
        With(
          try expression(item.manager, scope), try item.target.map { try target($0, scope) }, body, item.manager.span)
      }
    case .function(let syntax):
      let node = try function(syntax, scope, span)
      let name = ExpressionSyntax(form: .name(syntax.name), span: span, depth: 1)
      return Assign(try target(name, scope), node, span)
    case .type(let syntax):
      let node = try type(syntax, scope, span)
      let name = ExpressionSyntax(form: .name(syntax.name), span: span, depth: 1)
      return Assign(try target(name, scope), node, span)
    case .returning(let value):
      guard inFunction else { throw error("`return` stands outside a function", span) }
      return Return(try value.map { try expression($0, scope) } ?? Constant(.none, span), span)
    case .breaking, .continuing:
      let isBreak = if case .breaking = statement.form { true } else { false }
      guard inLoop else { throw error("`\(isBreak ? "break" : "continue")` stands outside a loop", span) }
      return isBreak ? Break(span) : Continue(span)
    case .assertion(let condition, let message):
      return Assert(try expression(condition, scope), try message.map { try expression($0, scope) }, span)
    case .deletion(let targets):
      return Delete(try targets.map { try deletion($0, scope) }, span)
    case .raising(let value): return Raise(try expression(value, scope), span)
    case .importing(let modules):
      return Block.of(try modules.map { Import($0, try target($0.target, scope), span) }[...])
    case .importingNames(let module, let names):
      return ImportNames(module, try names.map { ($0.name, try target($0.target, scope), $0.span) }, span)
    }
  }

  private func deletion(_ target: ExpressionSyntax, _ scope: Scope) throws -> Delete.Target {
    switch target.form {
    case .name(let text): return .name(name(text, scope, target.span), text)
    case .subscripted(let container, let key):
      return .item(try expression(container, scope), try expression(key, scope))
    default: throw error("only names and elements can be deleted", target.span)
    }
  }

  private func augmented(
    _ target: ExpressionSyntax, _ op: BinaryOperator, _ value: ExpressionSyntax, _ scope: Scope, _ span: SourceSpan
  ) throws -> Node {
    let node = try expression(value, scope)
    switch target.form {
    case .name(let text):
      let name = self.name(text, scope, target.span)
      if let cell = name as? CellName { return AugmentedCell(cell, op, node, span) }
      return AugmentedName(name, op, node, span)
    case .subscripted(let container, let key):
      return AugmentedItem(try expression(container, scope), try expression(key, scope), op, node, span)
    case .attribute(let owner, let name, let nameSpan):
      return AugmentedAttribute(
        AttributeNode(try expression(owner, scope), name, nameSpan, target.span), op, node, span)
    default: throw error("this cannot be changed with `\(op.rawValue)=`", target.span)
    }
  }

  func target(_ target: ExpressionSyntax, _ scope: Scope) throws -> Target {
    switch target.form {
    case .name(let name):
      switch scope.own(name) {
      case .local(let slot): return LocalTarget(slot)
      case .cell(let slot): return CellTarget(slot)
      case nil: return GlobalTarget(environment.slot(name))
      }
    case .tuple(let items), .list(let items):
      return TupleTarget(try items.map { try self.target($0, scope) }, target.span)
    case .subscripted(let container, let key):
      return ItemTarget(try expression(container, scope), try expression(key, scope))
    case .attribute(let owner, let name, let nameSpan):
      return AttributeTarget(try expression(owner, scope), name, nameSpan)
    default: throw error("this cannot be assigned to", target.span)
    }
  }

  // Expressions

  func expression(_ expression: ExpressionSyntax, _ scope: Scope) throws -> Node {
    let span = expression.span
    func node(_ child: ExpressionSyntax) throws -> Node { try self.expression(child, scope) }
    switch expression.form {
    case .none: return Constant(.none, span)
    case .ellipsis: return Constant(.object(EllipsisObject()), span)
    case .bool(let value): return Constant(.bool(value), span)
    case .int(let value): return Constant(.int(value), span)
    case .hugeInt(let digits):
      throw Diagnostic(
        "OverflowError", "\(digits) does not fit into 64 bits", hint: "write it as a float: 1e20", at: span, in: source)
    case .float(let value): return Constant(.float(value), span)
    case .string(let text): return Constant(.text(text), span)
    case .formatted(let parts): return try format(parts, scope, span)
    case .name(let text): return name(text, scope, span)
    case .list(let items), .tuple(let items):
      let isTuple = if case .tuple = expression.form { true } else { false }
      return SequenceDisplay(try items.map(node), isTuple: isTuple, span)
    case .dict(let pairs): return DictDisplay(try pairs.map { (try $0.key.map(node), try node($0.value)) }, span)
    case .starred(let value): return StarredNode(try node(value), span)
    case .unary(.not, let operand): return NotNode(try node(operand), span)
    case .unary(let op, let operand):
      let operand = try node(operand)
      return folded(UnaryNode(op, operand, span), [operand])
    case .binary(let op, let left, let right):
      let left = try node(left), right = try node(right)
      return folded(binaryNode(op, left, right, span), [left, right])
    case .comparison(let first, let rest):
      let left = try node(first)
      if rest.count == 1 { return CompareNode(rest[0].0, left, try node(rest[0].1), span) }
      return ChainNode(left, try rest.map { ($0.0, try node($0.1)) }, span)
    case .and(let left, let right): return LogicNode(isAnd: true, try node(left), try node(right), span)
    case .or(let left, let right): return LogicNode(isAnd: false, try node(left), try node(right), span)
    case .conditional(let test, let then, let otherwise):
      return ConditionalNode(try node(test), try node(then), try node(otherwise), span)
    case .call(let callee, let arguments):
      let list = try self.arguments(arguments, scope, span)
      if case .name("super") = callee.form, let node = try superNode(arguments, scope, span) { return node }
      if case .attribute(let target, let name, let nameSpan) = callee.form {
        return MethodCallNode(try node(target), name, nameSpan, list, span)
      }
      return CallNode(try node(callee), list, span)
    case .attribute(let target, let name, let nameSpan): return AttributeNode(try node(target), name, nameSpan, span)
    case .subscripted(let container, let key): return ItemNode(try node(container), try node(key), span)
    case .slice(let start, let stop, let step):
      return SliceNode(try start.map(node), try stop.map(node), try step.map(node), span)
    case .lambda(let syntax): return try function(syntax, scope, span)
    case .listComprehension(let element, let clauses):
      return try comprehension([element], clauses, isDict: false, scope, span)
    case .dictComprehension(let key, let value, let clauses):
      return try comprehension([key, value], clauses, isDict: true, scope, span)
    case .generator(let element, let clauses): return try generator(element, clauses, scope, span)
    }
  }

  private func name(_ text: String, _ scope: Scope, _ span: SourceSpan) -> Node {
    switch scope.own(text) {
    case .local(let slot) where scope.looksOutside: ClassBodyName(slot, environment.slot(text), text, span)
    case .local(let slot): LocalName(slot, text, span)
    case .cell(let slot): CellName(slot, text, isCaptured: scope.isCaptured(slot), span)
    case nil: GlobalName(environment.slot(text), text, span)
    }
  }

  private func binaryNode(_ op: BinaryOperator, _ left: Node, _ right: Node, _ span: SourceSpan) -> Node {
    switch op {
    case .add: AddNode(left, right, span)
    case .subtract: SubtractNode(left, right, span)
    case .multiply: MultiplyNode(left, right, span)
    case .remainder: RemainderNode(left, right, span)
    case .floorDivide: FloorDivideNode(left, right, span)
    default: OtherBinaryNode(op, left, right, span)
    }
  }

  /// The node, or its value if it only calculates with numbers and nothing goes wrong.
  private func folded(_ node: Node, _ operands: [Node]) -> Node {
    let areNumbers = operands.allSatisfy { ($0 as? Constant)?.value.double != nil }
    guard areNumbers, let value = try? node.evaluate(context) else { return node }
    return Constant(value, node.span)
  }

  private func arguments(_ arguments: [ArgumentSyntax], _ scope: Scope, _ span: SourceSpan) throws -> ArgumentList {
    let unpacks = arguments.contains { $0.kind == .unpackedList || $0.kind == .unpackedDict }
    if unpacks {
      let nodes = try arguments.map { argument in
        let node = try expression(argument.value, scope)
        return argument.kind == .unpackedList ? StarredNode(node, argument.span) : node
      }
      return ArgumentList(nodes, [], unpacked: arguments.map(\.kind), callSpan: span)
    }
    var nodes: [Node] = []
    var keywords: [ArgumentList.Keyword] = []
    for argument in arguments {
      let node = try expression(argument.value, scope)
      if case .keyword(let name) = argument.kind {
        keywords.append(.init(name: name, node: node, span: argument.span))
      } else {
        nodes.append(node)
      }
    }
    return ArgumentList(nodes, keywords, unpacked: nil, callSpan: span)
  }

  private func format(_ parts: [FormatPart], _ scope: Scope, _ span: SourceSpan) throws -> FormatNode {
    FormatNode(
      try parts.map { part in
        switch part {
        case .text(let text): return .text(text)
        case .field(let value, let conversion, let spec):
          let specNode = spec.isEmpty ? nil : try format(spec, scope, span)
          return .field(try expression(value, scope), conversion: conversion, spec: specNode)
        }
      }, span)
  }

  // Functions

  private func function(_ syntax: FunctionSyntax, _ scope: Scope, _ span: SourceSpan) throws -> Node {
    let inner = Scope(parent: scope, parameters: syntax.parameters.map(\.name), usage: NameUsage(of: syntax))
    inner.placeCaptured()
    let body = try block(syntax.body, inner, inFunction: true)
    let code = FunctionCode(
      syntax, frameSize: inner.slotCount, cellSlots: inner.cellSlots, capturedSlot: inner.capturedSlot,
      capturedCount: inner.captured.count, body: body, source: source)
    let defaults = try syntax.parameters.map { try $0.fallback.map { try expression($0, scope) } }
    return FunctionNode(code, defaults: defaults, captured: capturedSlots(inner, scope), span)
  }

  /// A class: its body is a function that nobody calls, whose variables become the class's attributes.
  private func type(_ syntax: ClassSyntax, _ scope: Scope, _ span: SourceSpan) throws -> Node {
    let inner = Scope(classIn: scope, usage: NameUsage(of: syntax))
    inner.placeCaptured()
    let body = try block(syntax.body, inner, inFunction: false)
    let members = inner.members
    let cell: Int? = if case .cell(let slot)? = inner.own(NameUsage.ownClass) { slot } else { nil }
    let function = FunctionSyntax(name: syntax.name, parameters: [], body: syntax.body, span: syntax.span)
    let collect = CollectMembers(members, cell: cell, span)
    let code = FunctionCode(
      function, frameSize: inner.slotCount, cellSlots: inner.cellSlots, capturedSlot: inner.capturedSlot,
      capturedCount: inner.captured.count, body: Block.of([body, collect]), source: source)
    // Every class is an object anyway.
    let base = syntax.bases.first { if case .name("object") = $0.form { false } else { true } }
    return ClassNode(
      syntax.name, try base.map { try expression($0, scope) }, code,
      captured: capturedSlots(inner, scope), names: members.map(\.name), cell: cell, span)
  }

  /// `super()` in a method; nil where it means something else.
  private func superNode(_ arguments: [ArgumentSyntax], _ scope: Scope, _ span: SourceSpan) throws -> Node? {
    if arguments.isEmpty {
      guard case .cell(let slot)? = scope.own(NameUsage.ownClass), let first = scope.firstParameter else {
        throw error("`super()` stands in a method only", span)
      }
      return SuperNode(CellName(slot, NameUsage.ownClass, isCaptured: true, span), name(first, scope, span), span)
    }
    guard arguments.count == 2, arguments.allSatisfy({ $0.kind == .positional }) else { return nil }
    return SuperNode(try expression(arguments[0].value, scope), try expression(arguments[1].value, scope), span)
  }

  /// Where the frame around holds the cells that an inner function takes along.
  private func capturedSlots(_ inner: Scope, _ scope: Scope) -> [Int] {
    inner.captured.compactMap { name in
      if case .cell(let slot)? = scope.own(name) { slot } else { nil }
    }
  }

  // Comprehensions

  private func comprehension(
    _ elements: [ExpressionSyntax], _ clauses: [ComprehensionClause], isDict: Bool, _ scope: Scope, _ span: SourceSpan
  ) throws -> Node {
    let first = try expression(clauses[0].iterable, scope)
    let usage = NameUsage(
      expressions: elements + clauses.flatMap(\.conditions) + clauses.dropFirst().map(\.iterable),
      targets: clauses.map(\.target))
    var hidden: [String: Scope.Binding] = [:]
    var cells: [Int] = []
    for name in usage.bound.sorted() {
      let slot = scope.hiddenSlot()
      let isCell = usage.usedInside.contains(name)
      hidden[name] = isCell ? .cell(slot) : .local(slot)
      if isCell { cells.append(slot) }
    }
    let result = scope.hiddenSlot()
    return try scope.with(hidden) {
      let nodes = try elements.map { try expression($0, scope) }
      var body: Node =
        isDict ? ComprehensionInsert(result, nodes[0], nodes[1], span) : ComprehensionAppend(result, nodes[0], span)
      for (index, clause) in clauses.enumerated().reversed() {
        for condition in clause.conditions.reversed() {
          body = IfAlone(try expression(condition, scope), body, span)
        }
        let iterable = index == 0 ? first : try expression(clause.iterable, scope)
        body = For(try target(clause.target, scope), iterable, body, Pass(span), span)
      }
      return Comprehension(isDict: isDict, slot: result, cellSlots: cells, loop: body, span)
    }
  }

  private func generator(
    _ element: ExpressionSyntax, _ clauses: [ComprehensionClause], _ scope: Scope, _ span: SourceSpan
  ) throws -> Node {
    let first = try expression(clauses[0].iterable, scope)
    let usage = NameUsage(
      expressions: [element] + clauses.flatMap(\.conditions) + clauses.dropFirst().map(\.iterable),
      targets: clauses.map(\.target))
    let inner = Scope(parent: scope, parameters: [], usage: usage)
    inner.placeCaptured()
    let prepared = try clauses.enumerated().map { index, clause in
      GeneratorCode.Clause(
        target: try target(clause.target, inner),
        iterable: index == 0 ? Constant(.none, span) : try expression(clause.iterable, inner),
        conditions: try clause.conditions.map { try expression($0, inner) })
    }
    let node = try expression(element, inner)
    let code = GeneratorCode(
      clauses: prepared, element: node, frameSize: inner.slotCount, cellSlots: inner.cellSlots,
      capturedSlot: inner.capturedSlot, source: source)
    return GeneratorNode(code, source: first, captured: capturedSlots(inner, scope), span)
  }

  private func error(_ message: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic("SyntaxError", message, at: span, in: source)
  }
}
