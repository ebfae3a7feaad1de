import Tensors

/// Built-in functions for going through elements by hand: `iter next`.
enum IteratorWords {
  static var all: [Builtin] { [iter, next] }

  static var iter: Builtin {
    Builtin(
      "iter",
      "What gives the elements of a value one after another; with a sentinel, the answers of a function until that one.",
      .value("object", "anything with elements, or a function without parameters").byPosition,
      .optional("sentinel", "the answer that ends it").byPosition,
      examples: [Example("next(iter([7, 8]))", prints: "7"), Example("list(iter([3, 0, 5].pop, 3))", prints: "[5, 0]")]
    ) { context, value, sentinel in
      guard let sentinel else { return .object(try aimed(at: "object") { try iterator(over: value, context) }) }
      guard value.isCallable else { throw TensorError.wrongType("object", wanted: "a function", got: value) }
      return .object(CallIterator(value, until: sentinel))
    }
  }

  static var next: Builtin {
    Builtin(
      raw: "next", "The next element of an iterator, or `default` at its end.",
      [.positional("iterator"), .optional("default", "if it is left out, the end is an error")],
      examples: [Example("next(iter(\"ab\"))", prints: "'a'"), Example("next(iter([]), \"end\")", prints: "'end'")]
    ) { context, arguments in
      guard case .object(let object) = arguments[0], let source = object as? IteratorObject else {
        throw Diagnostic.type(
          "next needs an iterator, but this is \(arguments[0].shortDescription)", hint: "iter(…) makes one")
      }
      let element = try source.next(context)
      if case .unbound = element {
        guard !arguments[1].isAbsent else {
          throw Diagnostic(
            "StopIteration", "the iterator has no more elements", hint: "next(it, default) gives the default instead")
        }
        return arguments[1]
      }
      return element
    }
  }
}

/// The answers of a function, until it gives the sentinel.
private final class CallIterator: IteratorObject {
  private let function: Value
  private let sentinel: Value
  private var isAtEnd = false

  init(_ function: Value, until sentinel: Value) {
    self.function = function
    self.sentinel = sentinel
  }

  override var typeName: String { "callable_iterator" }

  override func next(_ context: Context) throws -> Value {
    if isAtEnd { return .unbound }
    let answer = try context.call(function, [])
    isAtEnd = try areSame(answer, sentinel, context)
    return isAtEnd ? .unbound : answer
  }

  override func clone(into cloner: Cloner) -> Object {
    let copy = CallIterator(cloner.clone(function), until: cloner.clone(sentinel))
    copy.isAtEnd = isAtEnd
    return copy
  }
}
