import Language
import Tensors

/// A value that a student has typed, in each way in which it can be meant: `1,728` is a number with a comma for
/// thousands, or for the decimal point.
struct TypedValue {
  struct Reading {
    var value: QuizValue
    /// Digits behind the point, where the value was typed as one number with at least two digits that count.
    var decimals: Int?
    /// Whether rows were typed without brackets, so that the shape says nothing about axes of size 1.
    var isLoose = false
  }

  /// Never empty; the likeliest first.
  let readings: [Reading]

  /// Reads an answer to a question whose key is like `key`.
  init(_ answer: String, like key: QuizValue, _ bench: any Workbench) throws(UnreadableAnswer) {
    let text = TypedValue.cleaned(answer)
    guard !text.isEmpty else { throw .empty(key) }
    switch key {
    case .number(.bool): readings = [try TypedValue.truth(text, bench)]
    case .number:
      if let sizes = TypedValue.sizes(answer) { throw .severalSizes(sizes) }
      readings = try TypedValue.numbers(text, bench)
    case .none where ["none", "nothing", "null"].contains(text.lowercased()):
      readings = [Reading(value: .none)]
    case .grid(let grid): readings = [try TypedValue.grid(text, like: grid, bench)]
    case .text: readings = [Reading(value: .text(TypedValue.unquoted(answer.trimmed)))]
    case .none, .list: readings = [Reading(value: try TypedValue.evaluated(text, bench))]
    }
  }

  /// The answer in the language's own characters, without `=` before or a full stop behind.
  static func cleaned(_ answer: String) -> String {
    var text = answer.trimmed
    while let first = text.first, "=≈:".contains(first) { text = String(text.dropFirst()).trimmed }
    if text.hasSuffix("."), text.count > 1 { text.removeLast() }
    var result = ""
    for character in text {
      switch character {
      case "−", "–": result.append("-")
      case "×", "·", "∙", "⋅": result.append("*")
      case "÷": result.append("/")
      case "^": result += "**"
      case "²": result += "**2"
      case "³": result += "**3"
      case "“", "”", "„": result.append("\"")
      case "’", "‘": result.append("'")
      case "\u{A0}": result.append(" ")
      default: result.append(character)
      }
    }
    return result.trimmed
  }

  static func unquoted(_ text: String) -> String {
    guard let first = text.first, first == text.last, text.count > 1, "\"'`".contains(first) else { return text }
    return String(text.dropFirst().dropLast())
  }

  private static func truth(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Reading {
    switch text.lowercased() {
    case "true", "t", "yes", "y", "right", "correct", "1": return Reading(value: .number(.bool(true)))
    case "false", "f", "no", "n", "wrong", "incorrect", "0": return Reading(value: .number(.bool(false)))
    default:
      guard case .number(let number) = try evaluated(text, bench) else { throw .notTruth }
      return Reading(value: .number(.bool(number.isTrue)))
    }
  }

  /// Words that may stand in a typed value; anything else would compute the answer instead of giving it.
  private static let allowed: Set<String> = [
    "True", "False", "None", "not", "and", "or", "math", "e", "pi", "sqrt", "exp", "log", "tanh", "tau", "inf", "nan",
    "abs", "min", "max", "round", "float", "int", "torch", "tensor", "Size", "zeros", "ones",
  ]

  static func evaluated(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> QuizValue {
    if let name = names(in: text).first(where: { !allowed.contains($0) }) { throw .name(name) }
    let source = Source(text)
    do {
      let value = try bench.lend { QuizValue(try $0.evaluate(source)) }
      if let value { return value }
    } catch let error as Diagnostic {
      throw .failure(text, error)
    } catch {
      throw UnreadableAnswer("`\(text)` cannot be read")
    }
    throw UnreadableAnswer("`\(text)` is no value")
  }

  /// Names in the text, outside strings; the letters of a number such as `1e-3` are none.
  private static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = Substring(text)
    while let character = rest.first {
      if character == "\"" || character == "'" {
        rest = rest.dropFirst().drop { $0 != character }.dropFirst()
      } else if character.isLetter || character == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        names.append(String(word))
        rest = rest.dropFirst(word.count)
      } else if character.isNumber {
        rest = rest.drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      } else {
        rest = rest.dropFirst()
      }
    }
    return names
  }
}

extension UnreadableAnswer {
  fileprivate static func empty(_ key: QuizValue) -> UnreadableAnswer {
    UnreadableAnswer("a \(key.kindName) is needed")
  }

  fileprivate static let notTruth = UnreadableAnswer("type `yes` or `no`")

  fileprivate static func name(_ name: String) -> UnreadableAnswer {
    UnreadableAnswer("type the value itself, such as `26`, `5/2` or `[1, 2]`: `\(name)` is a name")
  }

  fileprivate static func failure(_ text: String, _ error: Diagnostic) -> UnreadableAnswer {
    UnreadableAnswer("`\(text)` cannot be read: \(error.message)")
  }
}
