/// The base of values that other modules bring: modules, data sets, figures, and the language's own rarer kinds.
///
/// Override what makes sense; the defaults answer as Python does for an object that cannot do it.
open class Object {
  /// The number of an instance's class; 0 for every other object. Call sites recognise a class by it.
  final var typeID = 0

  public init() {}

  /// The name of the object's type, as `type(x).__name__`.
  open var typeName: String { "object" }

  /// What `repr(x)` gives.
  open func repr(_ context: Context) throws -> String { "<\(typeName) object>" }

  /// What `str(x)` and `print` give.
  open func text(_ context: Context) throws -> String { try repr(context) }

  open func isTrue() throws -> Bool { try length().map { $0 > 0 } ?? true }

  /// Number of elements, for `len`; nil if the object has none.
  open func length() throws -> Int? { nil }

  /// The attribute of that name, if there is one.
  open func attribute(_ name: String) throws -> Value? { nil }

  /// Names for completion and did-you-mean.
  open var attributeNames: [String] { [] }

  /// Sets an attribute.
  ///
  /// - Throws: `AttributeError` unless overridden.
  open func setAttribute(_ name: String, _ value: Value) throws {
    throw Diagnostic("AttributeError", "attribute `\(name)` of \(withArticle(typeName)) cannot be set")
  }

  /// `x(…)`, or nil if the object cannot be called.
  open var builtin: Builtin? { nil }

  /// `x[key]`.
  open func item(_ key: Value, _ context: Context) throws -> Value {
    throw Diagnostic.type("\(withArticle(typeName)) has no elements: [ ] cannot be used on it")
  }

  open func setItem(_ key: Value, _ value: Value, _ context: Context) throws {
    throw Diagnostic.type("the elements of \(withArticle(typeName)) cannot be set")
  }

  /// Sets up what holds inside `with x:`; nil if the object cannot stand there.
  ///
  /// - Returns: what puts everything back at the end.
  open func enter(_ context: Context) -> (() -> Void)? { nil }

  /// An iterator over the elements, or nil if there are none to go through.
  open func makeIterator(_ context: Context) throws -> IteratorObject? { nil }

  /// `key in x`; nil to search by iterating.
  open func contains(_ key: Value, _ context: Context) throws -> Bool? { nil }

  /// `x == y`; identity unless overridden.
  open func equals(_ other: Object, _ context: Context) throws -> Bool { self === other }

  /// A copy for a snapshot; the object itself if nothing in it ever changes.
  open func clone(into cloner: Cloner) -> Object { self }

  /// Gives away the values it holds when nothing else refers to it any more, so that the end of a long chain of
  /// containers needs no recursion.
  open func takeContents() -> [Value] { [] }

  /// What the object contributes to a digest of the session.
  open func digest(into digest: inout SessionDigest) { digest.add(typeName) }
}

/// Something that gives its elements one after another.
open class IteratorObject: Object {
  /// How many iterators ask one another for an element, this one included.
  private var depth = 1

  override open var typeName: String { "iterator" }

  /// The next element, or `unbound` at the end.
  open func next(_ context: Context) throws -> Value { .unbound }

  override open func makeIterator(_ context: Context) throws -> IteratorObject? { self }

  /// Takes note of the iterators that this one will ask.
  ///
  /// - Throws: `RecursionError` for a chain so long that asking would exhaust the stack.
  final func asking(_ sources: [IteratorObject]) throws -> Self {
    depth = 1 + (sources.map(\.depth).max() ?? 0)
    guard depth <= Context.maxDepth else {
      throw Diagnostic(
        "RecursionError", "iterators are nested more than \(Context.maxDepth) deep", hint: "list(…) makes a list first")
    }
    return self
  }
}
