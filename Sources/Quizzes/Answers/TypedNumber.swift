import Tensors

/// Numbers as people write them: in words, with commas, per cent, units.
extension TypedValue {
  private static let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
  ]
  private static let multiples = ["thousand": 1_000.0, "million": 1e6, "mio": 1e6, "billion": 1e9]

  static func numbers(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> [Reading] {
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

  static func number(_ text: String, _ bench: any Workbench) throws(UnreadableAnswer) -> Scalar {
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
}

extension UnreadableAnswer {
  fileprivate static func notANumber(_ value: QuizValue) -> UnreadableAnswer {
    UnreadableAnswer("one number is needed, and this is a \(value.kindName)")
  }

  static func severalSizes(_ sizes: [Int]) -> UnreadableAnswer {
    let product = sizes.map(String.init).joined(separator: "*")
    return UnreadableAnswer("one number is needed: `\(sizes[0])`, or `\(product)` for the product")
  }
}
