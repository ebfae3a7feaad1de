import Tensors

/// `str.maketrans` and `translate`: texts with some characters replaced by others.
enum TableMethods {
  static var translate: Builtin {
    Builtin(
      "translate", "The text with every character replaced by what the table gives for its number; None takes it out.",
      .text(),
      .value("table", "a dict from str.maketrans").byPosition,
      examples: [Example("\"hello\".translate(str.maketrans(\"el\", \"ip\"))", prints: "'hippo'")]
    ) { context, text, table in
      guard case .dict(let table) = table else { throw TensorError.wrongType("table", wanted: "a dict", got: table) }
      var result = ""
      for scalar in text.text.unicodeScalars {
        switch try table.get(.int(Int(scalar.value))) {
        case nil: result.unicodeScalars.append(scalar)
        case .some(.none): break
        case .string(let replacement)?:
          result += replacement.text
          try checkSize(result.utf8.count)
        case let other?:
          guard let number = other.int else {
            throw TensorError("table", "a table gives a text, a number or None", kind: .type)
          }
          guard let replacement = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
            throw TensorError("table", "there is no character with the number \(number)", kind: .value)
          }
          result.unicodeScalars.append(replacement)
        }
      }
      return .text(result)
    }
  }

  /// `str.maketrans`, which belongs to the type.
  static var makeTable: Builtin {
    Builtin(
      "maketrans", "A table for translate: from a dict, or from characters and those that take their places.",
      .value("x", "a dict, or the characters to replace").byPosition,
      .optional("y", "what takes their places").byPosition,
      .optional("z", "characters to take out").byPosition,
      examples: [
        Example("str.maketrans(\"a\", \"b\")", prints: "{97: 98}"),
        Example("\"a-b\".translate(str.maketrans({\"-\": \"+\"}))", prints: "'a+b'"),
      ]
    ) { _, source, replacements, removed in
      let table = DictObject()
      guard let replacements else {
        guard case .dict(let dict) = source else { throw TensorError.wrongType("x", wanted: "a dict", got: source) }
        for (key, value) in dict.pairs { try table.set(try code(key), value) }
        return .dict(table)
      }
      let from = try scalars(source, "x")
      let to = try scalars(replacements, "y")
      guard from.count == to.count else {
        throw TensorError("y", "\(from.count) characters cannot be replaced by \(to.count)", kind: .value)
      }
      for (old, new) in zip(from, to) { try table.set(.int(Int(old.value)), .int(Int(new.value))) }
      if let removed { for scalar in try scalars(removed, "z") { try table.set(.int(Int(scalar.value)), .none) } }
      return .dict(table)
    }
  }

  private static func scalars(_ value: Value, _ parameter: String) throws -> [Unicode.Scalar] {
    guard let text = value.string else { throw TensorError.wrongType(parameter, wanted: "a text", got: value) }
    return Array(text.unicodeScalars)
  }

  /// A key of a table: the number of a character.
  private static func code(_ key: Value) throws -> Value {
    guard let text = key.string else {
      guard key.int != nil else { throw TensorError("x", "the keys are characters or their numbers", kind: .type) }
      return key
    }
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
      throw TensorError("x", "a key of a table is one character, but this is \(quoted(text))", kind: .value)
    }
    return .int(Int(scalar.value))
  }
}
