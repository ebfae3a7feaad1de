import Language

/// An example of the vocabulary, with the word it belongs to.
struct WordExample {
  let word: String
  let example: Example
}

extension Vocabulary {
  /// The examples of all words, members of namespaces and types, and methods.
  var examples: [WordExample] {
    var found: [WordExample] = []
    func add(_ path: String, _ builtin: Builtin) {
      for example in builtin.examples { found.append(WordExample(word: path, example: example)) }
    }
    func visit(_ path: String, _ value: Value) {
      guard case .object(let object) = value else { return }
      if let builtin = object.builtin { add(path, builtin) }
      guard object is Namespace || object is TypeObject else { return }
      for name in object.attributeNames {
        if let member = try? object.attribute(name) { visit("\(path).\(name)", member) }
      }
    }
    for (name, value) in words { visit(name, value) }
    for (type, methods) in methods { for (name, method) in methods { add("\(type).\(name)", method) } }
    return found.sorted { $0.word < $1.word }
  }
}

extension TestSession {
  /// What the prompt shows for a line of values that are not tensors: what is printed, and the `repr` of a last value
  /// other than None.
  func shown(_ code: String) throws -> String {
    let before = printed.count
    let value = try evaluator.run(Source(code))
    let echo = try value.map { $0.isNone ? "" : try repr($0, evaluator.context) } ?? ""
    let output = String(printed.dropFirst(before))
    return (output.hasSuffix("\n") && echo.isEmpty ? String(output.dropLast()) : output) + echo
  }
}
