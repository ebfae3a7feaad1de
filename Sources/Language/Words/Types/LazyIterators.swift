/// What `enumerate`, `zip`, `map` and `filter` give: elements made when they are asked for.

final class EnumerateObject: IteratorObject {
  private var source: IteratorObject
  private var count: Int

  init(_ source: IteratorObject, _ start: Int) {
    self.source = source
    count = start
  }

  override var typeName: String { "enumerate" }

  override func next(_ context: Context) throws -> Value {
    let element = try source.next(context)
    if case .unbound = element { return .unbound }
    defer { count &+= 1 }
    return .tuple(TupleObject([.int(count), element]))
  }

  override func takeContents() -> [Value] {
    defer { source = IteratorObject() }
    return [.object(source)]
  }

  override func clone(into cloner: Cloner) -> Object { EnumerateObject(cloner.clone(iterator: source), count) }
}

final class ZipObject: IteratorObject {
  private var sources: [IteratorObject]
  private let isStrict: Bool

  init(_ sources: [IteratorObject], isStrict: Bool) {
    self.sources = sources
    self.isStrict = isStrict
  }

  override var typeName: String { "zip" }

  override func next(_ context: Context) throws -> Value {
    var elements: [Value] = []
    elements.reserveCapacity(sources.count)
    for source in sources {
      let element = try source.next(context)
      if case .unbound = element {
        if isStrict { try checkEnd(elements.count, context) }
        return .unbound
      }
      elements.append(element)
    }
    return elements.isEmpty ? .unbound : .tuple(TupleObject(elements))
  }

  /// Source number `index` has ended: the ones before it must not have given an element, and those after it must end too.
  private func checkEnd(_ index: Int, _ context: Context) throws {
    guard index == 0 else { throw Diagnostic.value("source \(index + 1) of zip is shorter than those before it") }
    for (index, source) in sources.enumerated().dropFirst() {
      guard try source.next(context).isUnbound else {
        throw Diagnostic.value("source \(index + 1) of zip is longer than those before it")
      }
    }
  }

  override func takeContents() -> [Value] {
    defer { sources = [] }
    return sources.map(Value.object)
  }

  override func clone(into cloner: Cloner) -> Object {
    ZipObject(sources.map { cloner.clone(iterator: $0) }, isStrict: isStrict)
  }
}

final class MapObject: IteratorObject {
  private let function: Value
  private var sources: [IteratorObject]

  init(_ function: Value, _ sources: [IteratorObject]) {
    self.function = function
    self.sources = sources
  }

  override var typeName: String { "map" }

  override func next(_ context: Context) throws -> Value {
    var arguments: [Value] = []
    arguments.reserveCapacity(sources.count)
    for source in sources {
      let element = try source.next(context)
      if case .unbound = element { return .unbound }
      arguments.append(element)
    }
    return try context.call(function, arguments)
  }

  override func takeContents() -> [Value] {
    defer { sources = [] }
    return sources.map(Value.object)
  }

  override func clone(into cloner: Cloner) -> Object {
    MapObject(cloner.clone(function), sources.map { cloner.clone(iterator: $0) })
  }
}

final class FilterObject: IteratorObject {
  private let function: Value
  private var source: IteratorObject

  init(_ function: Value, _ source: IteratorObject) {
    self.function = function
    self.source = source
  }

  override var typeName: String { "filter" }

  override func next(_ context: Context) throws -> Value {
    while let element = try source.step(context) {
      if try (function.isNone ? element : context.call(function, [element])).isTrue() { return element }
    }
    return .unbound
  }

  override func takeContents() -> [Value] {
    defer { source = IteratorObject() }
    return [.object(source)]
  }

  override func clone(into cloner: Cloner) -> Object {
    FilterObject(cloner.clone(function), cloner.clone(iterator: source))
  }
}

extension Cloner {
  /// The clone of an iterator; it is of the same class.
  func clone(iterator: IteratorObject) -> IteratorObject { clone(iterator as Object) as? IteratorObject ?? iterator }
}
