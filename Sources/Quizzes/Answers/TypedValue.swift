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

  // Numbers

  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static let multiples = ["thousand": 1_000.0, "million": 1e6, "mio": 1e6, "billion": 1e9]

  private static func numbers(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> [Reading] {
    if let number = words.firstIndex(of: text.lowercased()) { return [Reading(value: .number(.int(number)))] }
    let commas = withCommas(text)
    if !commas.isEmpty { return commas }
    if text.hasSuffix("%") {
      let number = try number(String(text.dropLast()).trimmed, bench)
      return [
        Reading(value: .number(number), decimals: Closeness.decimals(of: String(text.dropLast()))),
        Reading(value: .number(.float(number.double / 100))),
      ]
    }
    if let (digits, unit) = separatedUnit(text) {
      let value = try number(digits, bench)
      guard let multiple = multiples[unit.lowercased()] else {
        return [Reading(value: .number(value), decimals: Closeness.decimals(of: digits))]
      }
      let product = value.double * multiple
      let isWhole = product == product.rounded() && product.magnitude < 1e15
      return [Reading(value: .number(isWhole ? .int(Int(product)) : .float(product)))]
    }
    return [Reading(value: .number(try number(text, bench)), decimals: Closeness.decimals(of: text))]
  }

  private static func number(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Scalar {
    switch try evaluated(text, bench) {
    case .number(let number): return number
    case .grid(let grid) where grid.cells.count == 1: return grid.cells[0]
    case let other: throw .notANumber(other)
    }
  }

  /// `1,728` both ways, `0,5` as 0.5, `1,234,567` as one number.
  private static func withCommas(_ text: String) -> [Reading] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = [parts[0].dropFirst(sign.count)] + parts.dropFirst()
    guard parts.count > 1, digits.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }) else {
      return []
    }
    var readings: [Reading] = []
    let isGrouped = digits[0].count <= 3 && digits[0] != "0" && digits.dropFirst().allSatisfy { $0.count == 3 }
    if isGrouped, let number = Int(sign + digits.joined()) { readings.append(Reading(value: .number(.int(number)))) }
    let point = sign + digits.joined(separator: ".")
    if parts.count == 2, let number = Double(point) {
      readings.append(Reading(value: .number(.float(number)), decimals: Closeness.decimals(of: point)))
    }
    return readings
  }

  /// `26 pixels` as `26` and `pixels`: digits, then one word that is no name of the language's arithmetic.
  private static func separatedUnit(_ text: String) -> (String, String)? {
    let unit = String(text.reversed().prefix { $0.isLetter }.reversed())
    let digits = String(text.dropLast(unit.count)).trimmed
    guard !unit.isEmpty, let last = digits.last, last.isNumber || last == ")" || last == "." else { return nil }
    // `1e` is the beginning of a number, `2or` of nothing.
    guard !["e", "j", "or", "and", "if", "in", "is"].contains(unit.lowercased()) else { return nil }
    return (digits, unit)
  }

  // Grids

  private static func grid(
    _ text: String, like key: NumberGrid, _ bench: any Workbench
  ) throws(UnreadableAnswer) -> Reading {
    if let sizes = sizes(text, separators: "xX×*"), key.shape.count == 1 {
      return Reading(value: .grid(NumberGrid(shape: [sizes.count], cells: sizes.map { .int($0) })))
    }
    let isPlain = text.allSatisfy { $0.isNumber || $0.isWhitespace || ".,;+-/eE".contains($0) }
    if isPlain { return Reading(value: .grid(try rows(text, bench)), isLoose: true) }
    switch try evaluated(text, bench) {
    case .grid(let grid): return Reading(value: .grid(grid))
    case .number(let number): return Reading(value: .grid(NumberGrid(shape: [1], cells: [number])), isLoose: true)
    case let other: throw .notAGrid(other, key)
    }
  }

  /// `8x3x3` as three sizes; with `*` it is a product, except where sizes are asked for.
  private static func sizes(_ text: String, separators: String = "xX×") -> [Int]? {
    let parts = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
    let numbers = parts.compactMap { Int(String($0).trimmed) }
    return parts.count > 1 && numbers.count == parts.count ? numbers : nil
  }

  /// Rows separated by `;` or new lines, numbers by commas or blanks.
  private static func rows(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> NumberGrid {
    var cells: [Scalar] = []
    var widths: [Int] = []
    for row in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) where !row.allSatisfy(\.isWhitespace) {
      let texts = row.split { $0 == "," || $0.isWhitespace }
      for text in texts { cells.append(try cell(String(text), bench)) }
      widths.append(texts.count)
    }
    guard let width = widths.first else { throw UnreadableAnswer("there is no number in this") }
    if let ragged = widths.firstIndex(where: { $0 != width }) { throw .ragged(ragged, widths[ragged], width) }
    return NumberGrid(shape: widths.count == 1 ? [width] : [widths.count, width], cells: cells)
  }

  private static func cell(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Scalar {
    if let whole = Int(text) { return .int(whole) }
    if let number = Double(text) { return .float(number) }
    return try number(text, bench)
  }

  // The language

  /// Words that may stand in a typed value; anything else would compute the answer instead of giving it.
  private static let allowed: Set<String> = [
    "True", "False", "None", "not", "and", "or", "math", "e", "pi", "sqrt", "exp", "log", "tanh", "tau", "inf", "nan",
    "abs", "min", "max", "round", "float", "int", "torch", "tensor", "Size", "zeros", "ones",
  ]

  private static func evaluated(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> QuizValue {
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

  fileprivate static func notANumber(_ value: QuizValue) -> UnreadableAnswer {
    UnreadableAnswer("one number is needed, and this is a \(value.kindName)")
  }

  fileprivate static func severalSizes(_ sizes: [Int]) -> UnreadableAnswer {
    let product = sizes.map(String.init).joined(separator: "*")
    return UnreadableAnswer("one number is needed: `\(sizes[0])`, or `\(product)` for the product")
  }

  fileprivate static func notAGrid(_ value: QuizValue, _ key: NumberGrid) -> UnreadableAnswer {
    let form = key.shape.count == 1 ? "`1 2 3`" : "`6 8; 3 4`"
    return UnreadableAnswer("numbers are needed, such as \(form), and this is a \(value.kindName)")
  }

  fileprivate static func ragged(_ row: Int, _ count: Int, _ width: Int) -> UnreadableAnswer {
    UnreadableAnswer(
      "row \(row) has \(count) number\(count == 1 ? "" : "s"), and row 0 has \(width): rows are counted from 0")
  }

  fileprivate static func name(_ name: String) -> UnreadableAnswer {
    UnreadableAnswer("type the value itself, such as `26`, `5/2` or `[1, 2]`: `\(name)` is a name")
  }

  fileprivate static func failure(_ text: String, _ error: Diagnostic) -> UnreadableAnswer {
    UnreadableAnswer("`\(text)` cannot be read: \(error.message)")
  }
}
