import Tensors

/// The types that are not converters of numbers or containers: `str type object super`, and those without a word.
enum OtherTypes {
  static var words: [TypeObject] { [str, type, object, superType] }

  /// Types that only `type(x)` gives.
  static var hidden: [TypeObject] {
    ["NoneType", "function", "builtin_function_or_method", "ellipsis", "slice", "module", "generator"].map { name in
      TypeObject(unmade(name, "The type of \(name) values; it is not called.")) { $0.typeName == name }
    }
      + ["dict_keys", "dict_values", "dict_items"].map { name in
        TypeObject(unmade(name, "The type of what d.\(name.dropFirst(5))() gives; it is not called.")) {
          $0.typeName == name
        }
      }
  }

  private static var str: TypeObject {
    TypeObject(
      Builtin(
        raw: "str", "The text of a value, as `print` writes it.", [.optional("object", kind: .plain)],
        examples: [Example("str(2.50)", prints: "'2.5'"), Example("str([1, \"a\"])", prints: "\"[1, 'a']\"")]
      ) { context, arguments in
        switch arguments[0] {
        case .string: return arguments[0]
        case .int(let number):
          if number >= 0 && number < 10 { return .string(.single(UInt8(48 + number))) }
          return .string(StringObject(String(number), isASCII: true))
        default: return .text(arguments[0].isAbsent ? "" : try text(arguments[0], context))
        }
      }, members: [TableMethods.makeTable]
    ) { if case .string = $0 { true } else { false } }
  }

  private static var type: TypeObject {
    let made = MadeTypes()
    return TypeObject(
      Builtin(
        raw: "type", "The type of a value.", [.positional("object")],
        examples: [Example("type(2.5)", prints: "<class 'float'>"), Example("type(1) == int", prints: "True")]
      ) { context, arguments in
        let value = arguments[0]
        if case .object(let object) = value, let own = try object.attribute("__class__") { return own }
        return .object(context.vocabulary.types[value.typeName] ?? made.type(named: value.typeName))
      }
    ) { if case .object(let object) = $0 { object is TypeObject } else { false } }
  }

  private static var object: TypeObject {
    TypeObject(
      Builtin(
        "object", "A value with no properties of its own; every value is one.",
        examples: [Example("isinstance(1, object)", prints: "True")]
      ) { _ in
        .object(Object())
      }
    ) { _ in true }
  }

  private static var superType: TypeObject {
    TypeObject(
      Builtin("super", "The methods of the class that this one is built on; for use inside its methods.") { _ in
        throw Diagnostic("RuntimeError", "super() works only inside a method of a class")
      }
    ) { $0.typeName == "super" }
  }

  /// What calling a type gives whose values are made in other ways.
  static func unmade(_ name: String, _ summary: String) -> Builtin {
    Builtin(name, summary, .rest("arguments")) { _, _ in
      throw Diagnostic.type("values of type \(name) are not made by calling it")
    }
  }
}

/// Types of values that no module has declared, each made at its first mention, so that `type(x) is type(y)`.
private final class MadeTypes {
  private var types: [String: TypeObject] = [:]

  func type(named name: String) -> TypeObject {
    if let known = types[name] { return known }
    let made = TypeObject(OtherTypes.unmade(name, "The type of \(name) values; it is not called.")) {
      $0.typeName == name
    }
    types[name] = made
    return made
  }
}
