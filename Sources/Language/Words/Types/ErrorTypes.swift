/// The errors that a program can raise, as types that make them.
enum ErrorTypes {
  static var all: [TypeObject] { errorNames.map(type) }

  private static func type(_ name: String) -> TypeObject {
    TypeObject(
      Builtin(
        name, summary(name), .rest("arguments", "what is wrong"),
        examples: [Example("\(name)(\"too small\")", prints: "\(name)('too small')")]
      ) { context, arguments in
        .object(ErrorObject(name, arguments, try message(name, arguments, context)))
      }
    ) { value in
      guard case .object(let object) = value, let error = object as? ErrorObject else { return false }
      return error.kind == name || ancestors(error.kind).contains(name)
    }
  }

  /// What `str(error)` gives.
  private static func message(_ name: String, _ arguments: [Value], _ context: Context) throws -> String {
    switch arguments.count {
    case 0: ""
    case 1: name == "KeyError" ? try repr(arguments[0], context) : try text(arguments[0], context)
    default: try repr(.tuple(TupleObject(arguments)), context)
    }
  }

  /// The more general errors that an error is one of.
  private static func ancestors(_ name: String) -> [String] {
    switch name {
    case "IndexError", "KeyError": ["LookupError", "Exception"]
    case "ZeroDivisionError", "OverflowError": ["ArithmeticError", "Exception"]
    case "NotImplementedError", "RecursionError": ["RuntimeError", "Exception"]
    default: ["Exception"]
    }
  }

  private static func summary(_ name: String) -> String {
    switch name {
    case "Exception": "Any error."
    case "ArithmeticError": "A calculation went wrong."
    case "AssertionError": "A condition that was asserted is false."
    case "AttributeError": "A value has no attribute of that name."
    case "IndexError": "An index is out of range."
    case "KeyError": "A key is not in the dict."
    case "LookupError": "An index or key leads nowhere."
    case "NameError": "A name is not known."
    case "NotImplementedError": "A part that is still to be written was called."
    case "OverflowError": "A result is larger than its type can hold."
    case "RecursionError": "Calls are nested too deep."
    case "RuntimeError": "Something is wrong that no other error describes."
    case "StopIteration": "An iterator has no more elements."
    case "TypeError": "A value is of the wrong type."
    case "ValueError": "A value is of the right type, but not allowed."
    case "ZeroDivisionError": "A number is divided by zero."
    default: "There is not enough memory."
    }
  }
}
