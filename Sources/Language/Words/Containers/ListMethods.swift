import Tensors

/// The methods of lists.
enum ListMethods {
  static var all: [Builtin] { [append, extend, insert, pop, remove, clear, index, count, sort, reverse, copy] }

  private static var append: Builtin {
    Builtin(
      raw: "append", "Add one element at the end.", [.positional("self"), .positional("object")],
      examples: [Example("x = [1]; x.append(2); x", prints: "[1, 2]")]
    ) { _, arguments in
      guard case .list(let list) = arguments[0] else {
        throw TensorError.wrongType("self", wanted: "a list", got: arguments[0])
      }
      list.append(arguments[1])
      return .none
    }
  }

  private static var extend: Builtin {
    Builtin(
      "extend", "Add all elements of another value at the end.", .list, .value("iterable").byPosition,
      examples: [Example("x = [1]; x.extend(\"ab\"); x", prints: "[1, 'a', 'b']")]
    ) { context, list, source in
      let added = try aimed(at: "iterable") { try elements(of: source, context) }
      try checkSize(16 * (list.count + added.count))
      list.replace(list.count..<list.count, with: added)
      return .none
    }
  }

  private static var insert: Builtin {
    Builtin(
      "insert", "Add one element before an index.", .list,
      .int("index", "from 0; negative ones count from the end").byPosition,
      .value("object").byPosition,
      examples: [Example("x = [1, 3]; x.insert(1, 2); x", prints: "[1, 2, 3]")]
    ) { _, list, index, value in
      let place = min(max(0, index < 0 ? index + list.count : index), list.count)
      list.replace(place..<place, with: [value])
      return .none
    }
  }

  private static var pop: Builtin {
    Builtin(
      "pop", "Take the element at an index out of the list and return it.", .list,
      .int("index", "the last one if left out", default: -1).byPosition,
      examples: [Example("[1, 2, 3].pop()", prints: "3"), Example("[1, 2, 3].pop(0)", prints: "1")]
    ) { _, list, index in
      let place = index < 0 ? index + list.count : index
      guard place >= 0 && place < list.count else {
        throw Diagnostic.index(
          list.count == 0
            ? "nothing can be taken out of an empty list"
            : "index \(index) is out of range: the list has \(list.count) elements")
      }
      let value = list[place]
      list.replace(place..<(place + 1), with: [])
      return value
    }
  }

  private static var remove: Builtin {
    Builtin(
      "remove", "Take the first element equal to a value out of the list.", .list, .value("value").byPosition,
      examples: [Example("x = [1, 2, 1]; x.remove(1); x", prints: "[2, 1]")]
    ) { context, list, value in
      guard let place = try firstIndex(of: value, in: list, 0, list.count, context) else {
        throw Diagnostic.notIn(try repr(value, context), "list")
      }
      list.replace(place..<(place + 1), with: [])
      return .none
    }
  }

  private static var clear: Builtin {
    Builtin("clear", "Take out all elements.", .list, examples: [Example("x = [1]; x.clear(); x", prints: "[]")]) {
      _, list in
      list.replace(0..<list.count, with: [])
      return .none
    }
  }

  private static var index: Builtin {
    Builtin(
      "index", "Where the first element equal to a value stands.", .list, .value("value").byPosition,
      .int("start", "the first index to look at", default: 0).byPosition,
      .int("stop", "the index to stop before", default: .max).byPosition,
      examples: [Example("[5, 7, 5].index(7)", prints: "1"), Example("[5, 7, 5].index(5, 1)", prints: "2")]
    ) { context, list, value, start, stop in
      let range = clamped(start, stop, list.count)
      guard let place = try firstIndex(of: value, in: list, range.start, range.stop, context) else {
        throw Diagnostic.notIn(try repr(value, context), "list")
      }
      return .int(place)
    }
  }

  private static var count: Builtin {
    Builtin(
      "count", "How many elements are equal to a value.", .list, .value("value").byPosition,
      examples: [Example("[1, 2, 1].count(1)", prints: "2"), Example("[].count(1)", prints: "0")]
    ) { context, list, value in
      var count = 0
      var index = 0
      while index < list.count {
        if try areSame(list[index], value, context) { count += 1 }
        index += 1
      }
      return .int(count)
    }
  }

  private static var sort: Builtin {
    Builtin(
      "sort", "Put the elements in ascending order, in place; equal ones keep their order.", .list, .key,
      .bool("reverse", "descending order", default: false).byNameOnly,
      examples: [
        Example("x = [3, 1, 2]; x.sort(); x", prints: "[1, 2, 3]"),
        Example("x = [\"a\", \"ccc\", \"bb\"]; x.sort(key=len, reverse=True); x", prints: "['ccc', 'bb', 'a']"),
      ]
    ) { context, list, key, reverse in
      // The list is empty meanwhile, so that a key function that changes it is noticed.
      var elements = list.takeElements()
      defer { list.replace(0..<list.count, with: elements) }
      try Sorting(key: key, isReverse: reverse).sort(&elements, context)
      guard list.count == 0 else { throw Diagnostic.value("the list was changed while it was sorted") }
      return .none
    }
  }

  private static var reverse: Builtin {
    Builtin(
      "reverse", "Turn the order round, in place.", .list,
      examples: [Example("x = [1, 2, 3]; x.reverse(); x", prints: "[3, 2, 1]")]
    ) { _, list in
      list.replace(0..<list.count, with: list.elements.reversed())
      return .none
    }
  }

  private static var copy: Builtin {
    Builtin(
      "copy", "A new list of the same elements.", .list, examples: [Example("x = [1]; x.copy() is x", prints: "False")]
    ) { _, list in
      .list(ListObject(list.elements))
    }
  }

  /// The list may become shorter while its elements are compared.
  private static func firstIndex(of value: Value, in list: ListObject, _ start: Int, _ stop: Int, _ context: Context)
    throws -> Int?
  {
    var index = start
    while index < min(stop, list.count) {
      if try areSame(list[index], value, context) { return index }
      index += 1
    }
    return nil
  }
}

/// Bounds as `index` takes them: negative ones count from the end.
func clamped(_ start: Int, _ stop: Int, _ count: Int) -> (start: Int, stop: Int) {
  (max(0, start < 0 ? start + count : start), stop < 0 ? max(0, stop + count) : min(stop, count))
}

extension Diagnostic {
  static func notIn(_ value: String, _ container: String) -> Diagnostic {
    .value("\(value) is not in the \(container)")
  }
}
